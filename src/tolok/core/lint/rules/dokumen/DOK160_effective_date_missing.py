"""No dictum says from when the decree is in force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "tidak ada diktum yang menyebut mulai berlakunya keputusan, sehingga berlaku sejak ditetapkan; "
    "tambahkan bila maksudnya lain"
)
_IN_FORCE = re.compile(r"\b(?:ber|pember|diber)laku\w*", re.IGNORECASE)


def check(context: Context) -> Iterator[Hit]:
    diktum = context.keputusan.diktum
    if len(diktum) > 1 and not any(_IN_FORCE.search(" ".join((one.isi, *one.butir))) for one in diktum):
        yield Hit(Location(kolom="diktum"), _TEMPLATE, evidence=diktum[-1].isi)


RULE = Rule(
    "DOK160", "effective-date-missing", "Mulai berlakunya tidak disebut", Severity.INFO, check, basis=("uu-30-2014",)
)

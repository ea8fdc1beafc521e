"""Tables without a column for targets. A decree of indicators may do without: info."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "tabel tidak mempunyai kolom target, sehingga capaian hanya dapat dihitung dari perjanjian kinerja; "
    "tambahkan bila perlu"
)
_TARGET = re.compile(
    r"\b(?:target|baseline|base\s?line|kondisi\s+a[wk]\w+|triwulan|tw|realisasi)\b|20\d\d", re.IGNORECASE
)


def check(context: Context) -> Iterator[Hit]:
    columns = {name for row in context.rows for name in row.baris.kolom_lain}
    if context.rows and not any(map(_TARGET.search, columns)):
        yield Hit(Location(kolom="target"), _TEMPLATE)


RULE = Rule("DOK210", "no-target", "Kolom target tidak ada", Severity.INFO, check)

"""A number of one year and a date of another: the number or the date was left from last year's decree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "nomor «{nomor}» bertahun {tahun}, padahal ditetapkan tahun {tanggal}, sehingga salah satunya tersalin dari "
    "keputusan lain; periksa keduanya"
)
_YEAR = re.compile(r"(?:\btahun|/|-|\.)\s*(20\d\d)\s*$", re.IGNORECASE)


def check(context: Context) -> Iterator[Hit]:
    decree = context.keputusan
    found = _YEAR.search(decree.nomor or "")
    if decree.nomor and decree.tanggal and found and int(found[1]) != decree.tanggal.year:
        values = {"nomor": decree.nomor, "tahun": found[1], "tanggal": str(decree.tanggal.year)}
        yield Hit(Location(kolom="nomor"), _TEMPLATE, values, decree.nomor)


RULE = Rule("DOK150", "number-year-mismatch", "Tahun nomor dan tanggal berbeda", Severity.WARNING, check)

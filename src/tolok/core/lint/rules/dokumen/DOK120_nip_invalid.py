"""A NIP whose digits cannot be: no such birth date, month of appointment or sex, or appointed as a child."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.kernel.nip import Nip
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "NIP «{nip}» tidak mungkin: {sebab}, sehingga orangnya salah atau angkanya salah salin; cocokkan dengan SK-nya"
)
_YOUNGEST, _OLDEST = 15, 60
"""Years of age at appointment."""


def check(context: Context) -> Iterator[Hit]:
    signer = context.keputusan.penanda_tangan
    if signer and signer.nip and (why := _objection(signer.nip, context)):
        values = {"nip": signer.nip, "sebab": why}
        yield Hit(Location(kolom="penanda_tangan"), _TEMPLATE, values, signer.nip)


def _objection(printed: str, context: Context) -> str:
    digits = re.sub(r"[\s.]", "", printed)
    if len(digits) != 18 or not digits.isdecimal():  # numbers of nine digits were in use up to 2009
        day = context.day
        return "" if len(digits) == 9 and (day is None or day.year < 2011) else "bukan 18 angka"
    try:
        Nip(digits)
    except ValueError:
        return "tanggal lahir atau bulan pengangkatannya tidak ada"
    if digits[14] not in "12":
        return "angka ke-15 hanya boleh 1 (pria) atau 2 (wanita)"
    age = int(digits[8:12]) - int(digits[:4])
    if not _YOUNGEST <= age <= _OLDEST:
        return f"diangkat pada umur {age} tahun"
    if context.day and int(digits[8:12]) > context.day.year:
        return "diangkat sesudah tanggal keputusan"
    return ""


RULE = Rule("DOK120", "nip-invalid", "NIP tidak mungkin", Severity.WARNING, check)

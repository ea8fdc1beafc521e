"""Indonesian dates and periods as offices print them."""

from __future__ import annotations

import re
from datetime import date

from tolok.core.catalogue import Periode
from tolok.reading.wording.words import MONTHS

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_LONG = re.compile(rf"\b(\d{{1,2}})\s*[-/ ]?\s*({_NAMES})\b\.?\s*[-/, ]?\s*((?:19|20)\d\d)\b", re.I)
_SHORT = re.compile(r"\b(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?((?:19|20)\d\d)\b")
_YEARS = re.compile(
    r"(?:tahun|periode|thn\.?)\s*:?\s*(20\d\d)\s*(?:[-–—/]|s\s*[./]?\s*d\.?|sampai(?:\s+dengan)?)\s*(?:tahun\s+)?(20\d\d)\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:tahun(?:\s+anggaran)?|periode)\s*:?\s*(20\d\d)\b", re.I)


def read_date(text: str) -> date | None:
    """The first date in `text`: "19 April 2023", "2 Nopember 2024", "02-01-2025" (day first)."""
    if match := _LONG.search(text):
        return _date(match.group(3), MONTHS[match.group(2).lower()], match.group(1))
    if match := _SHORT.search(text):
        return _date(match.group(3), int(match.group(2)), match.group(1))
    return None


def _date(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def read_periode(text: str) -> Periode | None:
    """The years in a title ("TAHUN 2023-2026", "TAHUN 2025"); a number ("NOMOR 20 TAHUN 2023") is none."""
    bare = re.sub(r"\b(nomor|no\.?|undang)\b[^A-Za-z]*\S*\s+tahun\s+(19|20)\d\d", " ", text, flags=re.I)
    if match := _YEARS.search(bare):
        first, last = int(match.group(1)), int(match.group(2))
        return Periode(first, last) if first <= last else None
    if match := _YEAR.search(bare):
        return Periode(int(match.group(1)), int(match.group(1)))
    return None

"""Growth and fall: which way an indicator goes, and which of two phrases speaks of the earlier period."""

from __future__ import annotations

import re
from enum import Enum

from tolok.core.kernel.text import words


class Trend(Enum):
    """Which way a rate of change counts as progress."""

    UP = "naik"
    DOWN = "turun"


_UP = frozenset({"pertumbuhan", "peningkatan", "kenaikan", "pertambahan", "penambahan"})
_DOWN = frozenset({"penurunan", "pengurangan"})
# With these the word of change is the name of a thing or a programme: "kenaikan pangkat", "pengurangan risiko bencana".
_NAMED = frozenset({"pangkat", "gaji", "kelas", "jabatan", "risiko", "resiko", "kapasitas", "daya", "status"})
# They may stand before the word of change: "Persentase peningkatan", "Laju pertumbuhan", "Rata-rata kenaikan".
_RATE = frozenset(
    {"persentase", "prosentase", "presentase", "persen", "tingkat", "laju", "angka", "rata", "rasio", "%"}
)

_EARLIER = re.compile(
    r"\b(?:tahun|th|thn|periode|bulan|triwulan|semester)?\.?\s*\(?\s*[nt]\s*[-–−]\s*1\b|\b(?:tahun|periode|bulan|triwulan|"
    r"semester|yang)\s+(?:yang\s+)?(?:lalu|sebelum\w*|kemarin|dasar|awal)\b|\b(?:data|kondisi|angka)\s+(?:awal|dasar|"
    r"sebelum\w*)\b|\bsebelumnya\b|\btahun lalu\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:tahun|th|thn|periode|bulan|triwulan|semester)\.?\s*\(?[nt]\b(?!\s*[-–−]\s*1)|\b(?:tahun|periode|bulan|triwulan|"
    r"semester)\s+(?:ini|berjalan|sekarang|pelaporan|akhir|berkenaan|bersangkutan)\b|\bkondisi\s+(?:akhir|kini|sekarang)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COMPARED = re.compile(r"\bdibanding\w*\s+(?:dengan\s+)?(?:tahun|periode|bulan|triwulan)\b", re.IGNORECASE)


def trend_of(indikator: str) -> Trend | None:
    """The way a rate of change goes, None where the wording promises no such rate.

    Only the first words count: "Jumlah laporan peningkatan kesejahteraan" counts papers.
    """
    said = words(indikator)
    while said and said[0] in _RATE:
        said = said[1:]
    if not _NAMED.isdisjoint(said[1:2]):
        return None
    if said[:1] and said[0] in _UP:
        return Trend.UP
    return Trend.DOWN if said[:1] and said[0] in _DOWN else None


def period_of(phrase: str) -> int | None:
    """Minus one for the earlier period, one for the later, the year where one is printed, None where none is named."""
    if _EARLIER.search(phrase):
        return -1
    if _LATER.search(phrase):
        return 1
    year = _YEAR.search(phrase)
    return int(year[0]) if year else None


def without_period(phrase: str) -> str:
    """The folded words of a phrase without those that tell its period."""
    for pattern in (_EARLIER, _LATER, _YEAR):
        phrase = pattern.sub(" ", phrase)
    return " ".join(word for word in words(phrase) if word not in ("tahun", "pada"))


def compares_periods(text: str) -> bool:
    """Whether a formula speaks of an earlier period, of two years, or of a comparison between periods."""
    return bool(_EARLIER.search(text) or _COMPARED.search(text)) or len(set(_YEAR.findall(text))) > 1

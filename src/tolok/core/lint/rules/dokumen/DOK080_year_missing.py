"""No year or period: nobody can tell for which years the indicators hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "tahun atau periode berlakunya {jenis} tidak disebut pada judul, diktum maupun kepala tabel, sehingga tidak jelas "
    "untuk tahun mana; cantumkan «Tahun ...» pada judul"
)
# The year of a regulation or a date is not the year the indicators are for.
_CITED = re.compile(
    r"(?:\bnomor|\bno\.?)\s*[\w./-]+(?:\s*/\s*[\w.-]+)*\s+tahun\s+\d{4}|\b\d{1,2}\s+[a-z]+\s+\d{4}", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def check(context: Context) -> Iterator[Hit]:
    decree = context.keputusan
    if decree.periode is not None or not context.rows or any(map(_names_year, _texts(context))):
        return
    # Indicators of a person are set year by year, so the decree's own date says which; those of an office are not.
    if decree.jenis == "IKI" and (decree.tanggal is not None or _YEAR.search(decree.nomor or "")):
        return
    yield Hit(Location(kolom="periode"), _TEMPLATE, {"jenis": decree.jenis}, decree.judul)


def _texts(context: Context) -> Iterator[str]:
    decree = context.keputusan
    yield from (decree.judul, decree.menetapkan or "")
    yield from (text for diktum in decree.diktum for text in (diktum.isi, *diktum.butir))
    yield from (jabatan.nama for jabatan in decree.jabatan)
    yield from dict.fromkeys(name for row in context.rows for name in row.baris.kolom_lain)


def _names_year(text: str) -> bool:
    return bool(_YEAR.search(_CITED.sub(" ", text)))


RULE = Rule(
    "DOK080", "year-missing", "Tahun berlakunya tidak disebut", Severity.WARNING, check, basis=("permenpan-20-2008",)
)

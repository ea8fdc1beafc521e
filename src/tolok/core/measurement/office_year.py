"""All that measuring one office's year needs, wherever it was stored (web database, archive folder, sample)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tolok.core.catalogue import Keputusan
from tolok.core.measurement.indikator import Indikator
from tolok.core.registers.entry import Entry, Statement


@dataclass(frozen=True, slots=True)
class Pejabat:
    """Who held a jabatan: `sejak`/`sampai` ISO dates, `is_plt` for an acting holder (Plt.)."""

    jabatan: str
    nama: str
    nip: str | None = None
    pangkat: str | None = None
    is_plt: bool = False
    sejak: str | None = None
    sampai: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeProfile:
    """The office as it stands on a document. `code` is its wilayah code and the `office` of its entries."""

    code: str
    nama: str
    kabupaten: str
    provinsi: str = ""
    alamat: str = ""


@dataclass(frozen=True, slots=True)
class OfficeYear:
    """One office, one year: its decrees, indicators, rows, statements, villages and holders."""

    office: OfficeProfile
    year: int
    keputusan: tuple[Keputusan, ...]
    indikator: tuple[Indikator, ...]
    entries: Sequence[Entry]
    statements: Sequence[Statement]
    pejabat: tuple[Pejabat, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    """(name as written, jabatan it means): "Kasubag PKA" -> "Kasubbag Perencanaan, Keuangan dan Aset"."""

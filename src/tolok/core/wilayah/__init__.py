"""The official list of areas: 7,285 kecamatan and their desa/kelurahan, as dated data.

The data (`kecamatan.csv`, `desa.csv.gz`) is a database of its own under the ODbL (see LICENSE-ODbL.md and
NOTICE), made from idn-area-data 4.0.1; it follows the Ministry of Home Affairs' codes, and the decree of record
was not verified ("periksa di JDIH"). Code that only reads areas goes here; offices and rules do not.
"""

from __future__ import annotations

import csv
import gzip
import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Kecamatan:
    """One sub-district of the official list; `kabupaten` carries its word ("Kabupaten Jember", "Kota Batu")."""

    code: str
    nama: str
    kabupaten: str
    provinsi: str


@dataclass(frozen=True, slots=True)
class DesaEntry:
    """One desa or kelurahan of the official list; the fourth part of a kelurahan's code starts with 1."""

    code: str
    nama: str

    @property
    def is_kelurahan(self) -> bool:
        return self.code.rpartition(".")[2].startswith("1")


@cache
def kecamatan_list() -> tuple[Kecamatan, ...]:
    """All kecamatan of the official list, by code."""
    text = files(__package__).joinpath("kecamatan.csv").read_text("utf-8")
    rows = csv.DictReader(io.StringIO(text))
    return tuple(Kecamatan(row["kode"], row["kecamatan"], row["kabupaten"], row["provinsi"]) for row in rows)


@cache
def kecamatan_by_code() -> dict[str, Kecamatan]:
    return {kecamatan.code: kecamatan for kecamatan in kecamatan_list()}


def desa_of(kecamatan_code: str) -> tuple[DesaEntry, ...]:
    """The desa and kelurahan of one kecamatan, by code; empty for an unknown code."""
    lines = [line for line in _desa_lines() if line.startswith(f"{kecamatan_code}.")]
    return tuple(DesaEntry(code, nama) for code, nama in csv.reader(lines))


def desa_by_kecamatan() -> dict[str, tuple[DesaEntry, ...]]:
    """All 83,762 desa and kelurahan by the code of their kecamatan; made anew each time, for it is large."""
    found: dict[str, list[DesaEntry]] = {}
    for code, nama in csv.reader(_desa_lines()):
        found.setdefault(code.rpartition(".")[0], []).append(DesaEntry(code, nama))
    return {kecamatan: tuple(desa) for kecamatan, desa in found.items()}


def _desa_lines() -> list[str]:
    text = gzip.decompress(files(__package__).joinpath("desa.csv.gz").read_bytes()).decode("utf-8")
    return text.splitlines()[1:]  # the first names the columns

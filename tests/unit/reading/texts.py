"""Small made-up decrees for the tests of reading, and the shortest way to read one."""

from __future__ import annotations

from tolok.core.catalogue import Baris, Jabatan, Keputusan
from tolok.reading import read_decree

HEADING = "NO\tSASARAN\tINDIKATOR KINERJA\tFORMULASI PENGHITUNGAN\tSUMBER DATA"


def read(text: str) -> Keputusan:
    return read_decree(text.encode(), "naskah.txt").keputusan


def noted(text: str) -> tuple[Keputusan, tuple[str, ...]]:
    """The decree, and what is noted for the person who confirms it."""
    reading = read_decree(text.encode(), "naskah.txt")
    return reading.keputusan, reading.notes


def table(*rows: str, heading: str = HEADING, jabatan: str = "Kasi Pelayanan") -> str:
    return "\n".join((f"Jabatan : {jabatan}", heading, *rows, ""))


def only_jabatan(text: str) -> Jabatan:
    (jabatan,) = read(text).jabatan
    return jabatan


def rows(text: str) -> tuple[Baris, ...]:
    return only_jabatan(text).baris


def repairs(baris: Baris, key: str) -> str:
    return "; ".join(baris.asal[key].perbaikan)

"""Where something stands in a decree: page and line of the source, jabatan, row, column."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Location:
    """A place an official can find: all parts optional, numbers 1-based.

    `jabatan` is the name as read; `baris` the place of the row within its jabatan; `kolom` a key of
    the exchange form (`formula`, `sumber_data`, `mengingat` ...); `line` the line of the text source.
    """

    jabatan: str | None = None
    baris: int | None = None
    kolom: str | None = None
    page: int | None = None
    line: int | None = None
    nomor: int | None = None
    """Number of an item within `kolom` (mengingat 3, diktum 2)."""

    def __str__(self) -> str:
        parts = [
            self.jabatan and f"jabatan {self.jabatan}",
            self.baris and f"baris {self.baris}",
            self.kolom and f"kolom {self.kolom.replace('_', ' ')}" + (f" {self.nomor}" if self.nomor else ""),
            self.page and f"halaman {self.page}",
            self.line and f"brs. berkas {self.line}",
        ]
        return ", ".join(part for part in parts if part) or "seluruh keputusan"

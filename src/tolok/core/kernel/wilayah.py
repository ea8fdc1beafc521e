"""Codes of the Ministry of Home Affairs for areas: 35.09.09 is a kecamatan, 35.09.09.2001 a desa."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CODE = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")


@dataclass(frozen=True, slots=True, order=True)
class WilayahCode:
    """A dotted area code of province, kabupaten/kota, kecamatan or desa/kelurahan level."""

    code: str

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise ValueError(f"expected a code such as 35.09.09, got: {self.code!r}")

    @property
    def level(self) -> int:
        """1 provinsi, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan."""
        return self.code.count(".") + 1

    @property
    def parent(self) -> WilayahCode | None:
        return WilayahCode(self.code.rpartition(".")[0]) if self.level > 1 else None

    def __str__(self) -> str:
        return self.code

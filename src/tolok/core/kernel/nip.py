"""NIP, the number of a civil servant: birth date, month of appointment, sex, serial; 18 digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Nip:
    """Eighteen digits yyyymmdd yyyymm s nnn; s is 1 for a man, 2 for a woman (Perka BKN 22/2007, from memory)."""

    digits: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9]{18}", self.digits):
            raise ValueError(f"expected 18 digits, got: {self.digits!r}")
        date(int(self.digits[:4]), int(self.digits[4:6]), int(self.digits[6:8]))
        if not 1 <= int(self.digits[12:14]) <= 12 and int(self.digits[12:14]) != 21:  # 21: PPPK
            raise ValueError(f"expected a month of appointment 01..12 (or 21 for PPPK), got: {self.digits!r}")

    @classmethod
    def read(cls, text: str) -> Nip:
        """From the printed form, with its blanks or dots. Raises ValueError when it is no NIP."""
        return cls(re.sub(r"[\s.]", "", text))

    def __str__(self) -> str:
        d = self.digits
        return f"{d[:8]} {d[8:14]} {d[14]} {d[15:]}"

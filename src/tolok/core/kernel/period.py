"""Periods of measurement: a month, a quarter (triwulan), a year."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

MONTH_NAMES = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ROMAN_QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month, 1..12 of a year."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise ValueError(f"month must be 1..12, got: {self.month!r}")

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def __str__(self) -> str:
        return f"{MONTH_NAMES[self.month - 1]} {self.year}"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of whole months, both ends included. Build it with `year`, `quarter` or `to_quarter`."""

    first: Month
    last: Month

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"last month must not be before the first, got: {self.first}..{self.last}")

    @classmethod
    def of_year(cls, year: int) -> Period:
        return cls(Month(year, 1), Month(year, 12))

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> Period:
        """Triwulan `quarter` (1..4) alone."""
        if not 1 <= quarter <= 4:
            raise ValueError(f"quarter must be 1..4, got: {quarter!r}")
        return cls(Month(year, 3 * quarter - 2), Month(year, 3 * quarter))

    @classmethod
    def to_quarter(cls, year: int, quarter: int) -> Period:
        """January to the end of triwulan `quarter`: "s.d. triwulan II"."""
        return cls(Month(year, 1), cls.of_quarter(year, quarter).last)

    def months(self) -> tuple[Month, ...]:
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        start = self.first.year * 12 + self.first.month - 1
        return tuple(Month((start + i) // 12, (start + i) % 12 + 1) for i in range(count))

    def __contains__(self, month: Month) -> bool:
        return self.first <= month <= self.last

    def __str__(self) -> str:
        if self == Period.of_year(self.first.year):
            return f"Tahun {self.first.year}"
        for number, roman in enumerate(ROMAN_QUARTERS, 1):
            if self == Period.of_quarter(self.first.year, number):
                return f"Triwulan {roman} {self.first.year}"
            if self == Period.to_quarter(self.first.year, number):
                return f"s.d. Triwulan {roman} {self.first.year}"
        return str(self.first) if self.first == self.last else f"{self.first} s.d. {self.last}"

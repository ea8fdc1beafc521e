"""The value of a cell -> the words that an official would write."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

CellValue = int | float | str | bool | time | date | datetime | timedelta
_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
           "November", "Desember")  # fmt: skip
_DIGITS = 15  # all that a spreadsheet keeps


def words_of(value: CellValue, *, is_percent: bool = False) -> str:
    """100.0 -> "100", 0.875 -> "0,875" (as percent "87,5%"), a date -> "2 Januari 2024"; line ends stay."""
    if isinstance(value, bool):
        return "BENAR" if value else "SALAH"
    if isinstance(value, int | float):
        return _number(value, is_percent)
    if isinstance(value, datetime) and (value.hour or value.minute):
        return f"{_date(value)} {value:%H.%M}"
    if isinstance(value, date):
        return _date(value)
    if isinstance(value, time):
        return f"{value:%H.%M}"
    if isinstance(value, timedelta):
        return str(value)
    return "\n".join(line.strip() for line in value.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()


def _date(value: date) -> str:
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def _number(value: float, is_percent: bool) -> str:
    exact = Decimal(f"{value:.{_DIGITS}g}")
    if not exact.is_finite():
        return str(value)
    shown = f"{exact * 100 if is_percent else exact:f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return shown.replace(".", ",") + ("%" if is_percent else "")

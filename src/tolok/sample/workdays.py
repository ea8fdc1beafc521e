"""The office's working days of 2025: no weekends, no holidays, fewer hands around Lebaran."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

YEAR = 2025
FIRST_DAY, LAST_DAY = date(YEAR, 1, 1), date(YEAR, 12, 31)

# National holidays and joint leave that fall on weekdays, as far as they matter for a sample (written from memory).
_DAYS_OFF = (
    (1, 1), (1, 27), (1, 28), (1, 29), (3, 28), (3, 31), (4, 1), (4, 2), (4, 3), (4, 4), (4, 7), (4, 18), (5, 1),
    (5, 12), (5, 13), (5, 29), (5, 30), (6, 6), (6, 9), (6, 27), (8, 18), (9, 5), (12, 25), (12, 26),
)  # fmt: skip
HOLIDAYS = frozenset(date(YEAR, month, day) for month, day in _DAYS_OFF)


def is_workday(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


@cache
def workdays() -> tuple[date, ...]:
    """All working days of the year, in order."""
    days = (FIRST_DAY + timedelta(days=i) for i in range((LAST_DAY - FIRST_DAY).days + 1))
    return tuple(day for day in days if is_workday(day))


def after(day: date, count: int) -> date:
    """The `count`-th working day after `day`; it may fall in the next year."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day


def on_or_after(day: date) -> date:
    """`day` itself, or the next working day."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def within_year(day: date) -> date | None:
    """`day`, or None when it lies beyond the year: what is not yet finished on 31 December."""
    return day if day <= LAST_DAY else None


def bustle(day: date) -> float:
    """How busy a day is beside a usual one: quiet in Ramadan and at the year's end, crowded after Lebaran."""
    if date(YEAR, 3, 3) <= day <= date(YEAR, 3, 27):
        return 0.6
    if date(YEAR, 4, 8) <= day <= date(YEAR, 4, 30):
        return 1.4
    return 0.7 if day >= date(YEAR, 12, 15) else 1.0

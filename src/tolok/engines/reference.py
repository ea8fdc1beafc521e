"""The reference engine: plain Python, row by row, obviously right. Others are held against it; it need not be quick."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, NoReturn

from tolok.core.kernel.period import Month
from tolok.core.registers.entry import Entry
from tolok.core.registers.term import (
    Condition,
    IsFilled,
    IsLate,
    IsOneOf,
    IsOnTime,
    IsWithinDays,
    Nature,
    Term,
    TermValues,
)
from tolok.engines import Ability, CannotDoError

if TYPE_CHECKING:
    from tolok.engines.compiler import Scan


class ReferenceEngine:
    """An Engine over rows in memory."""

    cannot: ClassVar[Mapping[Ability, str]] = MappingProxyType(
        {Ability.GROUPS: "mesin acuan membaca baris demi baris; untuk banyak kantor pakai duckdb atau spark"}
    )

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_register: dict[tuple[str, str], list[Entry]] = {}
        for entry in entries:
            self._by_register.setdefault((entry.office, entry.register), []).append(entry)

    def term_values(self, terms: Sequence[Term], offices: Sequence[str], months: Iterable[Month]) -> TermValues:
        months = tuple(months)
        values: dict[tuple[str, Term, Month], int | None] = {}
        for term in terms:
            for office in offices:
                for month in months:
                    values[office, term, month] = self._value(term, office, month)
        return values

    def term_rows(self, term: Term, office: str, months: Sequence[Month]) -> Sequence[str]:
        if not months:
            return []
        looked_at = list(months) if term.nature is Nature.FLOW else [max(months)]
        read = self._first_rows if term.measure == "distinct" else self._rows
        found = [entry for month in dict.fromkeys(looked_at) for entry in read(term, office, month)]
        return [entry.id for entry in _by_date(term, found)]

    def groups(self, scan: Scan) -> NoReturn:
        raise CannotDoError(self.cannot[Ability.GROUPS])

    def _value(self, term: Term, office: str, month: Month) -> int | None:
        if term.measure == "distinct":
            return len(self._first_rows(term, office, month))
        rows = self._rows(term, office, month)
        if term.measure == "rows":
            return len(rows)
        quantities = [entry.quantity for entry in rows]
        if None in quantities:
            return None
        return sum(quantity for quantity in quantities if quantity is not None)

    def _first_rows(self, term: Term, office: str, month: Month) -> list[Entry]:
        """The first row in the year of each value of the term's column, where that row falls in `month`."""
        so_far = [Month(month.year, number) for number in range(1, month.month + 1)]
        first: dict[str, Entry] = {}
        for entry in _by_date(term, [entry for each in so_far for entry in self._rows(term, office, each)]):
            value = getattr(entry, term.column or "")
            if value is not None:
                first.setdefault(value, entry)
        return [entry for entry in first.values() if counts_in(term, entry, month)]

    def _rows(self, term: Term, office: str, month: Month) -> list[Entry]:
        entries = self._by_register.get((office, term.register), [])
        return [
            entry
            for entry in entries
            if counts_in(term, entry, month) and all(meets(entry, condition) for condition in term.conditions)
        ]


def _by_date(term: Term, rows: Iterable[Entry]) -> list[Entry]:
    return sorted(rows, key=lambda entry: (getattr(entry, term.date_base), entry.id))


def counts_in(term: Term, entry: Entry, month: Month) -> bool:
    """Whether the date that decides places `entry` in `month` (a POSITION: whether it stands at its end)."""
    day = getattr(entry, term.date_base)
    if day is None:
        return False
    if term.nature is Nature.FLOW:
        return Month.of(day) == month
    return day <= month.last_day and (entry.completed is None or entry.completed > month.last_day)


def meets(entry: Entry, condition: Condition) -> bool:
    """Whether a row meets a condition; an empty column never does."""
    match condition:
        case IsOneOf(column, values):
            return getattr(entry, column) in values
        case IsFilled(column):
            return getattr(entry, column) is not None
        case IsOnTime():
            return entry.completed is not None and entry.due is not None and entry.completed <= entry.due
        case IsLate():
            return entry.due is not None and (entry.completed is None or entry.completed > entry.due)
        case IsWithinDays(days):
            if entry.completed is None or entry.submitted is None:
                return False
            return (entry.completed - entry.submitted).days <= days

"""What one row adds to a term, and what a change of rows changes. Pure: rows in, months and amounts out.

Conditions are those of the reference engine. A property test holds the sums of these changes against full computation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tolok.core.kernel.period import Month
from tolok.core.registers.entry import Entry
from tolok.core.registers.term import Nature, Term
from tolok.engines.reference import meets

Changes = Mapping[int, tuple[int, int]]
"""Month number -> (amount, rows without quantity), where not both are 0."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row before and after; None where it did not count (new) or counts no more (voided). `entry_id` None: a desa."""

    entry_id: int | None
    before: Entry | None
    after: Entry | None


def month_number(month: Month) -> int:
    """Months counted from year 0."""
    return month.year * 12 + month.month - 1


def month_of(number: int) -> Month:
    """The month that `month_number` counted."""
    return Month(number // 12, number % 12 + 1)


def changes_of(term: Term, rows: Iterable[RowChange], others: Sequence[Entry] = ()) -> Changes:
    """What `rows` change in the months of `term`.

    For a `distinct` term `others` are the office's rows beside these that hold a value that these hold (or held).
    """
    before = [row.before for row in rows if row.before is not None]
    after = [row.after for row in rows if row.after is not None]
    if term.measure == "distinct":
        return _without_zeros(
            [(-1, _first_months(term, [*others, *before])), (1, _first_months(term, [*others, *after]))]
        )
    return _without_zeros([(-1, _added_up(term, before)), (1, _added_up(term, after))])


def counts_row(term: Term, row: Entry) -> bool:
    """Whether `row` counts in some month of `term`."""
    return any(True for _ in _events(term, row))


def _without_zeros(signed: Iterable[tuple[int, Changes]]) -> Changes:
    amounts: Counter[int] = Counter()
    gaps: Counter[int] = Counter()
    for sign, changes in signed:
        for month, (amount, gap) in changes.items():
            amounts[month] += sign * amount
            gaps[month] += sign * gap
    return {month: (amounts[month], gaps[month]) for month in amounts if amounts[month] or gaps[month]}


def _added_up(term: Term, entries: Iterable[Entry]) -> Changes:
    found: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for entry in entries:
        is_gap = term.measure == "quantity" and entry.quantity is None
        amount = 1 if term.measure == "rows" else entry.quantity or 0
        for month, sign in _events(term, entry):
            found[month] = (found[month][0] + sign * amount, found[month][1] + sign * is_gap)
    return found


def _events(term: Term, entry: Entry) -> Iterator[tuple[int, int]]:
    """The months in which a row begins (+1) and, for a position, ceases (-1) to count."""
    day = getattr(entry, term.date_base)
    if day is None or not all(meets(entry, condition) for condition in term.conditions):
        return
    begins = month_number(Month.of(day))
    yield begins, 1
    if term.nature is Nature.POSITION and entry.completed is not None:
        yield max(begins, month_number(Month.of(entry.completed))), -1


def _first_months(term: Term, entries: Iterable[Entry]) -> Changes:
    """How many values are met for the first time in their year, by month."""
    first: dict[tuple[str, int], int] = {}
    for entry in entries:
        value = getattr(entry, term.column or "")
        for month, _ in _events(term, entry) if value is not None else ():
            key = (value, month // 12)
            first[key] = min(first.get(key, month), month)
    return {month: (count, 0) for month, count in Counter(first.values()).items()}

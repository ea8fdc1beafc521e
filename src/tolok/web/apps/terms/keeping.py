"""Kept values follow what happens to entries and statements, inside the transaction of the action that does it.

Derived data: the action leaves the audit event, these leave none. Other apps reach them through `actions`.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tolok.core.kernel.period import Month
from tolok.core.registers.entry import StatementState
from tolok.core.registers.term import Nature, Term, TermValues
from tolok.web.apps.registers import queries as registers
from tolok.web.apps.terms import queries, statements
from tolok.web.apps.terms.models import Area, AreaTerm, KeptTerm, LateChange, TermMonth
from tolok.web.apps.terms.recomputed import recomputed
from tolok.web.apps.terms.row_changes import Changes, RowChange, changes_of, month_number
from tolok.web.apps.terms.spec import print_of, write_spec

Triple = tuple[int, int, int]
"""What is added to a row: amount, gaps, stated."""


def lock(office: Any) -> Area:
    """The office's row; until the transaction ends nobody else changes values of it or of the areas above it.

    Rows are locked from the group of provinsi down, by everybody, so that nobody waits for one who waits for him.
    """
    codes = queries.area_codes(office.code)
    rows = Area.objects.select_for_update().filter(code__in=codes).order_by("code")
    found = list(rows)
    if len(found) == len(codes):
        return found[-1]
    Area.objects.bulk_create([Area(code=code) for code in codes], ignore_conflicts=True)
    area = list(rows.all())[-1]
    if not area.offices:
        Area.objects.filter(code__in=codes).update(offices=F("offices") + 1)
        area.offices = 1
    return area


def values_of(*, office: Any, terms: Sequence[Term], months: Sequence[Month]) -> TermValues:
    """The values of `terms`; those not kept yet are computed once by the engine, from all rows, and kept."""
    values = queries.kept_values(office, terms, months)
    if values is None:
        keep(office=office, terms=terms)
        values = queries.kept_values(office, terms, months)
    assert values is not None
    return values


@transaction.atomic
def keep(*, office: Any, terms: Iterable[Term]) -> int:
    """Begins to keep `terms` for the office; how many were not kept. Derived data: it leaves no audit event."""
    known = queries.kept_at(lock(office))
    # In one order, so that two offices that begin to keep the same terms do not wait for each other.
    missing = sorted((term for term in set(terms) if term not in known), key=print_of)
    if not missing:
        return 0
    numbers = _numbers_of(missing)
    codes = queries.area_codes(office.code)
    areas = [AreaTerm(area=code, level=queries.level_of(code), term_id=pk) for code in codes for pk in numbers.values()]
    AreaTerm.objects.bulk_create(areas, ignore_conflicts=True)
    AreaTerm.objects.filter(area__in=codes, term__in=numbers.values()).update(offices=F("offices") + 1)
    deltas: dict[tuple[int, int], Triple] = {}
    stated = registers.stated_months(office)
    for term, changes in recomputed(office, missing).items():
        told = {month_number(month) for month in stated.get(term.register, ())}
        for month in sorted({*changes, *told}):
            deltas[numbers[term], month] = (*changes.get(month, (0, 0)), int(month in told))
    add_to_areas(codes, deltas)
    # Drawn and not counted: what a transaction that is rolled back read under its stamp is never taken for true.
    Area.objects.filter(code=office.code).update(stamp=secrets.randbits(62))
    return len(missing)


def _numbers_of(terms: Sequence[Term]) -> dict[Term, int]:
    new = [KeptTerm(key=print_of(term), register=term.register, spec=write_spec(term)) for term in terms]
    KeptTerm.objects.bulk_create(new, ignore_conflicts=True)
    found = dict(KeptTerm.objects.filter(key__in=[one.key for one in new]).values_list("key", "pk"))
    return {term: found[print_of(term)] for term in terms}


def apply_rows(*, office: Any, area: Area, register: str, rows: Sequence[RowChange], by: Any) -> int:
    """Adds what changed in `rows` to the terms of their register; how many changes were kept apart as too late.

    `area` is the office's row under `lock`. A change that reaches a closed month is kept apart whole, and so is what
    follows of the same entry and term.
    """
    assert transaction.get_connection().in_atomic_block
    deltas: dict[tuple[int, int], Triple] = {}
    late: list[LateChange] = []
    closed = _ClosedMonths(office, register, area.closed_through)
    apart = _kept_apart(office, rows)
    for term, pk in queries.kept_at(area, [register]).items():
        for group in _groups(term, rows, closed, apart, pk):
            changes = changes_of(term, group, _others(office, term, group))
            if changes and (closed.reaches(term, changes) or any((row.entry_id, pk) in apart for row in group)):
                late += _late(office, pk, group, changes, by)
            else:
                for month, (amount, gaps) in changes.items():
                    before = deltas.get((pk, month), (0, 0, 0))
                    deltas[pk, month] = (before[0] + amount, before[1] + gaps, 0)
    add_to_areas(queries.area_codes(office.code), deltas)
    LateChange.objects.bulk_create(late)
    return len(late)


def _groups(
    term: Term, rows: Sequence[RowChange], closed: _ClosedMonths, apart: set[tuple[int | None, int]], pk: int
) -> list[Sequence[RowChange]]:
    """Rows that are judged together: all of them where none can be late, else each by itself."""
    if term.measure == "distinct" or (closed.last is None and not apart):
        return [rows]
    return [[row] for row in rows]


def _others(office: Any, term: Term, rows: Sequence[RowChange]) -> list[Any]:
    """For a term of distinct values: the office's other rows with the values that `rows` hold or held."""
    if term.column is None:
        return []
    held = [entry for row in rows for entry in (row.before, row.after) if entry is not None]
    values = {getattr(entry, term.column) for entry in held} - {None}
    years = {day.year for entry in held if (day := getattr(entry, term.date_base)) is not None}
    if not values or not years:
        return []
    found = registers.rows_with(office, term.register, term.column, values, years, term.date_base)
    own = {entry.id for entry in held}
    return [entry for entry in found if entry.id not in own]


class _ClosedMonths:
    """Which changes reach a month of the register that was stated and reported."""

    def __init__(self, office: Any, register: str, last: int | None) -> None:
        self.office, self.register, self.last = office, register, last
        self._months: set[int] | None = None

    def reaches(self, term: Term, changes: Changes) -> bool:
        if self.last is None or min(changes) > self.last:
            return False
        if term.register in {one.slug for one in registers.reference_registers()}:
            return True
        if self._months is None:
            stated = registers.stated_months(self.office).get(self.register, ())
            self._months = {number for month in stated if (number := month_number(month)) <= self.last}
        if term.nature is Nature.POSITION:
            return any(month >= min(changes) for month in self._months)
        return any(month in self._months for month in changes)


def _kept_apart(office: Any, rows: Sequence[RowChange]) -> set[tuple[int | None, int]]:
    """Entry and term of pending late changes of rows that were there before."""
    old = [row.entry_id for row in rows if row.before is not None and row.entry_id is not None]
    if not old:
        return set()
    return set(
        LateChange.objects.filter(office=office, accepted_at=None, entry__in=old).values_list("entry_id", "term_id")
    )


def _late(office: Any, pk: int, rows: Sequence[RowChange], changes: Changes, by: Any) -> list[LateChange]:
    now = timezone.now()
    entry = rows[0].entry_id
    return [
        LateChange(office=office, entry_id=entry, term_id=pk, month=m, amount=a, gaps=g, made_by=by, made_at=now)
        for m, (a, g) in changes.items()
    ]


def apply_desa(*, office: Any, before: Any, after: Any, by: Any) -> int:
    """`apply_rows` for a desa of the office's reference data, as it was and as it is."""
    old, new = (None if desa is None else registers.desa_as_core(desa, office.code) for desa in (before, after))
    rows = [RowChange(None, old, new)]
    return apply_rows(office=office, area=lock(office), register=registers.DESA, rows=rows, by=by)


def apply_statement(*, office: Any, register: str, month: Month, before: str, after: str) -> None:
    """Counts the office among those that stated the month, or no more."""
    assert transaction.get_connection().in_atomic_block
    belum = StatementState.BELUM.value
    if (change := int(after != belum) - int(before != belum)) == 0:
        return
    known = queries.kept_at(lock(office), [register])
    number = month_number(month)
    add_to_areas(queries.area_codes(office.code), {(pk, number): (0, 0, change) for pk in known.values()})


def add_to_areas(codes: Sequence[str], deltas: Mapping[tuple[int, int], Triple]) -> None:
    """Adds to the rows of every area, making those that are not there. The caller holds the lock."""
    alike: dict[tuple[int, Triple], list[int]] = defaultdict(list)
    for (pk, month), delta in deltas.items():
        if any(delta):
            alike[month, delta].append(pk)
    lacking = [
        (code, pk, month, delta)
        for (month, delta), terms in alike.items()
        if statements.add_to_month(codes, terms, month, delta) < len(codes) * len(terms)
        for code in codes
        for pk in terms
    ]
    rows = (
        TermMonth(
            area=code, level=queries.level_of(code), term_id=pk, month=month, amount=amount, gaps=gaps, stated=stated
        )
        for code, pk, month, (amount, gaps, stated) in lacking
    )
    TermMonth.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)  # those that were there have it added

"""Kept values held against full recomputation: every difference by area, term and month; and their repair."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Sum
from django.db.models.functions import Substr

from tolok.core.kernel.period import Month
from tolok.core.registers.term import Term
from tolok.web.apps.audit import actions as audit
from tolok.web.apps.offices.models import Office
from tolok.web.apps.registers import queries as registers
from tolok.web.apps.terms import queries
from tolok.web.apps.terms.keeping import lock
from tolok.web.apps.terms.models import Area, AreaTerm, KeptTerm, TermMonth
from tolok.web.apps.terms.recomputed import EngineOver, recomputed
from tolok.web.apps.terms.row_changes import month_number, month_of
from tolok.web.apps.terms.spec import print_of, read_spec

COLUMNS = ("amount", "gaps", "stated")
OFFICE_LEVEL = 3
_PREFIX = {2: 5, 1: 2, 0: 1}  # characters of the code of a kabupaten, a provinsi and a group of them
_Rows = Mapping[tuple[str, int, int], tuple[int, ...]]  # area, term, month -> COLUMNS


@dataclass(frozen=True, slots=True)
class Difference:
    """Where what is stored (and what waits apart as late) is not what the rows say; in changes of that month.

    `column` is one of COLUMNS, or "offices" (without a month): how many offices of the area keep the term; without a
    term: how many there are.
    """

    area: str
    term: Term | None
    month: Month | None
    column: str
    stored: int
    recomputed: int


def verify(engine_over: EngineOver | None = None) -> Iterator[Difference]:
    """Every difference, office by office, then of the areas above them. Changes nothing."""
    wrong: list[Difference] = []
    for office in Office.objects.order_by("code"):
        with transaction.atomic():
            lock(office)
            stored, expected = _office_rows(office, engine_over)
        found = list(_compared(stored, expected))
        wrong += found
        yield from found
    with transaction.atomic():
        _lock_all()
        above = list(_level_differences(wrong))
    yield from above


@transaction.atomic
def repair(*, by: Any, engine_over: EngineOver | None = None) -> int:
    """Writes every difference anew from the rows; how many there were. One audit event an office that had any."""
    _lock_all()
    count = 0
    for office in Office.objects.order_by("code"):
        found = list(_compared(*_office_rows(office, engine_over)))
        if not found:
            continue
        count += len(found)
        _write(found)
        Area.objects.filter(code=office.code).update(version=F("version") + 1)
        audit.record(by=by, office=office, act="terms.repair", target=str(office), detail={"selisih": len(found)})
    above = list(_level_differences())
    _write(above)
    return count + len(above)


def _lock_all() -> None:
    for office in Office.objects.order_by("code"):
        lock(office)


def _office_rows(office: Any, engine_over: EngineOver | None) -> tuple[_Rows, _Rows]:
    """What is stored together with what waits apart, and what the rows say."""
    kept = queries.kept_terms(office)
    stored = dict(_stored(TermMonth.objects.filter(area=office.code)))
    for pk, month, amount, gaps in (
        queries.late_changes(office).select_related(None).values_list("term_id", "month", "amount", "gaps")
    ):
        was = stored.get((office.code, pk, month), (0, 0, 0))
        stored[office.code, pk, month] = (was[0] + amount, was[1] + gaps, was[2])
    stated = registers.stated_months(office)
    expected: dict[tuple[str, int, int], tuple[int, ...]] = {}
    for term, changes in recomputed(office, list(kept), engine_over).items():
        told = {month_number(month) for month in stated.get(term.register, ())}
        for month in {*changes, *told}:
            expected[office.code, kept[term], month] = (*changes.get(month, (0, 0)), int(month in told))
    return stored, expected


def _stored(rows: Any) -> _Rows:
    return {
        (area, pk, month): tuple(told)
        for area, pk, month, *told in rows.values_list("area", "term_id", "month", *COLUMNS)
    }


def _compared(stored: _Rows, expected: _Rows) -> Iterator[Difference]:
    terms = _terms({pk for _, pk, _ in {*stored, *expected}})
    nothing = (0, 0, 0)
    for area, pk, month in sorted({*stored, *expected}):
        pair = zip(stored.get((area, pk, month), nothing), expected.get((area, pk, month), nothing), strict=True)
        for column, (is_stored, should) in zip(COLUMNS, pair, strict=True):
            if is_stored != should:
                yield Difference(area, terms[pk], month_of(month), column, is_stored, should)


def _terms(numbers: set[int]) -> Mapping[int, Term]:
    return {pk: read_spec(spec) for pk, spec in KeptTerm.objects.filter(pk__in=numbers).values_list("pk", "spec")}


def _level_differences(wrong: Sequence[Difference] = ()) -> Iterator[Difference]:
    """The areas above against the sums of their offices, as these should be where they are `wrong`."""
    numbers = _numbers(wrong)
    for level, length in _PREFIX.items():
        added = TermMonth.objects.filter(level=OFFICE_LEVEL).annotate(above=Substr("area", 1, length))
        sums = added.values("above", "term_id", "month").annotate(a=Sum("amount"), g=Sum("gaps"), s=Sum("stated"))
        expected: dict[tuple[str, int, int], tuple[int, ...]] = {
            (r["above"], r["term_id"], r["month"]): (r["a"], r["g"], r["s"]) for r in sums.order_by()
        }
        for one in wrong:
            assert one.term is not None and one.month is not None
            key = (one.area[:length], numbers[one.term], month_number(one.month))
            row = expected.get(key, (0, 0, 0))
            added_here = one.recomputed - one.stored
            expected[key] = tuple(n + added_here * (name == one.column) for n, name in zip(row, COLUMNS, strict=True))
        yield from _compared(_stored(TermMonth.objects.filter(level=level)), expected)
        yield from _keeping_differences(level, length)
    yield from _office_count_differences()


def _office_count_differences() -> Iterator[Difference]:
    codes = Office.objects.values_list("code", flat=True)
    expected = Counter(area for code in codes for area in queries.area_codes(code))
    stored = dict(Area.objects.values_list("code", "offices"))
    for area in sorted({*stored, *expected}):
        if stored.get(area, 0) != expected[area]:
            yield Difference(area, None, None, "offices", stored.get(area, 0), expected[area])


def _keeping_differences(level: int, length: int) -> Iterator[Difference]:
    keeping = AreaTerm.objects.filter(level=OFFICE_LEVEL).annotate(above=Substr("area", 1, length))
    counts = keeping.values("above", "term_id").annotate(n=Count("pk")).order_by()
    expected = {(one["above"], one["term_id"]): one["n"] for one in counts}
    rows = AreaTerm.objects.filter(level=level).values_list("area", "term_id", "offices")
    stored = {(area, pk): offices for area, pk, offices in rows}
    terms = _terms({pk for _, pk in {*stored, *expected}})
    for key in sorted({*stored, *expected}):
        if stored.get(key, 0) != expected.get(key, 0):
            yield Difference(key[0], terms[key[1]], None, "offices", stored.get(key, 0), expected.get(key, 0))


def _numbers(found: Sequence[Difference]) -> Mapping[Term, int]:
    keys = {print_of(one.term): one.term for one in found if one.term is not None}
    return {keys[key]: pk for key, pk in KeptTerm.objects.filter(key__in=keys).values_list("key", "pk")}


def _write(found: Sequence[Difference]) -> None:
    """Adds to single rows what they lack, making those that are not there."""
    numbers = _numbers(found)
    by_row: dict[tuple[str, int, Month | None], list[Difference]] = defaultdict(list)
    for one in found:
        if one.term is None:
            Area.objects.update_or_create(code=one.area, defaults={"offices": one.recomputed})
        else:
            by_row[one.area, numbers[one.term], one.month].append(one)
    for (area, pk, month), differences in by_row.items():
        key = {"area": area, "term_id": pk} | ({} if month is None else {"month": month_number(month)})
        model: Any = AreaTerm if month is None else TermMonth
        row, _ = model.objects.get_or_create(**key, defaults={"level": queries.level_of(area)})
        for one in differences:
            setattr(row, one.column, getattr(row, one.column) + one.recomputed - one.stored)
        row.save(update_fields=[one.column for one in differences])


def office_names() -> Mapping[str, str]:
    """Code -> name, for those who read the differences."""
    return dict(Office.objects.values_list("code", "nama"))


__all__: Sequence[str] = ("COLUMNS", "Difference", "office_names", "repair", "verify")

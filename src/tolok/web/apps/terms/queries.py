"""Kept term values as measuring reads them, for an office and for the areas above it. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet, Sum

from tolok.core.kernel.period import Month
from tolok.core.registers.entry import StatementState
from tolok.core.registers.register import Register
from tolok.core.registers.term import Nature, Term, TermValues
from tolok.web.apps.offices.models import Office
from tolok.web.apps.registers import queries as registers
from tolok.web.apps.terms.models import Area, AreaTerm, LateChange, TermMonth
from tolok.web.apps.terms.row_changes import month_number, month_of
from tolok.web.apps.terms.spec import read_spec

NATION = ""
"""The code of the whole: it has no rows of its own, they are its provinsi's added up."""

_Row = tuple[int, int, int, int, int]  # term id, month number, amount, gaps, stated


@dataclass(frozen=True, slots=True)
class AreaValues:
    """Term values of one area, and what of it was stated: nothing is known of a month before all `offices` did.

    `stated` counts the offices that keep the term and stated its register's month; reference data need no statement.
    """

    code: str
    offices: int
    values: TermValues
    stated: Mapping[tuple[Term, Month], int]

    def states(self, terms: Iterable[Term], months: Sequence[Month]) -> Mapping[tuple[str, Month], StatementState]:
        """Register and month -> LENGKAP where every office stated it for every one of these terms, else BELUM."""
        by_register: dict[str, list[Term]] = defaultdict(list)
        for term in terms:
            by_register[term.register].append(term)
        return {
            (register, month): StatementState.LENGKAP
            if all(self.stated[term, month] == self.offices for term in asked)
            else StatementState.BELUM
            for register, asked in by_register.items()
            for month in months
        }


def area_codes(code: str) -> list[str]:
    """The areas that an office's values are added to, from its provinsi down to itself: 35, 35.09, 35.09.01."""
    parts = code.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


def level_of(code: str) -> int:
    return code.count(".") + 1


def kept_terms(code: str, register: str | None = None) -> dict[Term, int]:
    """The terms kept for an area (of one register), each with its number."""
    found = AreaTerm.objects.filter(area=code, offices__gt=0)
    if register is not None:
        found = found.filter(term__register=register)
    return {read_spec(spec): pk for pk, spec in found.order_by("term").values_list("term", "term__spec")}


def kept_values(office: Any, terms: Sequence[Term], months: Sequence[Month]) -> TermValues | None:
    """The values of `terms` in `months`; None while one of them is not kept (see `actions.values_of`)."""
    known = kept_terms(office.code)
    if not terms or not months:
        return {}
    if any(term not in known for term in terms):
        return None
    wanted = {known[term]: term for term in terms}
    rows = _columns(_rows(wanted, months).filter(area=office.code))
    return _area(office.code, 1, wanted, months, rows).values


def area_values(office: Any, terms: Sequence[Term], months: Sequence[Month]) -> list[AreaValues]:
    """The values of `terms` for the office, its kabupaten, its provinsi and the nation, in that order.

    A term that an area's office does not keep is not stated by it. Raises KeyError for a term the office does not keep.
    """
    known = kept_terms(office.code)
    wanted = {known[term]: term for term in dict.fromkeys(terms)}
    codes = [*reversed(area_codes(office.code)), NATION]
    found: dict[str, list[_Row]] = defaultdict(list)
    for area, *row in _rows(wanted, months).filter(area__in=codes[:-1]).values_list("area", *_FIELDS):
        found[area].append((row[0], row[1], row[2], row[3], row[4]))
    summed = _rows(wanted, months).filter(level=1).order_by().values_list("term_id", "month")
    found[NATION] = list(summed.annotate(Sum("amount"), Sum("gaps"), Sum("stated")))
    offices, keeping = _office_counts(codes), _keeping(codes, wanted)
    return [_area(code, offices[code], wanted, months, found[code], keeping[code]) for code in codes]


_FIELDS = ("term_id", "month", "amount", "gaps", "stated")


def _columns(rows: QuerySet[TermMonth]) -> Iterable[_Row]:
    return rows.values_list("term_id", "month", "amount", "gaps", "stated")


def _rows(wanted: Mapping[int, Term], months: Sequence[Month]) -> QuerySet[TermMonth]:
    """Changes that the values of `months` depend on: of a position all since the beginning."""
    first, last = month_number(min(months)), month_number(max(months))
    standing = [pk for pk, term in wanted.items() if term.nature is Nature.POSITION]
    reached = Q(month__gte=first) | Q(term__in=standing) if standing else Q(month__gte=first)
    return TermMonth.objects.filter(reached, term__in=list(wanted), month__lte=last)


def _area(
    code: str,
    offices: int,
    wanted: Mapping[int, Term],
    months: Sequence[Month],
    rows: Iterable[_Row],
    keeping: Mapping[int, int] | None = None,
) -> AreaValues:
    by_term: dict[int, dict[int, tuple[int, int, int]]] = defaultdict(dict)
    for pk, number, amount, gaps, told in rows:
        by_term[pk][number] = (amount, gaps, told)
    values: dict[tuple[str, Term, Month], int | None] = {}
    stated: dict[tuple[Term, Month], int] = {}
    references = {register.slug for register in registers.reference_registers()}
    for pk, term in wanted.items():
        changes = by_term[pk]
        for month in months:
            number = month_number(month)
            amount, gaps = _at(term, number, changes)
            values[code, term, month] = None if gaps else amount
            is_reference = term.register in references
            stated[term, month] = (keeping or {}).get(pk, 0) if is_reference else changes.get(number, (0, 0, 0))[2]
    return AreaValues(code, offices, values, stated)


def _at(term: Term, number: int, changes: Mapping[int, tuple[int, int, int]]) -> tuple[int, int]:
    """Amount and gaps in a month: a flow's own, a position's all up to its end."""
    if term.nature is Nature.FLOW:
        amount, gaps, _ = changes.get(number, (0, 0, 0))
        return amount, gaps
    before = [change for month, change in changes.items() if month <= number]
    return sum(change[0] for change in before), sum(change[1] for change in before)


def _office_counts(codes: Sequence[str]) -> dict[str, int]:
    """How many offices an area has here."""
    return {code: _offices_of(code).count() for code in codes}


def _offices_of(code: str) -> QuerySet[Office]:
    if code == NATION:
        return Office.objects.all()
    # A range of the index, which a pattern would not be on every database.
    return Office.objects.filter(Q(code=code) | Q(code__gte=f"{code}.", code__lt=f"{code}/"))


def _keeping(codes: Sequence[str], wanted: Mapping[int, Term]) -> dict[str, dict[int, int]]:
    """Area -> term -> how many of its offices keep the term."""
    found: dict[str, dict[int, int]] = {code: {} for code in codes}
    rows = AreaTerm.objects.filter(Q(area__in=codes) | Q(level=1), term__in=list(wanted))
    for area, level, term, offices in rows.values_list("area", "level", "term_id", "offices"):
        if area in found:
            found[area][term] = offices
        if level == 1:
            found[NATION][term] = found[NATION].get(term, 0) + offices
    return found


def stamp(office: Any) -> tuple[Any, ...]:
    """Changes whenever values change without an entry or a statement: accepted late, or repaired."""
    found = Area.objects.filter(code=office.code).values_list("version", "closed_through").first()
    return found or (0, None)


def closed_through(office: Any) -> Month | None:
    """The last month whose numbers were reported."""
    number = Area.objects.filter(code=office.code).values_list("closed_through", flat=True).first()
    return None if number is None else month_of(number)


def is_closed(office: Any, register: Register, month: Month) -> bool:
    """Whether the month was stated and reported: then neither its statement nor its values change any more."""
    last = closed_through(office)
    return last is not None and month <= last and registers.statement_state(office, register, month) != "belum"


def late_changes(office: Any) -> QuerySet[LateChange]:
    """What was entered in closed months and waits to be accepted, the newest last."""
    pending = LateChange.objects.filter(office=office, accepted_at=None)
    return pending.select_related("entry", "term", "made_by").order_by("pk")


def late_by_entry(office: Any, entry_id: int) -> bool:
    """Whether something of this entry waits apart."""
    return LateChange.objects.filter(office=office, entry=entry_id, accepted_at=None).exists()


@dataclass(frozen=True, slots=True)
class LateSum:
    """A term and month whose reported value would change: by how much, from how many late changes."""

    term: Term
    month: Month
    amount: int
    gaps: int


def late_sums(office: Any) -> list[LateSum]:
    """By term and month, what accepting all would change; where late changes cancel each other out, nothing."""
    added = late_changes(office).order_by().values("month", spec=F("term__spec"))
    found = added.annotate(amounts=Sum("amount"), gap_sum=Sum("gaps")).order_by("month", "spec")
    return [
        LateSum(read_spec(one["spec"]), month_of(one["month"]), one["amounts"], one["gap_sum"])
        for one in found
        if one["amounts"] or one["gap_sum"]
    ]

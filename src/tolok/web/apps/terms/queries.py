"""Kept term values as measuring reads them, for an office and for the areas above it. Reads only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import F, QuerySet, Sum

from tolok.core.kernel.period import Month, Period
from tolok.core.registers.register import Register
from tolok.core.registers.term import Nature, Term, TermValues
from tolok.web.apps.registers import queries as registers
from tolok.web.apps.terms import statements
from tolok.web.apps.terms.models import Area, AreaTerm, LateChange, TermMonth
from tolok.web.apps.terms.row_changes import counts_row as counts_row
from tolok.web.apps.terms.row_changes import month_number, month_of
from tolok.web.apps.terms.spec import read_spec

NATION = ""
"""The code of the whole: it has no rows of its own, they are its groups' added up."""
GROUPS = "123456789"
"""The first digits of area codes: 1 Sumatera, 3 Jawa, and so on. A row of the nation's own would make every office of
the country wait for the same row; so there is one for each group of provinsi."""


@dataclass(frozen=True, slots=True)
class TermSum:
    """A term over a period in one area; `is_whole` where every office of the area keeps it and stated every month."""

    amount: int
    gaps: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class AreaSums:
    """Term sums of one area (NATION for the whole), and how many offices it has."""

    code: str
    offices: int
    sums: Mapping[Term, TermSum]


def area_codes(code: str) -> list[str]:
    """The areas that an office's values are added to, down to itself: 3, 35, 35.09, 35.09.01."""
    parts = code.split(".")
    return [code[0], *(".".join(parts[:length]) for length in range(1, len(parts) + 1))]


def level_of(code: str) -> int:
    """0 for a group of provinsi, 1 provinsi, 2 kabupaten, 3 kecamatan."""
    return code.count(".") + 1 if len(code) > 1 else 0


def kept_terms(office: Any, slugs: Collection[str] | None = None) -> dict[Term, int]:
    """The terms kept for an office (of these registers), each with its number."""
    area = Area.objects.filter(code=office.code).first()
    return kept_at(area, slugs) if area else {}


def kept_at(area: Area, slugs: Collection[str] | None = None) -> dict[Term, int]:
    """`kept_terms` of an office whose row was read: only a new stamp asks the database."""
    by_register = _kept_at(area.code, area.stamp)
    return {term: pk for slug in slugs or by_register for term, pk in by_register.get(slug, {}).items()}


@lru_cache(maxsize=1024)
def _kept_at(code: str, _stamp: int) -> Mapping[str, Mapping[Term, int]]:
    found: dict[str, dict[Term, int]] = defaultdict(dict)
    kept = AreaTerm.objects.filter(area=code, offices__gt=0).order_by("term")
    for pk, spec in kept.values_list("term", "term__spec"):
        term = read_spec(spec)
        found[term.register][term] = pk
    return found


def kept_values(office: Any, terms: Sequence[Term], months: Sequence[Month]) -> TermValues | None:
    """The values of `terms` in `months`; None while one of them is not kept (see `actions.values_of`)."""
    known = kept_terms(office)
    if not terms or not months:
        return {}
    if any(term not in known for term in terms):
        return None
    by_term: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    rows = _rows([known[term] for term in terms], terms, min(months), max(months)).filter(area=office.code)
    for pk, number, amount, gaps in rows.values_list("term_id", "month", "amount", "gaps"):
        by_term[pk][number] = (amount, gaps)
    values: dict[tuple[str, Term, Month], int | None] = {}
    for term in terms:
        changes = by_term[known[term]]
        for month in months:
            amount, gaps = _at(term, month_number(month), changes)
            values[office.code, term, month] = None if gaps else amount
    return values


def _rows(numbers: Collection[int], terms: Iterable[Term], first: Month, last: Month) -> QuerySet[TermMonth]:
    """Changes that values from `first` to `last` depend on: with a position among `terms`, all since the beginning."""
    rows = TermMonth.objects.filter(term__in=numbers, month__lte=month_number(last))
    is_standing = any(term.nature is Nature.POSITION for term in terms)
    return rows if is_standing else rows.filter(month__gte=month_number(first))


def _at(term: Term, number: int, changes: Mapping[int, tuple[int, int]]) -> tuple[int, int]:
    """Amount and gaps in a month: a flow's own, a position's all up to its end."""
    if term.nature is Nature.FLOW:
        return changes.get(number, (0, 0))
    before = [change for month, change in changes.items() if month <= number]
    return sum(change[0] for change in before), sum(change[1] for change in before)


def area_sums(office: Any, terms: Collection[Term], period: Period) -> list[AreaSums]:
    """`terms` over a period for the office, its kabupaten, its provinsi and the nation, in that order.

    A flow is added up over the months, a position stands at the end. Raises KeyError for a term that the office does
    not keep.
    """
    codes = area_codes(office.code)[:0:-1]
    stamp, offices = 0, Counter[str]()
    for code, drawn, count in statements.areas_at([*codes, *GROUPS]):
        stamp = drawn if code == office.code else stamp
        offices[_nation_if_group(code)] += count
    known = _kept_at(office.code, stamp)
    numbers = {known[term.register][term]: term for term in terms}
    found: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    for area, pk, *parts in _summed(numbers, [*codes, *GROUPS], period):
        before = found[_nation_if_group(area), pk]
        before[:] = [one + part for one, part in zip(before, parts, strict=True)]
    keeping = _keeping(codes, numbers)
    months = len(period.months())

    def term_sum(code: str, pk: int, term: Term) -> TermSum:
        amount, gaps, stated = found[code, pk]
        if pk in keeping:
            return TermSum(amount, gaps, keeping[pk].get(code, 0) == offices[code])
        return TermSum(amount, gaps, stated == offices[code] * (months if term.nature is Nature.FLOW else 1))

    return [
        AreaSums(code, offices[code], {term: term_sum(code, pk, term) for pk, term in numbers.items()})
        for code in [*codes, NATION]
    ]


def _nation_if_group(code: str) -> str:
    return NATION if len(code) == 1 else code


def _summed(
    numbers: Mapping[int, Term], codes: Collection[str], period: Period
) -> Iterable[tuple[str, int, int, int, int]]:
    """Area, term, and what they come to over the period: amount, gaps, offices and months stated."""
    first, last = month_number(period.first), month_number(period.last)
    flows = [pk for pk, term in numbers.items() if term.nature is Nature.FLOW]
    positions = [pk for pk, term in numbers.items() if term.nature is Nature.POSITION]
    yield from statements.sums(codes, flows, first, last, stated_from=first)
    yield from statements.sums(codes, positions, 0, last, stated_from=last)


def _keeping(codes: Collection[str], numbers: Mapping[int, Term]) -> dict[int, dict[str, int]]:
    """For terms of reference data, which no statement tells of: how many offices of each area keep the term."""
    references = {register.slug for register in registers.reference_registers()}
    found: dict[int, dict[str, int]] = {pk: {} for pk, term in numbers.items() if term.register in references}
    if not found:
        return found
    rows = AreaTerm.objects.filter(area__in=[*codes, *GROUPS], term__in=found)
    for area, pk, offices in rows.values_list("area", "term_id", "offices"):
        code = _nation_if_group(area)
        found[pk][code] = found[pk].get(code, 0) + offices
    return found


def stamp(office: Any) -> tuple[Any, ...]:
    """Changes whenever values change without an entry or a statement: accepted late, or repaired."""
    found = Area.objects.filter(code=office.code).values_list("version", "closed_through").first()
    return found or (0, None)


def closed_through(office: Any) -> Month | None:
    """The last month whose numbers were reported."""
    area = Area.objects.filter(code=office.code).first()
    return closed_month(area) if area else None


def closed_month(area: Area) -> Month | None:
    """`closed_through` of an office whose row was read."""
    return None if area.closed_through is None else month_of(area.closed_through)


def is_closed(office: Any, register: Register, month: Month) -> bool:
    """Whether the month was stated and reported: then neither its statement nor its values change any more."""
    last = closed_through(office)
    return last is not None and month <= last and registers.statement_state(office, register, month) != "belum"


def unstated_count(office: Any, through: Month) -> int:
    """Months of registers that nobody stated, from the beginning of the year of `through` up to it: these stay open."""
    stated = registers.stated_months(office)
    months = [month for month in Period.of_year(through.year).months() if month <= through]
    return sum(month not in stated.get(one.slug, ()) for one in registers.stated_registers() for month in months)


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

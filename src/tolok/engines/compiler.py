"""Terms -> a plan of few scans in Ibis: one GROUP BY office, month, register for each date base.

The fastest shape measured (reference: "Query shape"): one conditional aggregate for each distinct *predicate*, never
one for each term; which register a term asks for is settled by the group, not by the filter. A POSITION needs two date
bases: the month a row begins to stand (+1) and the month it ceases to (-1); the tail cumulates them from the beginning.
Values counted once a year take a scan of their own for each column: first the groups by value and month, then the
months in which a value is met for the first time, all predicates at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from tolok.core.kernel.period import Month
from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime, IsWithinDays, Nature, Term

TABLE = "entries"
SCHEMA = {
    "id": "string",
    "office": "string",
    "register": "string",
    "kind": "string",
    "village": "string",
    "submitted": "date",
    "due": "date",
    "completed": "date",
    "status": "string",
    "quantity": "int64",
}
MANY_OFFICES = 60
"""Above this many offices a list of them in the query costs more than the rows it keeps out between the first and the
last; the tail drops those."""


@dataclass(frozen=True, slots=True)
class DateBase:
    """What places a row in a month: its date in `column`, or (`is_end`) the day it ceases to stand since then.

    With `distinct` it places a value of that column: in the month of its first row of the year.
    """

    column: str
    is_end: bool = False
    distinct: str | None = None


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One conditional aggregate of a scan: `rows`, the sum of `quantity`, how many rows have no quantity (`gaps`), or
    how many values are met for the first time (`distinct`)."""

    conditions: tuple[Condition, ...]
    what: str


@dataclass(frozen=True, slots=True)
class Scan:
    """One pass over the entries. Its result: office, register, month number, then one column an aggregate."""

    base: DateBase
    aggregates: tuple[Aggregate, ...]
    expression: ir.Table


def month_number(month: Month) -> int:
    """Months counted from year 0, so that they can be compared and stepped."""
    return month.year * 12 + month.month - 1


def bases_of(term: Term) -> tuple[DateBase, ...]:
    """The date bases a term is read by."""
    start = DateBase(term.date_base, distinct=term.column)
    return (start,) if term.nature is Nature.FLOW else (start, DateBase(term.date_base, is_end=True))


def aggregates_of(term: Term) -> tuple[Aggregate, ...]:
    """The aggregates a term is read from, in each of its date bases."""
    whats = ("quantity", "gaps") if term.measure == "quantity" else (term.measure,)
    return tuple(Aggregate(term.conditions, what) for what in whats)


def compile_terms(terms: Iterable[Term], offices: Sequence[str], months: Sequence[Month]) -> tuple[Scan, ...]:
    """The scans that answer `terms`; as many as they have distinct date bases."""
    by_base: dict[DateBase, list[Term]] = {}
    for term in terms:
        for base in bases_of(term):
            by_base.setdefault(base, []).append(term)
    return tuple(_scan(base, asked, offices, months) for base, asked in by_base.items())


def _scan(base: DateBase, terms: Sequence[Term], offices: Sequence[str], months: Sequence[Month]) -> Scan:
    aggregates = tuple(dict.fromkeys(aggregate for term in terms for aggregate in aggregates_of(term)))
    rows = _rows(ibis.table(SCHEMA, name=TABLE), base, terms, offices, months)
    if base.distinct is not None:
        return Scan(base, aggregates, _first_times(rows, base.distinct, aggregates))
    columns = {f"a{i}": _aggregate(rows, aggregate) for i, aggregate in enumerate(aggregates)}
    return Scan(base, aggregates, rows.group_by("office", "register", "month").aggregate(**columns))


def _first_times(rows: ir.Table, column: str, aggregates: Sequence[Aggregate]) -> ir.Table:
    """How many values of `column` meet each predicate in a month for the first time in its year."""
    valued = rows.filter(rows[column].notnull()).mutate(value=rows[column])
    counts = {f"n{i}": _count(valued, aggregate.conditions) for i, aggregate in enumerate(aggregates)}
    met = valued.group_by("office", "register", "value", "month").aggregate(**counts)
    same = ibis.window(group_by=[met.office, met.register, met.value, met.month // 12])
    firsts = {f"f{i}": met.month.min(where=met[f"n{i}"] > 0).over(same) for i in range(len(aggregates))}
    placed = met.mutate(**firsts)
    columns = {
        f"a{i}": placed.count(where=(placed[f"n{i}"] > 0) & (placed.month == placed[f"f{i}"]))
        for i in range(len(aggregates))
    }
    return placed.group_by("office", "register", "month").aggregate(**columns)


def _rows(
    entries: ir.Table, base: DateBase, terms: Sequence[Term], offices: Sequence[str], months: Sequence[Month]
) -> ir.Table:
    """The rows that may count, each with its month. Positions need all months from the beginning.

    Dates are compared as they lie (NULL drops out), so that a file's own statistics can skip parts of it.
    """
    begins, last_day = entries[base.column], max(months).last_day
    wanted = (begins <= last_day) & entries.register.isin(sorted({term.register for term in terms}))
    # The bounds say nothing new; they let a sorted file skip what lies outside by its own statistics.
    wanted &= entries.office.between(min(offices), max(offices))
    if len(offices) <= MANY_OFFICES:
        wanted &= entries.office.isin(sorted(set(offices)))
    if base.is_end:
        wanted &= entries.completed <= last_day
        # A row that ends before it begins never stands: both its events fall in the month it begins.
        month = ibis.greatest(_month(entries.completed), _month(begins))
    else:
        month = _month(begins)
    if all(term.nature is Nature.FLOW for term in terms):
        first = min(months)
        wanted &= begins >= (first if base.distinct is None else Month(first.year, 1)).first_day
    return entries.filter(wanted).mutate(month=month)


def _month(day: ir.Value) -> ir.Value:
    return day.year().cast("int32") * 12 + day.month() - 1


def _aggregate(rows: ir.Table, aggregate: Aggregate) -> ir.Value:
    if aggregate.what == "rows":
        return _count(rows, aggregate.conditions)
    chosen = predicate(rows, aggregate.conditions)
    if aggregate.what == "quantity":
        return rows.quantity.sum() if chosen is None else ibis.cases((chosen, rows.quantity)).sum()
    return _count_where(rows, rows.quantity.isnull() if chosen is None else rows.quantity.isnull() & chosen)


def _count(rows: ir.Table, conditions: Iterable[Condition]) -> ir.IntegerScalar:
    return _count_where(rows, predicate(rows, conditions))


def _count_where(rows: ir.Table, chosen: ir.BooleanValue | None) -> ir.IntegerScalar:
    """As CASE and not FILTER: with 80 filters DuckDB takes twice as long, for it cuts every column down for each."""
    return rows.count() if chosen is None else ibis.cases((chosen, 1)).count()


def predicate(rows: ir.Table, conditions: Iterable[Condition]) -> ir.BooleanValue | None:
    """All of `conditions` as one expression; None where there are none. NULL counts as not met."""
    chosen = None
    for condition in conditions:
        met = _condition(rows, condition)
        chosen = met if chosen is None else chosen & met
    return chosen


def _condition(rows: ir.Table, condition: Condition) -> ir.BooleanValue:
    match condition:
        case IsOneOf(column, values):
            return rows[column].isin(values) if values else rows[column].isnull() & rows[column].notnull()
        case IsFilled(column):
            return rows[column].notnull()
        case IsOnTime():
            return rows.completed <= rows.due
        case IsLate():
            return rows.due.notnull() & (rows.completed.isnull() | (rows.completed > rows.due))
        case IsWithinDays(days):
            return rows.completed.delta(rows.submitted, unit="day") <= days


def rows_expression(term: Term, office: str, months: Sequence[Month]) -> ir.Table:
    """Ids of the rows behind `term`, by date then id."""
    entries = ibis.table(SCHEMA, name=TABLE)
    begins = entries[term.date_base]
    wanted = (entries.office == office) & (entries.register == term.register) & begins.notnull()
    chosen = predicate(entries, term.conditions)
    if chosen is not None:
        wanted &= chosen
    if term.nature is Nature.FLOW:
        asked = _month(begins).isin(sorted({month_number(month) for month in months}))
    else:
        last = max(months).last_day
        asked = (begins <= last) & (entries.completed.isnull() | (entries.completed > last))
    if term.column is None:
        return entries.filter(wanted & asked).order_by([term.date_base, "id"]).select("id")
    placed = entries.filter(wanted & entries[term.column].notnull()).mutate(asked=asked)
    same = ibis.window(group_by=[placed[term.column], placed[term.date_base].year()], order_by=[term.date_base, "id"])
    firsts = placed.mutate(nth=ibis.row_number().over(same))
    return firsts.filter((firsts.nth == 0) & firsts.asked).order_by([term.date_base, "id"]).select("id")

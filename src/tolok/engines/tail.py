"""From the groups that a plan's scans yield to term values: positions cumulated, months made dense, gaps kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from tolok.core.kernel.period import Month
from tolok.core.registers.term import Nature, Term, TermValues
from tolok.engines.compiler import Aggregate, DateBase, Scan, aggregates_of, bases_of, month_number

GroupRow = Sequence[Any]
"""Office, register, month number, then the scan's aggregates in their order."""

_Series = dict[int, int]
_Groups = dict[tuple[str, str], list[tuple[int, GroupRow]]]


def combine(
    terms: Iterable[Term],
    offices: Sequence[str],
    months: Sequence[Month],
    scanned: Sequence[tuple[Scan, list[GroupRow]]],
) -> TermValues:
    """The value of every term, office and month from the rows of each scan."""
    by_base = {scan.base: (scan.aggregates, _grouped(rows)) for scan, rows in scanned}
    values: dict[tuple[str, Term, Month], int | None] = {}
    for term in terms:
        for office in offices:
            for month, value in zip(months, _values(term, office, months, by_base), strict=True):
                values[office, term, month] = value
    return values


def _grouped(rows: Iterable[GroupRow]) -> _Groups:
    groups: _Groups = {}
    for row in rows:
        office, register, month, *_ = row
        groups.setdefault((office, register), []).append((month, row))
    return groups


def _values(
    term: Term,
    office: str,
    months: Sequence[Month],
    by_base: Mapping[DateBase, tuple[tuple[Aggregate, ...], _Groups]],
) -> list[int | None]:
    """One value a month; where a counted row has no quantity, None."""
    series = {aggregate.what: _series(term, office, months, aggregate, by_base) for aggregate in aggregates_of(term)}
    if term.measure != "quantity":
        return list(series[term.measure])
    return [None if gaps else total for total, gaps in zip(series["quantity"], series["gaps"], strict=True)]


def _series(
    term: Term,
    office: str,
    months: Sequence[Month],
    aggregate: Aggregate,
    by_base: Mapping[DateBase, tuple[tuple[Aggregate, ...], _Groups]],
) -> list[int]:
    changes: _Series = {}
    for base in bases_of(term):
        aggregates, groups = by_base[base]
        place = 3 + aggregates.index(aggregate)
        sign = -1 if base.is_end else 1
        for month, row in groups.get((office, term.register), ()):
            changes[month] = changes.get(month, 0) + sign * (row[place] or 0)
    if term.nature is Nature.FLOW:
        return [changes.get(month_number(month), 0) for month in months]
    moments = sorted(changes)
    standing = dict(zip(moments, accumulate(changes[moment] for moment in moments), strict=True))
    return [_standing_at(month_number(month), moments, standing) for month in months]


def _standing_at(month: int, moments: Sequence[int], standing: _Series) -> int:
    before = bisect_right(moments, month)
    return standing[moments[before - 1]] if before else 0

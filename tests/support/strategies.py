"""Hypothesis strategies for register rows, conditions and terms: few values each, so that they meet often."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from tolok.core.kernel.period import Month
from tolok.core.registers.entry import Entry
from tolok.core.registers.term import (
    DISTINCT_COLUMNS,
    Condition,
    IsFilled,
    IsLate,
    IsOneOf,
    IsOnTime,
    IsWithinDays,
    Nature,
    Term,
)

OFFICES = ("35.09.01", "35.09.02")
REGISTERS = ("surat", "aset")
KINDS = ("a", "b", "c")
STATES = ("x", "y")
VILLAGES = ("v1", "v2")
MONTHS = tuple(Month(2025, m) for m in range(11, 13)) + tuple(Month(2026, m) for m in range(1, 4))

# Month ends and their neighbours are where engines part ways; one day far back, as old assets have.
_DAYS = [month.first_day for month in MONTHS] + [month.last_day for month in MONTHS] + [date(2019, 6, 15)]
days = st.sampled_from(_DAYS) | st.dates(date(2025, 10, 20), date(2026, 4, 10))
maybe_days = st.none() | days
quantities = st.none() | st.integers(-3, 10) | st.sampled_from([2**53 + 1, 2**62, -(2**62)])


def entries(max_size: int = 14) -> st.SearchStrategy[list[Entry]]:
    """Rows of two offices and two registers, also with dates that no validation would let pass."""
    row = st.builds(
        Entry,
        id=st.just(""),
        office=st.sampled_from(OFFICES),
        register=st.sampled_from(REGISTERS),
        kind=st.none() | st.sampled_from(KINDS),
        village=st.none() | st.sampled_from(VILLAGES),
        submitted=maybe_days,
        due=maybe_days,
        completed=maybe_days,
        status=st.none() | st.sampled_from(STATES),
        quantity=quantities,
    )
    return st.lists(row, max_size=max_size).map(_numbered)


def _numbered(rows: list[Entry]) -> list[Entry]:
    from dataclasses import replace

    return [replace(row, id=f"{number:03}") for number, row in enumerate(rows)]


def _subset(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=3).map(tuple)


CONDITION_STRATEGIES: dict[type, st.SearchStrategy[Condition]] = {
    IsOneOf: st.one_of(
        st.builds(IsOneOf, st.just("kind"), _subset(KINDS)),
        st.builds(IsOneOf, st.just("status"), _subset(STATES)),
        st.builds(IsOneOf, st.just("village"), _subset(VILLAGES)),
    ),
    IsFilled: st.builds(IsFilled, st.sampled_from(("submitted", "due", "completed", "quantity"))),
    IsOnTime: st.just(IsOnTime()),
    IsLate: st.just(IsLate()),
    IsWithinDays: st.builds(IsWithinDays, st.integers(-2, 40)),
}

conditions = st.one_of(*CONDITION_STRATEGIES.values())


@st.composite
def terms(draw: st.DrawFn) -> Term:
    nature = draw(st.sampled_from(Nature))
    is_position = nature is Nature.POSITION
    measure = draw(st.sampled_from(("rows", "quantity") if is_position else ("rows", "quantity", "distinct")))
    return Term(
        register=draw(st.sampled_from(REGISTERS)),
        conditions=tuple(draw(st.lists(conditions, max_size=3))),
        date_base=draw(st.sampled_from(("submitted", "due") if is_position else ("submitted", "due", "completed"))),
        measure=measure,
        nature=nature,
        column=draw(st.sampled_from(DISTINCT_COLUMNS)) if measure == "distinct" else None,
    )

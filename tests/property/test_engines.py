"""All engines agree, exactly, on any rows and any terms."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from tests.support.engines import ENGINES, examples
from tests.support.strategies import CONDITION_STRATEGIES, MONTHS, OFFICES, entries, terms
from tolok.core.kernel.period import Month
from tolok.core.registers.entry import Entry
from tolok.core.registers.term import Condition, Nature, Term
from tolok.engines.reference import ReferenceEngine

OTHERS = {name: engine for name, engine in ENGINES.items() if name != "reference"}
many_terms = st.lists(terms(), min_size=1, max_size=6)


@pytest.mark.parametrize("name", OTHERS)
def test_term_values_are_those_of_the_reference(name: str) -> None:
    @settings(max_examples=examples(name, 60), deadline=None, derandomize=True)
    @given(rows=entries(), asked=many_terms)
    def agree(rows: list[Entry], asked: list[Term]) -> None:
        assert dict(OTHERS[name](rows).term_values(asked, OFFICES, MONTHS)) == dict(
            ReferenceEngine(rows).term_values(asked, OFFICES, MONTHS)
        )

    agree()


@pytest.mark.parametrize("name", OTHERS)
def test_rows_behind_a_term_are_those_of_the_reference(name: str) -> None:
    @settings(max_examples=examples(name, 60), deadline=None, derandomize=True)
    @given(rows=entries(), term=terms(), months=st.lists(st.sampled_from(MONTHS), min_size=1, max_size=3, unique=True))
    def agree(rows: list[Entry], term: Term, months: list[Month]) -> None:
        expected = ReferenceEngine(rows).term_rows(term, OFFICES[0], months)
        assert list(OTHERS[name](rows).term_rows(term, OFFICES[0], months)) == list(expected)

    agree()


@pytest.mark.parametrize("name", ENGINES)
def test_as_many_rows_stand_behind_a_term_as_it_counts(name: str) -> None:
    @settings(max_examples=examples(name, 25), deadline=None, derandomize=True)
    @given(rows=entries(), term=terms())
    def as_many(rows: list[Entry], term: Term) -> None:
        opened = ENGINES[name](rows)
        counting = Term(term.register, term.conditions, term.date_base, "rows", term.nature)
        values = opened.term_values([counting], OFFICES, MONTHS)
        months = MONTHS if term.nature is Nature.FLOW else MONTHS[-1:]
        counted = sum(values[OFFICES[0], counting, month] or 0 for month in months)
        assert len(opened.term_rows(counting, OFFICES[0], MONTHS)) == counted

    as_many()


def test_every_condition_is_built_by_the_strategies() -> None:
    assert set(CONDITION_STRATEGIES) == set(get_args(Condition))


@pytest.mark.parametrize("condition", get_args(Condition))
def test_every_condition_is_met_by_some_counted_row_and_failed_by_another(condition: type) -> None:
    def parts_rows(case: tuple[list[Entry], Condition]) -> bool:
        rows, built = case
        everything, chosen = Term("surat"), Term("surat", (built,))
        values = ReferenceEngine(rows).term_values([everything, chosen], OFFICES[:1], MONTHS)
        return any(
            0 < (values[OFFICES[0], chosen, month] or 0) < (values[OFFICES[0], everything, month] or 0)
            for month in MONTHS
        )

    first = settings(max_examples=5000, phases=[Phase.generate])  # any such rows will do; the smallest cost a minute
    find(st.tuples(entries(), CONDITION_STRATEGIES[condition]), parts_rows, settings=first)

"""The bulk evaluator and the exact one agree: on presence in every cell, on numbers to nine digits and more."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.formula_strategies import NODE_STRATEGIES, nodes
from tolok.core.formula.evaluate import evaluate
from tolok.core.formula.nodes import Constant, Node, leaves
from tolok.core.kernel.value import Missing, NotComputable, Number, Value
from tolok.engines.bulk import Cells, Presence, evaluate_bulk

CELLS = 4
_numbers = st.integers(-50, 10**6).map(Decimal) | st.decimals(-(10**6), 10**6, places=3, allow_nan=False)
values = st.one_of(
    _numbers.map(Number),
    _numbers.map(Number),
    st.sampled_from((Decimal(0), Decimal(1), Decimal("0.1"), Decimal("0.3"))).map(Number),
    st.just(Missing("belum")),
    st.just(NotComputable("tidak")),
)


def cells_of(column: list[Value], most: float | None = None) -> Cells:
    codes = {Number: Presence.NUMBER, Missing: Presence.MISSING, NotComputable: Presence.NOT_COMPUTABLE}
    return Cells(
        np.array([float(value.value) if isinstance(value, Number) else 0.0 for value in column]),
        np.array([codes[type(value)] for value in column], dtype=np.uint8),
        most,
    )


counted: st.SearchStrategy[Value] = st.one_of(st.sampled_from((0, 1, 2, 3)), st.integers(0, 10**9)).map(
    lambda count: Number(Decimal(count))
) | st.sampled_from((Missing("belum"), NotComputable("tidak")))


def assert_agree(node: Node, data: st.DataObject, values: st.SearchStrategy[Value] = values) -> None:
    terms = [leaf for leaf in dict.fromkeys(leaves(node)) if not isinstance(leaf, Constant)]
    terms = [leaf for leaf in terms if data.draw(st.integers(0, 9)) or len(terms) == 1]  # now and then one is unbound
    columns = {leaf: data.draw(st.lists(values, min_size=CELLS, max_size=CELLS)) for leaf in terms}
    most = 1e9 if values is counted else None
    bulk = evaluate_bulk(node, {leaf: cells_of(column, most) for leaf, column in columns.items()})
    for cell in range(CELLS if terms else 0):
        exact = evaluate(node, {leaf: column[cell] for leaf, column in columns.items()})
        assert (
            Presence(bulk.presence[cell])
            is {
                Number: Presence.NUMBER,
                Missing: Presence.MISSING,
                NotComputable: Presence.NOT_COMPUTABLE,
            }[type(exact)]
        ), (node, cell)
        if isinstance(exact, Number):
            assert abs(Decimal(bulk.numbers[cell]) - exact.value) <= abs(exact.value) * Decimal("1e-9"), (node, cell)


@settings(max_examples=300, deadline=None)
@given(nodes, st.data())
def test_bulk_values_are_those_of_the_exact_evaluator(node: Node, data: st.DataObject) -> None:
    assert_agree(node, data)


@settings(max_examples=300, deadline=None)
@given(nodes, st.data())
def test_bulk_values_of_counts_are_those_of_the_exact_evaluator(node: Node, data: st.DataObject) -> None:
    assert_agree(node, data, counted)


@pytest.mark.parametrize("kind", get_args(Node))
def test_every_node_is_evaluated_in_bulk_as_exactly(kind: type) -> None:
    @settings(max_examples=60, deadline=None)
    @given(NODE_STRATEGIES[kind], st.data())
    def agree(node: Node, data: st.DataObject) -> None:
        assert_agree(node, data)

    agree()

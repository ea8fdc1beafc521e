"""A node is added in all its places or not at all: checker, writer, notation, both evaluators, archive and drawing."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings

from tests.support.formula_strategies import NODE_STRATEGIES
from tolok.archive.tree import tree_from_data, tree_to_data
from tolok.core.formula.checker import Unit, check, unit_of
from tolok.core.formula.evaluate import evaluate
from tolok.core.formula.nodes import LEAVES, Constant, Leaf, Node, children, leaves
from tolok.core.formula.notation import read_notation, write_notation
from tolok.core.formula.writer import write_alt_text, write_sentence
from tolok.core.kernel.value import Missing, NotComputable, Number
from tolok.engines.bulk import Cells, Presence, evaluate_bulk
from tolok.web.charts.fraction import draw_formula

NODES = get_args(Node)


def test_every_node_has_a_strategy_to_be_tried_with() -> None:
    assert set(NODE_STRATEGIES) == set(NODES)
    assert set(LEAVES) == set(get_args(Leaf)) <= set(NODES)


@pytest.mark.parametrize("kind", NODES)
def test_a_node_is_met_by_everything_that_walks_a_tree(kind: type) -> None:
    @settings(max_examples=30, deadline=None)
    @given(NODE_STRATEGIES[kind])
    def met(node: Node) -> None:
        assert isinstance(unit_of(node), Unit)
        assert isinstance(check(node), tuple)
        assert isinstance(write_sentence(node), str)
        assert write_alt_text(node).endswith(".")
        assert read_notation(write_notation(node)) == node
        assert tree_from_data(tree_to_data(node)) == node
        assert "formula-drawing" in draw_formula(node)
        assert (type(node) in LEAVES) == (not children(node))

    met()


@pytest.mark.parametrize("kind", NODES)
def test_a_node_over_missing_values_is_missing_in_both_evaluators(kind: type) -> None:
    @settings(max_examples=30, deadline=None)
    @given(NODE_STRATEGIES[kind])
    def missing(node: Node) -> None:
        asked = [leaf for leaf in leaves(node) if not isinstance(leaf, Constant)]
        exact = evaluate(node, {leaf: Missing("belum diisi") for leaf in asked})
        bulk = evaluate_bulk(node, {leaf: Cells.of([None]) for leaf in asked})
        expected = Presence.MISSING if asked else Presence(int(np.max(bulk.presence)))
        assert Presence(int(np.max(bulk.presence))) is expected
        assert isinstance(exact, Missing if asked else Number | NotComputable)

    missing()

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from tolok.core.formula.nodes import Constant, Difference, Phrase, Ratio, Scaled, Sum
from tolok.engines import bulk
from tolok.engines.bulk import Cells, Presence, evaluate_bulk

A, B, C = Phrase("Jumlah a"), Phrase("Jumlah b"), Phrase("Jumlah c")
D = Decimal


def test_a_share_of_many_offices_keeps_the_three_outcomes_apart():
    found = evaluate_bulk(Ratio(A, B), {A: Cells.of([1, 2, None, None]), B: Cells.of([4, 0, 0, 5])})
    assert found.numbers.tolist() == [25.0, 0.0, 0.0, 0.0]
    assert found.presence.tolist() == [
        Presence.NUMBER,
        Presence.NOT_COMPUTABLE,
        Presence.MISSING,
        Presence.MISSING,
    ]


def test_a_denominator_that_is_zero_only_in_decimals_is_zero():
    """0.1 + 0.2 - 0.3 is 5.6e-17 in doubles: a share of that would be a number with fifteen digits before the comma."""
    tree = Ratio(A, Difference(Sum((Scaled(B, D("0.1")), Scaled(B, D("0.2")))), Scaled(B, D("0.3"))))
    found = evaluate_bulk(tree, {A: Cells.of([5, 5]), B: Cells.of([1, 7])})
    assert found.presence.tolist() == [Presence.NOT_COMPUTABLE] * 2


def test_a_denominator_that_is_zero_only_in_doubles_divides():
    tree = Ratio(A, Difference(Sum((B, Constant(D(1)))), B))
    found = evaluate_bulk(tree, {A: Cells.of([3]), B: Cells.of([2.0**53])})
    assert found.presence.tolist() == [Presence.NUMBER]
    assert found.numbers.tolist() == [300.0]


def test_shares_that_nearly_cancel_keep_their_digits():
    tree = Difference(Ratio(A, B, D(1)), Ratio(C, B, D(1)))
    found = evaluate_bulk(tree, {A: Cells.of([10**12 + 1]), B: Cells.of([3 * 10**12]), C: Cells.of([10**12])})
    assert found.numbers[0] == pytest.approx(1 / (3 * 10**12), rel=1e-9)


def test_a_leaf_without_values_is_not_computable_unless_another_is_missing():
    found = evaluate_bulk(Sum((A, B)), {A: Cells.of([1, None])})
    assert found.presence.tolist() == [Presence.NOT_COMPUTABLE, Presence.MISSING]


def test_offices_by_months_come_back_in_their_shape():
    found = evaluate_bulk(Ratio(A, B), {A: Cells(np.ones((3, 12)), np.zeros((3, 12), np.uint8)), B: Cells.of([2] * 12)})
    assert found.numbers.shape == (3, 12)
    assert (found.numbers == 50).all()


def test_a_formula_of_constants_alone_is_one_cell():
    found = evaluate_bulk(Ratio(Constant(D(1)), Constant(D(8)), D(1)), {})
    assert (found.numbers.item(), found.presence.item()) == (0.125, Presence.NUMBER)


def test_a_number_that_is_not_finite_is_refused():
    with pytest.raises(ValueError, match="finite"):
        evaluate_bulk(A, {A: Cells(np.array([np.inf]), np.zeros(1, np.uint8))})


def test_counts_of_a_nation_need_no_second_look(monkeypatch: pytest.MonkeyPatch):
    """Shares of whole numbers, with zeros and gaps among them, are vouched for: none is computed again."""
    monkeypatch.setattr(bulk, "_exact", lambda *_: pytest.fail("a cell was computed again"))
    whole = np.arange(7285 * 12, dtype=np.float64) % 97
    growth = Ratio(Difference(A, B), B)
    values = {A: Cells.of(whole), B: Cells.of(np.roll(whole, 5))}
    assert evaluate_bulk(growth, values).presence.max() == Presence.NOT_COMPUTABLE
    assert evaluate_bulk(Ratio(A, Sum((A, B))), values).numbers.max() == 100

from __future__ import annotations

from decimal import Decimal

import pytest

from tolok.core.formula.evaluate import evaluate
from tolok.core.formula.nodes import Constant, Difference, Phrase, Product, Ratio, Scaled, Score, Sum, WeightedSum
from tolok.core.kernel.value import Missing, NotComputable, Number

A, B, C = Phrase("Jumlah a"), Phrase("Jumlah b"), Score("Nilai SAKIP")
D = Decimal


def number(value: str) -> Number:
    return Number(D(value))


VALUES = {A: number("3"), B: number("4"), C: number("72.5")}


@pytest.mark.parametrize(
    "node, expected",
    [
        (A, "3"),
        (C, "72.5"),
        (Constant(D(7), "desa"), "7"),
        (Sum((A, B, Constant(D(1)))), "8"),
        (Difference(A, B), "-1"),
        (Ratio(A, B), "75"),
        (Ratio(A, B, D(1)), "0.75"),
        (Ratio(Difference(B, A), A, D(1000)), "333.3333333333333333333333333333333"),
        (Scaled(A, D(25)), "75"),
        (Product((A, B, C)), "870.0"),
        (WeightedSum(((D("0.4"), A), (D("0.6"), B))), "3.6"),
    ],
)
def test_a_tree_over_known_numbers_gives_the_exact_number(node, expected):
    assert evaluate(node, VALUES) == number(expected)


def test_money_is_added_up_without_losing_a_rupiah():
    big = {A: number("99999999999999999999"), B: number("1")}
    assert evaluate(Sum((A, B)), big) == number("100000000000000000000")


def test_a_zero_denominator_is_not_computable_and_names_its_words():
    result = evaluate(Ratio(A, B), {A: number("3"), B: number("0")})
    assert result == NotComputable("penyebut nol: «Jumlah b»")


def test_zero_over_something_is_zero_not_a_gap():
    assert evaluate(Ratio(A, B), {A: number("0"), B: number("4")}) == number("0")


def test_a_phrase_without_a_value_is_not_computable_and_named():
    assert evaluate(Sum((A, B)), {A: number("1")}) == NotComputable("«Jumlah b» belum diikat ke register")


def test_missing_goes_before_a_zero_denominator_and_before_an_unbound_phrase():
    waiting = Missing("surat: Maret belum diisi")
    assert evaluate(Ratio(A, B), {A: waiting, B: number("0")}) == waiting
    assert evaluate(Sum((A, B)), {A: waiting}) == waiting


def test_a_zero_denominator_below_is_carried_up_with_its_reason():
    tree = Difference(Ratio(A, B), C)
    assert evaluate(tree, {A: number("1"), B: number("0"), C: number("5")}) == NotComputable("penyebut nol: «Jumlah b»")


def test_a_score_that_was_not_typed_in_is_missing_as_stated():
    assert evaluate(C, {C: Missing("nilai belum diisi")}) == Missing("nilai belum diisi")

"""The notation is read back as the tree it was written from; a text that is none is refused with a place and words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.formula_strategies import NODE_STRATEGIES, declared_terms, nodes
from tolok.core.formula.checker import check, unit_of
from tolok.core.formula.nodes import Constant, Count, Node, Phrase, Score
from tolok.core.formula.notation import NotationError, complete, read_notation, write_notation
from tolok.core.formula.writer import write_number
from tolok.core.registers import all_registers

PIECES = re.split(
    " ",
    "jumlah( total( nilai( rata-rata( layanan surat aset.nilai kegiatan.peserta layanann , ; jenis status desa batas "
    'selesai = dalam { } KTP «a» «a»» "b" “c” « " ) ( + - − × * x kali / ÷ dibagi : 40% 100 % 7 desa 1.000 0,4 1.5 '
    "terisi berbeda terlambat tepat waktu menurut hari <= ≥ > \n \u2028 ² İ",
)


@settings(max_examples=500, deadline=None)
@given(nodes)
def test_what_was_written_is_read_back_as_an_equal_tree(node: Node) -> None:
    written = write_notation(node)
    assert read_notation(written) == node, written
    assert write_notation(read_notation(written)) == written


@pytest.mark.parametrize("kind", get_args(Node))
def test_every_node_is_written_and_read_back(kind: type) -> None:
    @settings(max_examples=60, deadline=None)
    @given(NODE_STRATEGIES[kind])
    def reads_back(node: Node) -> None:
        assert isinstance(node, kind)
        assert read_notation(write_notation(node)) == node

    reads_back()


@settings(max_examples=400, deadline=None)
@given(declared_terms())
def test_every_term_of_a_declared_register_is_read_back(term) -> None:  # type: ignore[no-untyped-def]
    assert read_notation(write_notation(Count(term))) == Count(term)


def test_everything_that_a_register_offers_is_read_back() -> None:
    for register in all_registers().values():
        for offer in register.offers:
            counted = Count(register.term(offer.slug))
            assert read_notation(write_notation(counted)) == counted


@settings(max_examples=500, deadline=None)
@given(st.text(), st.text(), st.none() | st.text(), st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_words_and_numbers_of_any_kind_are_read_back(
    words: str, given_by: str, noun: str | None, value: Decimal
) -> None:
    for leaf in (Phrase(words), Score(given_by), Constant(value, noun)):
        assert read_notation(write_notation(leaf)) == leaf


@settings(max_examples=600, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_place_and_words(text: str) -> None:
    _read_or_refused(text)


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_pieces_of_the_notation_in_any_order_are_read_or_refused(text: str) -> None:
    _read_or_refused(text)


def _read_or_refused(text: str) -> None:
    try:
        node = read_notation(text)
    except NotationError as problem:
        assert 0 <= problem.at <= len(text)
        assert problem.message.endswith((".", "?", ")", "…"))
        assert problem.caret.split("\n")[-1] == " " * (problem.column - 1) + "^"
    else:
        assert read_notation(write_notation(node)) == node
        assert unit_of(node).name
        assert all(found.message for found in check(node))


@settings(max_examples=800, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join), st.integers(-2, 80))
def test_completion_never_fails_and_replaces_what_stands_before_the_place(text: str, at: int) -> None:
    for suggestion in complete(text, at):
        assert 0 <= suggestion.start <= suggestion.end <= max(0, min(at, len(text)))
        assert suggestion.text and suggestion.detail


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_with_every_digit(value: Decimal) -> None:
    assert Decimal(write_number(value).replace(".", "").replace(",", ".")) == value

"""Formula cells nobody printed yet: each kind in many wordings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.unit.core.formula import phrasings
from tolok.core.formula.checker import unit_of
from tolok.core.formula.nodes import Difference, Phrase, Ratio, Score, WeightedSum
from tolok.core.formula.reader import read_formula


@pytest.mark.parametrize("teks, indikator, pembilang, penyebut, pengali", phrasings.RATIOS)
def test_a_ratio_gives_its_two_terms_and_its_multiplier(teks, indikator, pembilang, penyebut, pengali):
    reading = read_formula(teks, indikator)
    found = reading.text
    assert (found.jenis, found.pembilang, found.penyebut, found.pengali) == ("ratio", pembilang, penyebut, pengali)
    assert found.pembilang in found.teks and found.penyebut in found.teks
    assert isinstance(reading.node, Ratio)
    assert reading.node.multiplier == (pengali or 1)


@pytest.mark.parametrize("teks, indikator, pembilang", phrasings.COUNTS)
def test_a_count_gives_the_counted_phrase_without_the_list_of_members(teks, indikator, pembilang):
    found = read_formula(teks, indikator).text
    assert (found.jenis, found.pembilang, found.penyebut, found.pengali) == ("count", pembilang, None, 1)
    assert found.satuan == "jumlah"


@pytest.mark.parametrize("teks, indikator, pembilang, penyebut", phrasings.DIFFERENCES)
def test_a_difference_gives_minuend_and_subtrahend(teks, indikator, pembilang, penyebut):
    reading = read_formula(teks, indikator)
    assert (reading.text.jenis, reading.text.pembilang, reading.text.penyebut) == ("difference", pembilang, penyebut)
    assert reading.node == Difference(Phrase(pembilang), Phrase(penyebut))


@pytest.mark.parametrize("teks, indikator, pembilang, penyebut, pengali, satuan", phrasings.INDEXES)
def test_an_index_a_mean_or_a_weighted_sum_is_a_weighted_index(teks, indikator, pembilang, penyebut, pengali, satuan):
    reading = read_formula(teks, indikator)
    found = reading.text
    got = (found.jenis, found.pembilang, found.penyebut, found.pengali, found.satuan)
    assert got == ("weighted_index", pembilang, penyebut, pengali, satuan)
    assert reading.node is not None


@pytest.mark.parametrize("teks, indikator", phrasings.SCORES)
def test_a_value_given_by_others_is_a_score_typed_in_not_computed(teks, indikator):
    reading = read_formula(teks, indikator)
    assert reading.text.jenis == "score"
    assert isinstance(reading.node, Score)


@pytest.mark.parametrize("teks, indikator", phrasings.NARRATIVES)
def test_an_act_or_a_sentence_is_narrative_and_has_no_tree(teks, indikator):
    reading = read_formula(teks, indikator)
    assert (reading.text.jenis, reading.node, reading.text.satuan) == ("narrative", None, None)


@pytest.mark.parametrize("teks, pengali", phrasings.MISSING)
def test_a_blank_or_a_multiplier_alone_is_missing(teks, pengali):
    reading = read_formula(teks, "Persentase desa tertib")
    assert (reading.text.jenis, reading.text.pengali, reading.node) == ("missing", pengali, None)
    assert reading.text.teks_asli == teks


def test_weights_are_read_as_shares_of_one_in_every_spelling():
    spellings = [row[0] for row in phrasings.INDEXES if "60" in row[0] or "0,6" in row[0]]
    trees = [read_formula(teks).node for teks in spellings]
    assert len(trees) >= 5
    for tree in trees:
        assert isinstance(tree, WeightedSum)
        assert [weight for weight, _ in tree.parts] == [Decimal("0.4"), Decimal("0.6")]


@pytest.mark.parametrize("teks, indikator, pembilang, penyebut, pengali", phrasings.RATIOS)
def test_the_unit_of_a_ratio_follows_its_multiplier(teks, indikator, pembilang, penyebut, pengali):
    reading = read_formula(teks, indikator)
    expected = {100: "persen", 1000: "per 1.000", 100000: "per 100.000"}.get(pengali)
    if expected:
        assert reading.text.satuan == expected
        assert reading.node is not None and unit_of(reading.node).name == expected

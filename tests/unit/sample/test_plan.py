"""The plan and the decrees must name the same rows, and every phrase must have its binding."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tolok.core.formula.nodes import Phrase, Score, leaves
from tolok.core.registers import get_register
from tolok.sample import sample_decree, sample_year
from tolok.sample.generator import published_decrees
from tolok.sample.plan import _bindings, planned

YEAR = sample_year()


def test_every_phrase_is_bound_to_an_offer_that_exists_and_confirmed_by_a_person() -> None:
    for indikator in YEAR.indikator:
        phrases = (
            {leaf.words for leaf in leaves(indikator.node) if isinstance(leaf, Phrase)} if indikator.node else set()
        )
        assert set(indikator.bindings) == phrases
        for binding in indikator.bindings.values():
            assert binding.is_confirmed
            assert get_register(binding.register).offer(binding.offer)


def test_given_values_are_scores_of_their_quarters() -> None:
    given = {indikator.key: set(indikator.scores) for indikator in YEAR.indikator if isinstance(indikator.node, Score)}
    assert given == {"IKU/1/1": {1, 2, 3, 4}, "IKU/1/3": {4}, "IKI/7/4": {2, 3, 4}}


def test_every_indicator_has_a_target_for_the_year() -> None:
    assert all(4 in indikator.targets for indikator in YEAR.indikator)


def test_a_decree_with_another_row_than_the_plan_is_refused() -> None:
    iku, iki = published_decrees()
    shorter = replace(iki, jabatan=iki.jabatan[:-1])
    with pytest.raises(ValueError, match="IKI/8/1"):
        planned((iku, shorter))


def test_a_phrase_without_a_binding_is_refused() -> None:
    with pytest.raises(ValueError, match="IKU/1/2: expected a binding"):
        _bindings("IKU/1/2", YEAR.indikator[1].node, ["layanan.semua_masuk"])


def test_an_unknown_sample_decree_is_refused() -> None:
    with pytest.raises(KeyError, match="iku_bersih"):
        sample_decree("rahasia")

"""NRR, SKM, IKM and class of one tally."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tolok.core.kernel.numbers import round_half_up
from tolok.core.kernel.value import Missing, Number, Value
from tolok.core.survey import Tally, empty_tally, exact_weight, index_of, mutu_scale_on, printed_weight
from tolok.core.survey.index import number_of

DAY = date(2026, 3, 31)
SCALE = mutu_scale_on(DAY)
NINE = exact_weight(9)


def tally(total: int, count: int) -> Tally:
    return Tally(count, (total,) * 9, (count,) * 9)


def number(value: Value) -> Decimal:
    assert isinstance(value, Number)
    return value.value


def test_the_weight_may_decide_the_class() -> None:
    by = {w: index_of(tally(71, 20), w, SCALE) for w in (NINE, printed_weight(DAY))}  # NRR 3.55 throughout
    shown = [(round_half_up(number(index.ikm)), index.mutu and index.mutu.mutu) for index in by.values()]
    assert shown == [(Decimal("88.75"), "A"), (Decimal("87.86"), "B")]


def test_parts_of_an_index() -> None:
    index = index_of(Tally(2, (8, 7, 6, 5, 4, 3, 2, 4, 4), (2,) * 9), NINE, SCALE)
    assert [number(nrr) for nrr in index.nrr] == [Decimal(n) / 2 for n in (8, 7, 6, 5, 4, 3, 2, 4, 4)]
    assert round_half_up(number(index.nrr_tertimbang[1]), 4) == Decimal("0.3889")
    assert round_half_up(number(index.skm), 4) == Decimal("2.3889")
    assert round_half_up(number(index.ikm)) == Decimal("59.72")
    assert index.mutu is not None
    assert index.mutu.kinerja == "Tidak Baik"


def test_survey_without_responses_is_missing_and_has_no_class() -> None:
    index = index_of(empty_tally(9), NINE, SCALE)
    assert index.ikm == index.skm == index.nrr[0] == Missing("belum ada responden")
    assert index.mutu is None


def test_unsur_without_an_answer_leaves_the_index_missing_by_name() -> None:
    index = index_of(Tally(1, (4, 4, 4, 0, 4, 4, 4, 4, 0), (1, 1, 1, 0, 1, 1, 1, 1, 0)), NINE, SCALE)
    assert index.ikm == Missing("belum ada jawaban untuk unsur U4, U9")
    assert index.nrr[3] == index.nrr_tertimbang[3] == Missing("belum ada jawaban")
    assert number(index.nrr[0]) == 4
    assert index.mutu is None


def test_weight_of_another_number_of_unsur_is_refused() -> None:
    with pytest.raises(ValueError, match="bobot 1/14"):
        index_of(tally(3, 1), exact_weight(14), SCALE)


def test_decimal_of_a_fraction_rounds_as_the_fraction_would() -> None:
    """A hair below 76.605 must not round up to it, however close."""
    hair = Fraction(1, 10**60)
    assert round_half_up(number_of(Fraction("76.605") - hair).value) == Decimal("76.60")
    assert round_half_up(number_of(Fraction("76.605")).value) == Decimal("76.61")
    assert round_half_up(number_of(Fraction("76.605") + hair).value) == Decimal("76.61")

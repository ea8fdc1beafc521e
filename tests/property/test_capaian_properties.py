"""What holds for capaian and the reading of numbers whatever the numbers are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tolok.core.kernel.numbers import round_half_up, show_exact, show_number
from tolok.core.kernel.value import Missing, NotComputable, Number
from tolok.core.measurement.capaian import capaian
from tolok.core.measurement.indikator import CapaianRule, Target
from tolok.core.measurement.number_text import ReadNumberError
from tolok.core.measurement.read_number import read_number, read_pair

repeatable = settings(deadline=None, derandomize=True)
POSITIVE = st.decimals(min_value="0.01", max_value="1e12", places=2)
ANY = st.decimals(min_value="-1e12", max_value="1e12", places=2)
RISING = [CapaianRule.NAIK, CapaianRule.RENTANG_NAIK]
FALLING = [CapaianRule.TURUN_LAN, CapaianRule.TURUN_RASIO, CapaianRule.RENTANG_TURUN]


def percent(target: Target, realisasi: Decimal, rule: CapaianRule) -> Decimal:
    value = capaian(target, Number(realisasi), rule).capaian
    assert isinstance(value, Number)
    return value.value


@pytest.mark.parametrize("rule", CapaianRule)
@repeatable
@given(target=POSITIVE)
def test_target_met_exactly_is_one_hundred_by_every_rule(rule: CapaianRule, target: Decimal) -> None:
    assert percent(Target.point(target), target, rule) == 100


@pytest.mark.parametrize("rule", RISING)
@repeatable
@given(target=POSITIVE, one=POSITIVE, other=POSITIVE)
def test_higher_is_better_rises_with_realisasi(
    rule: CapaianRule, target: Decimal, one: Decimal, other: Decimal
) -> None:
    low, high = sorted([one, other])
    assert percent(Target.point(target), low, rule) <= percent(Target.point(target), high, rule)


@pytest.mark.parametrize("rule", FALLING)
@repeatable
@given(target=POSITIVE, one=POSITIVE, other=POSITIVE)
def test_lower_is_better_falls_with_realisasi(rule: CapaianRule, target: Decimal, one: Decimal, other: Decimal) -> None:
    low, high = sorted([one, other])
    assert percent(Target.point(target), low, rule) >= percent(Target.point(target), high, rule)


@pytest.mark.parametrize("rule", [CapaianRule.RENTANG_NAIK, CapaianRule.RENTANG_TURUN])
@repeatable
@given(bounds=st.tuples(POSITIVE, POSITIVE), one=POSITIVE, other=POSITIVE)
def test_range_is_monotone_through_its_edges_and_flat_inside(
    rule: CapaianRule, bounds: tuple[Decimal, Decimal], one: Decimal, other: Decimal
) -> None:
    target = Target(min(bounds), max(bounds))
    values = [percent(target, realisasi, rule) for realisasi in sorted([one, other])]
    assert values == sorted(values, reverse=rule is CapaianRule.RENTANG_TURUN)
    assert percent(target, target.lo, rule) == percent(target, target.hi, rule) == 100


@repeatable
@given(target=POSITIVE, realisasi=ANY)
def test_exact_rule_stays_between_zero_and_one_hundred(target: Decimal, realisasi: Decimal) -> None:
    assert 0 <= percent(Target.point(target), realisasi, CapaianRule.TEPAT) <= 100


@repeatable
@given(rule=st.sampled_from(CapaianRule), target=ANY, realisasi=ANY)
def test_capaian_always_answers_with_a_sentence(rule: CapaianRule, target: Decimal, realisasi: Decimal) -> None:
    result = capaian(Target.point(target), Number(realisasi), rule)
    assert isinstance(result.capaian, Number | NotComputable)
    assert result.alasan.startswith("Capaian")
    assert result.alasan.endswith(".")


@repeatable
@given(rule=st.sampled_from(CapaianRule), target=ANY)
def test_missing_is_never_a_number_by_any_rule(rule: CapaianRule, target: Decimal) -> None:
    assert isinstance(capaian(Target.point(target), Missing("belum diisi"), rule).capaian, Missing)


@repeatable
@given(value=ANY)
def test_number_shown_exactly_is_read_back(value: Decimal) -> None:
    """Indonesian form, with a partner that proves its convention: alone, "1,250" could be thousands."""
    read = read_pair("82,5", show_exact(value))
    assert read.realisasi == Number(value)


@repeatable
@given(text=st.text(max_size=40) | st.text(alphabet="0123456789.,-%Rp bulan/s≤", max_size=20))
def test_any_text_is_a_number_missing_or_a_clear_refusal(text: str) -> None:
    try:
        read = read_number(text)
    except ReadNumberError as problem:
        assert "«" in str(problem)
    else:
        assert isinstance(read.value, Number | Missing)


@repeatable
@given(value=ANY, places=st.integers(0, 4))
def test_rounding_is_half_up_and_never_further_than_half_a_step(value: Decimal, places: int) -> None:
    rounded = round_half_up(value, places)
    step = Decimal(1).scaleb(-places)
    assert abs(rounded - value) <= step / 2
    if abs(abs(value) - abs(rounded)) == step / 2:
        assert abs(rounded) > abs(value)


@repeatable
@given(value=ANY)
def test_shown_number_has_one_comma_at_most_and_no_negative_zero(value: Decimal) -> None:
    shown = show_number(value)
    assert shown.count(",") <= 1
    assert shown != "-0"

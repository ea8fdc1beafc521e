"""Classes by dated intervals, rounded first; weights exact and printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tolok.core.survey import exact_weight, mutu_scale_on, printed_weight

NOW = mutu_scale_on(date(2017, 5, 19))
OLD = mutu_scale_on(date(2017, 5, 18))


@pytest.mark.parametrize(
    ("ikm", "mutu"),
    [
        ("100", "A"), ("88.31", "A"), ("88.305", "A"), ("88.3049999999999999999999999", "B"), ("88.30", "B"),
        ("76.61", "B"), ("76.605", "B"), ("76.604", "C"), ("76.60", "C"), ("65", "C"), ("64.995", "C"),
        ("64.994", "D"), ("25", "D"), ("24.75", "D"),
    ],
)  # fmt: skip
def test_rounded_half_up_to_two_decimals_then_classified(ikm: str, mutu: str) -> None:
    assert NOW.class_of(Decimal(ikm)).mutu == mutu


@pytest.mark.parametrize(
    ("ikm", "mutu"),
    [("81.26", "A"), ("81.255", "A"), ("81.25", "B"), ("62.51", "B"), ("62.50", "C"), ("43.75", "D"), ("70", "B")],
)
def test_older_surveys_are_judged_by_the_older_intervals(ikm: str, mutu: str) -> None:
    assert OLD.class_of(Decimal(ikm)).mutu == mutu


def test_regulation_of_the_day_and_what_is_still_to_be_checked() -> None:
    assert NOW.source == "PermenPANRB 14/2017"
    assert OLD.source == "PermenPANRB 16/2014 (periksa di JDIH)"
    assert NOW.thresholds() == (Decimal("88.305"), Decimal("76.605"), Decimal("64.995"))
    with pytest.raises(LookupError):
        mutu_scale_on(date(2003, 12, 31))


def test_highest_ikm_of_each_weight() -> None:
    day, old = date(2026, 1, 1), date(2010, 1, 1)
    assert exact_weight(9).most == exact_weight(14).most == 100
    assert printed_weight(day).most == 99
    assert printed_weight(day, Decimal("0.111")).most == Decimal("99.9")
    assert printed_weight(old).most == Decimal("99.4")


def test_weights_say_how_they_came_about() -> None:
    assert exact_weight(10).value == Fraction(1, 10)
    assert exact_weight(9).words == "bobot 1/9, tidak dibulatkan"
    assert printed_weight(date(2026, 1, 1)).words == "bobot 0,11, tercetak pada PermenPANRB 14/2017"
    assert printed_weight(date(2026, 1, 1), Decimal("0.111")).words == "bobot 0,111, pembulatan laporan lama"
    with pytest.raises(ValueError, match="at least one unsur"):
        exact_weight(0)

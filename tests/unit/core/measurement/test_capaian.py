"""Capaian by every rule: the printed examples, the edges, and what may not become a number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tolok.core.kernel.value import Missing, NotComputable, Number
from tolok.core.measurement.capaian import CapaianResult, capaian
from tolok.core.measurement.indikator import CapaianRule, Target
from tolok.core.measurement.scale import scale_on

SCALE = scale_on(date(2026, 1, 1))


def measured(target: str, realisasi: str, rule: str, **options: object) -> CapaianResult:
    lo, _, hi = target.partition("..")
    goal = Target(Decimal(lo), Decimal(hi or lo))
    return capaian(goal, Number(Decimal(realisasi)), CapaianRule(rule), **options)  # type: ignore[arg-type]


def percent(result: CapaianResult) -> Decimal:
    assert isinstance(result.capaian, Number), result
    return result.capaian.value


@pytest.mark.parametrize(
    ("target", "realisasi", "rule", "expected"),
    [
        ("80", "76", "naik", "95"),
        ("80", "100", "naik", "125"),
        ("80", "-20", "naik", "-25"),
        ("10", "12", "turun-lan", "80"),
        ("10", "20", "turun-lan", "0"),
        ("10", "5", "turun-lan", "150"),
        ("10", "0", "turun-lan", "200"),
        ("10", "25", "turun-lan", "-50"),
        ("10", "20", "turun-rasio", "50"),
        ("10", "5", "turun-rasio", "200"),
        ("10", "8", "turun-rasio", "125"),
        ("7..8", "9", "rentang-turun", "87.5"),
        ("7..8", "7.5", "rentang-turun", "100"),
        ("7..8", "7", "rentang-turun", "100"),
        ("7..8", "8", "rentang-turun", "100"),
        ("80..90", "60", "rentang-naik", "75"),
        ("80..90", "99", "rentang-naik", "110"),
        ("80..90", "85", "rentang-naik", "100"),
        ("10", "12", "tepat", "80"),
        ("10", "8", "tepat", "80"),
        ("10", "35", "tepat", "0"),
    ],
)
def test_capaian_by_rule_matches_the_worked_example(target: str, realisasi: str, rule: str, expected: str) -> None:
    assert percent(measured(target, realisasi, rule)) == Decimal(expected)


@pytest.mark.parametrize(
    ("target", "realisasi", "rule", "shown"),
    [
        ("10", "12", "turun-rasio", "83.33"),
        ("7..8", "6.5", "rentang-turun", "107.14"),
        ("88.82", "135.15", "turun-lan", "47.84"),
        ("88.82", "135.15", "turun-rasio", "65.72"),
    ],
)
def test_capaian_without_end_rounds_to_the_published_figure(target: str, realisasi: str, rule: str, shown: str) -> None:
    assert round(percent(measured(target, realisasi, rule)), 2) == Decimal(shown)


@pytest.mark.parametrize("rule", [rule.value for rule in CapaianRule])
@pytest.mark.parametrize("target", ["0", "-5"])
def test_target_of_zero_or_below_is_not_computable_and_never_zero_or_hundred(rule: str, target: str) -> None:
    result = measured(target, "3", rule, scale=SCALE)
    assert isinstance(result.capaian, NotComputable)
    assert result.kategori is None
    assert "tidak dapat dihitung" in result.alasan


@pytest.mark.parametrize("rule", [rule.value for rule in CapaianRule])
def test_zero_met_by_zero_is_not_computable(rule: str) -> None:
    assert isinstance(measured("0", "0", rule).capaian, NotComputable)


def test_ratio_rule_with_nothing_happened_is_not_computable() -> None:
    result = measured("10", "0", "turun-rasio")
    assert isinstance(result.capaian, NotComputable)
    assert "realisasi bernilai 0" in result.alasan


def test_range_from_zero_needs_its_edge_only_outside() -> None:
    assert percent(measured("0..5", "3", "rentang-turun")) == 100
    assert percent(measured("0..5", "10", "rentang-turun")) == 0
    assert isinstance(measured("0..5", "-1", "rentang-turun").capaian, NotComputable)


@pytest.mark.parametrize("rule", ["naik", "turun-lan", "turun-rasio", "tepat"])
def test_range_target_under_a_point_rule_is_refused_with_a_remedy(rule: str) -> None:
    result = measured("7..8", "9", rule)
    assert isinstance(result.capaian, NotComputable)
    assert "rentang-naik" in result.alasan


def test_point_target_under_a_range_rule_is_a_range_of_one_and_says_so() -> None:
    result = measured("8", "9", "rentang-turun")
    assert percent(result) == Decimal("87.5")
    assert "rentang satu angka" in result.alasan


def test_missing_realisasi_stays_missing_with_its_reason() -> None:
    result = capaian(Target.point(Decimal(5)), Missing("surat bulan Maret"), CapaianRule.NAIK, SCALE)
    assert isinstance(result.capaian, Missing)
    assert result.kategori is None
    assert "belum diisi: surat bulan Maret" in result.alasan


def test_missing_target_is_missing_even_where_realisasi_is_zero() -> None:
    result = capaian(None, Number(Decimal(0)), CapaianRule.NAIK, SCALE)
    assert isinstance(result.capaian, Missing)


def test_not_computable_realisasi_keeps_its_reason() -> None:
    result = capaian(Target.point(Decimal(5)), NotComputable("penyebut 0"), CapaianRule.NAIK)
    assert result.capaian == NotComputable("penyebut 0")


def test_capaian_is_uncapped_unless_asked_and_says_when_capped() -> None:
    assert percent(measured("10", "30", "naik")) == 300
    capped = measured("10", "30", "naik", cap=(Decimal(0), Decimal(120)), scale=SCALE)
    assert percent(capped) == 120
    assert "300%" in capped.alasan
    assert "dibatasi menjadi 120%" in capped.alasan
    floored = measured("10", "25", "turun-lan", cap=(Decimal(0), Decimal(120)))
    assert percent(floored) == 0


def test_cap_turned_round_is_refused() -> None:
    with pytest.raises(ValueError, match="floor"):
        measured("10", "30", "naik", cap=(Decimal(120), Decimal(0)))


def test_reason_quotes_the_numbers_as_they_are() -> None:
    result = measured("1.004", "0.502", "naik")
    assert "realisasi 0,502 / target 1,004" in result.alasan
    assert "= 50%" in result.alasan


def test_kategori_is_given_only_by_a_scale() -> None:
    assert measured("10", "9", "naik").kategori is None
    assert measured("10", "9", "naik", scale=SCALE).kategori == "Tinggi"


def test_reason_names_the_edge_rule_where_it_decides() -> None:
    assert "dibulatkan" in measured("100", "90.5", "naik", scale=SCALE).alasan
    assert "dibulatkan" not in measured("100", "89", "naik", scale=SCALE).alasan

"""Dated scales and the question of what lies between two classes printed in whole numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tolok.core.measurement.scale import EdgeRule, all_scales, scale_on

NOW = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("capaian", "kategori"),
    [
        ("250", "Sangat Tinggi"), ("100", "Sangat Tinggi"), ("91", "Sangat Tinggi"), ("90", "Tinggi"),
        ("76", "Tinggi"), ("75", "Sedang"), ("66", "Sedang"), ("65", "Rendah"), ("51", "Rendah"),
        ("50", "Sangat Rendah"), ("0", "Sangat Rendah"), ("-40", "Sangat Rendah"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("edge", EdgeRule)
def test_whole_numbers_fall_in_the_printed_class_by_every_edge_rule(
    capaian: str, kategori: str, edge: EdgeRule
) -> None:
    assert scale_on(NOW, edge).kategori(Decimal(capaian)) == kategori


@pytest.mark.parametrize(
    ("capaian", "rounded", "ge", "gt"),
    [
        ("90.5", "Sangat Tinggi", "Tinggi", "Sangat Tinggi"),
        ("90.49", "Tinggi", "Tinggi", "Sangat Tinggi"),
        ("50.5", "Rendah", "Sangat Rendah", "Rendah"),
        ("65.01", "Rendah", "Rendah", "Sedang"),
    ],
)
def test_values_between_classes_follow_the_edge_rule(capaian: str, rounded: str, ge: str, gt: str) -> None:
    value = Decimal(capaian)
    assert [scale_on(NOW, edge).kategori(value) for edge in EdgeRule] == [rounded, ge, gt]
    assert scale_on(NOW).depends_on_edge(value)


def test_scale_follows_the_date_of_what_is_judged() -> None:
    assert scale_on(NOW).nama == "Permendagri 86/2017"
    assert scale_on(date(2015, 12, 31)).nama == "Permendagri 54/2010"
    assert scale_on(date(2008, 12, 31)).kategori(Decimal("84.99")) == "Berhasil"


def test_half_open_scale_has_no_edge_question() -> None:
    old = scale_on(date(2008, 12, 31))
    for edge in EdgeRule:
        assert old.with_edge(edge).kategori(Decimal("84.99")) == "Berhasil"
        assert old.with_edge(edge).kategori(Decimal("85")) == "Sangat Berhasil"
        assert old.with_edge(edge).kategori(Decimal("10")) == "Kurang Berhasil"
    assert not old.depends_on_edge(Decimal("84.99"))


def test_day_before_all_scales_is_refused() -> None:
    with pytest.raises(LookupError, match="1990-01-01"):
        scale_on(date(1990, 1, 1))


def test_every_scale_tells_its_source_and_certainty() -> None:
    for scale in all_scales():
        assert scale.sumber
        assert ("periksa di JDIH" in scale.source_note()) == bool(scale.kepastian.note)
    assert "periksa di JDIH" in scale_on(date(2015, 1, 1)).source_note()
    assert scale_on(NOW).source_note() == "Permendagri 86/2017"

"""The nation's arrays: catalogues dealt over offices, sums beyond what fits, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from tests.support.drawn import drawn_entries, drawn_indikator
from tolok.core.kernel.period import Month, Period
from tolok.core.measurement.scale import EdgeRule, all_scales
from tolok.core.registers.term import IsLate, IsOnTime, Nature, Term
from tolok.engines.dense.areas import areas_of
from tolok.engines.dense.capaian import edges_of
from tolok.engines.dense.catalogues import BoundIndikator, Catalogues, bound, rows_of, slot_leaf
from tolok.engines.dense.cube import term_cube
from tolok.engines.dense.reading import read_terms
from tolok.engines.dense.stated import LENGKAP, Stated, stated_columns
from tolok.engines.duckdb import DuckDbEngine

OFFICES = ("35.09.01", "35.09.02", "36.01.01")
MONTHS = Period.of_year(2026).months()


def test_rows_are_each_offices_own_indicators_and_the_areas_above() -> None:
    indikator = tuple(BoundIndikator(slot_leaf(0), (Term(name),)) for name in ("a", "b", "c"))
    rows = rows_of(Catalogues(indikator, ((0, 1), (1,)), np.array([0, 1, 1])), areas_of(OFFICES))
    found = list(
        zip(rows.indikator.tolist(), rows.level.tolist(), rows.unit.tolist(), rows.offices.tolist(), strict=True)
    )
    assert found == [
        (0, 0, 0, 1), (0, 1, 0, 1), (0, 2, 0, 1), (0, 3, 0, 1),
        (1, 0, 0, 1), (1, 0, 1, 1), (1, 0, 2, 1), (1, 1, 0, 2), (1, 1, 1, 1), (1, 2, 0, 2), (1, 2, 1, 1), (1, 3, 0, 3),
    ]  # fmt: skip


def test_what_cannot_be_rolled_up_says_why() -> None:
    assert bound(drawn_indikator({"rasio": ["layanan.ktp_masuk", "surat.seluruh"]})).why_not_rolled_up == ""
    given = bound(drawn_indikator({"jumlah": ["nilai IKM", "layanan.ktp_masuk"]}))
    assert given.why_not_rolled_up == "nilai «IKM» tidak dapat digabung antar kantor tanpa data asalnya"


def test_two_decrees_that_count_the_same_share_one_indicator() -> None:
    one = bound(drawn_indikator({"rasio": ["layanan.ktp_tepat_waktu", "layanan.ktp_masuk"]}))
    other = bound(drawn_indikator({"rasio": ["layanan.ktp_tepat_waktu", "layanan.ktp_masuk"]}))
    assert len({one, other}) == 1


@pytest.mark.parametrize("edge", EdgeRule)
@pytest.mark.parametrize("scale", all_scales(), ids=lambda scale: scale.nama)
def test_edges_of_a_scale_are_where_it_changes_class(scale, edge) -> None:
    scale = scale.with_edge(edge)
    edges, names = edges_of(scale), [each.nama for each in scale.classes]
    for tenths in range(-20, 2500):
        value = Decimal(tenths) / 10
        if value not in edges.at:
            assert names[edges.classes[sum(value > at for at in edges.at)]] == scale.kategori(value), value


def test_position_from_before_the_months_asked_stands_in_each() -> None:
    rows = drawn_entries(
        "register | submitted | completed\naset | 5 Mar 2019 |\naset | 6 Mar 2019 | 2 Feb\naset | 1 Jan 2027 |"
    )
    standing = Term("aset", nature=Nature.POSITION)
    cube = term_cube(DuckDbEngine(rows), [standing], ("35.09.01", "35.09.02"), MONTHS)
    assert cube.values[0].tolist() == [[2] + [1] * 11, [0] * 12]


def test_values_met_before_the_months_asked_are_not_met_anew() -> None:
    rows = drawn_entries("register | village | submitted\nsurat | v | 5 Jan\nsurat | v | 6 Feb\nsurat | w | 7 Feb")
    term = Term("surat", measure="distinct", column="village")
    cube = term_cube(DuckDbEngine(rows), [term], ("35.09.01",), MONTHS[1:3])
    assert cube.values[0].tolist() == [[1, 0]]


def test_months_with_holes_or_from_within_a_year_are_refused() -> None:
    engine, term = DuckDbEngine([]), Term("surat")
    with pytest.raises(ValueError, match="expected consecutive months"):
        term_cube(engine, [term], OFFICES, (MONTHS[0], MONTHS[2]))
    cube = term_cube(engine, [term], OFFICES, MONTHS[1:])
    with pytest.raises(ValueError, match="from the start of a span of 12, got: Februari 2026"):
        read_terms(cube, Stated((), np.zeros((0, 3, 11), np.uint8)), {})


def test_sum_beyond_64_bits_is_refused() -> None:
    big = 2**62
    rows = drawn_entries(f"register | submitted | quantity\naset | 1 Jan | {big}\naset | 2 Jan | {big}")
    with pytest.raises(OverflowError, match="beyond 64 bits"):
        term_cube(DuckDbEngine(rows), [Term("aset", measure="quantity")], ("35.09.01",), MONTHS)


def test_offices_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="sorted"):
        areas_of(["35.09.02", "35.09.01"])
    with pytest.raises(ValueError, match="expected codes of kecamatan"):
        areas_of(["35.09"])


def test_a_word_that_is_no_statement_is_refused() -> None:
    import pyarrow as pa

    columns = {"office": ["35.09.01"], "register": ["surat"], "month": [2026 * 12], "state": ["selesai"]}
    with pytest.raises(ValueError, match="expected states"):
        stated_columns(pa.table(columns), OFFICES, MONTHS)
    known = stated_columns(pa.table({**columns, "state": ["lengkap"]}), OFFICES, MONTHS)
    assert np.argwhere(known.of("surat") == LENGKAP).tolist() == [[0, 0]]
    assert not known.of("layanan").any()


def test_different_catalogues_ask_for_as_many_scans_and_aggregates_as_their_predicates() -> None:
    """7,285 catalogues cost one scan: which terms an office uses is no part of it."""
    from tolok.engines.compiler import compile_terms

    predicates = [(), (IsOnTime(),), (IsLate(),)]
    indikator = tuple(
        BoundIndikator(slot_leaf(0), (Term(f"register_{i % 20}", predicates[i % 3]),)) for i in range(300)
    )
    dealt = Catalogues(indikator, tuple((i, (i + 7) % 300) for i in range(300)), np.arange(7285) % 300)
    (scan,) = compile_terms(dealt.terms, [f"{i:06}" for i in range(7285)], (Month(2026, 1),))
    assert len(scan.aggregates) == 3

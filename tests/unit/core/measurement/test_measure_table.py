"""The measurement table of one office: every indicator a row, with its capaian, whatever its data."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.support.drawn import OFFICE, drawn_indikator, drawn_office
from tests.support.engines import ENGINES
from tolok.core.kernel.period import Month, Period
from tolok.core.kernel.value import Missing, NotComputable, Number
from tolok.core.measurement.indikator import Aggregation, Target
from tolok.core.measurement.measure import measure_with, terms_of
from tolok.core.registers import get_register
from tolok.core.registers.term import Term

ROWS = """
register | kind | submitted | due    | completed | status
layanan  | ktp  | 3 Jan     | 5 Jan  | 5 Jan     | selesai
layanan  | ktp  | 9 Feb     | 11 Feb | 12 Feb    | selesai
layanan  | kk   | 9 Mar     | 11 Mar |           | diproses
"""
SHARE = drawn_indikator(
    {"rasio": ["layanan.ktp_tepat_waktu", "layanan.ktp_masuk"]}, targets={1: Target.point(Decimal(80))}
)


def test_terms_are_asked_for_once_with_the_count_of_all_rows() -> None:
    count = drawn_indikator("layanan.ktp_masuk")
    layanan = get_register("layanan")
    assert terms_of([SHARE, count, SHARE]) == (
        layanan.term("ktp_tepat_waktu"),
        Term("layanan"),
        layanan.term("ktp_masuk"),
    )


def test_reference_registers_and_unconfirmed_phrases_ask_for_nothing_more() -> None:
    desa = drawn_indikator("desa.desa")
    assert terms_of([desa, replace(SHARE, bindings={}), replace(SHARE, node=None)]) == (
        get_register("desa").term("desa"),
    )


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
def test_table_has_every_indicator_with_its_value_capaian_and_category(engine: type) -> None:
    unknown = drawn_indikator("surat.masuk_seluruh", targets={1: Target.point(Decimal(5))})
    nothing = drawn_indikator({"rasio": ["layanan.skck_tepat_waktu", "layanan.skck_masuk"]})
    office = drawn_office(ROWS, {"layanan": "Jan-Mar lengkap"}, (SHARE, unknown, nothing))
    first, second, third = measure_with(engine(office.entries), office, 1)
    assert (first.realisasi, first.capaian) == (Number(Decimal(50)), Number(Decimal("62.5")))
    assert first.kategori == "Rendah"
    assert first.period == Period.to_quarter(2026, 1)
    assert isinstance(second.realisasi, Missing)
    assert isinstance(second.capaian, Missing)
    assert second.kategori is None
    assert isinstance(third.realisasi, NotComputable)
    assert third.target is None
    assert all(row.alasan for row in (first, second, third))


def test_posisi_akhir_carries_its_own_period() -> None:
    indikator = replace(SHARE, aggregation=Aggregation.POSISI_AKHIR)
    office = drawn_office(ROWS, {"layanan": "Jan-Jun lengkap"}, (indikator,))
    (row,) = measure_with(ENGINES["reference"](office.entries), office, 2)
    assert row.period == Period.of_quarter(2026, 2)


def test_no_indicator_is_an_empty_table_on_every_engine() -> None:
    office = drawn_office(ROWS)
    assert [measure_with(engine(office.entries), office, 1) for engine in ENGINES.values()] == [()] * len(ENGINES)


def test_months_before_the_first_row_are_dense() -> None:
    term = get_register("layanan").term("ktp_masuk")
    months = Period.of_year(2026).months()
    for engine in ENGINES.values():
        values = engine(()).term_values([term], [OFFICE, "35.09.02"], months)
        assert {key[2] for key in values} == set(months)
        assert values[OFFICE, term, Month(2026, 7)] == 0
        assert len(values) == 24

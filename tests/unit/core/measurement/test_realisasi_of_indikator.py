"""Realisasi: the statements decide what is known, terms are added up before the formula is applied."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.support.drawn import OFFICE, drawn_indikator, drawn_office
from tolok.core.kernel.period import Month, Period
from tolok.core.kernel.value import Missing, NotComputable, Number, Value
from tolok.core.measurement.indikator import Aggregation, Indikator
from tolok.core.measurement.measure import terms_of
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.measurement.realisasi import realisasi, roll_up
from tolok.core.measurement.result import Trace
from tolok.core.registers.binding import Binding
from tolok.core.registers.entry import StatementState
from tolok.engines.reference import ReferenceEngine

LETTERS = """
register | kind  | submitted | due    | completed | status
surat    | masuk | 3 Jan     | 5 Jan  | 5 Jan     | diarsip
surat    | masuk | 9 Feb     | 11 Feb | 12 Feb    | diarsip
surat    | masuk | 20 Apr    | 22 Apr | 21 Apr    | diarsip
surat    | masuk | 21 Apr    | 23 Apr | 23 Apr    | diarsip
surat    | masuk | 22 Apr    |        | 23 Apr    | diarsip
"""
ON_TIME = {"rasio": ["surat.masuk_tepat_waktu", "surat.masuk_seluruh"]}


def computed(indikator: Indikator, *offices: OfficeYear, quarter: int) -> tuple[Value, Trace]:
    engine = ReferenceEngine([entry for office in offices for entry in office.entries])
    months = Period.of_year(offices[0].year).months()
    values = engine.term_values(terms_of([indikator]), [office.office.code for office in offices], months)
    if len(offices) == 1:
        return realisasi(indikator, offices[0], values, quarter)
    return roll_up(indikator, offices, values, quarter)


def test_ratio_over_quarters_is_divided_again_not_averaged() -> None:
    office = drawn_office(LETTERS, {"surat": "Jan-Jun lengkap"})
    first, _ = computed(drawn_indikator(ON_TIME), office, quarter=1)
    second, _ = computed(drawn_indikator(ON_TIME), office, quarter=2)
    assert (first, second) == (Number(Decimal(50)), Number(Decimal(60)))  # 1/2, then 3/5: not the mean of 50 and 66,67


def test_posisi_akhir_takes_the_quarter_alone() -> None:
    office = drawn_office(LETTERS, {"surat": "Apr-Jun lengkap"})
    indikator = drawn_indikator(
        {"rasio": ["surat.masuk_tepat_waktu", "surat.masuk_seluruh"]}, aggregation=Aggregation.POSISI_AKHIR
    )
    value, trace = computed(indikator, office, quarter=2)
    assert isinstance(value, Number)
    assert round(value.value, 2) == Decimal("66.67")
    assert [part.month for part in trace.children[0].months] == [Month(2026, 4), Month(2026, 5), Month(2026, 6)]


def test_months_without_statement_are_missing_and_named() -> None:
    office = drawn_office(LETTERS, {"surat": "Jan lengkap, Mar lengkap"})
    value, _ = computed(drawn_indikator("surat.masuk_seluruh"), office, quarter=1)
    assert value == Missing("Agenda Surat: Februari 2026 belum dinyatakan lengkap")
    value, _ = computed(drawn_indikator("surat.masuk_seluruh"), drawn_office(LETTERS), quarter=1)
    assert value == Missing("Agenda Surat: Januari, Februari dan Maret 2026 belum dinyatakan lengkap")


def test_stated_nothing_is_zero_and_a_zero_denominator_has_no_quotient() -> None:
    office = drawn_office("register | kind | submitted", {"surat": "Jan-Mar nihil"})
    count, _ = computed(drawn_indikator("surat.masuk_seluruh"), office, quarter=1)
    share, _ = computed(drawn_indikator(ON_TIME), office, quarter=1)
    assert count == Number(Decimal(0))
    assert isinstance(share, NotComputable)
    assert "penyebut nol" in share.reason


def test_stated_nothing_with_rows_is_a_contradiction_that_tells_the_count() -> None:
    office = drawn_office(LETTERS, {"surat": "Jan-Mar lengkap, Apr nihil, Mei-Jun lengkap"})
    value, _ = computed(drawn_indikator("surat.keluar_seluruh"), office, quarter=2)
    assert value == NotComputable(
        "Agenda Surat: April 2026 dinyatakan nihil padahal ada 3 baris; perbaiki pernyataan atau batalkan barisnya"
    )


def test_what_is_outstanding_goes_before_a_contradiction() -> None:
    office = drawn_office(LETTERS, {"surat": "Jan nihil"})
    value, _ = computed(drawn_indikator("surat.masuk_seluruh"), office, quarter=1)
    assert isinstance(value, Missing)


def test_position_needs_only_its_last_month_stated() -> None:
    table = """
    register | kind  | submitted   | completed | status       | quantity
    aset     | mebel | 1 Jan 2020  | 10 Feb    | baik         | 100
    aset     | mebel | 10 Feb      |           | rusak_ringan | 100
    aset     | mebel | 3 Mar       |           | baik         | 250
    """
    office = drawn_office(table, {"aset": "Mar lengkap"})
    share, trace = computed(drawn_indikator({"rasio": ["aset.baik", "aset.seluruh"]}), office, quarter=1)
    worth, _ = computed(drawn_indikator("aset.nilai"), office, quarter=1)
    assert (share, worth) == (Number(Decimal(50)), Number(Decimal(350)))
    assert [part.month for part in trace.children[1].months] == [Month(2026, 3)]


def test_empty_quantity_is_missing_never_zero() -> None:
    table = """
    register | kind  | submitted | status | quantity
    aset     | mebel | 1 Jan     | baik   | 100
    aset     | mebel | 2 Jan     | baik   |
    """
    office = drawn_office(table, {"aset": "Mar lengkap"})
    value, trace = computed(drawn_indikator("aset.nilai"), office, quarter=1)
    assert value == Missing(
        "Buku Inventaris Aset: kolom Nilai perolehan (rupiah) masih kosong pada baris bulan Maret 2026"
    )
    assert trace.months[0].count is None


def test_reference_register_needs_no_statement() -> None:
    table = "register | kind | submitted\ndesa | desa | 1 Jan 2000\ndesa | kelurahan | 1 Jan 2000"
    value, _ = computed(drawn_indikator("desa.desa"), drawn_office(table), quarter=1)
    assert value == Number(Decimal(1))


def test_unbound_unconfirmed_and_unknown_bindings_stay_apart() -> None:
    indikator = drawn_indikator("surat.masuk_seluruh")
    office = drawn_office(LETTERS, {"surat": "Jan-Mar lengkap"})
    unconfirmed = Binding("surat.masuk_seluruh", "surat", "masuk_seluruh")
    unknown = replace(indikator.bindings["surat.masuk_seluruh"], offer="terbang")

    def reason(binding: Binding | None) -> Value:
        bindings = {} if binding is None else {"surat.masuk_seluruh": binding}
        return computed(replace(indikator, bindings=bindings), office, quarter=1)[0]

    assert reason(None) == Missing("«surat.masuk_seluruh» belum dihubungkan ke register")
    assert reason(unconfirmed) == Missing("hubungan «surat.masuk_seluruh» ke register surat belum dikonfirmasi")
    assert isinstance(reason(unknown), NotComputable)


def test_trace_has_the_shape_of_the_formula_with_months_at_the_leaves() -> None:
    office = drawn_office(LETTERS, {"surat": "Jan-Feb lengkap, Mar nihil"})
    value, trace = computed(drawn_indikator(ON_TIME), office, quarter=1)
    assert trace.value == value
    numerator, denominator = trace.children
    assert (numerator.register, numerator.offer) == ("surat", "masuk_tepat_waktu")
    assert [(part.count, part.state) for part in denominator.months] == [
        (1, StatementState.LENGKAP),
        (1, StatementState.LENGKAP),
        (0, StatementState.NIHIL),
    ]


def test_given_value_stands_for_its_quarter_and_is_never_added_up() -> None:
    office = drawn_office("register | submitted")
    indikator = drawn_indikator("nilai IKM", scores={1: Decimal("80.5"), 2: Decimal("82.5")})
    assert computed(indikator, office, quarter=2)[0] == Number(Decimal("82.5"))
    assert computed(indikator, office, quarter=3)[0] == Missing("nilai «IKM» untuk Triwulan III 2026 belum diisi")


def test_mean_of_quarters_is_for_given_values_and_wants_them_all() -> None:
    office = drawn_office("register | submitted")
    indikator = drawn_indikator("nilai IKM", scores={1: Decimal(80), 2: Decimal(83)}, aggregation=Aggregation.RATA_RATA)
    value, trace = computed(indikator, office, quarter=2)
    assert value == Number(Decimal("81.5"))
    assert [child.value for child in trace.children] == [Number(Decimal(80)), Number(Decimal(83))]
    assert isinstance(computed(indikator, office, quarter=3)[0], Missing)


@pytest.mark.parametrize("drawing", [ON_TIME, "surat.masuk_seluruh", {"rasio": ["nilai a", "nilai b"]}])
def test_mean_of_quarters_is_refused_for_ratios_and_counts(drawing: object) -> None:
    office = drawn_office(LETTERS, {"surat": "Jan-Mar lengkap"})
    indikator = drawn_indikator(drawing, aggregation=Aggregation.RATA_RATA, scores={1: Decimal(1)})
    value, _ = computed(indikator, office, quarter=1)
    assert isinstance(value, NotComputable)
    assert "pilih agregasi jumlah atau posisi akhir" in value.reason


def test_indicator_without_formula_is_not_computable() -> None:
    indikator = replace(drawn_indikator("surat.masuk_seluruh"), node=None)
    value, trace = computed(indikator, drawn_office(LETTERS), quarter=1)
    assert isinstance(value, NotComputable)
    assert trace.value == value


def test_offices_are_added_up_and_divided_once() -> None:
    other = """
    register | kind  | submitted | due   | completed | status
    surat    | masuk | 3 Jan     | 5 Jan | 5 Jan     | diarsip
    surat    | masuk | 4 Jan     | 6 Jan | 6 Jan     | diarsip
    surat    | masuk | 5 Jan     | 7 Jan | 6 Jan     | diarsip
    """
    stated = {"surat": "Jan-Mar lengkap"}
    one, two = drawn_office(LETTERS, stated), drawn_office(other, stated, office="35.09.02")
    value, trace = computed(drawn_indikator(ON_TIME), one, two, quarter=1)
    assert value == Number(Decimal(80))  # (1 + 3) / (2 + 3); the mean of 50 and 100 would be 75
    assert [part.count for part in trace.children[1].months] == [4, 1, 0]


def test_one_office_that_has_not_stated_keeps_the_sum_missing() -> None:
    one, two = drawn_office(LETTERS, {"surat": "Jan-Mar lengkap"}), drawn_office(LETTERS, office="35.09.02")
    value, trace = computed(drawn_indikator("surat.masuk_seluruh"), one, two, quarter=1)
    assert value == Missing(
        "Kecamatan 35.09.02: Agenda Surat: Januari, Februari dan Maret 2026 belum dinyatakan lengkap"
    )
    assert {part.state for part in trace.months} == {StatementState.BELUM}


def test_given_value_cannot_be_rolled_up_over_offices() -> None:
    offices = drawn_office("register | submitted"), drawn_office("register | submitted", office="35.09.02")
    value, _ = computed(drawn_indikator("nilai IKM", scores={1: Decimal(80)}), *offices, quarter=1)
    assert value == NotComputable("nilai «IKM» tidak dapat digabung antar kantor tanpa data asalnya")


def test_terms_that_were_never_computed_raise() -> None:
    office = drawn_office(LETTERS, {"surat": "Jan-Mar lengkap"})
    with pytest.raises(KeyError):
        realisasi(drawn_indikator("surat.masuk_seluruh"), office, {}, 1)
    assert office.office.code == OFFICE

"""The small values: what they accept, how they show, and that the three kinds of value stay apart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tolok.core.kernel.location import Location
from tolok.core.kernel.nip import Nip
from tolok.core.kernel.numbers import round_half_up, show_exact, show_number, show_value
from tolok.core.kernel.period import Month, Period
from tolok.core.kernel.text import fold, squeeze, words
from tolok.core.kernel.value import Missing, NotComputable, Number, first_gap
from tolok.core.kernel.wilayah import WilayahCode


@pytest.mark.parametrize("value", [1, 1.0, "1"])
def test_number_takes_nothing_but_decimal(value: object) -> None:
    with pytest.raises(TypeError, match="Decimal"):
        Number(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_number_takes_no_infinite_decimal(value: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        Number(Decimal(value))


def test_missing_goes_before_not_computable_and_reasons_are_kept_once() -> None:
    one = Number(Decimal(1))
    assert first_gap([one, one]) is None
    assert first_gap([one, NotComputable("penyebut 0"), Missing("Maret"), Missing("April"), Missing("Maret")]) == (
        Missing("Maret; April")
    )
    assert first_gap([NotComputable("penyebut 0"), one]) == NotComputable("penyebut 0")


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [("2.5", 0, "3"), ("-2.5", 0, "-3"), ("1.005", 2, "1.01"), ("76.604", 2, "76.60"), ("76.605", 2, "76.61")],
)
def test_rounding_goes_half_up_not_to_even(value: str, places: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(value), places)) == rounded


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1234.5", "1.234,50"), ("1234", "1.234"), ("0.004", "0"), ("-0.004", "0"), ("-1234.567", "-1.234,57"),
        ("548000000", "548.000.000"), ("9" * 40, ".".join(["9", *["999"] * 13])), ("1E+3", "1.000"),
    ],
)  # fmt: skip
def test_numbers_are_shown_as_offices_write_them(value: str, shown: str) -> None:
    assert show_number(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [("6.5", "6,5"), ("1.004", "1,004"), ("100", "100"), ("1000.10", "1.000,1")]
)
def test_numbers_are_quoted_with_their_own_decimals(value: str, shown: str) -> None:
    assert show_exact(Decimal(value)) == shown


def test_gaps_are_shown_in_words_never_as_digits() -> None:
    assert show_value(Number(Decimal("82.5")), "persen") == "82,50%"
    assert show_value(Number(Decimal(12)), "dokumen") == "12 dokumen"
    assert show_value(Missing("x"), "persen") == "belum diisi"
    assert show_value(NotComputable("x"), "persen") == "tidak dapat dihitung"


def test_month_knows_its_days_and_refuses_the_thirteenth() -> None:
    assert Month(2024, 2).last_day == date(2024, 2, 29)
    assert Month.of(date(2026, 7, 31)) == Month(2026, 7)
    assert str(Month(2026, 5)) == "Mei 2026"
    with pytest.raises(ValueError, match=r"1\.\.12"):
        Month(2026, 13)


def test_period_holds_both_its_ends_and_names_itself() -> None:
    half = Period.to_quarter(2026, 2)
    assert [month.month for month in half.months()] == [1, 2, 3, 4, 5, 6]
    assert Month(2026, 6) in half
    assert Month(2026, 7) not in half
    assert str(half) == "s.d. Triwulan II 2026"
    assert str(Period.of_quarter(2026, 3)) == "Triwulan III 2026"
    assert str(Period.to_quarter(2026, 4)) == "Tahun 2026"
    assert str(Period(Month(2025, 11), Month(2026, 2))) == "November 2025 s.d. Februari 2026"
    assert len(Period(Month(2025, 11), Month(2026, 2)).months()) == 4


@pytest.mark.parametrize("quarter", [0, 5])
def test_quarter_outside_the_year_is_refused(quarter: int) -> None:
    with pytest.raises(ValueError, match=r"1\.\.4"):
        Period.of_quarter(2026, quarter)


def test_period_turned_round_is_refused() -> None:
    with pytest.raises(ValueError, match="before"):
        Period(Month(2026, 2), Month(2026, 1))


def test_nip_is_read_with_blanks_and_printed_in_groups() -> None:
    nip = Nip.read("19800102 200501 1 003")
    assert nip.digits == "198001022005011003"
    assert str(nip) == "19800102 200501 1 003"
    assert Nip("199001022023211004").digits  # month 21: PPPK


@pytest.mark.parametrize(
    "digits", ["", "123", "198013022005011003", "198001322005011003", "198001022005131003", "１" * 18]
)
def test_nip_with_impossible_digits_is_refused(digits: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Nip(digits)


def test_wilayah_code_knows_its_level_and_parent() -> None:
    desa = WilayahCode("35.09.09.2001")
    assert desa.level == 4
    assert desa.parent == WilayahCode("35.09.09")
    assert WilayahCode("35").parent is None


@pytest.mark.parametrize("code", ["", "35.9", "35.09.09.01", "350909", "35.09.09.2001.1", "３５"])
def test_wilayah_code_of_another_shape_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="expected a code"):
        WilayahCode(code)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Rata–rata", "rata rata"), ("rata-rata", "rata rata"), ("Qur’an", "qur an"), ("Qur'an", "qur an"),
        ("2021—2026", "2021 2026"), ("Kasubbag. P.K.A", "kasubbag p k a"), ("Café", "cafe"), ("100 %", "100 %"),
        ("peng\u00adukuran", "pengukuran"), ("a\u200bb", "ab"), ("A/B×C", "a b c"), ("", ""),
    ],
)  # fmt: skip
def test_fold_parts_words_at_every_dash_and_drops_marks(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert words(text) == folded.split()


def test_squeeze_leaves_single_blanks_only() -> None:
    assert squeeze(" a\u00a0 b\n\tc\u200b ") == "a b c"


def test_location_tells_what_it_knows_and_no_more() -> None:
    assert str(Location(jabatan="Camat", baris=2, kolom="sumber_data")) == "jabatan Camat, baris 2, kolom sumber data"
    assert str(Location(kolom="mengingat", nomor=3)) == "kolom mengingat 3"
    assert str(Location()) == "seluruh keputusan"

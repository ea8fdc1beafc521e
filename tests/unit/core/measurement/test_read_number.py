"""Numbers as offices write them; one convention for target and realisasi; clear refusals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tolok.core.kernel.value import Missing, Number
from tolok.core.measurement.indikator import Target
from tolok.core.measurement.read_number import Convention, ReadNumberError, read_number, read_pair, read_target


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("82,5", "82.5", None),
        ("1.234,5", "1234.5", None),
        ("548.000.000", "548000000", None),
        ("95%", "95", "persen"),
        ("99,99 %", "99.99", "persen"),
        ("100 persen", "100", "persen"),
        ("95.56", "95.56", None),
        ("1,004,422,800", "1004422800", None),
        ("1,234.56", "1234.56", None),
        ("6,5 bulan", "6.5", "bulan"),
        ("12 dokumen", "12", "dokumen"),
        ("12dokumen", "12", "dokumen"),
        ("12 orang-hari", "12", "orang hari"),
        ("100 m²", "100", "m2"),
        ("Rp 1.250.000,00", "1250000", "rupiah"),
        ("Rp1.250.000", "1250000", "rupiah"),
        ("Rp. 500.000,-", "500000", "rupiah"),
        ("Rp 1,25 miliar", "1250000000", "rupiah"),
        ("3 juta rupiah", "3000000", "rupiah"),
        ("-5", "-5", None),
        ("−5,5", "-5.5", None),
        ("–2%", "-2", "persen"),
        ("+5", "5", None),
        (",5", "0.5", None),
        ("0,125", "0.125", None),
        ("0.875", "0.875", None),
        ("1234,567", "1234.567", None),
        ("1 234 567", "1234567", None),
        ("1\u00a0234,5", "1234.5", None),
        ("  \t7 ", "7", None),
        ("0", "0", None),
        ("nihil", "0", None),
        ("３５", "35", None),
    ],
)
def test_number_as_written_by_an_office_is_read(text: str, value: str, unit: str | None) -> None:
    read = read_number(text)
    assert read.value == Number(Decimal(value))
    assert read.unit == unit


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "—", "...", "…", "belum diisi", "Belum Diisi", "n/a", "N.A."])
def test_words_for_nothing_filled_in_are_missing_not_zero(text: str) -> None:
    assert isinstance(read_number(text).value, Missing)
    assert read_target(text) == (None, ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("BB", "tidak memuat angka"),
        ("tidak ada", "tulis 0 bila memang nihil"),
        ("<= 5", "pembanding"),
        ("≥ 90%", "pembanding"),
        ("± 5", "pembanding"),
        ("minimal 90", "pembanding"),
        ("sekitar 5", "pembanding"),
        ("12/15", "pecahan"),
        ("1e5", "tidak dapat dibaca"),
        ("24 jam 30 menit", "tidak dapat dibaca"),
        ("2024-01-05", "tidak dapat dibaca"),
        ("½", "tidak dapat dibaca"),
        ("1.2345,6", "tidak teratur"),
        ("1.23.456", "tidak teratur"),
        ("1,2,3", "tidak teratur"),
        ("#DIV/0!", "lembar kerja"),
        ("#N/A", "lembar kerja"),
        ("9" * 30, "lebih dari"),
        ("7 " * 100, "terlalu panjang"),
        ("7-8", "rentang"),
    ],
)
def test_what_is_no_single_number_is_refused_with_its_words_and_a_remedy(text: str, words: str) -> None:
    with pytest.raises(ReadNumberError, match=words) as caught:
        read_number(text, "realisasi")
    message = str(caught.value)
    assert message.startswith("realisasi «")
    assert ";" in message


@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("80-90%", "80", "90"), ("80% - 90%", "80", "90"), ("7-8 bulan", "7", "8"), ("7 bulan – 8 bulan", "7", "8"),
        ("7 s.d. 8 bulan", "7", "8"), ("7 s/d 8", "7", "8"), ("7sd8", "7", "8"), ("80 sampai dengan 90", "80", "90"),
        ("80 hingga 90", "80", "90"), ("1,5-2,5", "1.5", "2.5"), ("-5 - 5", "-5", "5"), ("-5--3", "-5", "-3"),
        ("1.000-1.500", "1000", "1500"), ("Rp1.000.000-Rp2.000.000", "1000000", "2000000"), ("1-2 juta", "1e6", "2e6"),
        ("87,5", "87.5", "87.5"),
    ],
)  # fmt: skip
def test_target_is_a_point_or_a_range(text: str, lo: str, hi: str) -> None:
    assert read_target(text)[0] == Target(Decimal(lo), Decimal(hi))


@pytest.mark.parametrize("text", ["90-80", "7 hari - 8 bulan", "1 ribu - 2 juta"])
def test_range_turned_round_or_in_two_units_is_refused(text: str) -> None:
    with pytest.raises(ReadNumberError):
        read_target(text)


def test_blank_between_groups_is_thousands_and_is_told() -> None:
    assert read_number("12 500 orang").notes == ("«12 500» dibaca dengan spasi sebagai pemisah ribuan",)


def pair(target: str, realisasi: str) -> tuple[str, str, Convention | None]:
    read = read_pair(target, realisasi)
    assert read.target is not None
    assert isinstance(read.realisasi, Number)
    return f"{read.target.lo.normalize():f}", f"{read.realisasi.value.normalize():f}", read.convention


def test_single_separator_before_three_digits_is_thousands_and_is_told() -> None:
    read = read_pair("1.250", "900")
    assert read.target == Target.point(Decimal(1250))
    assert read.notes == ("«1.250» dibaca 1.250 (titik sebagai pemisah ribuan)",)
    assert read_pair("1,250", "1,100").target == Target.point(Decimal(1250))


@pytest.mark.parametrize(
    ("target", "realisasi", "expected"),
    [
        ("82,5", "1.234", ("82.5", "1234", Convention.COMMA)),
        ("1.234", "82,5", ("1234", "82.5", Convention.COMMA)),
        ("95.56", "1.250", ("95.56", "1.25", Convention.POINT)),
        ("95.56", "1,250", ("95.56", "1250", Convention.POINT)),
        ("1.250.000", "875,250", ("1250000", "875.25", Convention.COMMA)),
    ],
)
def test_what_one_number_proves_holds_for_the_other(
    target: str, realisasi: str, expected: tuple[str, str, Convention]
) -> None:
    assert pair(target, realisasi) == expected


def test_reading_as_decimal_by_the_other_number_is_told() -> None:
    assert read_pair("1,004,422,800", "1.004").notes == ("«1.004» dibaca 1,004 (titik sebagai tanda desimal)",)


@pytest.mark.parametrize(("target", "realisasi"), [("82,5", "95.56"), ("1.250", "1,250"), ("1.000-1.500", "1,250")])
def test_pair_in_two_conventions_is_refused(target: str, realisasi: str) -> None:
    with pytest.raises(ReadNumberError, match="realisasi"):
        read_pair(target, realisasi)


def test_pair_in_units_that_cannot_be_compared_is_refused() -> None:
    with pytest.raises(ReadNumberError, match="satuan"):
        read_pair("1 tahun", "9 bulan")


def test_pair_in_differently_worded_units_is_read_and_told() -> None:
    read = read_pair("12 dokumen", "10 laporan")
    assert read.realisasi == Number(Decimal(10))
    assert "dokumen" in read.notes[0]
    assert read_pair("95%", "90 persen").notes == ()


def test_pair_with_nothing_filled_in_keeps_the_other_side() -> None:
    read = read_pair("7-8 bulan", "-")
    assert read.target == Target(Decimal(7), Decimal(8))
    assert isinstance(read.realisasi, Missing)
    assert read_pair("", "5").target is None


def test_realisasi_as_a_range_is_refused() -> None:
    with pytest.raises(ReadNumberError, match="realisasi «7-8» adalah rentang"):
        read_pair("7-8", "7-8")


def test_known_convention_is_followed_and_contradiction_refused() -> None:
    assert read_number("1.250", convention=Convention.POINT).value == Number(Decimal("1.25"))
    with pytest.raises(ReadNumberError):
        read_number("82,5", convention=Convention.POINT)

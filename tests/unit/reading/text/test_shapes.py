"""Shapes of text that are put right before rows are read: quoted cells, columns of blanks, markup in lines."""

from __future__ import annotations

import pytest

from tests.unit.reading.texts import HEADING, repairs, rows, table
from tolok.reading.text.markup import printed_lines, without_escapes
from tolok.reading.text.quoted import JOINED, join_quoted
from tolok.reading.text.spaced import split_spaced


def test_quoted_cell_over_three_lines_comes_back_to_one_row() -> None:
    lines = ['1\t"a', "b", 'c ""d"""\te', "2\tf\tg"]
    join_quoted(lines)
    assert lines == ['1\ta<br>b<br>c "d"\te', JOINED, JOINED, "2\tf\tg"]


@pytest.mark.parametrize("line", ['1\tprogram "Desa Pintar"\tx', '1\t"Desa Pintar"\tx', '1\t"tidak ditutup\tx'])
def test_quotation_marks_of_the_words_themselves_stay(line: str) -> None:
    lines = [line, "2\ta\tb"]
    join_quoted(lines)
    assert lines == [line, "2\ta\tb"]


def test_rows_below_a_quoted_cell_keep_their_line_numbers() -> None:
    found = rows(table('1\t"Tertibnya\narsip"\tJumlah RT\tJumlah RT\tData', "2\tAman\tJumlah RW\tJumlah RW\tData"))
    assert found[0].sasaran == "Tertibnya arsip"
    assert [row.asal["indikator"].baris for row in found] == [3, 5]


def test_columns_of_blanks_are_cut_where_the_headings_begin() -> None:
    lines = ["NO  SASARAN       INDIKATOR    FORMULA", "1   Tertibnya     Jumlah RT    Jumlah RT", "    arsip desa"]
    split_spaced(lines)
    assert lines == ["NO\tSASARAN\tINDIKATOR\tFORMULA", "1\tTertibnya arsip desa\tJumlah RT\tJumlah RT", JOINED]


def test_line_whose_words_cross_a_column_is_left_as_text() -> None:
    lines = ["NO  SASARAN       INDIKATOR    FORMULA", "Kalimat panjang yang bukan baris tabel sama sekali"]
    split_spaced(lines)
    assert lines[1] == "Kalimat panjang yang bukan baris tabel sama sekali"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        (r"nilai\_akhir \* 2", "nilai_akhir * 2"),
        (r"$\frac{a\_b}{c}$ dan \_", r"$\frac{a\_b}{c}$ dan _"),
        ("![](lambang.png) Camat", " Camat"),
        ("hasil evaluasi<sup>1</sup>", "hasil evaluasi"),
        ("luas km<sup>2</sup>", "luas km<sup>2</sup>"),
    ],
)
def test_markdown_signs_go_and_formulas_stay(text: str, bare: str) -> None:
    assert without_escapes(text) == bare


def test_line_of_html_prints_as_its_paragraphs() -> None:
    assert printed_lines("<p>NOMOR&nbsp;: <b>5</b></p><p>TENTANG</p>") == ["NOMOR : 5", "TENTANG"]
    assert printed_lines("a < b & c") == ["a < b & c"]


def test_text_line_wrapped_into_the_last_cell_is_told() -> None:
    first, second = rows(
        table("1\tTertib\tJumlah RT\tJumlah RT\tLaporan", "tahunan", "2\tAman\tJumlah RW\tJumlah RW\tData")
    )
    assert "baris teks" in repairs(first, "sumber_data")
    assert not repairs(second, "sumber_data")


def test_sasaran_on_a_line_above_the_table_fills_its_rows_and_is_told() -> None:
    heading = "NO\tINDIKATOR\tFORMULA\tSUMBER DATA"
    text = table("1\tJumlah RT\tJumlah RT\tData", heading=f"Sasaran : Tertibnya warga\n{heading}")
    (row,) = rows(text)
    assert (row.sasaran, row.asal["sasaran"].baris) == ("Tertibnya warga", 2)
    assert "di atas tabel" in repairs(row, "sasaran")


def test_blank_penanggung_jawab_is_not_filled_where_only_one_sasaran_spans() -> None:
    found = rows(
        table(
            "1\tTertib\tJumlah RT\tJumlah RT\tKasi A\tData",
            "\t\tJumlah RW\tJumlah RW\t\tData",
            "2\tAman\tJumlah pos\tJumlah pos\tKasi B\tData",
            heading="NO\tSASARAN\tINDIKATOR\tFORMULA\tPENANGGUNG JAWAB\tSUMBER DATA",
        )
    )
    assert [row.penanggung_jawab for row in found] == [("Kasi A",), (), ("Kasi B",)]


@pytest.mark.parametrize(
    "printed", ["%", "(%)", "Persen", "persen (%)", "Prosentase", "PERSENTASE", "Presentase", "persen."]
)
def test_spellings_of_percent_in_a_unit_column_are_one_unit(printed: str) -> None:
    (row,) = rows(table(f"1\tTertib\tJumlah RT\tJumlah RT\tData\t{printed}", heading=f"{HEADING}\tSATUAN"))
    assert row.satuan == "persen"


def test_other_units_stay_as_printed_in_small_letters() -> None:
    (row,) = rows(table("1\tTertib\tJumlah RT\tJumlah RT\tData\tRT/RW", heading=f"{HEADING}\tSATUAN"))
    assert row.satuan == "rt/rw"

from __future__ import annotations

import pytest

from tolok.core.formula.plain import plain_text
from tolok.core.formula.reader import MAX_LENGTH, read_formula


@pytest.mark.parametrize(
    "teks_asli, teks",
    [
        (r"$\frac{\text{a}}{\text{b}} \times 100\%$", "a / b × 100%"),
        (r"$\dfrac{\frac{a}{b}}{c}$", "(a / b) / c"),
        (r"$\frac{a + b}{c - d}$", "(a + b) / (c - d)"),
        (r"$\frac{\text{SPP – SPM}}{\text{berkas}}$", "SPP – SPM / berkas"),
        (r"\frac ab", "a / b"),
        (r"$\frac{7 \text{ desa}}{\%}$", "7 desa / %"),
        (r"$\left( a \div b \right) \cdot 25$", "( a / b ) × 25"),
        (r"$\frac{a}{$", "a /"),
        ("a ⁄ b ∕ c", "a / b / c"),
        ("a x 100 %", "a × 100%"),
        ("a x100%", "a × 100%"),
        ("kotak x 3 meter", "kotak x 3 meter"),
        ("<p>a</p><p>b</p>", "a b"),
        ("<ul><li>a</li><li>b</li></ul>", "a b"),
        ("a&nbsp;&amp;&nbsp;b&lt;c", "a & b<c"),
        ("1 < 2 dan 3 > 2", "1 < 2 dan 3 > 2"),
        ("**tebal** dan *miring* dan `kode`", "tebal dan miring dan kode"),
        ("m<sup>2</sup>", "m2"),
        ("a\n_____\nhasil b", "a / hasil b"),
        ("a\n----- x 100%\njumlah b", "a / jumlah b × 100%"),
        ("  a \t b\u00a0c\u200b ", "a b c"),
        ("- Jumlah a", "Jumlah a"),
        ("- Jumlah a\n- Jumlah b", "Jumlah a Jumlah b"),
        ("Jumlah a\n- Jumlah b", "Jumlah a - Jumlah b"),
        ("Jumlah a\n- Jumlah b\n- Jumlah c", "Jumlah a Jumlah b Jumlah c"),
        ("½ bagian", "1/2 bagian"),
    ],
)
def test_markup_becomes_one_plain_line(teks_asli, teks):
    assert plain_text(teks_asli).teks == teks


def test_positions_in_the_marked_line_are_those_of_the_plain_line():
    plain = plain_text(r"$\frac{\text{KTP/KK}}{b} \times 100\%$")
    assert plain.marked == "KTP/KK ⁄ b × 100%"
    assert len(plain.marked) == len(plain.teks)


def test_a_numerator_printed_twice_is_one_fraction_and_the_mending_is_told():
    reading = read_formula(r"<p>Jumlah kios.</p> $\frac{\text{Jumlah kios}}{\text{Jumlah lapak}} \times 100\%$")
    assert reading.text.teks == "Jumlah kios / Jumlah lapak × 100%"
    assert "tercetak dua kali" in reading.perbaikan[0]


def test_a_numerator_equal_to_the_denominator_gives_way_to_the_one_before_it():
    reading = read_formula(r"Jumlah kios yang buka $\frac{\text{Jumlah kios}}{\text{Jumlah kios}} \times 100\%$")
    assert reading.text.pembilang == "Jumlah kios yang buka"
    assert "sama dengan penyebut" in reading.perbaikan[0]


def test_a_bar_put_back_is_told():
    reading = read_formula("Jumlah kios buka Jumlah kios x 100 %")
    assert reading.text.teks == "Jumlah kios buka / Jumlah kios × 100%"
    assert "garis pecahan dipulihkan" in reading.perbaikan[0]


def test_nothing_is_mended_in_a_clean_cell():
    assert read_formula("Jumlah a dibagi jumlah b dikali 100%").perbaikan == ()


@pytest.mark.parametrize("piece", ["(", "\\frac{", "Jumlah ", "a + ", "9", "<u>", "A/B ", "- ", "40% a, ", "{"])
def test_a_hostile_cell_is_read_without_failing(piece):
    reading = read_formula((piece * MAX_LENGTH)[:MAX_LENGTH], "Persentase desa")
    assert reading.text.jenis
    assert read_formula(piece * MAX_LENGTH * 2).text.jenis == ("missing" if not piece.strip() else "narrative")

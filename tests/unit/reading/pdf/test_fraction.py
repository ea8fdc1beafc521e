"""Fractions drawn with a bar, an underline, or underscores."""

from __future__ import annotations

import pytest

from tests.unit.reading.pdf.sheets import EXPECTED, Formula, cells, decree, read, table
from tolok.reading.pdf.fraction import fractions_of
from tolok.reading.pdf.rules import Rule
from tolok.reading.pdf.words import Word

_SHAPES = {
    "beside": '#box($frac("{a}", "{b}")$) x 100%',
    "below": '$frac("{a}", "{b}")$ \\ x 100%',
    "before": '100% x $frac("{a}", "{b}")$',
    "underline": "#underline[{a}] x 100% \\ {b}",
    "underscores": "{a} \\ " + "\\_" * 16 + " x 100% \\ {b}",
}


@pytest.mark.parametrize("shape", _SHAPES)
def test_drawn_fraction_is_read_with_its_multiplier(shape: str) -> None:
    def formula(words: Formula) -> str:
        return words if isinstance(words, str) else _SHAPES[shape].format(a=words[0], b=words[1])

    assert cells(read(decree(table(formula=formula)))) == EXPECTED


def _words(*texts: tuple[str, float, float]) -> list[Word]:
    return [Word(text, x0, x0 + 5 * len(text), base, 10) for text, x0, base in texts]


def test_underlined_words_above_ordinary_words_are_no_fraction() -> None:
    words = _words(("Catatan", 50, 100), ("harus", 50, 113), ("diisi", 80, 113))
    assert fractions_of(words, [Rule(101.5, 50, 85)]) == []


def test_words_wider_than_the_bar_do_not_belong_to_the_fraction() -> None:
    words = _words(("Keterangan", 20, 82), ("panjang", 90, 82), ("Jumlah", 50, 97), ("Seluruh", 50, 110))
    (fraction,) = fractions_of(words, [Rule(101, 50, 85)])
    assert fraction.text == r"$\frac{Jumlah}{Seluruh}$"
    assert fraction.words == {2, 3}


def test_braces_and_dollar_signs_in_a_fraction_cannot_break_the_latex() -> None:
    (fraction,) = fractions_of(_words(("{biaya}", 50, 97), ("$100", 50, 110)), [Rule(101, 50, 85)])
    assert fraction.text == r"$\frac{(biaya)}{100}$"


def test_denominator_below_an_underline_runs_on_over_the_cell() -> None:
    words = _words(("Jumlah", 50, 100), ("laporan", 85, 100), ("x", 130, 100), ("100%", 140, 100),
                   ("Jumlah", 50, 112), ("laporan", 85, 112), ("seluruhnya", 125, 112))  # fmt: skip
    (fraction,) = fractions_of(words, [Rule(101, 50, 120)])
    assert fraction.text == r"$\frac{Jumlah laporan}{Jumlah laporan seluruhnya} \times 100\%$"


def test_multiplier_at_the_end_of_a_numerator_stands_behind_the_fraction() -> None:
    words = _words(("Jumlah", 50, 88), ("laporan", 85, 88), ("lengkap", 50, 100), ("x", 88, 100), ("100%", 98, 100),
                   ("Jumlah", 50, 112), ("laporan", 85, 112))  # fmt: skip
    (fraction,) = fractions_of(words, [Rule(89, 50, 120), Rule(101, 50, 85)])
    assert fraction.text == r"$\frac{Jumlah laporan lengkap}{Jumlah laporan} \times 100\%$"

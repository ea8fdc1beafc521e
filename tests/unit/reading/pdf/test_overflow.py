"""Fractions wider than their cell, printed over the cells beside it: how LibreOffice sets equations."""

from __future__ import annotations

import pytest

from tests.unit.reading.pdf.sheets import drawn, word
from tolok.reading import read_decree
from tolok.reading.pdf.ink import Letter
from tolok.reading.pdf.rules import Rule, Stroke, rules_of
from tolok.reading.pdf.words import words_of

_EDGES = (40, 140, 260, 370, 470)
_HEADS = ("Sasaran", "Indikator Kinerja", "Formula", "Sumber Data")


def _line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {y0} m {x1} {y1} l S\n"


def _sheet(equation: str) -> bytes:
    """A table of one row, 800 to 700 from below, with `equation` printed over its last two cells."""
    rules = "".join(_line(40, y, 470, y) for y in (800, 780, 700)) + "".join(_line(x, 700, x, 800) for x in _EDGES)
    heads = "".join(word(x + 4, 786, text) for x, text in zip(_EDGES, _HEADS, strict=False))
    cells = word(44, 770, "Tertibnya surat") + word(144, 770, "Persentase surat dibalas")
    return drawn(
        "0.5 w\n" + rules + heads + cells + word(374, 769, "Agenda surat") + word(374, 758, "masuk") + equation
    )


def _read(content: bytes) -> tuple[str, tuple[str, ...]]:
    (baris,) = read_decree(content, "a.pdf").keputusan.jabatan[0].baris
    return baris.formula.teks, baris.sumber_data


@pytest.mark.parametrize("denominator", [264, 324], ids=["begins in its cell", "centred beyond its cell"])
def test_fraction_over_the_next_cell_stays_whole_and_leaves_that_cell_its_words(denominator: float) -> None:
    upper = word(264, 766.5, "Jumlah surat yang dibalas tepat waktu", 10)  # 175 wide
    lower = word(denominator, 752, "Jumlah surat" if denominator > 300 else "Jumlah surat yang masuk ke kantor", 10)
    bar = _line(264, 763, 442, 763)
    formula, sumber = _read(_sheet(upper + bar + lower + word(444, 760.5, "x 100%", 10)))
    assert formula.startswith("Jumlah surat yang dibalas tepat waktu / Jumlah surat")
    assert formula.endswith("100%")
    assert sumber == ("Agenda surat masuk",)


def test_multiplier_over_the_next_cell_goes_back_to_its_fraction() -> None:
    halves = word(264, 766.5, "Jumlah surat dibalas", 10) + word(264, 752, "Jumlah surat", 10)
    formula, sumber = _read(_sheet(halves + _line(264, 763, 362, 763) + word(363, 760.5, "x 100%", 10)))
    assert formula == "Jumlah surat dibalas / Jumlah surat × 100%"
    assert sumber == ("Agenda surat masuk",)


def test_bar_that_runs_through_a_border_parts_no_rows() -> None:
    upright = [Stroke(False, at, 0, 100) for at in (0, 100, 200, 300)]
    level = [Stroke(True, at, 0, 300) for at in (0, 100)]
    rules = rules_of([*upright, *level, Stroke(True, 50, 110, 260), Stroke(True, 70, 100, 300)])
    assert [(bar.at, bar.start) for bar in rules.bars] == [(50, 110)]
    assert [rule.at for rule in rules.horizontal] == [0, 70, 100]


def _letters(text: str, x: float, base: float, gap: float) -> list[Letter]:
    """Letters of five points; a blank is a gap and no letter."""
    letters = []
    for one in text:
        if one == " ":
            x += gap
        else:
            letters.append(Letter(one, x, x + 5, base, 10))
            x += 5
    return letters


def test_words_of_an_equation_that_are_set_close_are_parted_over_a_bar_alone() -> None:
    letters = _letters("Jumlah surat", 50, 100, gap=1.2)
    assert [one.text for one in words_of(letters, (), [Rule(103, 50, 120)])] == ["Jumlah", "surat"]
    assert [one.text for one in words_of(letters)] == ["Jumlahsurat"]


def test_two_texts_printed_over_each_other_are_read_one_by_one() -> None:
    letters = [*_letters("Agenda", 50, 100, 0), *_letters("Masuk", 53, 100.6, 0)]
    assert sorted(one.text for one in words_of(letters)) == ["Agenda", "Masuk"]

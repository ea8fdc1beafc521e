"""Words too long for their column, and bars of signs, that a program cut where the line was full."""

from __future__ import annotations

import pytest

from tolok.reading.pdf.cell_text import cell_text
from tolok.reading.pdf.cut_words import is_cut, known_words
from tolok.reading.pdf.words import Word

_BOX = (100.0, 0.0, 148.0, 100.0)  # room for eight letters of five points beside the padding


def _cell(*lines: str, known: frozenset[str] = frozenset()) -> str:
    words = []
    for row, line in enumerate(lines):
        x = 104.0
        for text in line.split():
            words.append(Word(text, x, x + 5 * len(text), 10 + 12 * row, 10))
            x += 5 * len(text) + 3
    return cell_text(words, (), _BOX, known)


@pytest.mark.parametrize(
    ("above", "below", "known", "cut"),
    [
        ("Rehabili", "tasi gedung", ("rehabilitasi",), True),
        ("Musrenba", "ng", (), True),
        ("PENANGGUN", "G JAWAB", (), True),
        ("Pelaksana", "dan", (), False),
        ("Laporan", "di desa", (), False),
        ("Laporan", "kegiatan", ("laporan", "kegiatan"), False),
        ("Nomor", "12", (), False),
        ("Surat", "RT", (), False),
    ],
)
def test_halves_of_a_word_are_known_by_the_whole_or_by_a_rest_that_is_no_word(
    above: str, below: str, known: tuple[str, ...], cut: bool
) -> None:
    assert is_cut(above, below, frozenset(known)) is cut


def test_word_that_fills_its_line_is_joined_with_its_rest_without_a_blank() -> None:
    known = known_words(["Rehabilitasi", "gedung/kantor", "12"])
    assert known == {"rehabilitasi", "gedung", "kantor"}
    assert _cell("Rehabili", "tasi atap", known=known) == "Rehabilitasi atap"


def test_word_on_a_line_with_room_left_is_whole() -> None:
    assert _cell("Data", "ng ikut", "seorang") == "Data ng ikut seorang"


def test_bar_of_dashes_that_wraps_is_one_bar() -> None:
    assert _cell("Jumlah", "--------", "---- x 1", "Seluruh") == "Jumlah\n------------ x 1 Seluruh"

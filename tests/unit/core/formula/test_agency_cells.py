"""Formula cells of many agencies: growth, means, rates, letters, LaTeX, drawn bars, slips of the pen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tolok.core.formula.reader import read_formula

LINES = Path(__file__).with_name("agency_cells.txt").read_text("utf-8").splitlines()
CELLS = [tuple(part.strip() for part in line.split(" | ")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize("cell", CELLS, ids=[cell[0][:60] for cell in CELLS])
def test_a_cell_is_read_as_a_careful_person_reads_it(cell: tuple[str, ...]) -> None:
    teks, indikator, *expected = cell
    text = read_formula(teks, "" if indikator == "~" else indikator).text
    found = [text.jenis, text.pembilang, text.penyebut, text.pengali]
    assert ["~" if part is None else str(part) for part in found] == expected


@pytest.mark.parametrize("cell", CELLS, ids=[cell[0][:60] for cell in CELLS])
def test_terms_are_exact_pieces_of_one_plain_line(cell: tuple[str, ...]) -> None:
    text = read_formula(cell[0], cell[1]).text
    assert "\n" not in text.teks and "\\" not in text.teks
    assert all(term in text.teks for term in (text.pembilang, text.penyebut) if term)

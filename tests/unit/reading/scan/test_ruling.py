from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from tolok.reading.scan.ruling import find_ruling

DPI = 200.0
COLUMNS, ROWS = (100, 180, 520, 900), (100, 160, 260, 360)


def drawn_table(*, is_broken: bool = False, bar: tuple[int, int, int] | None = None) -> np.ndarray:
    """A table of 3 x 3 cells with words in it; `bar`: a level line (x0, y, x1) inside."""
    page = Image.new("L", (1000, 460), 250)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(size=22)
    for x in COLUMNS:
        pen.line((x, ROWS[0], x, ROWS[-1]), fill=30, width=3)
    for y in ROWS:
        pen.line((COLUMNS[0], y, COLUMNS[-1], y), fill=30, width=3)
    if is_broken:
        for x in range(130, 900, 90):
            pen.rectangle((x, 0, x + 22, 460), fill=250)
        for y in range(125, 360, 70):
            pen.rectangle((0, y, 1000, y + 18), fill=250)
    for y in ROWS[:-1]:
        for x, word in zip(COLUMNS, ("1", "Jumlah surat masuk", "Register surat desa"), strict=False):
            pen.text((x + 12, y + 12), word, fill=20, font=font)
    if bar is not None:
        pen.line((*bar[:2], bar[2], bar[1]), fill=30, width=2)
    return np.asarray(page)


def test_cells_of_a_table_whose_rules_are_broken_are_found() -> None:
    (table,), _ = find_ruling(drawn_table(is_broken=True), DPI)
    assert (table.row_count, table.column_count) == (3, 3)


def test_a_bar_that_nearly_fills_its_cell_does_not_cut_it() -> None:
    (table,), (bar,) = find_ruling(drawn_table(bar=(529, 225, 891)), DPI)
    assert len(table.fields) == 9
    assert (bar.x0, bar.x1) == pytest.approx((529, 892), abs=3)


def test_a_small_drawing_is_no_table() -> None:
    page = Image.new("L", (1000, 460), 250)
    pen = ImageDraw.Draw(page)
    for step in (0, 60, 120):
        pen.line((100 + step, 100, 100 + step, 220), fill=30, width=3)
        pen.line((100, 100 + step, 220, 100 + step), fill=30, width=3)
    assert find_ruling(np.asarray(page), DPI) == ([], [])

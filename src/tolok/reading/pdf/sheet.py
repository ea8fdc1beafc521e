"""Ink -> page: its tables and its running text, from top to bottom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tolok.reading.layout import Row
from tolok.reading.paper.page import Cell, Grid, Page, PageLine
from tolok.reading.pdf.cell_text import cell_text
from tolok.reading.pdf.cut_words import known_words
from tolok.reading.pdf.ink import Ink, turned
from tolok.reading.pdf.overflow import with_overflow
from tolok.reading.pdf.prose import page_lines
from tolok.reading.pdf.ruled import Frame, frames_of
from tolok.reading.pdf.rules import Rule, Rules, rules_of
from tolok.reading.pdf.spacing import opens_indikator
from tolok.reading.pdf.unruled import Found, Open, unruled_tables
from tolok.reading.pdf.words import Word, box_of, lines_of, text_of, words_of
from tolok.reading.tables.align import is_number
from tolok.reading.tables.columns import read_columns

_FEW_ROWS = 3  # heading, numbers of the columns, body: with so few, rows may stand in one place of the frame
_LEAST_FILLED = 3  # cells: fewer may be a paragraph apart


def page_of(ink: Ink, number: int, above: Open | None = None) -> tuple[Page, Open | None]:
    """The page that `ink` draws, and the table without rules that may go on over it.

    `above`: the one that the page before left open.
    """
    rules = rules_of(ink.strokes)
    words = [*words_of(ink.letters, rules.vertical, rules.bars), *_aside(ink)]
    known = known_words(word.text for word in words)
    grids: list[Grid] = []
    for frame in frames_of(rules):
        inside, outside = _within(words, frame)
        with_overflow(inside, outside, frame, rules.bars)
        held = [word for run in inside.values() for word in run]
        parted = _partly_ruled(frame, held, rules)
        if parted is not None:
            grids += parted.grids
            words = [*outside, *parted.outside]
        elif len(inside) > 1 or (inside and frame.column_count >= _LEAST_FILLED):
            grids.append(_grid(frame, inside, rules.bars, known))
            words = outside
        # else a text in a box
    bands, is_open = [], above
    for grid in [*sorted(grids, key=lambda one: one.box[1]), None]:
        height = grid.box[1] if grid is not None else float("inf")
        found = unruled_tables([word for word in words if word.base < height], rules.across(), is_open)
        bands.append((found, grid))
        words = [word for word in words if word.base >= height]
        is_open = found.is_open if grid is None else None
    items = [item for found, grid in bands for item in (*_in_order(found), *([grid] if grid is not None else []))]
    return Page(number, ink.width, ink.height, tuple(items), ink.turn), is_open


def _in_order(found: Found) -> list[PageLine | Grid]:
    items: list[PageLine | Grid] = []
    words = list(found.outside)
    for grid in found.grids:
        items += page_lines([word for word in words if word.base < grid.box[1]])
        items.append(grid)
        words = [word for word in words if word.base >= grid.box[1]]
    return [*items, *page_lines(words)]


def _partly_ruled(frame: Frame, words: Sequence[Word], rules: Rules) -> Found | None:
    """The table of a frame that has rules between columns but none between rows; None for any other frame."""
    if frame.row_count > _FEW_ROWS:
        return None
    found = unruled_tables(words, rules.across(), None)
    if len(found.grids) != 1:
        return None
    (grid,) = found.grids
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    columns = read_columns(Row(0, tuple(rows[0].get(column, "") for column in range(grid.column_count))))
    if columns is None:
        return None
    numbers, names = columns.place("nomor"), columns.place("indikator")
    begun = sum(
        len([text for text in row.values() if text]) >= max(_LEAST_FILLED, len(columns) - 2)
        and (is_number(row.get(numbers, "") if numbers is not None else "") or opens_indikator(row.get(names or 0, "")))
        for place, row in rows.items()
        if place
    )
    return found if begun > max(1, frame.row_count - 1) else None


def _within(words: Sequence[Word], frame: Frame) -> tuple[dict[int, list[Word]], list[Word]]:
    """The words in each cell of `frame`, and those outside."""
    inside: dict[int, list[Word]] = defaultdict(list)
    outside: list[Word] = []
    x0, top, x1, bottom = frame.box
    for word in words:
        is_near = top <= word.base <= bottom and x0 <= word.middle <= x1
        cell = frame.cell_at(word.middle, word.base - 0.3 * word.size) if is_near else None
        if cell is None:
            outside.append(word)
        else:
            inside[cell].append(word)
    return inside, outside


def _grid(frame: Frame, inside: dict[int, list[Word]], bars: Sequence[Rule], known: frozenset[str]) -> Grid:
    cells = []
    for index, (row, column, rows, columns) in enumerate(frame.spans):
        box = frame.cell_box(index)
        within = [bar for bar in bars if box[1] < bar.at < box[3] and box[0] - 1 <= bar.start < box[2]]
        text = cell_text(inside.get(index, ()), within, box, known)
        cells.append(Cell(row, column, text, box, 1.0, rows, columns))
    return Grid(tuple(cells), frame.box, frame.row_count, frame.column_count)


def _aside(ink: Ink) -> list[Word]:
    """Text that stands across the rest, each line of it as one word in its place: the heading of a narrow column."""
    words: list[Word] = []
    for turn, letters in ink.aside.items():
        across = turn % 2 == 1
        width, height = (ink.height, ink.width) if across else (ink.width, ink.height)
        for line in lines_of(words_of(letters)):
            x0, top, x1, bottom = box_of(line)
            back = -turn % 4
            corners = [turned(x, y, width, height, back) for x, y in ((x0, top), (x1, bottom))]
            left, right = sorted(x for x, _ in corners)
            middle = sum(y for _, y in corners) / 2
            words.append(Word(text_of(line), left, right, middle, line[0].size))
    return words

"""Tables that stand apart by white space: found by their heading, or going on from the page before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tolok.reading.paper.page import Cell, Grid
from tolok.reading.pdf.cell_text import cell_text
from tolok.reading.pdf.gutters import edges_of
from tolok.reading.pdf.heading import Heading, find_heading, grouped, heading_at
from tolok.reading.pdf.rules import Rule
from tolok.reading.pdf.spacing import Piece, pieces_of
from tolok.reading.pdf.words import Word, box_of, lines_of, text_of
from tolok.reading.wording.labels import closes, read_label
from tolok.reading.wording.paragraphs import is_page_number
from tolok.reading.wording.signature import is_lampiran_head, is_place_and_date

_SIGNED = re.compile(r"^\s*(?:di\s?tetapkan\b|mengetahui\b|tembusan\b)", re.I)
_TALLEST_WHITE = 5.0  # of the type size: more ends a table
_TALL_ROW = 14.0  # of the type size: more ends any table
_WIDE = 0.6  # of the table: a rule this wide parts rows
_LEAST_FILLED = 3  # columns in a line of a table that goes on from the page before
_LEAD = 3  # lines that may stand above it: running heads


@dataclass(frozen=True, slots=True)
class Open:
    """The columns of a table that may go on over the page: where each ends and the next begins, and their roles."""

    edges: tuple[float, ...]
    roles: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The tables among the words of a page, the words outside them, and the table that reaches the foot of the page."""

    grids: tuple[Grid, ...]
    outside: tuple[Word, ...]
    is_open: Open | None


def unruled_tables(words: Sequence[Word], across: Sequence[Rule], above: Open | None) -> Found:
    """The tables without rules. `across` are the level rules of the page; `above` goes on from the page before."""
    lines = lines_of(words)
    grids: list[Grid] = []
    outside: list[list[Word]] = []
    index, is_open = 0, None
    if above is not None and (start := _going_on(lines, above, across)) is not None:
        end = _end(lines, start, _middles(above.edges))
        grids.append(_grid(lines[start:end], None, above, across))
        outside += lines[:start]
        index, is_open = end, above if _is_foot(lines, end) else None
    begin = index
    while (heading := find_heading(lines, begin, across)) is not None:
        end = _end(lines, heading.last + 1, [_middle(column) for column in heading.columns])
        body = lines[heading.last + 1 : end]
        edges = edges_of(heading, body)
        if edges is None or (not body and end < len(lines)):
            begin = heading.last + 1  # running text: no heading after all
            continue
        columns = Open(edges, heading.roles)
        grids.append(_grid(body, heading, columns, across))
        outside += lines[index : heading.first]
        index, is_open = end, columns if _is_foot(lines, end) else None
        begin = end
    outside += lines[index:]
    return Found(tuple(grids), tuple(word for line in outside for word in line), is_open)


def _middle(words: Sequence[Word]) -> float:
    x0, _, x1, _ = box_of(words)
    return (x0 + x1) / 2


def _middles(edges: Sequence[float]) -> list[float]:
    return [(left + right) / 2 for left, right in pairwise(edges)]


def _is_foot(lines: Sequence[list[Word]], end: int) -> bool:
    return all(is_page_number(text_of(line)) for line in lines[end:]) or len(lines) - end <= 1


def _end(lines: Sequence[list[Word]], start: int, middles: Sequence[float]) -> int:
    """The first line from `start` on that is not of the table: too far below, too wide, or with words of its own."""
    for index in range(start, len(lines)):
        line = lines[index]
        above = lines[index - 1][0].base if index else line[0].base
        white = (line[0].base - above) / line[0].size
        if index > start and white > _TALLEST_WHITE and not (white < _TALL_ROW and _fills(line, middles)):
            return index
        if _crosses(line, middles) or _is_of_prose(text_of(line)):
            return index
        if is_page_number(text_of(line)) and _is_foot(lines, index):
            return index
    return len(lines)


def _fills(line: Sequence[Word], middles: Sequence[float]) -> bool:
    """Whether a line has words in so many columns that it can only be a row: rows of spreadsheets may be tall."""
    nearest = {min(range(len(middles)), key=lambda at: abs(middles[at] - word.middle)) for word in line}
    return len(nearest) >= _LEAST_FILLED


def _crosses(line: Sequence[Word], middles: Sequence[float]) -> bool:
    """Whether words that hang together reach over the middles of two columns."""
    return any(
        sum(group[0].x0 < middle < max(word.x1 for word in group) for middle in middles) > 1 for group in grouped(line)
    )


def _is_of_prose(text: str) -> bool:
    label = read_label(text)
    return (
        (label is not None and bool(label.rest))
        or closes(text)
        or is_place_and_date(text)
        or bool(_SIGNED.match(text))
        or is_lampiran_head(text)
    )


def _going_on(lines: Sequence[list[Word]], above: Open, across: Sequence[Rule]) -> int | None:
    """The line at which the table of the page before goes on, below its running heads; None where it does not."""
    middles = _middles(above.edges)
    leads = range(min(_LEAD, len(lines)))
    if any(heading_at(lines, start, across) is not None for start in leads):
        return None  # the heading is printed again
    for start in leads:
        if (
            is_page_number(text_of(lines[start]))
            or _crosses(lines[start], middles)
            or _is_of_prose(text_of(lines[start]))
        ):
            continue
        body = lines[start : _end(lines, start, middles)]
        filled = {bisect_right(above.edges, word.middle) for line in body for word in line}
        return start if len(filled) >= _LEAST_FILLED else None
    return None


def _grid(body: Sequence[list[Word]], heading: Heading | None, columns: Open, across: Sequence[Rule]) -> Grid:
    words = [word for line in body for word in line]
    split = split_columns(words, columns.edges)
    width = columns.edges[-1] - columns.edges[0]
    top = min((word.top for word in words), default=0.0)
    within = [rule for rule in across if rule.at > top and rule.covers(columns.edges[0], columns.edges[-1]) > 0]
    wide = [rule for rule in within if rule.end - rule.start >= _WIDE * width]
    bars = [rule for rule in within if rule.end - rule.start < _WIDE * width]
    pieces = pieces_of(split, columns.roles, wide, bars)
    cells = heading_cells(heading) if heading is not None else []
    cells += cells_of(pieces, split, bars, first_row=len(cells) and 1)
    rows = 1 + max((cell.row + cell.row_span - 1 for cell in cells), default=0)
    every = [*words, *(word for column in heading.columns for word in column)] if heading is not None else words
    return Grid(tuple(cells), box_of(every), rows, len(columns.roles))


def heading_cells(heading: Heading) -> list[Cell]:
    return [Cell(0, place, name, box_of(heading.columns[place])) for place, name in enumerate(heading.names)]


def split_columns(words: Sequence[Word], edges: Sequence[float]) -> list[list[Word]]:
    columns: list[list[Word]] = [[] for _ in edges[1:]]
    for word in words:
        columns[min(max(bisect_right(edges, word.middle) - 1, 0), len(columns) - 1)].append(word)
    return columns


def cells_of(pieces: list[Piece], columns: list[list[Word]], bars: Sequence[Rule], *, first_row: int) -> list[Cell]:
    """The cells that `pieces` make, from row `first_row` on."""
    cells = []
    for piece in pieces:
        box = box_of(piece.words)
        sides = (min(word.x0 for word in columns[piece.column]), max(word.x1 for word in columns[piece.column]))
        within = [bar for bar in bars if box[1] < bar.at < box[3] and sides[0] < (bar.start + bar.end) / 2 < sides[1]]
        text = cell_text(piece.words, within, (sides[0], box[1], sides[1], box[3]))
        cells.append(Cell(first_row + piece.row, piece.column, text, box, 1.0, piece.rows))
    return cells

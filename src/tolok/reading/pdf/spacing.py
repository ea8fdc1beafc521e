"""Rows by white space: words of known columns -> the rows that they stand in, and the cells of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tolok.core.kernel.text import words as words_in
from tolok.reading.pdf.rules import Rule
from tolok.reading.pdf.words import Word, lines_of, text_of
from tolok.reading.tables.align import is_number
from tolok.reading.wording.words import INDIKATOR_STARTS

_SPANNING = ("nomor", "sasaran")
"""Roles whose cells reach over several rows on the form: they do not part rows."""
_MORE = 0.11  # of the type size: white between rows is wider than that between lines by this at least
_TIGHT = 0.08  # of the type size: less is not between lines but beside the bar of a fraction
_LOW = 0.1  # quantile of the white between lines of a column that counts as usual
_LEAST_ROWS = 2
_MOSTLY = 0.6
_FAR = 6.0  # points: a block this far from the middle of its rows does not stand amid them
_EVEN = 0.3  # of the room about a short cell
_SAME_TOP = 0.7  # of the type size

Extent = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one cell, over `rows` rows from `row`."""

    row: int
    column: int
    words: tuple[Word, ...]
    rows: int = 1


def pieces_of(
    columns: Sequence[list[Word]], roles: Sequence[str | None], across: Sequence[Rule], bars: Sequence[Rule]
) -> list[Piece]:
    """The cells of the body of a table. `across` are rules over its width, `bars` those of fractions."""
    lines = [lines_of(column) for column in columns]
    size = _size(columns)
    limit = _usual_white(lines, size) + _MORE * size
    breaks = _breaks(lines, roles, across, bars, limit)
    parting = [own for own, role in zip(lines, roles, strict=True) if role not in _SPANNING]
    found: list[Piece] = []
    for column, own in enumerate(lines):
        if roles[column] in _SPANNING and breaks:
            found += _spanning(column, own, breaks, parting, limit)
        else:
            found += _by_row(column, own, breaks)
    return found


def _size(columns: Sequence[list[Word]]) -> float:
    sizes = sorted(word.size for column in columns for word in column)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _extent(line: Sequence[Word]) -> Extent:
    return min(word.top for word in line), max(word.bottom for word in line)


def _usual_white(lines: Sequence[list[list[Word]]], size: float) -> float:
    """The white between two lines of one cell."""
    every = [below[0] - above[1] for column in lines for above, below in pairwise(map(_extent, column))]
    whites = sorted(white for white in every if white > _TIGHT * size)
    return whites[int(_LOW * len(whites))] if whites else 0.0


def _breaks(
    lines: Sequence[list[list[Word]]],
    roles: Sequence[str | None],
    across: Sequence[Rule],
    bars: Sequence[Rule],
    limit: float,
) -> list[float]:
    """The heights at which rows end: by rules, else by white over all columns, else by how rows begin."""
    every = [_extent(line) for column in lines for line in column]
    if not every:
        return []
    top, bottom = min(one[0] for one in every), max(one[1] for one in every)
    ruled = sorted(rule.at for rule in across if top < rule.at < bottom)
    head = [at for at in ruled if _is_first_line(at, lines)]
    if len(ruled) > len(head):
        return ruled
    parting = [place for place, role in enumerate(roles) if role not in _SPANNING and lines[place]]
    ink = [_extent(line) for place in parting for line in lines[place]]
    ink += [(bar.at - 0.5, bar.at + 0.5) for bar in bars if top < bar.at < bottom]
    every_white = _whites(ink)
    whites = {white for white in every_white if white[1] - white[0] > limit}
    for opened in _opening_whites(_column(lines, roles, "indikator"), limit):
        near = [white for white in every_white if white[0] < opened[1] and white[1] > opened[0]]
        if near and not whites.intersection(near):
            whites.add(max(near, key=lambda white: white[1] - white[0]))
    parted = [(low + high) / 2 for low, high in whites if not any(low <= at <= high for at in head)]
    return sorted((*head, *(parted or _by_beginnings(lines, roles))))


def _opening_whites(column: list[list[Word]], limit: float) -> list[Extent]:
    """The white above each line that opens an indikator, where it is wide enough to part rows."""
    whites = [(_extent(above)[1], _extent(below)[0], text_of(below)) for above, below in pairwise(column)]
    return [(low, high) for low, high, text in whites if high - low > limit and opens_indikator(text)]


def _is_first_line(at: float, lines: Sequence[list[list[Word]]]) -> bool:
    """Whether a rule closes the first line of the body: the row that numbers the columns belongs to the heading."""
    return all(sum(_extent(line)[1] < at + 1 for line in column) <= 1 for column in lines)


def _whites(ink: list[Extent]) -> list[Extent]:
    """The white between the ink of all columns, from top to bottom."""
    whites: list[Extent] = []
    edge: float | None = None
    for top, bottom in sorted(ink):
        if edge is not None and top > edge:
            whites.append((edge, top))
        edge = bottom if edge is None else max(edge, bottom)
    return whites


def _by_beginnings(lines: Sequence[list[list[Word]]], roles: Sequence[str | None]) -> list[float]:
    """Above each line but the first that begins a row: it opens an indikator, or has a number, whichever are more."""
    opened = [_extent(line)[0] for line in _column(lines, roles, "indikator") if opens_indikator(text_of(line))]
    numbered = [_extent(line)[0] for line in _column(lines, roles, "nomor") if is_number(text_of(line))]
    tops = max((opened, numbered), key=len)
    if len(tops) < _LEAST_ROWS:
        every = lines_of([word for column in lines for line in column for word in line])
        level = [_extent(line)[0] for line in every if _begins(line, lines)]
        tops = level if len(level) > _MOSTLY * len(every) else []  # a table of short rows, a line each
    return [top - 1 for top in tops[1:]]


def _begins(line: list[Word], lines: Sequence[list[list[Word]]]) -> bool:
    """Whether every cell on a level line begins with a capital or a figure, and two or more have words there."""
    firsts = [own[0].text for column in lines for own in column if any(word in line for word in own)]
    return len(firsts) > 1 and not any(text[0].islower() for text in firsts)


def _column(lines: Sequence[list[list[Word]]], roles: Sequence[str | None], role: str) -> list[list[Word]]:
    return lines[roles.index(role)] if role in roles else []


def opens_indikator(text: str) -> bool:
    """Whether `text` begins as an indicator does, with a capital."""
    return text[:1].isupper() and next(iter(words_in(text)), "") in INDIKATOR_STARTS


def _by_row(column: int, lines: list[list[Word]], breaks: list[float]) -> list[Piece]:
    rows: dict[int, list[Word]] = {}
    for line in lines:
        top, bottom = _extent(line)
        rows.setdefault(bisect_right(breaks, (top + bottom) / 2), []).extend(line)
    return [Piece(row, column, tuple(words)) for row, words in rows.items()]


def _spanning(
    column: int, own: list[list[Word]], breaks: list[float], lines: Sequence[list[list[Word]]], limit: float
) -> list[Piece]:
    """The cells of a column that may reach over rows: its lines hang together where no white parts them."""
    blocks: list[list[list[Word]]] = []
    for line in own:
        if blocks and _extent(line)[0] - _extent(blocks[-1][-1])[1] <= limit:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    if not blocks:
        return []
    edges = _row_extents(breaks, lines)
    extents = [(_extent(block[0])[0], _extent(block[-1])[1]) for block in blocks]
    size = blocks[0][0][0].size
    starts = _amid(extents, edges) if _is_centred(breaks, lines, edges, size) else _level(extents, edges, size)
    rows: dict[int, list[Word]] = {}
    for start, block in zip(starts, blocks, strict=True):
        rows.setdefault(start, []).extend(word for line in block for word in line)
    ends = [*list(rows)[1:], len(edges)]
    return [
        Piece(start, column, tuple(words), end - start) for (start, words), end in zip(rows.items(), ends, strict=True)
    ]


def _row_extents(breaks: list[float], lines: Sequence[list[list[Word]]]) -> list[Extent]:
    rows: list[list[Extent]] = [[] for _ in range(len(breaks) + 1)]
    for column in lines:
        for line in column:
            top, bottom = _extent(line)
            rows[bisect_right(breaks, (top + bottom) / 2)].append((top, bottom))
    heights = [breaks[0], *breaks, breaks[-1]]
    return [
        (min(one[0] for one in row), max(one[1] for one in row)) if row else (heights[place], heights[place + 1])
        for place, row in enumerate(rows)
    ]


def _is_centred(breaks: list[float], lines: Sequence[list[list[Word]]], rows: list[Extent], size: float) -> bool:
    """Whether short cells stand amid the height of their rows, rather than at its top."""
    centred = 0
    for column in lines:
        cells: dict[int, list[Extent]] = {}
        for line in column:
            top, bottom = _extent(line)
            cells.setdefault(bisect_right(breaks, (top + bottom) / 2), []).append((top, bottom))
        for row, extents in cells.items():
            above, below = extents[0][0] - rows[row][0], rows[row][1] - extents[-1][1]
            if above + below > size:
                centred += (abs(above - below) < _EVEN * (above + below)) - (above < _EVEN * (above + below))
    return centred > 0


def _level(blocks: list[Extent], rows: list[Extent], size: float) -> list[int]:
    """The row that each block is level with at the top, or else begins in."""
    starts = []
    for top, _ in blocks:
        level = [place for place, row in enumerate(rows) if abs(row[0] - top) <= _SAME_TOP * size]
        begun = [place for place, row in enumerate(rows) if row[0] <= top + size]
        starts.append(level[0] if level else max(begun, default=0))
    return starts


def _amid(blocks: list[Extent], rows: list[Extent]) -> list[int]:
    """The first of the rows that each block stands amid.

    Together they take all rows in turn, unless a block stands exactly amid one row further down.
    """
    starts: list[int] = []
    start = 0
    for number, (top, bottom) in enumerate(blocks):
        middle = (top + bottom) / 2
        most = max(start + 1, len(rows) - (len(blocks) - number - 1))
        apart, end = min((abs((rows[start][0] + rows[end][1]) / 2 - middle), end) for end in range(start, most))
        alone, row = min((abs(sum(rows[row]) / 2 - middle), row) for row in range(start, most))
        if alone < _EVEN * apart and apart > _FAR:
            start = end = row
        starts.append(start)
        start = min(end + 1, len(rows) - 1)
    return starts

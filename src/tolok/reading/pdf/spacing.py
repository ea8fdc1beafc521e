"""Rows by white space: words of known columns -> the rows that they stand in, and the cells of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tolok.core.kernel.text import words as words_in
from tolok.reading.align import is_number
from tolok.reading.pdf.rules import Rule
from tolok.reading.pdf.words import Word, lines_of, text_of
from tolok.reading.words import INDIKATOR_STARTS

_SPANNING = ("nomor", "sasaran")
"""Roles whose cells reach over several rows on the form: they do not part rows."""
_MORE = 0.11  # of the type size: white between rows is wider than that between lines by this at least
_LOW = 0.25  # quantile of the white between lines of a column that counts as usual
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
    usual = _usual_white(lines)
    limit = usual + _MORE * _size(columns)
    breaks = _breaks(lines, roles, across, bars, limit)
    found: list[Piece] = []
    for column, own in enumerate(lines):
        if roles[column] in _SPANNING and breaks:
            found += _spanning(column, own, breaks, lines, limit)
        else:
            found += _by_row(column, own, breaks)
    return found


def _size(columns: Sequence[list[Word]]) -> float:
    sizes = sorted(word.size for column in columns for word in column)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _extent(line: Sequence[Word]) -> Extent:
    return min(word.top for word in line), max(word.bottom for word in line)


def _usual_white(lines: Sequence[list[list[Word]]]) -> float:
    """The white between two lines of one cell."""
    whites = sorted(below[0] - above[1] for column in lines for above, below in pairwise(map(_extent, column)))
    return max(whites[int(_LOW * len(whites))], 0.0) if whites else 0.0


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
    whites = [(low, high) for low, high in _whites(ink) if high - low > limit]
    parted = [(low + high) / 2 for low, high in whites if not any(low <= at <= high for at in head)]
    return sorted((*head, *(parted or _by_beginnings(lines, roles))))


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
    """Above each line but the first that begins a row: it has a number, or opens an indikator."""
    tops: list[float] = []
    for column, role in zip(lines, roles, strict=True):
        if role == "nomor":
            tops += [_extent(line)[0] for line in column if is_number(text_of(line))]
        elif role == "indikator":
            tops += [_extent(line)[0] for line in column if _opens(text_of(line))]
    tops.sort()
    apart = [below for above, below in pairwise(tops) if below - above > 2]
    return [top - 1 for top in apart]


def _opens(text: str) -> bool:
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
    starts = _starts(extents, edges, blocks[0][0][0].size)
    ends = [*starts[1:], len(edges)]
    return [
        Piece(start, column, tuple(word for line in block for word in line), max(1, end - start))
        for start, end, block in zip(starts, ends, blocks, strict=True)
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


def _starts(blocks: list[Extent], rows: list[Extent], size: float) -> list[int]:
    """The row that each block begins in: the one it is level with at the top, else the first of those it is amid."""
    level = [
        next((place for place, row in enumerate(rows) if abs(row[0] - top) <= _SAME_TOP * size), None)
        for top, _ in blocks
    ]
    found = [place for place in level if place is not None]
    if len(found) == len(blocks) and len(set(found)) == len(found):
        return found
    starts: list[int] = []
    start = 0
    for number, (top, bottom) in enumerate(blocks):
        starts.append(start)
        most = len(rows) - (len(blocks) - number - 1)
        middle = (top + bottom) / 2
        ends = range(start, max(start + 1, most))
        end = min(ends, key=lambda place: abs((rows[start][0] + rows[min(place, len(rows) - 1)][1]) / 2 - middle))
        start = min(end + 1, len(rows) - 1)
    return starts

"""The drawn lines of a page: the cells of its tables, and the bars of fractions inside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from img2table.tables.extractor import TableExtractor  # type: ignore[import-untyped]

from tolok.reading.scan.array import Array
from tolok.reading.scan.broken import with_whole_rules

_INK = 195  # grey levels: what is darker is ink; the hairline of a coarse scan is pale
_BLACK = 150  # what is darker is no shadow between letters
_TOUCH = 0.022  # inches within which a line reaches another
_LEAST_RUN = 0.14  # inches: longer than any stroke of a letter
_LEAST_TABLE = 0.3  # of the width of the page: what is narrower is drawn on a stamp
_LEAST_PIECE = 0.1  # inches: of a broken rule
_LEAST_BAR = 0.22  # inches
_GAP = 0.08  # inches: a bar may be broken so far by noise
_DRAWN = 0.3  # of its length: the rest may have been lost
_ENOUGH = 0.45  # of the side of a cell: so much of a rule is a rule
_LEAST_WHITE = 2  # pixels between the end of a bar and the rule beside it
_MOST_INK = 0.2  # of a bar's length: descenders and accents that come near it
_MOST_BAR = 0.035  # inches high
_HEADROOM = 0.07  # inches between a bar and the rule over or under its cell


@dataclass(frozen=True, slots=True)
class Bar:
    """A level line inside a cell: the bar of a fraction, or an underline. Pixels of the sheet."""

    x0: float
    y: float
    x1: float


@dataclass(frozen=True, slots=True)
class Field:
    """One cell as drawn, in pixels of the sheet; `row`, `column` from 0."""

    x0: int
    top: int
    x1: int
    bottom: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Ruled:
    """One table as drawn."""

    fields: tuple[Field, ...]
    row_count: int
    column_count: int

    @property
    def edges(self) -> tuple[int, int, int, int]:
        return (
            min(one.x0 for one in self.fields),
            min(one.top for one in self.fields),
            max(one.x1 for one in self.fields),
            max(one.bottom for one in self.fields),
        )


def find_ruling(grey: Array, dpi: float) -> tuple[list[Ruled], list[Bar]]:
    """The tables of the page from the top, and the bars that lie free.

    Bars are taken from the lines before cells are sought: a wide one would cut its cell in two.
    """
    tables, bars = _find_ruling(grey, dpi)
    if tables:
        return tables, bars
    return _find_ruling(with_whole_rules(grey, *_runs((grey < _INK).astype(np.uint8), dpi, _LEAST_PIECE), dpi), dpi)


def _find_ruling(grey: Array, dpi: float) -> tuple[list[Ruled], list[Bar]]:
    extractor = TableExtractor(img=cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB))
    dark = (grey < _INK).astype(np.uint8)
    level, upright = _runs(dark, dpi)
    reach = max(round(_TOUCH * dpi), 2)
    uprights = [line for line in extractor.vertical_lines if _is_drawn(upright.T, line.x1, line.y1, line.y2, reach)]
    levels = [
        line
        for line in extractor.horizontal_lines
        if _is_drawn(level, line.y1, line.x1, line.x2, reach) and not _is_free(line, uprights, level, dark, reach)
    ]
    extractor.lines = levels + uprights
    tables = [_split(_ruled(table), level, upright, dpi) for table in extractor.extract_tables()]
    tables = [table for table in tables if table.edges[2] - table.edges[0] > _LEAST_TABLE * grey.shape[1]]
    black = (grey < _BLACK).astype(np.uint8)
    strokes, _ = _runs(black, dpi)
    bars = [bar for table in tables for field in table.fields for bar in _bars(strokes, black, field, dpi)]
    return sorted(tables, key=lambda one: one.edges[1]), bars


def _bars(level: Array, dark: Array, field: Field, dpi: float) -> list[Bar]:
    """img2table takes lines near letters for strokes of them, so bars are sought apart.

    There is white over and under a bar; over or under the strokes of letters that stand in a row, there is more ink.
    """
    side, head = max(round(0.02 * dpi), 2), round(_HEADROOM * dpi)
    inner = level[field.top + head : field.bottom - head, field.x0 + side : field.x1 - side]
    if min(inner.shape) < 1 or inner.shape[1] < _LEAST_RUN * dpi:
        return []
    gap = round(_GAP * dpi)
    framed = np.pad(inner, ((1, 1), (gap, gap)))  # else the end of a bar would be drawn out to the edge
    joined = cv2.morphologyEx(framed, cv2.MORPH_CLOSE, np.ones((3, gap), np.uint8))[1:-1, gap:-gap]
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    bars = []
    for x0, top, wide, high, _ in stats[1:count]:
        left, upper = field.x0 + side + int(x0), field.top + head + int(top)
        if high <= _MOST_BAR * dpi and wide >= _LEAST_BAR * dpi and _has_white(dark, left, upper, wide, high, dpi):
            y = upper + int(high) / 2
            bars.append(Bar(left, y, left + int(wide)))
    return bars


def _has_white(dark: Array, left: int, top: int, wide: int, high: int, dpi: float) -> bool:
    near, far = max(round(0.008 * dpi), 1), max(round(0.018 * dpi), 2)
    bands = (slice(top - far, top - near), slice(top + high + near, top + high + far))
    return all(float(dark[band, left : left + wide].mean()) < _MOST_INK for band in bands)


def _runs(dark: Array, dpi: float, least: float = _LEAST_RUN) -> tuple[Array, Array]:
    """1 on level and on upright lines of `least` inches; the usual is longer than any stroke of a letter."""
    length = round(least * dpi)
    level = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    upright = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((3, 1), np.uint8))
    return (
        cv2.morphologyEx(level, cv2.MORPH_OPEN, np.ones((1, length), np.uint8)),
        cv2.morphologyEx(upright, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8)),
    )


def _split(table: Ruled, level: Array, upright: Array, dpi: float) -> Ruled:
    """The table with cells parted where a rule lies between them that was broken (by a stamp, a fold)."""
    tops = sorted({one.top for one in table.fields})
    lefts = sorted({one.x0 for one in table.fields})
    reach = max(round(0.015 * dpi), 2)
    waiting, done = list(table.fields), []
    while waiting:
        field = waiting.pop()
        row = _parting(field.row, field.row_span, tops, level[:, field.x0 : field.x1], reach)
        column = _parting(field.column, field.column_span, lefts, upright[field.top : field.bottom].T, reach)
        if row is not None:
            span = row - field.row
            waiting.append(replace(field, bottom=tops[row], row_span=span))
            waiting.append(replace(field, top=tops[row], row=row, row_span=field.row_span - span))
        elif column is not None:
            span = column - field.column
            waiting.append(replace(field, x1=lefts[column], column_span=span))
            waiting.append(replace(field, x0=lefts[column], column=column, column_span=field.column_span - span))
        else:
            done.append(field)
    return replace(table, fields=tuple(sorted(done, key=lambda one: (one.row, one.column))))


def _parting(first: int, span: int, edges: list[int], runs: Array, reach: int) -> int | None:
    """The first row (or column) inside a cell over several that begins at a rule of its own."""
    for index in range(first + 1, min(first + span, len(edges))):
        strip = runs[edges[index] - reach : edges[index] + reach + 1]
        if strip.size and float(strip.max(axis=0).mean()) > _ENOUGH:
            return index
    return None


def _is_drawn(runs: Array, at: int, start: int, end: int, reach: int) -> bool:
    """Whether a line is one: img2table also takes strokes of letters that stand in a row for lines."""
    strip = runs[max(at - reach, 0) : at + reach + 1, start:end]
    return strip.size > 0 and float(strip.max(axis=0).mean()) > _DRAWN


def _is_free(line: Any, uprights: list[Any], level: Array, dark: Array, reach: int) -> bool:
    """Whether a level line stands between two upright ones and touches neither, nor goes on beyond them.

    The ends are looked for in the picture: img2table draws lines out to what is near.
    """
    middle = (line.x1 + line.x2) / 2
    beside = [one.x1 for one in uprights if one.y1 - reach <= line.y1 <= one.y2 + reach]
    left = max((x for x in beside if x < middle), default=None)
    right = min((x for x in beside if x > middle), default=None)
    if left is None or right is None or line.x1 < left - reach or line.x2 > right + reach:
        return False
    band = slice(max(line.y1 - 2, 0), line.y1 + 3)
    ends = dark[band, left : left + 3 * reach], dark[band, max(right - 3 * reach, 0) : right]
    beyond = (
        level[band, max(left - 4 * reach, 0) : max(left - reach, 0)],
        level[band, right + reach : right + 4 * reach],
    )
    goes_on = any(one.size and float(one.max(axis=0).mean()) > _ENOUGH for one in beyond)
    return not goes_on and all((end.max(axis=0, initial=0) == 0).sum() >= _LEAST_WHITE for end in ends)


def _ruled(table: Any) -> Ruled:
    """img2table repeats a cell at every place of the grid it covers."""
    places: dict[tuple[int, int, int, int], list[tuple[int, int]]] = {}
    for row_index, row in enumerate(table.rows):
        for column_index, cell in enumerate(row.cells):
            places.setdefault((cell.x1, cell.y1, cell.x2, cell.y2), []).append((row_index, column_index))
    fields = []
    for box, covered in places.items():
        rows, columns = {row for row, _ in covered}, {column for _, column in covered}
        spans = (max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)
        fields.append(Field(*box, min(rows), min(columns), *spans))
    return Ruled(tuple(fields), table.nb_rows, table.nb_columns)

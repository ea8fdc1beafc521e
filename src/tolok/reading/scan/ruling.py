"""The drawn lines of a page: the cells of its tables, and the bars of fractions inside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
from img2table.tables.extractor import TableExtractor

from tolok.reading.scan.array import Array

_TOUCH = 0.06  # inches within which a line reaches another
_LEAST_BAR = 0.2  # inches


@dataclass(frozen=True, slots=True)
class Bar:
    """A level line that touches no other: the bar of a fraction, or an underline. Pixels of the sheet."""

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
    extractor = TableExtractor(img=cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB))
    reach = _TOUCH * dpi
    free = [line for line in extractor.horizontal_lines if _is_free(line, extractor.vertical_lines, reach)]
    extractor.lines = [line for line in extractor.lines if not any(line is one for one in free)]
    tables = extractor.extract_tables()
    bars = [Bar(line.x1, line.y1, line.x2) for line in free if line.x2 - line.x1 >= _LEAST_BAR * dpi]
    return sorted((_ruled(table) for table in tables), key=lambda one: one.edges[1]), bars


def _is_free(line: Any, uprights: list[Any], reach: float) -> bool:
    """Whether a level line stands between upright ones and touches none of them."""
    beside = [one for one in uprights if one.y1 - reach <= line.y1 <= one.y2 + reach]
    touches = any(line.x1 - reach <= one.x1 <= line.x2 + reach for one in beside)
    return not touches and any(one.x1 < line.x1 for one in beside) and any(one.x1 > line.x2 for one in beside)


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

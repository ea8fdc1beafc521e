"""What the file says of the cells beside their values: percent, merged ranges, hidden rows and columns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from tolok.reading.xlsx.sheet import Rows

Cell = tuple[int, int]
"""Row and column from 0."""
Range = tuple[Cell, Cell]
"""The upper left cell and the lower right one."""
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_NUMBER = re.compile(rb"\b(r|min|max)\s*=\s*[\"'](\d{1,7})[\"']")
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_MOST_SPAN = 10_000  # rows or columns of a merged cell, and columns hidden together


@dataclass(slots=True)
class Shape:
    """Of one sheet; all places from 0. `merged` None: the library that opens the workbook knows them."""

    percent: set[Cell] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Range] | None = None


def hidden_in(sheet: bytes) -> tuple[set[int], set[int]]:
    """The hidden rows and columns of a sheet of XLSX."""
    rows = {numbers["r"] - 1 for numbers in _hidden(_ROW, sheet) if "r" in numbers}
    columns: set[int] = set()
    for numbers in _hidden(_COLUMN, sheet):
        first, last = numbers.get("min", 1), numbers.get("max", 0)
        columns.update(range(first - 1, min(last, first + _MOST_SPAN)))
    return rows, columns


def _hidden(tag: re.Pattern[bytes], sheet: bytes) -> Iterator[dict[str, int]]:
    for match in tag.finditer(sheet):
        if _HIDDEN.search(match.group(1)):
            yield {name.decode(): int(number) for name, number in _NUMBER.findall(match.group(1))}


def shapes_of_ods(content: bytes) -> dict[str, Shape]:
    """The shapes of the sheets in an ODS by their names; `content` is well formed, its repeats bounded."""
    reader = _OdsReader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.Parse(content, True)
    return reader.shapes


class _OdsReader:
    """Counts rows and cells as they come; tables within tables (drawings, sub-tables) do not count."""

    def __init__(self) -> None:
        self.shapes: dict[str, Shape] = {}
        self._shape = Shape()
        self._depth = self._row = self._column = self._cell = 0
        self._rows = 1

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.removeprefix(_TABLE)
        if kind == "table":
            self._depth += 1
        if self._depth != 1 or kind == name:
            return
        if kind == "table":
            self._shape = self.shapes[attributes.get(f"{_TABLE}name", "")] = Shape(merged=[])
            self._row = self._column = 0
        elif kind == "table-column":
            last = self._column + _count(attributes, "number-columns-repeated")
            if _is_hidden(attributes):
                self._shape.hidden_columns.update(range(self._column, min(last, self._column + _MOST_SPAN)))
            self._column = last
        elif kind == "table-row":
            self._cell, self._rows = 0, _count(attributes, "number-rows-repeated")
            if _is_hidden(attributes):
                self._shape.hidden_rows.update(range(self._row, self._row + self._rows))
        elif kind in ("table-cell", "covered-table-cell"):
            self._add_cell(attributes)

    def end(self, name: str) -> None:
        if name == f"{_TABLE}table":
            self._depth -= 1
        elif name == f"{_TABLE}table-row" and self._depth == 1:
            self._row += self._rows

    def _add_cell(self, attributes: dict[str, str]) -> None:
        times = _count(attributes, "number-columns-repeated")
        if attributes.get(f"{_OFFICE}value-type") == "percentage":
            self._shape.percent.update((self._row, self._cell + place) for place in range(times))
        down, right = _count(attributes, "number-rows-spanned"), _count(attributes, "number-columns-spanned")
        if (down > 1 or right > 1) and self._shape.merged is not None:
            start = (self._row, self._cell)
            self._shape.merged.append((start, (start[0] + down - 1, start[1] + right - 1)))
        self._cell += times


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get(f"{_TABLE}visibility") in ("collapse", "filter")


def _count(attributes: dict[str, str], name: str) -> int:
    """How often or how far, from 1 on."""
    written = attributes.get(f"{_TABLE}{name}", "")
    return max(1, min(int(written), _MOST_SPAN)) if written.isdecimal() else 1


def visible(rows: Rows, merged: list[Range], shape: Shape) -> tuple[dict[int, list[str]], list[Range]]:
    """`rows` and `merged` without what is hidden: rows numbered anew, hidden columns blank.

    The words of a merged cell that begins in a hidden row or column stand where the rest of it is seen first.
    """
    seen = {number: list(texts) for number, texts in rows.items()}
    if not (shape.hidden_rows or shape.hidden_columns):
        return seen, merged
    kept: list[Range] = []
    hidden = sorted(shape.hidden_rows)
    for start, end in merged:
        top, bottom = _first(start[0], end[0], shape.hidden_rows), _first(end[0], start[0], shape.hidden_rows)
        left = _first(start[1], end[1], shape.hidden_columns)
        if top is None or bottom is None or left is None:
            continue
        if (top, left) != start and start[0] in seen and left < len(seen[start[0]]):
            text = seen[start[0]][start[1]]
            seen.setdefault(top, [""] * len(seen[start[0]]))[left] = text
        kept.append(((top - bisect_left(hidden, top), left), (bottom - bisect_left(hidden, bottom), end[1])))
    for texts in seen.values():
        for column in shape.hidden_columns:
            if column < len(texts):
                texts[column] = ""
    left_over = sorted((number, texts) for number, texts in seen.items() if number not in shape.hidden_rows)
    return {number - bisect_left(hidden, number): texts for number, texts in left_over if any(texts)}, kept


def _first(start: int, end: int, hidden: set[int]) -> int | None:
    """The first place from `start` to `end` (either way) that is not hidden."""
    step = 1 if start <= end else -1
    return next((place for place in range(start, end + step, step) if place not in hidden), None)

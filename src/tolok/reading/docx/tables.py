"""`w:tbl` -> rows on one grid: cells over columns and rows, indented rows, borders that differ by a hair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tolok.reading.docx.package import Element, attribute, child, is_on, kind, number, value

_MOST_SPAN = 300  # a damaged span must not make a table of a million columns
_HAIR = 100  # twentieths of a point (1.8 mm): borders nearer than this were meant as one
_THROUGH = ("sdt", "sdtContent", "customXml", "ins", "moveTo")


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell from column `start` up to `end` of the file's own grid; `hangs` down from the cell above."""

    element: Element
    start: int
    end: int
    hangs: bool


def rows_of(table: Element) -> list[list[WordCell]]:
    """The rows of the table, deleted and hidden ones left out; cells in the columns that cells of it begin in."""
    rows = [_cells(row) for row in _through(table, "tr") if not _is_gone(row)]
    edges = _edges(table, rows)
    moved = [
        [WordCell(one.element, edges.get(one.start, one.start), edges.get(one.end, one.end), one.hangs) for one in row]
        for row in rows
    ]
    if any(len({one.start for one in row}) < len(row) for row in moved):  # true columns as narrow as a hair
        moved = rows
    starts = {start: place for place, start in enumerate(sorted({one.start for row in moved for one in row}))}
    return [[WordCell(one.element, starts[one.start], one.end, one.hangs) for one in row] for row in moved]


def width_of(rows: Sequence[Sequence[WordCell]]) -> int:
    """How many columns `rows_of` laid."""
    return max((one.start + 1 for row in rows for one in row), default=0)


def has_borders(table: Element) -> bool | None:
    """Whether lines are drawn about the cells; None where the table leaves that to its style."""
    borders = child(table, "tblPr", "tblBorders")
    if borders is None:
        return None
    return any(attribute(one, "val") not in (None, "nil", "none") for one in borders)


def _through(element: Element, name: str) -> Iterator[Element]:
    """The children of a name, also those within content controls."""
    for one in element:
        if kind(one) == name:
            yield one
        elif kind(one) in _THROUGH:
            yield from _through(one, name)


def _is_gone(row: Element) -> bool:
    properties = child(row, "trPr")
    return properties is not None and (child(properties, "del") is not None or bool(is_on(properties, "hidden")))


def _cells(row: Element) -> list[WordCell]:
    cells: list[WordCell] = []
    place = min(number(value(row, "trPr", "gridBefore")), _MOST_SPAN)
    for element in _through(row, "tc"):
        properties = child(element, "tcPr")
        end = place + max(1, min(number(value(properties, "gridSpan"), 1), _MOST_SPAN))
        aside = child(properties, "hMerge")
        if aside is not None and value(properties, "hMerge") != "restart" and cells:
            last = cells[-1]  # the way of old files: the cell goes on the one to its left
            cells[-1] = WordCell(last.element, last.start, end, last.hangs)
        else:
            down = child(properties, "vMerge")
            cells.append(WordCell(element, place, end, down is not None and attribute(down, "val") != "restart"))
        place = end
    return cells


def _edges(table: Element, rows: Sequence[Sequence[WordCell]]) -> dict[int, int]:
    """Edge of the file's grid -> the edge it was meant as, where two stand a hair apart and no cell between them."""
    grid = child(table, "tblGrid")
    columns = [one for one in grid if kind(one) == "gridCol"] if grid is not None else []
    widths = [number(attribute(one, "w"), -1) for one in columns]
    narrow = {place for place, width in enumerate(widths) if 0 < width <= _HAIR}
    narrow -= {one.start for row in rows for one in row if one.end == one.start + 1}
    meant: dict[int, int] = {}
    for left, right in pairwise(range(len(widths) + 1)):
        meant[right] = meant.get(left, left) if left in narrow else right
    return meant

"""A page as seen: lines of text and grids of cells with their boxes, in reading order. What PDF and scan readers make.

Boxes are in points from the upper left corner of the page as it is shown. Texts of cells keep the line ends of the
page ("\\n"), and a drawn fraction as LaTeX ("$\\\\frac{a}{b} \\\\times 100\\\\%$"), for the field readers to use.
"""

from __future__ import annotations

from dataclasses import dataclass

from tolok.reading.layout import Box


@dataclass(frozen=True, slots=True)
class PageLine:
    """One printed line of running text."""

    text: str
    box: Box
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid, over `row_span` rows and `column_span` columns from `row`, `column` (both from 0)."""

    row: int
    column: int
    text: str
    box: Box
    score: float = 1.0
    row_span: int = 1
    column_span: int = 1
    mended: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page. Places of the grid that no cell covers are blank."""

    cells: tuple[Cell, ...]
    box: Box
    row_count: int
    column_count: int


@dataclass(frozen=True, slots=True)
class Page:
    """`number` is 1-based; `width` and `height` in points as shown; `items` from top to bottom."""

    number: int
    width: float
    height: float
    items: tuple[PageLine | Grid, ...]

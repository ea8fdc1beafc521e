"""A page as seen: lines of text and grids of cells with their boxes, in reading order. What PDF and scan readers make.

Boxes are in points from the upper left corner of the page as its text is read (see `Page.turn`). Texts of cells keep
the line ends of the page ("\\n"), save where a line was only wrapped, and a drawn fraction as LaTeX
("$\\\\frac{a}{b} \\\\times 100\\\\%$"), for the field readers to use.
"""

from __future__ import annotations

from dataclasses import dataclass

from tolok.reading.layout import Box

Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]


@dataclass(frozen=True, slots=True)
class PageLine:
    """One printed line of running text. `mended`: what was put right in it, told to the person who confirms it."""

    text: str
    box: Box
    score: float = 1.0
    mended: tuple[str, ...] = ()


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
    """`number` is 1-based; `width` and `height` in points; `items` from top to bottom.

    `turn`: how often the page as shown was turned by 90 degrees clockwise before it was read, 0 to 3. A table that
    was printed sideways is read upright: width, height and boxes are those of the turned page. `back`: where the page
    leans or was seen from the side, boxes are those of the page set straight, so that lines stand over one another as
    they are printed; this matrix (3 x 3) leads from there to the turned page.
    """

    number: int
    width: float
    height: float
    items: tuple[PageLine | Grid, ...]
    turn: int = 0
    back: Matrix | None = None

    def shown(self, box: Box) -> Box:
        """`box` on the page as it is shown, before it was set straight and turned."""
        x0, top, x1, bottom = box if self.back is None else self._leaning(box, self.back)
        if self.turn == 1:
            return (top, self.width - x1, bottom, self.width - x0)
        if self.turn == 2:
            return (self.width - x1, self.height - bottom, self.width - x0, self.height - top)
        if self.turn == 3:
            return (self.height - bottom, x0, self.height - top, x1)
        return (x0, top, x1, bottom)

    def _leaning(self, box: Box, back: Matrix) -> Box:
        """The box about the same place on the turned page."""
        corners = [_moved(x, y, back) for x in (box[0], box[2]) for y in (box[1], box[3])]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        return (
            round(max(min(across), 0.0), 1),
            round(max(min(down), 0.0), 1),
            round(min(max(across), self.width), 1),
            round(min(max(down), self.height), 1),
        )


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    across, down, depth = (row[0] * x + row[1] * y + row[2] for row in matrix)
    return across / depth, down / depth

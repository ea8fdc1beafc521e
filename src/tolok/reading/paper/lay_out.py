"""Pages -> layout: one shared step after PDF with text and scans. Lines are numbered, running heads left out.

A paragraph gap and a page break are worth a blank line, so a table that goes on over the page stands in a new Table
below one; the common road joins what the page cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median

from tolok.reading.layout import Block, Layout, Line, Place, Row, Table
from tolok.reading.paper.page import Cell, Grid, Page, PageLine
from tolok.reading.paper.running_heads import without_running_heads
from tolok.reading.tables.columns import Columns, read_columns
from tolok.reading.tables.parts import is_count_row
from tolok.reading.tables.ruled import RuledRow, spread
from tolok.reading.wording.labels import is_label_row

_GAP = 1.3  # of the usual distance between two lines: more parts paragraphs
_LEAST_GAP = 1.7  # of the height of a line, where a page has too few lines to say what is usual
_FEW = 4  # lines


def layout_of_pages(pages: Iterable[Page], notes: tuple[str, ...] = ()) -> Layout:
    """The pages as one document: lines and tables in order, running heads and page numbers left out."""
    kept = without_running_heads(list(pages))
    writer = _Writer()
    for page in kept:
        writer.add(page)
    return Layout(tuple(writer.blocks), tuple(writer.source), len(kept), notes)


class _Writer:
    """Numbers the lines of the source while the blocks are made. `columns` are those of the last table."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.source: list[str] = []
        self.columns: Columns | None = None

    def add(self, page: Page) -> None:
        self._blank()
        gap = _paragraph_gap([item for item in page.items if isinstance(item, PageLine)])
        above: PageLine | Grid | None = None
        for item in page.items:
            if isinstance(item, Grid):
                self._blank()
                self._grid(page, item)
            else:
                if isinstance(above, Grid) or (above is not None and _parted(above, item, gap)):
                    self._blank()
                self._line(item.text, Place(0, page.number, page.shown(item.box), item.score, item.mended))
            above = item

    def _line(self, text: str, place: Place) -> None:
        number = self._number(text)
        self.blocks.append(Line(number, text, _at(place, number)))

    def _blank(self) -> None:
        if self.blocks and not (isinstance(self.blocks[-1], Line) and not self.blocks[-1].text):
            self.blocks.append(Line(self._number(""), ""))

    def _grid(self, page: Page, grid: Grid) -> None:
        run: list[Row] = []
        above: dict[int, Cell] = {}
        cut = self._may_go_on()
        for number, cells in enumerate(_rows(grid)):
            if grid.column_count == 1 or is_label_row([cell.text if cell else "" for cell in cells]):
                self._table(run)
                run = []
                for text, place in _as_lines(page, cells):
                    self._line(text, place)
            else:
                run.append(self._row(page, cells, {at: one for at, one in above.items() if _reaches(one, number)}))
            above |= {cell.column: replace(cell, row_span=1) if cut else cell for cell in cells if cell is not None}
            cut = cut and (not run or _is_heading(run[-1]))
        self._table(run)

    def _may_go_on(self) -> bool:
        """Whether nothing but blanks parts what comes from a table: its first cells may be halves of those above."""
        last = next((block for block in reversed(self.blocks) if not isinstance(block, Line) or block.text), None)
        return isinstance(last, Table)

    def _table(self, rows: list[Row]) -> None:
        if rows:
            self.blocks.append(Table(tuple(rows)))

    def _row(self, page: Page, cells: list[Cell | None], above: dict[int, Cell]) -> Row:
        """`above`: the cells that reach into the row from above, by their column."""
        own = tuple(cell.text if cell else "" for cell in cells)
        number = self._number("\t".join(" ".join(text.split()) for text in own))
        self.columns = read_columns(Row(0, own)) or self.columns
        hangs = tuple(cell is None and place in above for place, cell in enumerate(cells))
        spanned = spread(RuledRow(own, hangs), self.columns)
        texts = tuple(above[place].text if place in spanned else text for place, text in enumerate(own))
        places = tuple(
            _place(page, cell, number) if cell else Place(number, page.number)
            for cell in (above[place] if place in spanned else cell for place, cell in enumerate(cells))
        )
        return Row(number, texts, places=places, is_ruled=True)

    def _number(self, text: str) -> int:
        self.source.append(text)
        return len(self.source)


def _at(place: Place, number: int) -> Place:
    return Place(number, place.page, place.box, place.score, place.mended)


def _place(page: Page, cell: Cell, number: int = 0) -> Place:
    return Place(number, page.number, page.shown(cell.box), cell.score, cell.mended)


def _rows(grid: Grid) -> list[list[Cell | None]]:
    """The cells by row and column; a cell over several stands in the first of them, the rest are blank."""
    rows: list[list[Cell | None]] = [[None] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell
    return rows


def _is_heading(row: Row) -> bool:
    return read_columns(row) is not None or is_count_row(row)


def _reaches(cell: Cell, row: int) -> bool:
    return cell.row < row < cell.row + cell.row_span


def _as_lines(page: Page, cells: list[Cell | None]) -> Iterator[tuple[str, Place]]:
    """A row that only lays out a label ("Fungsi | : | a. ... b. ...") as lines of text."""
    filled = [cell for cell in cells if cell is not None and cell.text.strip()]
    first = " ".join(cell.text.split("\n")[0] for cell in filled)
    if not filled:
        return
    yield first, _place(page, filled[-1])
    for cell in filled:
        for text in cell.text.split("\n")[1:]:
            yield text, _place(page, cell)


def _paragraph_gap(lines: list[PageLine]) -> float:
    """The distance from line to line, top to top, above which a new paragraph begins."""
    heights = [line.box[3] - line.box[1] for line in lines]
    steps = [below.box[1] - above.box[1] for above, below in pairwise(lines)]
    usual = [step for step in steps if 0 < step < 3 * median(heights)]
    if len(usual) < _FEW:
        return _LEAST_GAP * median(heights) if heights else 0.0
    return _GAP * median(usual)


def _parted(above: PageLine, below: PageLine, gap: float) -> bool:
    """Whether a blank line stands between; also where reading goes up again, to the next column."""
    step = below.box[1] - above.box[1]
    return step > gap or step < -gap

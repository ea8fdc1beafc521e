"""One HTML table -> rows. Spans are written out: a cell that spans rows stands in each of them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from tolok.reading.layout import Row

_MOST_SPAN = 200  # a damaged attribute must not make a table of a million cells
_MOST_CELLS = 250
_KEPT = ("li", "ul", "ol", "p", "br")  # the field readers split lists on these
_NUMBER = re.compile(r"\d+(\.\d+)?\.?|")


class _TableParser(HTMLParser):
    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Row] = []
        self._first_line = first_line
        self._cells: list[str] | None = None
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        self._open: dict[int, tuple[int, str]] = {}
        self._row_line = first_line

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_row()
            self._cells = []
            self._row_line = self._first_line + self.getpos()[0] - 1
        elif tag in ("td", "th"):
            self._end_cell()
            self._cell = []
            given = dict(attrs)
            self._spans = (_span(given.get("colspan")), _span(given.get("rowspan")))
        elif tag in _KEPT and self._cell is not None:
            self._cell.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("tr", "table"):
            self._end_row()
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in _KEPT and self._cell is not None:
            self._cell.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        cells = self._cells if self._cells is not None else []
        self._cells = cells
        self._fill(cells)
        columns, rows = self._spans
        text = " ".join("".join(self._cell).split())
        if len(cells) > _MOST_CELLS:  # refused later, by the limits of a table; until then no work is spent on it
            columns = rows = 1
        for offset in range(columns):
            if rows > 1:
                # the number of a row is not repeated: it names one printed row only
                self._open[len(cells)] = (rows - 1, "" if _NUMBER.fullmatch(text) or offset else text)
            cells.append("" if offset else text)
        self._cell = None

    def _fill(self, cells: list[str]) -> None:
        """Cells that hang down from a row above, up to the next free place."""
        while len(cells) in self._open and len(cells) <= _MOST_CELLS:
            place = len(cells)
            left, text = self._open.pop(place)
            if left > 1:
                self._open[place] = (left - 1, text)
            cells.append(text)

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells is not None:
            self._fill(self._cells)
            self.rows.append(Row(self._row_line, tuple(self._cells)))
        self._cells = None


def _span(value: str | None) -> int:
    return min(int(value), _MOST_SPAN) if value and value.isdecimal() and int(value) > 0 else 1


def read_html_table(text: str, first_line: int) -> list[Row]:
    """The rows of the table in `text`, whose first line is line `first_line` of the source."""
    parser = _TableParser(first_line)
    match = re.search(r"</table\s*>", text, re.I)
    parser.feed(text[: match.end()] if match else text)
    parser.close()
    parser._end_row()
    return parser.rows

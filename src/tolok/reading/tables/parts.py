"""Tables -> parts: the columns that hold for a run of rows, and how the run follows the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tolok.core.kernel.text import words
from tolok.reading.layout import Place, Row, Table
from tolok.reading.tables.align import align, with_formula_by_content
from tolok.reading.tables.columns import Columns, heading_like, read_columns, with_second_row
from tolok.reading.wording.markers import plain, strip_mark
from tolok.reading.wording.words import INDIKATOR_STARTS

_COUNT = re.compile(r"^\(?\s*(\d{1,2})\s*(?:=[^=]*)?\)?\.?$")
_LEAST_LIKE = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """Rows below one heading, or carrying on below a break without one (`heading` None: its place).

    `sasaran` is the one printed on a line above the table (words, place), where no column holds it.
    """

    columns: Columns
    rows: tuple[Row, ...]
    heading: Place | None
    sasaran: tuple[str, Place | None] = ("", None)


def split_table(table: Table, inherited: Columns | None) -> list[Part]:
    """The parts of `table`; rows above its first heading go on under `inherited`, or are dropped when there is none."""
    if table.roles is not None:
        return [Part(Columns(table.roles, table.rows[0].cells), table.rows[1:], table.place)]
    parts: list[Part] = []
    columns, run = inherited, list[Row]()
    heading: Place | None = None
    index = 0
    rows = table.rows
    while index < len(rows):
        found = read_columns(rows[index])
        if found is None:
            run.append(rows[index])
            index += 1
            continue
        if columns is not None and run:
            parts.append(Part(columns, tuple(run), heading))
        heading, run = rows[index].place(), []
        index += 1
        while index < len(rows) and (wider := _also_heading(found, rows[index])) is not None:
            found, index = wider, index + 1
        columns = found
    if columns is not None and (run or heading is not None):
        parts.append(Part(columns, tuple(run), heading))
    parts = [Part(part.columns, _without_count(part.rows), part.heading) for part in parts]
    return [replace(part, columns=with_formula_by_content(part.columns, part.rows)) for part in parts]


def _also_heading(columns: Columns, row: Row) -> Columns | None:
    """`columns` refined by a second heading row: sub-headings, or the spanned headings repeated beside them."""
    if (again := read_columns(row)) is not None and len(again) <= len(columns):
        return with_second_row(columns, row) or columns
    return with_second_row(columns, row)


def _without_count(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Without the row that numbers the columns (1 2 3 4 5, a b c d e)."""
    return tuple(row for place, row in enumerate(rows) if place > 1 or not is_count_row(row))


def is_count_row(row: Row) -> bool:
    """Whether the cells are nothing but the rising numbers or letters of the columns."""
    texts = [plain(cell) for cell in row.cells if cell.strip()]
    letters = [text.strip("().").lower() for text in texts]
    if len(letters) >= 3 and letters == [chr(ord("a") + place) for place in range(len(letters))]:
        return True
    found = [_COUNT.match(text) for text in texts]
    numbers = [int(match.group(1)) for match in found if match]
    return len(numbers) == len(found) >= 3 and numbers == sorted(set(numbers)) and numbers[0] <= 2


def goes_on(table: Table, columns: Columns, same_place: bool) -> bool:
    """Whether a table without a heading carries on under `columns`.

    `same_place`: nothing but blank lines stands between. Otherwise its rows must look like rows of indicators.
    """
    widest = max(len(row.cells) for row in table.rows)
    if same_place:
        return widest <= len(columns) + 2
    place = columns.place("indikator")
    if place is None or abs(widest - len(columns)) > 1:
        return False
    cells = [align(row, columns, None).cells[place] for row in table.rows]
    good = sum(
        bool(words(strip_mark(plain(cell)))[:1]) and words(strip_mark(plain(cell)))[0] in INDIKATOR_STARTS
        for cell in cells
    )
    return good >= _LEAST_LIKE * len(cells)


def unknown_heading(table: Table) -> str | None:
    """The headings of a table whose first row looks like headings, for a message."""
    first = table.rows[0]
    if not heading_like(first):
        return None
    return ", ".join(f"«{plain(cell)}»" for cell in first.cells if cell.strip())

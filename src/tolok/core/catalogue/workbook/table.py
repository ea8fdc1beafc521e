"""The cells of one sheet under their headings; what is wrong with them is gathered, so that one look tells it all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from tolok.core.catalogue.exchange import ExchangeError
from tolok.core.catalogue.workbook import cells
from tolok.core.catalogue.workbook.cells import Cell, CellError
from tolok.core.catalogue.workbook.columns import INDIKATOR, OTHER, Column
from tolok.core.catalogue.workbook.write import other_column
from tolok.core.kernel.text import squeeze

_SHOWN = 60  # characters of a cell in a message
_TOLD = 6  # problems in one message


@dataclass(slots=True)
class Problems:
    """What was found wrong, in the order it was met."""

    found: list[str] = field(default_factory=list)

    def add(self, place: str, what: str) -> None:
        self.found.append(f"{place}: {what}")

    def refuse(self) -> None:
        """Raises ExchangeError when there is any."""
        if self.found:
            rest = len(self.found) - _TOLD
            tail = f"; dan {rest} lagi" if rest > 0 else ""
            raise ExchangeError("; ".join(self.found[:_TOLD]) + tail)


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a sheet: its 1-based number there, and its cells by heading."""

    sheet: str
    number: int
    cells: dict[str, Cell]
    problems: Problems

    def value(self, column: Column, at: str | None = None) -> Any:
        """What the cell of `column` (or the one under heading `at`) says; None, and a problem, where it cannot."""
        cell = self.cells.get(at or column.name)
        try:
            return column.read(cell)
        except CellError as problem:
            self.complain(at or column.name, f"{problem}, didapat «{str(cell)[:_SHOWN]}»")
            return None

    def complain(self, heading: str, what: str) -> None:
        self.problems.add(f"lembar «{self.sheet}», baris {self.number}, kolom «{heading}»", what)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a sheet that are not blank, and its columns of `kolom_lain`."""

    records: tuple[Record, ...]
    others: tuple[Column, ...]


def read_table(sheet: str, columns: Sequence[Column], rows: Iterator[Sequence[Cell]], problems: Problems) -> Table:
    """The rows below the headings; columns are known by heading, wherever they stand."""
    headings = [_heading(cell) for cell in next(rows, ())]
    known = {column.name.lower(): column.name for column in columns}
    names = [known.get(squeeze(heading).lower(), heading) for heading in headings]
    others = [column for name in names if (column := _other(name)) is not None] if sheet == INDIKATOR else []
    _check_headings(sheet, [column.name for column in columns], names, {one.name for one in others}, problems)
    places = {name: place for place, name in enumerate(names) if name}
    records = []
    for number, row in enumerate(rows, start=2):
        if all(_is_blank(cell) for cell in row):
            continue
        held = {name: row[place] for name, place in places.items() if place < len(row)}
        record = Record(sheet, number, held, problems)
        for place, cell in enumerate(row):
            if not _is_blank(cell) and (place >= len(names) or not names[place]):
                record.complain(_letter(place), "berisi sel tanpa judul kolom. Beri judul atau hapus isinya")
        records.append(record)
    return Table(tuple(records), tuple(others))


def _check_headings(sheet: str, wanted: list[str], names: list[str], others: set[str], problems: Problems) -> None:
    place = f"lembar «{sheet}», baris 1"
    for name in dict.fromkeys(names):
        if name and names.count(name) > 1:
            problems.add(place, f"kolom «{name}» ada {names.count(name)} kali; hapus yang berlebih")
        if name and name not in wanted and name not in others:
            near = get_close_matches(name, [one for one in wanted if one not in names], 1)
            hint = f"Mungkin «{near[0]}»?" if near else _hint(sheet)
            problems.add(place, f"kolom «{name[:_SHOWN]}» tidak dikenal. {hint}")
    for name in wanted:
        if name not in names:
            problems.add(place, f"kolom «{name}» tidak ada; kembalikan judul kolomnya")


def _hint(sheet: str) -> str:
    return f"Kolom tambahan diberi judul «{OTHER}…»" if sheet == INDIKATOR else "Hapus kolom itu"


def _other(name: str) -> Column | None:
    """A column of `kolom_lain`, under the heading that it has in this workbook."""
    if not name.lower().startswith(OTHER.strip().lower()):
        return None
    rest = name[len(OTHER) - 1 :].removeprefix(" ")
    own = other_column(cells.read_text(rest) or "")
    return Column(name, own.key, own.read, own.write, own.width)


def _heading(cell: Cell) -> str:
    return "" if _is_blank(cell) else str(cell)


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))


def _letter(place: int) -> str:
    """The name of a column in a spreadsheet."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name

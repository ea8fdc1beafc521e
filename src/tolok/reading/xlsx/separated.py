"""CSV and TSV -> rows. The sign between the cells is the one that makes the most of the text a table."""

from __future__ import annotations

import csv
from io import StringIO

from tolok.reading.archive import broken
from tolok.reading.errors import ReadingError
from tolok.reading.format import Source
from tolok.reading.layout import Layout
from tolok.reading.limits import refuse_long_text
from tolok.reading.tables.ruled import RuledRow, Written, heading_place
from tolok.reading.text.decode import decode
from tolok.reading.xlsx.sheet import write_sheet
from tolok.reading.xlsx.values import words_of

_SIGNS = ";,\t|"  # Indonesian Excel writes ";", because "," stands before decimals


def read_separated(source: Source) -> Layout:
    """Raises ReadingError for what is no text, too long, or blank."""
    text = decode(source.content, source.filename).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    refuse_long_text(tuple(lines), source.filename, source.limits)
    if lines[0].strip().lower().startswith("sep="):  # a line that Excel writes for itself
        text = "\n".join(lines[1:])
    try:
        tables = [_rows(text, sign) for sign in _SIGNS]
    except csv.Error:
        raise broken(source.filename) from None
    rows = max(tables, key=_likeness)
    width = max(map(len, rows), default=0)
    filled = {number: [*row, *[""] * (width - len(row))] for number, row in enumerate(rows) if any(row)}
    if not filled:
        raise ReadingError(
            f"Berkas «{source.filename}»: kosong, tidak ada yang dapat dibaca. "
            "Periksa berkasnya, lalu simpan ulang dari naskah asli."
        )
    written = Written()
    write_sheet(written, filled)
    return Layout(tuple(written.blocks), tuple(written.source))


def _rows(text: str, sign: str) -> list[list[str]]:
    return [[words_of(cell) for cell in row] for row in csv.reader(StringIO(text), delimiter=sign)]


def _likeness(rows: list[list[str]]) -> tuple[bool, int]:
    """Whether columns of indicators are named, and how many rows have cells enough."""
    return heading_place([RuledRow(tuple(row)) for row in rows]) is not None, sum(len(row) > 2 for row in rows)

"""What no decree reaches: sizes beyond which a file is damaged or hostile, refused before work is spent on it."""

from __future__ import annotations

from tolok.reading.errors import ReadingError
from tolok.reading.layout import Layout

MAX_LINES = 50_000
MAX_TEXT = 3_000_000  # characters; a hundred pages hold a tenth of it
MAX_LINE = 200_000  # characters; a whole HTML table may stand on one line
MAX_CELL = 20_000
MAX_CELLS = 200
MAX_ROWS = 5_000
_REMEDY = "Periksa berkasnya: simpan ulang hanya naskah keputusan dan lampirannya."


def refuse_long_text(lines: tuple[str, ...], filename: str) -> None:
    """Raises ReadingError for too many lines, or a line too long."""
    if len(lines) > MAX_LINES:
        raise ReadingError(f"Berkas «{filename}»: {len(lines)} baris, melewati batas {MAX_LINES} baris. {_REMEDY}")
    length = sum(map(len, lines))
    if length > MAX_TEXT and max(map(len, lines)) <= MAX_LINE:
        raise ReadingError(f"Berkas «{filename}»: {length} huruf, melewati batas {MAX_TEXT} huruf. {_REMEDY}")
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE:
            raise ReadingError(
                f"Berkas «{filename}», baris {number}: {len(line)} huruf dalam satu baris, "
                f"melewati batas {MAX_LINE}. {_REMEDY}"
            )


def refuse_large_tables(layout: Layout, filename: str) -> None:
    """Raises ReadingError for too many rows, cells in a row, or words in a cell or paragraph."""
    rows = [row for table in layout.tables() for row in table.rows]
    if len(rows) > MAX_ROWS:
        raise ReadingError(f"Berkas «{filename}»: {len(rows)} baris tabel, melewati batas {MAX_ROWS}. {_REMEDY}")
    for row in rows:
        if len(row.cells) > MAX_CELLS:
            raise ReadingError(
                f"Berkas «{filename}», baris {row.number}: {len(row.cells)} kolom, "
                f"melewati batas {MAX_CELLS}. {_REMEDY}"
            )
        _refuse_length(max(map(len, row.cells), default=0), row.number, filename)
    for line in layout.lines():
        _refuse_length(len(line.text), line.number, filename)


def _refuse_length(length: int, number: int, filename: str) -> None:
    if length > MAX_CELL:
        raise ReadingError(
            f"Berkas «{filename}», baris {number}: sel atau paragraf {length} huruf, "
            f"melewati batas {MAX_CELL}. {_REMEDY}"
        )

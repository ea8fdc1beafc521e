"""CSV cells that a spreadsheet opens safely.

A cell that begins with = + - @ or a control mark is run as a formula by spreadsheets (CSV injection). It is written
with an apostrophe before it, and read back without. A text that begins with apostrophes itself gets one more, so
that reading takes away exactly what writing added.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def guard(text: str) -> str:
    """`text` as it is written to a cell."""
    return f"'{text}" if text.lstrip("'").startswith(_DANGEROUS) else text


def unguard(cell: str) -> str:
    """The text that `guard` was given."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_DANGEROUS) else cell


def write_table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A CSV text as RFC 4180 has it (commas, CRLF); every cell guarded."""
    out = io.StringIO()
    write_table_to(out, heading, rows)
    return out.getvalue()


def write_table_to(out: TextIO, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """As `write_table`, row by row."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([guard(cell) for cell in row] for row in rows)


def read_table(text: str) -> Iterator[tuple[int, list[str]]]:
    """(line of the file, cells) of every non-blank record, the heading included; separator `,` `;` or tab.

    Spreadsheets with Indonesian settings save CSV with semicolons; the heading tells which it is.
    Raises csv.Error for a record that is no CSV.
    """
    heading = text.split("\n", 1)[0]
    separator = max(",;\t", key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    start = 1
    for record in reader:
        if any(cell.strip() for cell in record):
            yield start, [unguard(cell) for cell in record]
        start = reader.line_num + 1

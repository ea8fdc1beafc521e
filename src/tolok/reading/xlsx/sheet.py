"""Rows of one sheet -> blocks: blank rows part tables, titles and labels are lines, merged cells hang down."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from tolok.core.kernel.text import squeeze
from tolok.reading.layout import Row
from tolok.reading.tables.columns import read_columns
from tolok.reading.tables.ruled import RuledRow, Written, heading_place, lines_of
from tolok.reading.wording.labels import named_position, read_label

Rows = Mapping[int, Sequence[str]]
"""The filled rows by their number in the sheet, from 0; all as wide."""
Ranges = Sequence[tuple[tuple[int, int], tuple[int, int]]]
_MOST_WORK = 1_000_000  # cells of merged ranges, which overlap in a damaged sheet alone
_COPY = re.compile(r"\s*\(\d+\)$")  # "Camat (2)": a sheet copied


def write_sheet(written: Written, rows: Rows, merged: Ranges = (), name: str = "") -> None:
    """One sheet; its `name` heads it where it names a position and nothing in the sheet does."""
    hanging = _hanging(rows, merged)
    bridged = {row for row, _ in hanging}  # a merged cell may reach over blank rows
    run: list[RuledRow] = []
    last: int | None = None
    written.blank()
    position = named_position(_COPY.sub("", name.strip()), upper_only=False)
    if position is not None and _names_position(rows):
        position = None
    for number, texts in rows.items():
        if last is not None and number != last + 1 and number not in bridged:
            position = _write(written, run, position)
            written.blank()
            run = []
        run.append(RuledRow(tuple(texts), tuple((number, column) in hanging for column in range(len(texts)))))
        last = number
    _write(written, run, position)


def _hanging(rows: Rows, merged: Ranges) -> set[tuple[int, int]]:
    """The blank cells that belong to a filled one above. `rows` without words of their own in it are not there."""
    width = max(map(len, rows.values()), default=0)
    numbers = sorted(rows)
    hanging: set[tuple[int, int]] = set()
    work = 0
    for (top, left), (bottom, _) in merged:
        below = numbers[bisect_right(numbers, top) : bisect_right(numbers, bottom)]
        work += 1 + len(below)
        if left < width and work < _MOST_WORK:
            hanging |= {(row, left) for row in below if not rows[row][left]}
    return hanging


def _names_position(rows: Rows) -> bool:
    """Whether a label, a heading or a column of the sheet says whose the rows are."""
    for texts in rows.values():
        filled = [text for text in texts if text]
        label = read_label(" ".join(filled))
        if (label is not None and label.kind == "jabatan") or named_position(squeeze(filled[0]), upper_only=True):
            return True
        columns = read_columns(Row(0, tuple(texts)))
        if columns is not None:
            return columns.has("jabatan")
    return False


def _write(written: Written, run: list[RuledRow], position: str | None) -> str | None:
    """Writes the rows, the position above the first table; what remains to be written of it."""
    if not run:
        return position
    places = [place for place in range(len(run[0].texts)) if any(row.texts[place] for row in run)]
    narrow = _cut(run, places)
    if written.columns is not None and len(places) < written.width <= len(run[0].texts):
        wide = _cut(run, range(written.width))  # the rest of a table above, its last columns blank
        narrow = wide if places[-1] < written.width else narrow
    if position is not None and heading_place(narrow) is not None:
        written.line(f"Jabatan : {position}")
        position = None
    if not written.add(narrow):
        for row in narrow:
            for text in lines_of(row.texts):
                written.line(text)
    return position


def _cut(run: Sequence[RuledRow], places: Sequence[int]) -> list[RuledRow]:
    return [
        RuledRow(tuple(row.texts[place] for place in places), tuple(row.is_hanging(place) for place in places))
        for row in run
    ]

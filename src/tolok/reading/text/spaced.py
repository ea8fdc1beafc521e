"""Tables and signatures whose columns stand apart by blanks alone: cut where the words of the heading begin.

Sound only where heads and rows clearly align, so a line is cut only when no word of it crosses the start of a column.
"""

from __future__ import annotations

import re

from tolok.reading.layout import Row
from tolok.reading.tables.columns import read_columns
from tolok.reading.text.quoted import JOINED
from tolok.reading.wording.signature import is_acknowledgement, is_lampiran_head

_PIECE = re.compile(r"\S+(?: \S+)*")
_NUMBER = re.compile(r"^\(?(\d{1,3}|[a-z]|[IVX]{1,5})[.)]*$")
_RULE = re.compile(r"^\s*[-=_+]{10}[-=_+\s]*$")
_LEAST_COLUMNS = 3
_FULL_ROW = 3  # filled cells from which a row without a number is one of its own
_LEAST_APART = 4  # blanks between two signature blocks side by side
_LONGEST_SIGNATURE = 16  # lines
_LONGEST_GAP = 3  # blank lines within a table


def split_spaced(lines: list[str]) -> None:
    """Turns in place the rows of each such table into tab-separated rows; wrapped lines join the row they belong to."""
    index = 0
    while index < len(lines):
        starts = _heading_starts(lines[index])
        if starts:
            index = _take_table(lines, index, starts)
        elif (boundary := _between_signatures(lines[index])) is not None:
            index = _take_signatures(lines, index, boundary)
        else:
            index += 1


def _heading_starts(line: str) -> list[int]:
    if "\t" in line or "|" in line or "  " not in line.strip():
        return []
    pieces = list(_PIECE.finditer(line))
    if len(pieces) < _LEAST_COLUMNS or read_columns(Row(0, tuple(piece.group() for piece in pieces))) is None:
        return []
    return [piece.start() for piece in pieces]


def _between_signatures(line: str) -> int | None:
    """Where the room lies between who acknowledges and who decides, printed side by side; None for another line."""
    if "\t" in line or "|" in line or "  " not in line.strip():
        return None
    pieces = list(_PIECE.finditer(line))
    apart = len(pieces) == 2 and pieces[1].start() - pieces[0].end() >= _LEAST_APART
    if not apart or not any(is_acknowledgement(piece.group()) for piece in pieces):
        return None
    return (pieces[0].end() + pieces[1].start()) // 2


def _take_signatures(lines: list[str], start: int, boundary: int) -> int:
    blanks, end = 0, start
    for index in range(start, min(start + _LONGEST_SIGNATURE, len(lines))):
        pieces = list(_PIECE.finditer(lines[index]))
        blanks = 0 if pieces else blanks + 1
        crosses = any(piece.start() < boundary < piece.end() for piece in pieces)
        if "\t" in lines[index] or crosses or blanks > _LONGEST_GAP or is_lampiran_head(lines[index].strip()):
            break
        if pieces:
            left, right = ([p.group() for p in pieces if (p.start() > boundary) == side] for side in (False, True))
            lines[index], end = f"{' '.join(left)}\t{' '.join(right)}", index + 1
    return max(end, start + 1)


def _take_table(lines: list[str], start: int, starts: list[int]) -> int:
    lines[start] = "\t".join(_cut(lines[start], starts) or ())
    row: list[str] | None = None
    place = index = start + 1
    blanks = 0
    while index < len(lines):
        line = lines[index]
        cells = _cut(line, starts)
        if not line.strip():
            blanks += 1
        elif _RULE.match(line):
            lines[index] = JOINED
        elif cells is None or blanks > _LONGEST_GAP or (blanks and sum(map(bool, cells)) < _FULL_ROW):
            break
        elif row is not None and not blanks and _is_wrapped(cells):
            row = [f"{above} {below}".strip() for above, below in zip(row, cells, strict=True)]
            lines[place], lines[index] = "\t".join(row), JOINED
        else:
            row, place, blanks = cells, index, 0
            lines[index] = "\t".join(cells)
        index += 1
    return index


def _cut(line: str, starts: list[int]) -> list[str] | None:
    """The cells of `line`; None where a word crosses the start of a column, or begins before the first."""
    if "\t" in line or "|" in line:
        return None
    cells = [""] * len(starts)
    for piece in _PIECE.finditer(line):
        column = max((place for place, start in enumerate(starts) if start <= piece.start() + 1), default=None)
        if column is None or any(piece.start() + 1 < start < piece.end() for start in starts):
            return None
        cells[column] = f"{cells[column]} {piece.group()}".strip()
    return cells


def _is_wrapped(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    if _NUMBER.match(cells[0]):
        return False
    return len(filled) < _FULL_ROW or any(cell[:1].islower() for cell in filled)

"""Cells -> columns where a page reader dropped or added tabs: of all ways to lay a row, the one that fits best."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tolok.core.kernel.text import words
from tolok.reading.layout import Place, Row, join_places
from tolok.reading.tables.columns import Columns
from tolok.reading.wording.markers import plain, strip_mark
from tolok.reading.wording.multiplier import is_multiplier
from tolok.reading.wording.words import FORMULA_STARTS, INDIKATOR_STARTS, POSITION_HEADS, SOURCE_HEADS

_NUMBER = re.compile(r"^\(?(\d{1,3}|[a-z]|[ivxlc]{1,6})(\.\d{1,2})*[.)]*$", re.I)
_RESULT = re.compile(r"^(me\w+nya|ter\w+nya|me\w+kan)$")
_UNSAID = {"keterangan", "alasan", "ket", "uraian", "catatan", "penjelasan"}
_COMPUTED = re.compile(r"\\frac|\bdibagi\b|\bdikali\b|[x×]\s*100|\\times|/.*\d\s*%", re.I)
SHIFTED = "sel baris ini tercetak bergeser {} kolom dan dikembalikan ke kolomnya"


@dataclass(frozen=True, slots=True)
class Aligned:
    """A row laid on the columns: one text a column ("" where blank), the multiplier that stood apart, the shift.

    `places` are the places of the columns' texts.
    """

    line: int
    cells: tuple[str, ...]
    multiplier: str = ""
    shift: int = 0
    mended: tuple[str, ...] = ()
    is_wrapped: bool = False
    places: tuple[Place | None, ...] = ()

    @property
    def is_blank(self) -> bool:
        return not any(self.cells) and not self.multiplier

    def place_of(self, column: int | None) -> Place:
        found = self.places[column] if column is not None and column < len(self.places) else None
        return found or Place(self.line)


def is_number(cell: str) -> bool:
    """Whether `cell` is the number of a row ("3.", "IV", "b", "1.2")."""
    return bool(_NUMBER.match(cell.strip()))


def align(row: Row, columns: Columns, previous: Aligned | None) -> Aligned:
    """`row` laid on `columns`. `previous` is the row above: a shift seldom comes alone."""
    cells = list(row.cells)
    while cells and not cells[-1].strip():
        cells.pop()
    best, best_score = None, float("-inf")
    as_ruled = row.is_ruled and len(row.cells) == len(columns)
    for laid, shift in [(_as_printed(cells), 0)] if as_ruled else _ways(cells, columns):
        score = _fit(laid, columns) - 1.5 * abs(shift)
        if shift == 0:
            score += 2
        if shift and previous is not None and previous.shift == shift:
            score += 1.5 * abs(shift) + 2.5
        if score > best_score:
            best, best_score = _settle(row, laid, shift, columns), score
    return best if best is not None else Aligned(row.number, ("",) * len(columns))


Laid = list[tuple[int, str, int]]
"""Column (-1: none), words, and the cell of the row that they stand in."""


def _as_printed(cells: list[str], by: int = 0) -> Laid:
    return [(place + by, cell, place) for place, cell in enumerate(cells) if cell]


def _ways(cells: list[str], columns: Columns) -> Iterator[tuple[Laid, int]]:
    """All ways to give each filled cell a column: shifted, with one blank or multiplier cell too many, or folded."""
    width = len(columns)
    if len(cells) <= width:
        for shift in range(width - len(cells) + 1):
            yield _as_printed(cells, shift), shift
    for extra, cell in enumerate(cells):
        if (not cell or is_multiplier(cell)) and extra > 0 and len(cells) <= width + 1:
            kept = [(at - (at > extra), text, at) for at, text in enumerate(cells) if text and at != extra]
            if cell or len(cells) > width:
                yield [*kept, (-1, cell, extra)] if cell else kept, 0
    for shift in range(1, 4):
        if cells[:shift] == [""] * shift and len(cells) > width:
            yield [laid for laid in _as_printed(cells, -shift) if laid[0] < width], -shift
    if len(cells) > width:  # nothing else fits: the last column takes the rest
        yield [(min(place, width - 1), cell, place) for place, cell in enumerate(cells) if cell], 0


def _fit(laid: Laid, columns: Columns) -> float:
    return sum(_cell_fit(place, cell, columns) for place, cell, _ in laid)


def _cell_fit(place: int, cell: str, columns: Columns) -> float:
    multiplier = is_multiplier(cell)
    if place < 0:
        return 1.0 if multiplier else -3.0
    role = columns.roles[columns.owner(place)]
    if multiplier:
        return {True: 3.0, False: 1.0}[columns.is_gap(place)] if role == "formula" else -4.0
    if columns.is_gap(place) and role == "nomor":
        return -2.0
    return _word_fit(role, cell) - (0.5 if columns.is_gap(place) else 0)


def _word_fit(role: str | None, cell: str) -> float:
    if role == "nomor":
        return 2.0 if is_number(cell) else -5.0
    text = plain(cell)
    first = next(iter(words(strip_mark(text))), "")
    if role in ("sasaran", "indikator") and is_number(text):
        return -3.0
    if role == "sasaran":
        return (
            1.0
            if _RESULT.match(first)
            else -3.0
            if _COMPUTED.search(text)
            else -1.0
            if first in INDIKATOR_STARTS[:8]
            else 0.0
        )
    if role == "indikator":
        return -3.0 if _COMPUTED.search(text) else 1.0 if first in INDIKATOR_STARTS else 0.0
    if role == "formula":
        return 1.0 if first in FORMULA_STARTS or _COMPUTED.search(text) else 0.0
    if role == "sumber_data":
        return -2.0 if "\\frac" in text else 1.0 if first in SOURCE_HEADS else 0.0
    if role == "penanggung_jawab":
        return -2.0 if "\\frac" in text else 1.0 if first in POSITION_HEADS else 0.0
    return 0.0


def with_formula_by_content(columns: Columns, rows: tuple[Row, ...]) -> Columns:
    """`columns` where a column that is named for nothing ("Keterangan", "Alasan") and holds formulas is the formula.

    Only where no column is named as the formula, and most of its filled cells are computed.
    """
    if columns.has("formula"):
        return columns
    for place, name in enumerate(columns.names):
        if columns.roles[place] is not None or not set(words(name)) & _UNSAID:
            continue
        cells = [row.cells[place] for row in rows if place < len(row.cells) and row.cells[place].strip()]
        computed = sum(bool(_COMPUTED.search(cell)) for cell in cells)
        opened = sum(next(iter(words(strip_mark(plain(cell)))), "") in FORMULA_STARTS for cell in cells)
        if computed and 2 * (computed + opened) >= len(cells):
            roles = (*columns.roles[:place], "formula", *columns.roles[place + 1 :])
            return replace(columns, roles=roles)
    return columns


def _settle(row: Row, laid: Laid, shift: int, columns: Columns) -> Aligned:
    texts: list[list[str]] = [[] for _ in range(len(columns))]
    places: list[list[Place]] = [[] for _ in range(len(columns))]
    multiplier = ""
    for place, cell, index in laid:
        owner = columns.owner(place) if place >= 0 else -1
        if is_multiplier(cell) and (owner < 0 or (columns.roles[owner] == "formula" and owner != place)):
            multiplier = plain(cell)
        else:
            texts[owner].append(cell)
            places[owner].append(row.at(index))
    return Aligned(
        row.number,
        tuple(" ".join(text) for text in texts),
        multiplier,
        shift,
        (SHIFTED.format(abs(shift)),) if shift else (),
        row.is_wrapped,
        tuple(map(join_places, places)),
    )

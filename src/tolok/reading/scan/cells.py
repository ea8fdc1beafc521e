"""The text of a page's tables: each run of words goes to the cell it stands in, cut where it crosses a rule."""

from __future__ import annotations

import re
from itertools import pairwise

import cv2
import numpy as np

from tolok.reading.paper.page import Cell, Grid
from tolok.reading.scan.array import Array
from tolok.reading.scan.fraction import with_fractions
from tolok.reading.scan.marks import mend_marks
from tolok.reading.scan.mend import mend, told
from tolok.reading.scan.recognise import Region
from tolok.reading.scan.ruling import Bar, Field, Ruled
from tolok.reading.scan.span import Span, in_lines, join
from tolok.reading.scan.straight import Sheet
from tolok.reading.wording.markers import join_wrapped

_INSET = 0.012  # inches: half of a rule, which must not be read as a letter
_LEAST_INK = 0.03  # inches: what is smaller is a speck
_SLIVER = 0.05  # inches: what sticks over a rule by less belongs to the neighbour
_SLASHED = re.compile(r"\w/$")  # "terkirim/" + "tersampaikan" is one word, broken at its stroke
_SPECK = re.compile(r"[a-z]{5,}\.$")  # a full stop before a small letter; abbreviations are shorter
_LIST_MARK = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s|[-–•*]\s?\S")


def cut(boxes: list[Region], tables: list[Ruled], dpi: float) -> tuple[list[Region], list[Region]]:
    """Boxes of text as regions inside cells, and those outside of all tables."""
    inside: list[Region] = []
    outside: list[Region] = []
    fields = [field for table in tables for field in table.fields]
    for box in boxes:
        pieces = [piece for field in fields if (piece := _within(box, field, dpi)) is not None]
        if pieces:
            inside += pieces
        elif not any(_is_in(box, table) for table in tables):
            outside.append(box)
    return inside, outside


def missed(grey: Array, tables: list[Ruled], found: list[Region], dpi: float) -> list[Region]:
    """Cells with ink where no text was found: a single figure is easily overlooked."""
    regions = []
    inset, least = round(0.03 * dpi), _LEAST_INK * dpi
    for field in (field for table in tables for field in table.fields):
        if any(field.holds((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in found):
            continue
        inner = grey[field.top + inset : field.bottom - inset, field.x0 + inset : field.x1 - inset]
        region = _ink_box(inner, least)
        if region is not None:
            x0, top, x1, bottom = region
            left, upper = field.x0 + inset, field.top + inset
            regions.append((max(left + x0 - 5, 0), max(upper + top - 5, 0), left + x1 + 5, upper + bottom + 5))
    return regions


def as_grid(table: Ruled, spans: list[Span], bars: list[Bar], sheet: Sheet) -> Grid:
    """The table with its texts, in points of the page."""
    cells = []
    for field in table.fields:
        own = [span for span in spans if field.holds((span.x0 + span.x1) / 2, span.middle)]
        crossed = [bar for bar in bars if field.holds((bar.x0 + bar.x1) / 2, bar.y)]
        whole = cell_text(own, crossed, field)
        cells.append(
            Cell(
                field.row,
                field.column,
                whole.text,
                sheet.box(field.x0, field.top, field.x1, field.bottom),
                round(whole.score, 3),
                field.row_span,
                field.column_span,
                whole.mended,
            )
        )
    return Grid(tuple(cells), sheet.box(*table.edges), table.row_count, table.column_count)


def cell_text(spans: list[Span], bars: list[Bar], field: Field) -> Span:
    """The words of one cell: lines that were only wrapped are joined, others keep their line end."""
    right = [_mended(span) for span in spans]
    lines = [join(line) for line in in_lines(with_fractions(right, bars))]
    if not lines:
        return Span("", field.x0, field.top, field.x1, field.bottom)
    whole = join(lines)
    text = lines[0].text
    for above, below in pairwise(lines):
        text = f"{text}\n{below.text}" if _ends(above, below, field) else _joined(text, below.text)
    listed = "\n".join(mend_marks(text.split("\n")))
    return whole.reading(listed, *told(text, listed))


def _ends(above: Span, below: Span, field: Field) -> bool:
    """Whether the line above ends because its writer ended it, not because the cell was full."""
    if _LIST_MARK.match(below.text):
        return True
    if above.text.startswith("$") or below.text.startswith("$") or above.text.endswith((";", ":")):
        return True
    if below.text[:1].islower():
        return False
    first = below.text.split()[0]
    width = (below.x1 - below.x0) / max(len(below.text), 1) * (len(first) + 1)
    margin = max(above.x0 - field.x0, 0)
    return above.x1 + width + 1.5 * margin < field.x1 - 0.1 * (field.x1 - field.x0)


def _joined(above: str, below: str) -> str:
    if below[:1].islower() and _SPECK.search(above):
        above = above[:-1]
    return above + below if _SLASHED.search(above) else join_wrapped(above, below)


def _mended(span: Span) -> Span:
    text, notes = mend(span.text)
    return span.reading(text, *notes)


def _within(box: Region, field: Field, dpi: float) -> Region | None:
    """The part of the box in the cell, where it is more than a sliver."""
    inset = max(round(_INSET * dpi), 1)
    x0, x1 = max(box[0], field.x0 + inset), min(box[2], field.x1 - inset)
    top, bottom = max(box[1] - inset, field.top + inset), min(box[3] + inset, field.bottom - inset)
    if x1 - x0 < min(_SLIVER * dpi, 0.5 * (box[2] - box[0])) or bottom - top < 0.5 * (box[3] - box[1]):
        return None
    return x0, top, x1, bottom


def _is_in(box: Region, table: Ruled) -> bool:
    x0, top, x1, bottom = table.edges
    return x0 <= (box[0] + box[2]) / 2 <= x1 and top <= (box[1] + box[3]) / 2 <= bottom


def _ink_box(inner: Array, least: float) -> Region | None:
    if min(inner.shape, default=0) < least:
        return None
    count, _, stats, _ = cv2.connectedComponentsWithStats((inner < 140).astype(np.uint8))
    large = [
        stats[i] for i in range(1, count) if max(stats[i, cv2.CC_STAT_HEIGHT], stats[i, cv2.CC_STAT_WIDTH]) > least
    ]
    if not large:
        return None
    edges = np.array([[one[0], one[1], one[0] + one[2], one[1] + one[3]] for one in large])
    x0, top = edges[:, :2].min(axis=0)
    x1, bottom = edges[:, 2:].max(axis=0)
    return int(x0), int(top), int(x1), int(bottom)

"""What is printed on a page: letters, strokes and pictures, in points from the upper left corner of the page as read.

Taken from pdfminer's objects directly: pdfplumber's dictionaries cost as much time again as reading the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from pdfminer.layout import LTChar, LTComponent, LTCurve, LTFigure, LTImage, LTItem, LTPage
from pdfminer.utils import apply_matrix_pt

from tolok.reading.layout import Box
from tolok.reading.pdf.open import SHORTEST

_LONGEST = 20_000.0  # points: more than the 14,400 that the standard allows
_THIN = 3.0  # points: a filled rectangle thinner than this is a rule
_LEAST_TURNED = 0.6  # of the letters: from here on the page as a whole is read turned
_STRAIGHT = 0.05  # sine of the angle up to which type counts as straight
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
              "\ufb06": "st", "\u00a0": " ", "\u2010": "-", "\u2011": "-", "\u00ad": "-", "\u200b": "",
              "\ufeff": ""}  # fmt: skip


class Letter(NamedTuple):
    """One glyph; `base` is the height of its base line, `size` that of its type."""

    text: str
    x0: float
    x1: float
    base: float
    size: float


class Stroke(NamedTuple):
    """A straight stroke along an axis: `at` across it, from `start` to `end` along it."""

    is_horizontal: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Ink:
    """All of a page, turned so that most of its text stands upright (`turn` as `Page.turn`).

    `aside` are letters that stand across the rest, by their own turn, as the heading of a narrow column may.
    """

    width: float
    height: float
    turn: int = 0
    letters: list[Letter] = field(default_factory=list)
    aside: dict[int, list[Letter]] = field(default_factory=dict)
    strokes: list[Stroke] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)

    def picture_share(self) -> float:
        """How much of the page its largest picture covers."""
        areas = [
            (min(x1, self.width) - max(x0, 0)) * (min(y1, self.height) - max(y0, 0)) for x0, y0, x1, y1 in self.pictures
        ]
        return max(areas, default=0.0) / (self.width * self.height)


class Frame(NamedTuple):
    """How the coordinates of pdfminer (upwards) become those of the page as shown, `width` by `height`, turned."""

    left: float
    upper: float
    width: float
    height: float
    turn: int = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return turned(x - self.left, self.upper - y, self.width, self.height, self.turn)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def turned(x: float, y: float, width: float, height: float, turn: int) -> tuple[float, float]:
    """The point of a page of `width` by `height` after `turn` quarter turns clockwise."""
    if turn == 1:
        return height - y, x
    if turn == 2:
        return width - x, height - y
    if turn == 3:
        return y, width - x
    return x, y


def ink_of(layout: LTPage, frame: Frame) -> Ink:
    """The ink of a page. Type that leans (a watermark) is left out."""
    chars: list[LTChar] = []
    others: list[LTItem] = []
    for item in _leaves(layout):
        if not isinstance(item, LTComponent) or not _is_on_page(item.bbox, frame):
            continue
        if isinstance(item, LTChar):
            chars.append(item)
        else:
            others.append(item)
    turns = [_turn(char) for char in chars]
    turn = _page_turn(turns)
    frame = frame._replace(turn=turn)
    is_across = turn % 2 == 1
    ink = Ink(frame.height if is_across else frame.width, frame.width if is_across else frame.height, turn)
    for char, own in zip(chars, turns, strict=True):
        if own == turn:
            ink.letters.append(_letter(char, frame))
        elif own is not None:
            ink.aside.setdefault((own - turn) % 4, []).append(_letter(char, frame._replace(turn=own)))
    for item in others:
        if isinstance(item, LTImage):
            ink.pictures.append(frame.box(*item.bbox))
        elif isinstance(item, LTCurve):
            ink.strokes.extend(_within(one, ink) for one in _strokes(item, frame))
    return ink


def _is_on_page(box: Box, frame: Frame) -> bool:
    """Whether any of the box (in pdfminer's coordinates) is shown, and it is no wider than a page can show."""
    x0, y0, x1, y1 = box
    is_seen = frame.left <= x1 and x0 <= frame.left + frame.width and frame.upper - frame.height <= y1
    return is_seen and y0 <= frame.upper and x1 - x0 < _LONGEST and y1 - y0 < _LONGEST


def _within(stroke: Stroke, ink: Ink) -> Stroke:
    """The stroke as far as the page goes."""
    end = ink.width if stroke.is_horizontal else ink.height
    return stroke._replace(start=max(stroke.start, 0.0), end=min(stroke.end, end))


def _leaves(container: Iterable[LTItem]) -> Iterator[LTItem]:
    for item in container:
        if isinstance(item, LTFigure):
            yield from _leaves(item)
        else:
            yield item


def _turn(char: LTChar) -> int | None:
    """Quarter turns clockwise that set the letter upright; None where it leans."""
    a, b = char.matrix[0], char.matrix[1]
    length = hypot(a, b)
    if length == 0:
        return None
    if abs(b) <= _STRAIGHT * length:
        return 0 if a > 0 else 2
    if abs(a) <= _STRAIGHT * length:
        return 1 if b > 0 else 3
    return None


def _page_turn(turns: list[int | None]) -> int:
    counted = Counter(turn for turn in turns if turn is not None)
    if not counted:
        return 0
    turn, most = counted.most_common(1)[0]
    return turn if most >= _LEAST_TURNED * counted.total() else 0


def _letter(char: LTChar, frame: Frame) -> Letter:
    x0, top, x1, bottom = frame.box(*char.bbox)
    _, base = frame.point(char.matrix[4], char.matrix[5])
    text = char.get_text()
    return Letter(_LIGATURES.get(text, text), x0, x1, base, bottom - top)


def _strokes(curve: LTCurve, frame: Frame) -> Iterator[Stroke]:
    """The straight strokes of a shape: a thin one is a single rule, whatever it was drawn as."""
    x0, top, x1, bottom = frame.box(*curve.bbox)
    wide, high = x1 - x0, bottom - top
    if min(wide, high) <= _THIN:
        if wide > high:
            yield Stroke(True, (top + bottom) / 2, x0, x1)
        elif high > wide:
            yield Stroke(False, (x0 + x1) / 2, top, bottom)
        return
    if not curve.stroke:
        return
    points = [frame.point(x, y) for x, y in curve.pts]
    if curve.original_path and curve.original_path[-1][0] == "h" and points:
        points.append(points[0])
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ay - by) <= 1 < abs(ax - bx):
            yield Stroke(True, (ay + by) / 2, min(ax, bx), max(ax, bx))
        elif abs(ax - bx) <= 1 < abs(ay - by):
            yield Stroke(False, (ax + bx) / 2, min(ay, by), max(ay, by))


def shown_frame(cropbox: Box, mediabox: Box, rotate: int) -> Frame:
    """The frame of a page with these boxes: pdfminer's coordinates begin at the corner of its media box, rotated.

    Raises ValueError for a page of no size, or larger than a PDF can be.
    """
    x0, y0, x1, y1 = mediabox
    matrix = {90: (0, -1, 1, 0, -y0, x1), 180: (-1, 0, 0, -1, x1, y1), 270: (0, 1, -1, 0, y1, -x0)}.get(
        rotate % 360, (1, 0, 0, 1, -x0, -y0)
    )
    cx0, cy0, cx1, cy1 = cropbox
    within = (max(cx0, x0), max(cy0, y0), min(cx1, x1), min(cy1, y1))
    if within[0] >= within[2] or within[1] >= within[3]:
        within = mediabox  # a crop box beside the page: viewers show the whole page
    (ax, ay), (bx, by) = apply_matrix_pt(matrix, within[:2]), apply_matrix_pt(matrix, within[2:])
    width, height = abs(bx - ax), abs(by - ay)
    if not (SHORTEST <= width <= _LONGEST and SHORTEST <= height <= _LONGEST):
        raise ValueError(f"expected a page that can be shown, got: {width} x {height} points")
    return Frame(min(ax, bx), max(ay, by), width, height)

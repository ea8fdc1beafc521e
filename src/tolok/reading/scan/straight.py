"""A picture as it came -> the page upright, level and evenly lit, with the way back to the places on the picture."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from PIL import Image

from tolok.reading.layout import Box
from tolok.reading.paper.page import Grid, Page, PageLine
from tolok.reading.scan.array import Array, Matrix
from tolok.reading.scan.light import even_light, ink, without_specks
from tolok.reading.scan.outline import count_sheets, find_sheet, straighten
from tolok.reading.scan.skew import lean

LEAST_DPI = 130  # below it letters run together
_DPI = 200  # what the readers are made for; less costs letters, more costs time
_KEPT = (150, 240)  # a picture between these is read as it is
_LONG_SIDE = 11.7  # inches of A4, which a photographed sheet is taken for
_LEAST_LEAN = 0.04  # degrees


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be read: `grey` pixels, and `back` from those to points on the page turned `turn` times clockwise.

    `width`, `height`: of the turned page, in points. `dpi`: of `grey`. `scanned_dpi`: what the picture itself has.
    """

    grey: Array
    back: Matrix
    width: float
    height: float
    turn: int
    dpi: float
    scanned_dpi: float
    sheets: int = 1

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """A box of pixels in points, as if the page set straight were as large as the page itself."""
        across, down = self._scale
        return round(x0 * across, 1), round(top * down, 1), round(x1 * across, 1), round(bottom * down, 1)

    def page(self, number: int, items: tuple[PageLine | Grid, ...]) -> Page:
        """The page with what was read on it, in boxes of `box`."""
        across, down = self._scale
        first, second, third = (self.back @ np.diag([1 / across, 1 / down, 1.0])).tolist()
        back = (tuple(first), tuple(second), tuple(third))
        return Page(number, self.width, self.height, items, self.turn, back)

    @property
    def _scale(self) -> tuple[float, float]:
        return self.width / self.grey.shape[1], self.height / self.grey.shape[0]

    def upside_down(self) -> Sheet:
        """The same page turned by 180 degrees."""
        high, wide = self.grey.shape[:2]
        back = _half_turn(self.width, self.height) @ self.back @ _half_turn(wide, high)
        return replace(self, grey=np.ascontiguousarray(self.grey[::-1, ::-1]), back=back, turn=(self.turn + 2) % 4)


def set_straight(image: Image.Image, width: float, height: float, *, is_sideways: bool = False) -> Sheet:
    """The page on `image`, which measures `width` x `height` points; turned clockwise where it lies on its side."""
    pixels = np.asarray(image.convert("RGB"))
    scanned_dpi = max(pixels.shape[:2]) / max(width, height) * 72
    plain = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    corners = find_sheet(plain)
    sheets = count_sheets(plain) if corners is None else 1
    if corners is None:
        there, size, dpi = _scaled(pixels, scanned_dpi)
    else:
        there, size, dpi = _from_above(corners)
        scanned_dpi = min(scanned_dpi, max(np.ptp(corners, axis=0)) / _LONG_SIDE)
    pixels = _warped(pixels, there, size)
    grey = without_specks(ink(even_light(pixels), dpi), dpi)
    turn = int(is_sideways)
    if is_sideways:
        grey = np.ascontiguousarray(np.rot90(grey, -1))
        there = _quarter_turn(size[1]) @ there
    grey, level = _level(grey)
    back = _to_points(image.size, width, height, turn) @ np.linalg.inv(level @ there)
    if turn:
        width, height = height, width
    return Sheet(cv2.GaussianBlur(grey, (3, 3), 0), back, width, height, turn, dpi, scanned_dpi, sheets)


def _scaled(pixels: Array, dpi: float) -> tuple[Matrix, tuple[int, int], float]:
    scale = 1.0 if _KEPT[0] <= dpi <= _KEPT[1] else min(_DPI / dpi, 3.0)
    size = (max(round(pixels.shape[1] * scale), 1), max(round(pixels.shape[0] * scale), 1))
    return np.diag([scale, scale, 1.0]), size, dpi * scale


def _from_above(corners: Matrix) -> tuple[Matrix, tuple[int, int], float]:
    there, size = straighten(corners)
    scale = min(_DPI * _LONG_SIDE / max(size), 2.0)
    return np.diag([scale, scale, 1.0]) @ there, (round(size[0] * scale), round(size[1] * scale)), float(_DPI)


def _warped(pixels: Array, there: Matrix, size: tuple[int, int]) -> Array:
    if np.allclose(there, np.eye(3)):
        return pixels
    if np.allclose(there, np.diag(np.diag(there))):
        shrinks = there[0, 0] < 1
        return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)
    return cv2.warpPerspective(pixels, there, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)


def _level(grey: Array) -> tuple[Array, Matrix]:
    """The page turned back by the angle its lines lean, on a canvas that loses no corner."""
    angle = lean(grey)
    high, wide = grey.shape
    if abs(angle) < _LEAST_LEAN:
        return grey, np.eye(3)
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    sine, cosine = abs(turn[0, 1]), abs(turn[0, 0])
    size = (round(high * sine + wide * cosine), round(high * cosine + wide * sine))
    turn[:, 2] += (size[0] / 2 - wide / 2, size[1] / 2 - high / 2)
    level = cv2.warpAffine(grey, turn, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=255)
    return level, np.vstack([turn, [0.0, 0.0, 1.0]])


def _to_points(size: tuple[int, int], width: float, height: float, turn: int) -> Matrix:
    wide, high = (size[1], size[0]) if turn else size
    if turn:
        width, height = height, width
    back: Matrix = np.diag([width / wide, height / high, 1.0])
    # the quarter turn was made on the scaled picture, so the way back leads to the picture before it: turn again
    return back @ _quarter_turn(size[1]) if turn else back


def _quarter_turn(high: float) -> Matrix:
    """Clockwise, of a picture `high` pixels high."""
    return np.array([[0.0, -1.0, high], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])


def _half_turn(wide: float, high: float) -> Matrix:
    return np.array([[-1.0, 0.0, wide], [0.0, -1.0, high], [0.0, 0.0, 1.0]])

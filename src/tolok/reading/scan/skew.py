"""Which way the lines of a page run, and by how much they lean."""

from __future__ import annotations

import cv2
import numpy as np

from tolok.reading.scan.array import Array

_SIDE = 1400  # pixels of the long side: enough to tell 0.05 degrees
_MOST_POINTS = 120_000
_STEPS = ((10.0, 0.5), (0.5, 0.1), (0.1, 0.02))  # degrees each way from the best so far, and the step
_SURE = 1.1  # how much sharper the columns must be than the rows
_STRIPS = 10


def ink_mask(grey: Array, side: int = _SIDE) -> Array:
    """1 where there is ink, on a picture of at most `side` pixels."""
    scale = min(1.0, side / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return (small < 160).astype(np.uint8)


def runs_sideways(grey: Array) -> bool:
    """Whether the lines of text run from top to bottom (the page lies on its side). Rulings are left out."""
    mask = ink_mask(grey, 1000)
    long = max(mask.shape) // 25
    rules = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    uprights = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((long, 1), np.uint8))
    text = cv2.subtract(mask, cv2.dilate(cv2.bitwise_or(rules, uprights), np.ones((3, 3), np.uint8)))
    return _sharpness(text.T) > _SURE * _sharpness(text)


def lean(grey: Array) -> float:
    """Degrees by which the lines lean, clockwise positive as pixels go; 0 for a page without lines."""
    rows, columns = np.nonzero(ink_mask(grey))
    if len(rows) < 500:
        return 0.0
    if len(rows) > _MOST_POINTS:
        kept = np.linspace(0, len(rows) - 1, _MOST_POINTS).astype(np.int64)
        rows, columns = rows[kept], columns[kept]
    best = 0.0
    for reach, step in _STEPS:
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=lambda angle: (_profile(rows, columns, float(angle)), -abs(angle))))
    return best


def _profile(rows: Array, columns: Array, angle: float) -> float:
    """How sharply the ink falls into lines when it is looked at along `angle`."""
    turn = np.deg2rad(angle)
    heights = rows * np.cos(turn) - columns * np.sin(turn)
    counts = np.bincount((heights - heights.min()).astype(np.int64)).astype(np.float64)
    return float((np.diff(counts) ** 2).sum())


def _sharpness(text: Array) -> float:
    """The same for level lines, strip by strip, for a page that leans blurs the profile of its whole width."""
    total = 0.0
    for strip in np.array_split(text, _STRIPS, axis=1):
        counts = strip.sum(axis=1, dtype=np.float64)
        if counts.sum() > 0:
            total += float((np.diff(counts) ** 2).sum() / counts.sum())
    return total

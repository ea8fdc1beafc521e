"""By how much the lines of a page lean."""

from __future__ import annotations

import cv2
import numpy as np

from tolok.reading.scan.array import Array

_SIDE = 1400  # pixels of the long side: enough to tell 0.05 degrees
_MOST_POINTS = 120_000
_STEPS = ((10.0, 0.5), (0.5, 0.1), (0.1, 0.02))  # degrees each way from the best so far, and the step


def _ink_mask(grey: Array) -> Array:
    """1 where there is ink, on a smaller picture."""
    scale = min(1.0, _SIDE / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return (small < 160).astype(np.uint8)


def lean(grey: Array) -> float:
    """Degrees by which the lines lean, clockwise positive as pixels go; 0 for a page without lines."""
    rows, columns = np.nonzero(_ink_mask(grey))
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

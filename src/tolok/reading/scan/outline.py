"""The sheet on a photograph: its four corners, where it lies on something darker."""

from __future__ import annotations

import cv2
import numpy as np

from tolok.reading.scan.array import Array, Matrix

_SIDE = 700  # pixels of the long side
_LEAST_AREA, _MOST_AREA = 0.25, 0.97  # of the picture
_LEVELS = (1.0, 0.85, 0.7, 0.55, 0.4, 1.15, 1.3)  # of the level that parts the whole picture best
_MORE = 0.02  # of the picture: what a further level must bring
_CONTRAST = 20  # grey levels between the sheet and what it lies on
_STEP = 5  # pixels from the side of a sheet, each way
_SAMPLES, _MOST_SAMPLES = 40, 0.7
_SIDES_SEEN = 2  # the others may lie beyond the picture
_TWO_SHEETS = 0.2  # of the picture: a second sheet of at least this size


def find_sheet(grey: Array) -> Matrix | None:
    """The corners in pixels (4 x 2, clockwise from the upper left); None: the picture is the sheet."""
    corners = _quads(grey)
    return corners[0] if corners and len(corners) == 1 else None


def count_sheets(grey: Array) -> int:
    """How many sheets lie side by side on the picture; 1 where none stands out."""
    return max(len(_quads(grey)), 1)


def straighten(corners: Matrix) -> tuple[Matrix, tuple[int, int]]:
    """From the picture to the sheet seen from above, and the size of that in pixels (width, height)."""
    upper, right, lower, left = (
        float(np.linalg.norm(corners[one] - corners[other])) for one, other in ((0, 1), (1, 2), (2, 3), (3, 0))
    )
    width, height = round(max(upper, lower)), round(max(right, left))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    return np.asarray(matrix, np.float64), (width, height)


def _quads(grey: Array) -> list[Matrix]:
    """The sheets on the picture, by the level of grey that parts them best from what they lie on.

    A shadow may be darker than the table beside the paper, so that no one level does for all pictures.
    """
    scale = min(1.0, _SIDE / max(grey.shape))
    small = cv2.GaussianBlur(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), (5, 5), 0)
    middle, _ = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    best: list[Matrix] = []
    best_share = 0.0
    for level in _LEVELS:
        found = [quad for quad in _quads_at(small, level * middle) if _stands_out(small, quad)]
        share = sum(_area(quad) for quad in found) / small.size
        if share > best_share + _MORE:
            best, best_share = found, share
    if len(best) == 1 and best_share < _LEAST_AREA:
        return []
    return [quad / scale for quad in best]


def _quads_at(small: Array, level: float) -> list[Matrix]:
    bright = cv2.morphologyEx((small > level).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    contours, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found: list[Matrix] = []
    for contour in contours:
        share = cv2.contourArea(contour) / small.size
        if not _TWO_SHEETS < share < _MOST_AREA:
            continue
        hull = cv2.convexHull(contour)
        quad = cv2.approxPolyDP(hull, 0.03 * cv2.arcLength(hull, True), True)
        if len(quad) == 4 and cv2.contourArea(quad) < 1.15 * cv2.contourArea(contour):
            found.append(_in_order(quad.reshape(4, 2).astype(np.float64)))
    return found


def _stands_out(small: Array, quad: Matrix) -> bool:
    """Whether it is brighter within than without along each of its sides, those at the edge of the picture aside."""
    seen = 0
    for start, end in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        along = end - start
        outwards = np.array([along[1], -along[0]]) / max(float(np.linalg.norm(along)), 1.0) * _STEP
        places = start + np.linspace(0.05, 0.95, _SAMPLES)[:, None] * along
        outside = np.rint(places + outwards).astype(np.int64)
        inside = np.rint(places - outwards).astype(np.int64)
        whole = _on(small, outside) & _on(small, inside)
        if whole.mean() < _MOST_SAMPLES:
            continue
        steps = small[tuple(inside[whole].T[::-1])].astype(np.int64) - small[tuple(outside[whole].T[::-1])]
        if (steps > _CONTRAST).mean() < _MOST_SAMPLES:
            return False
        seen += 1
    return seen >= _SIDES_SEEN


def _on(small: Array, places: Array) -> Array:
    return (places >= 0).all(axis=1) & (places[:, 0] < small.shape[1]) & (places[:, 1] < small.shape[0])


def _area(quad: Matrix) -> float:
    return float(cv2.contourArea(quad.astype(np.float32)))


def _in_order(corners: Matrix) -> Matrix:
    total, difference = corners.sum(axis=1), corners[:, 0] - corners[:, 1]
    picked = (total.argmin(), difference.argmax(), total.argmax(), difference.argmin())
    return np.array([corners[index] for index in picked])

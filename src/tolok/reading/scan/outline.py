"""The sheet on a photograph: its four corners, where it lies on something darker."""

from __future__ import annotations

import cv2
import numpy as np

from tolok.reading.scan.array import Array, Matrix

_SIDE = 700  # pixels of the long side
_LEAST_AREA, _MOST_AREA = 0.25, 0.97  # of the picture
_CONTRAST = 35  # grey levels between the sheet and what it lies on
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
    scale = min(1.0, _SIDE / max(grey.shape))
    small = cv2.GaussianBlur(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), (5, 5), 0)
    _, bright = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    light, dark = small[bright > 0], small[bright == 0]
    if not dark.size or not light.size or float(light.mean()) - float(dark.mean()) < _CONTRAST:
        return []
    contours, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found: list[Matrix] = []
    for contour in contours:
        share = cv2.contourArea(contour) / small.size
        if not _TWO_SHEETS < share < _MOST_AREA:
            continue
        hull = cv2.convexHull(contour)
        quad = cv2.approxPolyDP(hull, 0.03 * cv2.arcLength(hull, True), True)
        if len(quad) == 4 and cv2.contourArea(quad) < 1.15 * cv2.contourArea(contour):
            found.append(_in_order(quad.reshape(4, 2).astype(np.float64) / scale))
    return found if len(found) > 1 or all(_area(one) > _LEAST_AREA * grey.size for one in found) else []


def _area(quad: Matrix) -> float:
    return float(cv2.contourArea(quad.astype(np.float32)))


def _in_order(corners: Matrix) -> Matrix:
    total, difference = corners.sum(axis=1), corners[:, 0] - corners[:, 1]
    picked = (total.argmin(), difference.argmax(), total.argmax(), difference.argmin())
    return np.array([corners[index] for index in picked])

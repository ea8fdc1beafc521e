"""Evens the light of a picture and takes coloured stamps away, so that ink is dark and paper white."""

from __future__ import annotations

import cv2
import numpy as np

from tolok.reading.scan.array import Array

_STEP = 8  # the light is measured on a picture so many times smaller
_REACH = 21  # of that smaller picture: wider than any stroke or heading, narrower than a shadow
_DARKEST = 50  # paper is never darker; what is, lies beside the paper
_CHROMA = 36  # from strongest to weakest channel: the ink has a colour
_BLACK = 90  # strongest channel below it: near black, whatever its tint
_PALE = 0.95  # of the brightness of the stamp's ink: from there on it is paper
_STAMP = 0.5  # inches: a stamp is at least so high and wide, a coloured line of text is lower
_SPECK_LEVEL = 200
_SPECK = 0.00018  # square inches: 7 pixels at 200 dpi, a full stop of 8-point type has a dozen
_ALONE = 0.035  # inches from a speck to any letter
_REACH_OF_STAMP = 0.12  # inches between the strokes of one stamp


def even_light(image: Array) -> Array:
    """The RGB picture with its paper white everywhere: each channel over the paper's own brightness around."""
    height, width = image.shape[:2]
    small = cv2.resize(image, (max(width // _STEP, 1), max(height // _STEP, 1)), interpolation=cv2.INTER_AREA)
    paper = cv2.dilate(small, np.ones((5, 5), np.uint8))
    paper = cv2.medianBlur(cv2.morphologyEx(paper, cv2.MORPH_CLOSE, np.ones((_REACH, _REACH), np.uint8)), _REACH)
    paper = cv2.resize(np.maximum(paper, _DARKEST), (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(image, paper, scale=255)


def ink(image: Array, dpi: float) -> Array:
    """RGB picture of even light -> grey, stamps as pale as they can be without touching the black print below them.

    Coloured print stays: only a coloured blot of the size and shape of a stamp is one.
    """
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    red, green, blue = cv2.split(image)
    strongest = cv2.max(cv2.max(red, green), blue)
    chroma = cv2.subtract(strongest, cv2.min(cv2.min(red, green), blue))
    coloured = ((chroma > _CHROMA) & (strongest > _BLACK)).astype(np.uint8)
    stamps = _blots(coloured, dpi)
    if stamps.any():
        stamped = stamps > 0
        pad = float(np.median(strongest[stamped & (coloured > 0)]))
        pale = np.clip(strongest / (_PALE * pad), 0, 1) ** 2 * 255  # type under the stamp is darker than its ink
        grey = np.where(stamped, np.maximum(pale, grey), grey).astype(np.uint8)
    return grey


def _blots(coloured: Array, dpi: float) -> Array:
    """Where the coloured pixels stand together as a stamp does."""
    scale = 50 / dpi
    small = cv2.resize(coloured * 255, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    reach = max(round(_REACH_OF_STAMP * 50), 3)
    joined = cv2.dilate((small > 40).astype(np.uint8), np.ones((reach, reach), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    kept = np.zeros(count, np.uint8)
    for index in range(1, count):
        wide, high = stats[index, cv2.CC_STAT_WIDTH], stats[index, cv2.CC_STAT_HEIGHT]
        kept[index] = min(wide, high) > _STAMP * 50 and max(wide, high) < 3 * min(wide, high)
    size = (coloured.shape[1], coloured.shape[0])
    return cv2.resize(kept[labels], size, interpolation=cv2.INTER_NEAREST)


def without_specks(grey: Array, dpi: float) -> Array:
    """The picture without specks smaller than any full stop; a median filter would take hairlines with them."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats((grey < _SPECK_LEVEL).astype(np.uint8), connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] <= max(round(_SPECK * dpi * dpi), 1)
    small[0] = False
    if count < 2:
        return grey
    specks = cv2.dilate(small[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    reach = 2 * round(_ALONE * dpi) + 1  # the dot of an i and a full stop stand near their letters
    rest = cv2.dilate((~small[labels] & (labels > 0)).astype(np.uint8), np.ones((reach, reach), np.uint8))
    return np.where((specks > 0) & (rest == 0), 255, grey).astype(np.uint8)

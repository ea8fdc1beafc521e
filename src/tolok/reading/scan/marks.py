"""Small signs that machines lose or misread: the letters before the items of a list, the colons after labels."""

from __future__ import annotations

import re
from itertools import pairwise

import cv2
import numpy as np

from tolok.reading.scan.array import Array
from tolok.reading.scan.span import Span

_INK = 150  # grey levels: what is darker is ink
_COLON = 0.3  # of the height of a line: how far colons under one another may stand apart
_LIKE_COLON = {"1", "l", "I", "i", "|", "!", ".", "2", "3", "*"}
_DOT = 4  # pixels
_MOST_DOT = 0.3  # of the height of its word
_END = 0.45  # of the height of a word: where its last sign stands
_TAIL = 1.3  # times as high as the dot over it: a comma, not a dot
_MARK = re.compile(r"((?:[^:]{2,25}:\s)?)([A-Za-z])([.)]?)\s+(?=\S)")


def mend_marks(texts: list[str]) -> list[str]:
    """The lines with "C. Menyusun" and "d Menyusun" after "b. ..." read as "c." and "d."."""
    mended, last, sign = [], "", "."
    for text in texts:
        match = _MARK.match(text)
        if match is not None:
            before, letter, dot = match.groups()
            follows = bool(last) and ord(letter.lower()) == ord(last) + 1
            if follows:
                text = f"{before}{letter.lower()}{dot or sign} {text[match.end() :]}"
            if follows or (dot and letter.islower()):
                last, sign = letter.lower(), dot or sign
        mended.append(text)
    return mended


def with_signs(lines: list[list[Span]], grey: Array) -> list[list[Span]]:
    """The lines with colons and semicolons that were misread or passed over.

    A sign that stands alone is a colon where two dots are printed; one passed over is put back where lines above or
    below have theirs, and something is printed there.
    """
    lines = [[_seen_sign(word, grey) for word in line] for line in lines]
    columns = [(word.x0, word.height) for line in lines for word in line if word.text.startswith(":")]
    return [_with_colon(line, columns, grey) for line in lines]


def _seen_sign(word: Span, grey: Array) -> Span:
    """A lone sign, or the one that ends a word, by its dots: Tesseract reads ":" as "1", and ";" as "," or ":"."""
    is_lone = word.text in _LIKE_COLON
    if not is_lone and not (len(word.text) > 2 and word.text[-1] in ",:;"):
        return word
    left = word.x0 if is_lone else word.x1 - _END * word.height
    box = grey[max(int(word.top) - 2, 0) : int(word.bottom) + 5, max(int(left) - 2, 0) : int(word.x1) + 3]
    count, _, stats, _ = cv2.connectedComponentsWithStats((box < _INK).astype(np.uint8))
    marks = [one for one in stats[1:count] if one[cv2.CC_STAT_AREA] >= _DOT]
    if not marks:
        return word
    last = max(marks, key=lambda one: one[0] + one[2])
    stacked = sorted((one for one in marks if one[0] < last[0] + last[2] and one[0] + one[2] > last[0]), key=_top)
    if len(stacked) != 2 or (is_lone and len(marks) != 2):
        return word
    upper, lower = stacked
    if max(upper[2], upper[3]) > _MOST_DOT * word.height:
        return word
    sign = ";" if lower[3] > _TAIL * upper[3] and not is_lone else ":"
    return word.reading(sign if is_lone else word.text[:-1] + sign)


def _top(mark: Array) -> int:
    return int(mark[1])


def _with_colon(line: list[Span], columns: list[tuple[float, float]], grey: Array) -> list[Span]:
    if len(line) < 2 or any(":" in word.text for word in line):
        return line
    for place, (left, right) in enumerate(pairwise(line), start=1):
        for x, height in columns:
            reach = _COLON * height
            if not left.x1 < x - reach < x + reach < right.x0:
                continue
            top, bottom = int(left.top), int(left.bottom)
            if (grey[top:bottom, int(x - reach) : int(x + 2 * reach)] < _INK).any():
                colon = Span(":", x, top, x + reach, bottom, left.score)
                return [*line[:place], colon, *line[place:]]
    return line

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
_STOPPED = re.compile(r"[a-z]{3}\.$")
_SPECK = "titik pada akhir «{}» dihapus karena hanya noda"
_MARK = re.compile(r"((?:[^:]{2,25}:\s)?)([^\s.,;:()-]{0,3})([.),:;-]{0,2})\s+(?=\S)")
_COLON_AT_END = re.compile(r":((?: dan| atau)?)$")  # before the next item of a list, where a semicolon stands
_FIRST = ("a", "1")
_LOOKS = {"l": ("|", "1", "I", "!"), "i": ("|", "1", "l", "!", "í"), "g": ("9",), "b": ("6",), "o": ("0",), "s": ("5",),
          "q": ("9", "g", "G"), "1": ("l", "I", "|", "i"), "5": ("S", "s"), "0": ("O",)}  # fmt: skip


def mend_marks(texts: list[str]) -> list[str]:
    """The lines with "Cc. Menyusun", "9g. ..." or "2, ..." after "b. ...", "f. ..." or "1. ..." put right.

    A sign that is not as it should be is put right only where it is the next of the list above and looks like it.
    """
    mended: list[str] = []
    last: dict[bool, str] = {}
    sign = "."
    for text in texts:
        match = _MARK.match(text)
        if match is not None:
            before, mark, end = match.groups()
            following = [one for one in map(_next, last.values()) if one]
            follower = next((one for one in following if _looks_like(mark, end, one)), None)
            if before and mark in _FIRST and end:
                follower = mark
            if follower is not None:
                if mended and not before:
                    mended[-1] = _COLON_AT_END.sub(r";\1", mended[-1])
                text = f"{before}{follower}{end if end in ('.', ')') else sign} {text[match.end() :]}"
                mark, end = follower, end if end in (".", ")") else sign
            if end in (".", ")") and (mark.isdecimal() or (len(mark) == 1 and mark.islower() and mark.isascii())):
                last[mark.isdecimal()] = mark
                sign = end
        mended.append(text)
    return mended


def _next(mark: str) -> str:
    if mark.isdecimal():
        return str(int(mark) + 1)
    return chr(ord(mark) + 1) if mark < "z" else ""


def _looks_like(mark: str, end: str, right: str) -> bool:
    if mark == right:
        return bool(end) or not mark.isdecimal()
    if mark.isdecimal() and right.isdecimal():
        return False
    if not mark:
        return end.startswith(".")  # the letter was too pale
    if not end and len(mark) > 1:
        return False
    letters = {letter for letter in mark.lower() if letter.isalpha()}
    return letters == {right} or mark in _LOOKS.get(right, ())


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


def _is_colon(box: Array, height: float) -> bool:
    """Whether there are two dots over one another, and nothing else."""
    if min(box.shape) < 1:
        return False
    count, _, stats, _ = cv2.connectedComponentsWithStats((box < _INK).astype(np.uint8))
    marks = [one for one in stats[1:count] if one[cv2.CC_STAT_AREA] >= _DOT]
    if len(marks) != 2 or any(max(one[2], one[3]) > _MOST_DOT * height for one in marks):
        return False
    upper, lower = sorted(marks, key=_top)
    return bool(upper[0] < lower[0] + lower[2] and lower[0] < upper[0] + upper[2])


def without_false_stop(word: Span, grey: Array) -> Span:
    """A full stop after a word goes where the picture has none: the reader sees one in a speck or a descender above."""
    if not _STOPPED.search(word.text):
        return word
    box = grey[max(int(word.top), 0) : int(word.bottom) + 2, max(int(word.x1 - 4 * word.height), 0) : int(word.x1)]
    count, _, stats, _ = cv2.connectedComponentsWithStats((box < _INK).astype(np.uint8))
    marks = [one for one in stats[1:count] if one[cv2.CC_STAT_AREA] >= _DOT]
    if not marks:
        return word
    last = max(marks, key=lambda one: one[0] + one[2])
    if last[3] <= _MOST_DOT * word.height and last[1] + last[3] / 2 > word.height / 2:
        return word
    return word.reading(word.text[:-1], _SPECK.format(word.text.split()[-1]))


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
            if _is_colon(grey[top:bottom, int(max(x - reach, left.x1)) : int(min(x + 2 * reach, right.x0))], height):
                colon = Span(":", x, top, x + reach, bottom, left.score)
                return [*line[:place], colon, *line[place:]]
    return line

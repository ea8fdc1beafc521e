"""Small signs that machines lose or misread: the letters before the items of a list, the colons after labels."""

from __future__ import annotations

import re
from itertools import pairwise

from tolok.reading.scan.array import Array
from tolok.reading.scan.span import Span

_INK = 150  # grey levels: what is darker is ink
_COLON = 0.3  # of the height of a line: how far colons under one another may stand apart
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


def with_colons(lines: list[list[Span]], grey: Array) -> list[list[Span]]:
    """The lines with a colon put back where those above or below have theirs, and something is printed there."""
    columns = [(word.x0, word.height) for line in lines for word in line if word.text.startswith(":")]
    return [_with_colon(line, columns, grey) for line in lines]


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

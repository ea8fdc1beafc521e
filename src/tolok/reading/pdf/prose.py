"""Running text: printed lines in reading order. Blocks side by side (two signatures, two columns) come one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tolok.reading.paper.page import PageLine
from tolok.reading.pdf.words import Word, box_of, lines_of, text_of
from tolok.reading.wording.markers import LINE_MARK

_GUTTER = 1.8  # of the type size: the least white between two blocks
_LEAST_BOTH = 3  # lines with words on both sides: title, name and number of a signature block
_TALLEST_GAP = 9.0  # of the type size: room for the pen

Line = list[Word]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Lines `start` to `end` that stand in two blocks, parted by the white about `gutter`."""

    start: int
    end: int
    gutter: float


def page_lines(words: Sequence[Word]) -> list[PageLine]:
    """The lines of running text among `words`, in reading order."""
    lines = lines_of(words)
    found: list[PageLine] = []
    index = 0
    while index < len(lines):
        pair = _pair_at(lines, index)
        if pair is None:
            found.append(_page_line(lines[index]))
            index += 1
            continue
        block = [word for line in lines[pair.start : pair.end] for word in line]
        found += map(_page_line, lines_of([word for word in block if word.middle < pair.gutter]))
        found += map(_page_line, lines_of([word for word in block if word.middle >= pair.gutter]))
        index = pair.end
    return found


def _page_line(line: Line) -> PageLine:
    return PageLine(text_of(line), box_of(line))


def _pair_at(lines: list[Line], start: int) -> _Pair | None:
    """The blocks side by side that begin at line `start`: from its widest white on, as far as that white goes down."""
    first = next((at for at in range(start, min(start + 3, len(lines))) if _whites(lines[at])), None)
    if first is None:
        return None
    left, right = max(_whites(lines[first]), key=lambda white: white[1] - white[0])
    if any(_of_white(line, left, right) != "right" for line in lines[start:first]):
        return None  # above the two blocks only the right one may have begun: "Ditetapkan di ..."
    both: list[int] = []
    for index in range(first, len(lines)):
        line = lines[index]
        if index > first and line[0].base - lines[index - 1][0].base > _TALLEST_GAP * line[0].size:
            break
        narrowed = _narrowed(line, left, right)
        if narrowed is None or narrowed[1] - narrowed[0] < _GUTTER * line[0].size:
            break
        left, right = narrowed
        if _of_white(line, left, right) == "both":
            both.append(index)
    if len(both) < _LEAST_BOTH or _are_labels([lines[index] for index in both], (left + right) / 2):
        return None
    return _Pair(start, both[-1] + 1, (left + right) / 2)


def _whites(line: Line) -> list[tuple[float, float]]:
    return [(above.x1, below.x0) for above, below in pairwise(line) if below.x0 - above.x1 >= _GUTTER * line[0].size]


def _narrowed(line: Line, left: float, right: float) -> tuple[float, float] | None:
    """What of the white between `left` and `right` is white in `line` too: its widest part; None for nothing."""
    edges = [left, *(edge for word in line if word.x1 > left and word.x0 < right for edge in (word.x0, word.x1)), right]
    whites = [(edges[at], edges[at + 1]) for at in range(0, len(edges), 2)]
    return max(whites, key=lambda white: white[1] - white[0], default=None)


def _of_white(line: Line, left: float, right: float) -> str:
    gutter = (left + right) / 2
    sides = {word.middle < gutter for word in line}
    return "both" if len(sides) == 2 else "left" if True in sides else "right"


def _are_labels(lines: list[Line], gutter: float) -> bool:
    """Whether the left side labels the right ("Menimbang : a. bahwa", "Nomor : 12"), or numbers it."""
    labels = 0
    for line in lines:
        left = text_of([word for word in line if word.middle < gutter])
        right = text_of([word for word in line if word.middle >= gutter])
        match = LINE_MARK.match(right)
        is_mark = (own := LINE_MARK.match(f"{left} x")) is not None and own.end() >= len(left)
        labels += left.endswith(":") or right.startswith(":") or bool(match and match.group(0)) or is_mark
    return 2 * labels >= len(lines)

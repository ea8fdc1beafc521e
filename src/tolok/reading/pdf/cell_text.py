"""The words in a cell -> its text: fractions as LaTeX, wrapped lines joined, other line ends kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tolok.reading.layout import Box
from tolok.reading.pdf.cut_words import is_cut
from tolok.reading.pdf.fraction import fractions_of, multiplied, opens_multiplier
from tolok.reading.pdf.rules import Rule
from tolok.reading.pdf.words import Word, box_of, lines_of, text_of
from tolok.reading.wording.markers import LINE_MARK, join_wrapped
from tolok.reading.wording.multiplier import is_multiplier, is_rule

_HALF = re.compile(r"\}\$ [x×X*]$")  # the sign beside the bar; "100%" found no room there
_PADDING = 6.0  # points: the most that the text of a cell keeps from its border
_SLACK = 2.0  # points
_PARAGRAPH = 1.6  # of the usual distance of base lines: a wider one ends a paragraph


@dataclass(frozen=True, slots=True)
class _Printed:
    text: str
    x0: float
    x1: float
    base: float
    first: float
    """Width of the first word: what would have had to fit on the line above."""
    is_whole: bool = False
    """A fraction: never joined."""


def cell_text(words: Sequence[Word], bars: Sequence[Rule], box: Box, known: frozenset[str] = frozenset()) -> str:
    """The text of the cell at `box`. `bars` are the rules within it, `known` the words of its page."""
    if not words:
        return ""
    fractions = fractions_of(words, bars) if len(words) > 2 else []
    taken = {place for fraction in fractions for place in fraction.words}
    lines = [_printed(line) for line in lines_of([word for at, word in enumerate(words) if at not in taken])]
    for fraction in fractions:
        used = box_of([words[place] for place in fraction.words])
        lines.append(_Printed(fraction.text, used[0], used[2], fraction.bar.at, 0, is_whole=True))
    lines.sort(key=lambda line: line.base)
    return _joined(_with_multipliers(lines), box, known)


def _printed(line: list[Word]) -> _Printed:
    return _Printed(text_of(line), line[0].x0, max(word.x1 for word in line), line[0].base, line[0].x1 - line[0].x0)


def _with_multipliers(lines: list[_Printed]) -> list[_Printed]:
    """A multiplier on the line above or below its fraction, or half beside it, goes into the fraction."""
    kept: list[_Printed] = []
    for line in lines:
        above = kept[-1] if kept else None
        if above is None or above.is_whole == line.is_whole:
            kept.append(line)
        elif line.is_whole and line.text.endswith("}$") and _is_multiplier(above.text):
            kept[-1] = replace(line, text=multiplied(line.text, above.text))
        elif above.is_whole and above.text.endswith("}$") and is_multiplier(line.text):
            kept[-1] = replace(above, text=multiplied(above.text, line.text))
        elif above.is_whole and _HALF.search(above.text) and is_multiplier(f"x {line.text}"):
            kept[-1] = replace(above, text=multiplied(_HALF.sub("}$", above.text), line.text))
        else:
            kept.append(line)
    return kept


def _is_multiplier(text: str) -> bool:
    """Whether the line above a fraction is its multiplier: before it, or level with the upper line of the numerator."""
    return opens_multiplier(text) or is_multiplier(text)


def _joined(lines: list[_Printed], box: Box, known: frozenset[str]) -> str:
    text = lines[0].text
    running = [line for line in lines if not line.is_whole] or lines  # a fraction may be wider than its cell
    left, right = min(line.x0 for line in lines), max(line.x1 for line in running)
    padding = min(_PADDING, max(0.0, left - box[0]))
    room = max(box[2] - box[0] - 2 * padding, right - left)
    steps = [below.base - above.base for above, below in pairwise(lines)]
    usual = min(steps, default=0.0)
    for above, below in pairwise(lines):
        is_apart = below.base - above.base > _PARAGRAPH * usual
        cut = _is_full(above, below, room) and is_cut(above.text, below.text, known)
        if cut or (is_rule(above.text) and is_rule(below.text.split()[0])):  # a bar of signs may wrap too
            text += below.text
        elif _is_wrapped(above, below, left, room, is_apart=is_apart):
            text = join_wrapped(text, below.text)
        else:
            text = f"{text}\n{below.text}"
    return text


def _is_full(above: _Printed, below: _Printed, room: float) -> bool:
    """Whether one word fills the line above so that not a letter more had found room."""
    letter = below.first / max(1, len(below.text.split()[0]))
    return not above.is_whole and not below.is_whole and " " not in above.text and above.x1 - above.x0 + letter > room


def _is_wrapped(above: _Printed, below: _Printed, left: float, room: float, *, is_apart: bool) -> bool:
    """Whether the words of `below` went to a new line only because the line above was full."""
    if above.is_whole or below.is_whole:
        return False
    match = LINE_MARK.match(below.text)
    if match and match.group(0):
        return False
    if below.text[:1].islower():
        return True
    if is_apart:
        return False
    indent = min(above.x0, below.x0) - left
    used = above.x1 - above.x0
    return used + _blank(above) + below.first > room - indent - _SLACK


def _blank(line: _Printed) -> float:
    """The width of a blank, from the mean width of a letter."""
    return 0.5 * (line.x1 - line.x0) / max(1, len(line.text))

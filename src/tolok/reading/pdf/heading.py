"""The heading row of a table without rules: printed words of which each group names a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tolok.reading.layout import Row
from tolok.reading.pdf.rules import Rule
from tolok.reading.pdf.words import Word, lines_of, text_of
from tolok.reading.tables.columns import read_columns, role_of_name

_GAP = 0.42  # of the type size: the least white between two columns
_LEADING = 1.75  # of the type size: lines of one heading are nearer than this
_SAME_EDGE = 1.0  # points
_MOST_LINES = 6
_LEAST_COLUMNS = 3
_LEAST_PLAIN = 2  # columns whose names leave no doubt; half of them at least
_NAMES_INDIKATOR = re.compile(r"ind[il1]kator|\bik[ui]\b|tolok|ukuran", re.I)


@dataclass(frozen=True, slots=True)
class Heading:
    """The names of the columns, left to right, with the words of each and the role it seems to have."""

    columns: tuple[tuple[Word, ...], ...]
    names: tuple[str, ...]
    roles: tuple[str | None, ...]
    first: int
    last: int
    """Lines of the page, by index: the first and the last of the heading."""


def find_heading(lines: Sequence[list[Word]], start: int, across: Sequence[Rule]) -> Heading | None:
    """The first heading in `lines` from line `start` on. `across` are rules, none of which runs through a heading."""
    for first in range(start, len(lines)):
        is_near = any(_NAMES_INDIKATOR.search(text_of(line)) for line in lines[first : first + _MOST_LINES])
        if is_near and (found := heading_at(lines, first, across)) is not None:
            return found
    return None


def heading_at(lines: Sequence[list[Word]], first: int, across: Sequence[Rule]) -> Heading | None:
    """The fullest heading that begins at line `first`."""
    if first > 0 and _are_one_block(lines[first - 1], lines[first]):
        return None
    best: Heading | None = None
    band: list[Word] = []
    for last in range(first, min(first + _MOST_LINES, len(lines))):
        if band and _is_apart(lines[last - 1], lines[last], across):
            break
        band.extend(lines[last])
        found = _as_heading(band, first, last)
        if found is not None and (best is None or _known(found) >= _known(best)):
            best = found
    return best


def _are_one_block(above: list[Word], below: list[Word]) -> bool:
    """Whether two lines are stretched to the same edges: lines of running text."""
    is_near = below[0].base - above[0].base <= _LEADING * below[0].size
    return is_near and abs(above[0].x0 - below[0].x0) < _SAME_EDGE and abs(above[-1].x1 - below[-1].x1) < _SAME_EDGE


def _known(heading: Heading) -> int:
    return len({role for role in heading.roles if role})


def _is_apart(above: list[Word], below: list[Word], across: Sequence[Rule]) -> bool:
    high, low = above[0].base, below[0].base
    left, right = min(word.x0 for word in below), max(word.x1 for word in below)
    is_ruled_off = any(
        high - 1 < rule.at < low - 0.3 * below[0].size and rule.covers(left, right) > 0.5 * (right - left)
        for rule in across
    )
    return is_ruled_off or low - high > _LEADING * below[0].size


def _as_heading(band: list[Word], first: int, last: int) -> Heading | None:
    groups = grouped(band)
    if len(groups) < _LEAST_COLUMNS:
        return None
    names = tuple(" ".join(map(text_of, lines_of(group))) for group in groups)
    columns = read_columns(Row(0, names))
    if columns is None or len(columns) != len(groups):
        return None
    plain = sum(role_of_name(name) is not None for name in names)
    if plain < max(_LEAST_PLAIN, len(groups) / 2):
        return None  # words of a stretched line of running text
    return Heading(tuple(map(tuple, groups)), names, columns.roles, first, last)


def grouped(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand over each other or near, left to right: the white between two groups runs from top to bottom."""
    groups: list[list[Word]] = []
    edge = float("-inf")
    for word in sorted(words, key=lambda one: one.x0):
        if groups and word.x0 - edge < _GAP * word.size:
            groups[-1].append(word)
        else:
            groups.append([word])
        edge = max(edge, word.x1)
    return groups

"""Rules -> the cells that they enclose. A rule that is missing between two places makes them one cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tolok.reading.layout import Box
from tolok.reading.pdf.rules import Rule, Rules

_SNAP_ACROSS, _SNAP_UPRIGHT = 5.0, 3.5  # points: columns and rows nearer than this are one
_REACH = 4.0  # points: how far a rule may end before another and still meet it
_PARTS = 0.5  # of the side of a place: from here on a rule parts it from the next
_OPEN_SIDE = 12.0  # points: rules across reach this far beyond the last upright one where a table has open sides
_MOST_PLACES = 20_000  # of one frame: more is a drawing


@dataclass(frozen=True, slots=True)
class Frame:
    """The cells that rules enclose: `owner[row][column]` is the index in `spans` of the cell that covers the place.

    A span is (row, column, rows, columns).
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[int, ...], ...]
    spans: tuple[tuple[int, int, int, int], ...]

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def row_count(self) -> int:
        return len(self.ys) - 1

    @property
    def column_count(self) -> int:
        return len(self.xs) - 1

    def cell_at(self, x: float, y: float) -> int | None:
        """The cell about a point; None outside."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if 0 <= row < self.row_count and 0 <= column < self.column_count:
            return self.owner[row][column]
        return None

    def cell_box(self, cell: int) -> Box:
        row, column, rows, columns = self.spans[cell]
        return self.xs[column], self.ys[row], self.xs[column + columns], self.ys[row + rows]


def frames_of(rules: Rules) -> list[Frame]:
    """The tables that the rules of a page draw, from top to bottom. A lone box is none."""
    frames = [frame for group in _groups(rules) if (frame := _frame(*group)) is not None]
    return sorted(frames, key=lambda frame: (frame.ys[0], frame.xs[0]))


def _groups(rules: Rules) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that hang together: (those across, those upright)."""
    across = rules.horizontal
    group_of = list(range(len(across)))  # each rule across, by its place: the first one that it hangs together with
    met = [[place for place, rule in enumerate(across) if _meets(rule, upright)] for upright in rules.vertical]
    for places in met:
        together = {group_of[place] for place in places}
        if len(together) > 1:
            first = min(together)
            group_of = [first if group in together else group for group in group_of]
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for place, rule in enumerate(across):
        groups.setdefault(group_of[place], ([], []))[0].append(rule)
    for upright, places in zip(rules.vertical, met, strict=True):
        if places:
            groups[group_of[places[0]]][1].append(upright)
    return [group for group in groups.values() if group[1]]


def _meets(across: Rule, upright: Rule) -> bool:
    return (
        across.start - _REACH <= upright.at <= across.end + _REACH
        and upright.start - _REACH <= across.at <= upright.end + _REACH
    )


def _frame(across: list[Rule], upright: list[Rule]) -> Frame | None:
    if len(across) < 2:
        return None
    xs = _snapped([rule.at for rule in upright], _SNAP_ACROSS)
    left, right = min(rule.start for rule in across), max(rule.end for rule in across)
    xs = [*([left] if xs[0] - left > _OPEN_SIDE else []), *xs, *([right] if right - xs[-1] > _OPEN_SIDE else [])]
    ys = _snapped([rule.at for rule in across], _SNAP_UPRIGHT)
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 1 or columns * rows > _MOST_PLACES:
        return None
    part_right = _parted(xs[1:-1], ys, upright, _SNAP_ACROSS)
    part_below = _parted(ys[1:-1], xs, across, _SNAP_UPRIGHT)
    group = _connected(rows, columns, part_right, part_below)
    owner, spans = _spans(group, rows, columns)
    return Frame(tuple(xs), tuple(ys), owner, spans) if len(spans) > 1 else None


def _snapped(places: Sequence[float], tolerance: float) -> list[float]:
    """`places` in order, those near each other as one: columns of two rows seldom meet exactly."""
    found: list[list[float]] = []
    for place in sorted(places):
        if found and place - found[-1][0] <= tolerance:
            found[-1].append(place)
        else:
            found.append([place])
    return [sum(run) / len(run) for run in found]


def _parted(inner: list[float], along: list[float], rules: list[Rule], tolerance: float) -> list[list[bool]]:
    """For each inner line, whether a rule stands on it along each step of the other axis."""
    parted = []
    for place in inner:
        on_line = [rule for rule in rules if abs(rule.at - place) <= tolerance]
        parted.append(
            [
                sum(rule.covers(start, end) for rule in on_line) >= _PARTS * (end - start)
                for start, end in pairwise(along)
            ]
        )
    return parted


def _connected(rows: int, columns: int, part_right: list[list[bool]], part_below: list[list[bool]]) -> list[list[int]]:
    """A number for each place, the same for places with no rule between them."""
    parent = list(range(rows * columns))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not part_right[column][row]:
                parent[root(here + 1)] = root(here)
            if row + 1 < rows and not part_below[row][column]:
                parent[root(here + columns)] = root(here)
    return [[root(row * columns + column) for column in range(columns)] for row in range(rows)]


def _spans(
    group: list[list[int]], rows: int, columns: int
) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, int, int, int], ...]]:
    """Cells as rectangles: places that hang together in another shape are cut into the rows of it."""
    owner = [[-1] * columns for _ in range(rows)]
    spans: list[tuple[int, int, int, int]] = []
    for row in range(rows):
        for column in range(columns):
            if owner[row][column] >= 0:
                continue
            name, width = group[row][column], 1
            while column + width < columns and group[row][column + width] == name and owner[row][column + width] < 0:
                width += 1
            height = 1
            while row + height < rows and group[row + height][column : column + width] == [name] * width:
                height += 1
            for down in range(height):
                owner[row + down][column : column + width] = [len(spans)] * width
            spans.append((row, column, height, width))
    return tuple(map(tuple, owner)), tuple(spans)

"""Strokes -> rules: dashes and double rules become one, bars of fractions and underlines stand apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tolok.reading.pdf.ink import Stroke

_SAME = 2.6  # points: strokes nearer than this are one rule (double rules, borders of neighbouring cells)
_DASH = 4.5  # points: the longest gap within a dashed rule
_TOUCH = 4.0  # points: how far a rule may end before the one that it meets
_BEGINS = 2.5  # points: a border begins no farther from the upright rule that it meets; a text, its padding away
_LEAST = 5.0  # points: shorter ones are dots and ticks
_MOST_MEETINGS = 200_000  # of rules across with upright ones
_MOST = 4000  # strokes of a page: a drawing or a map, no table


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule along an axis, as `Stroke`."""

    at: float
    start: float
    end: float

    def covers(self, start: float, end: float) -> float:
        """The length that the rule shares with `start`..`end`."""
        return max(0.0, min(self.end, end) - max(self.start, start))


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a page: those of tables, and bars, which meet none (fractions, underlines, blanks to fill in)."""

    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]
    bars: tuple[Rule, ...]

    def across(self) -> list[Rule]:
        """All level rules, from top to bottom."""
        return sorted((*self.horizontal, *self.bars), key=lambda rule: rule.at)


def rules_of(strokes: list[Stroke]) -> Rules:
    """The rules that `strokes` draw; none for a page that is a drawing."""
    if len(strokes) > _MOST:
        return Rules((), (), ())
    across = _joined(stroke for stroke in strokes if stroke.is_horizontal)
    upright = _joined(stroke for stroke in strokes if not stroke.is_horizontal)
    if len(across) * len(upright) > _MOST_MEETINGS:
        return Rules((), (), ())
    upright = [rule for rule in upright if sum(_meets(rule, other) for other in across) >= 2]
    borders: list[Rule] = []
    bars: list[Rule] = []
    for rule in across:
        (borders if _is_border(rule, upright) else bars).append(rule)
    return Rules(tuple(borders), tuple(upright), tuple(bars))


def _is_border(rule: Rule, upright: list[Rule]) -> bool:
    """Whether a horizontal rule meets two upright ones, or runs through one (a table open at its sides)."""
    met = [other for other in upright if _meets(other, rule)]
    if _overflows(rule, upright):
        return False
    return len(met) >= 2 or any(rule.start + 2 * _TOUCH < other.at < rule.end - 2 * _TOUCH for other in met)


def _overflows(rule: Rule, upright: list[Rule]) -> bool:
    """Whether a level rule begins amid a cell and runs through its border: the bar of a wide fraction."""
    beside = [other.at - rule.start for other in upright if other.start - _TOUCH <= rule.at <= other.end + _TOUCH]
    is_amid = any(away < 0 for away in beside) and not any(abs(away) <= _BEGINS for away in beside)
    return is_amid and any(0 < away < rule.end - rule.start for away in beside)


def _meets(upright: Rule, across: Rule) -> bool:
    return (
        across.start - _TOUCH <= upright.at <= across.end + _TOUCH
        and upright.start - _TOUCH <= across.at <= upright.end + _TOUCH
    )


def _joined(strokes: Iterable[Stroke]) -> list[Rule]:
    """Strokes on one line, joined over the gaps of dashes."""
    rules: list[Rule] = []
    band: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda one: one.at):
        if band and stroke.at - band[-1].at > _SAME:
            rules.extend(_of_band(band))
            band = []
        band.append(stroke)
    return [rule for rule in (*rules, *_of_band(band)) if rule.end - rule.start >= _LEAST]


def _of_band(band: list[Stroke]) -> list[Rule]:
    found: list[list[Stroke]] = []
    end = 0.0
    for stroke in sorted(band, key=lambda one: one.start):
        if found and stroke.start - end <= _DASH:
            found[-1].append(stroke)
            end = max(end, stroke.end)
        else:
            found.append([stroke])
            end = stroke.end
    return [_rule(run) for run in found]


def _rule(run: list[Stroke]) -> Rule:
    """One rule of `run`; its place is where most of its length lies."""
    length = sum(stroke.end - stroke.start for stroke in run)
    at = sum(stroke.at * (stroke.end - stroke.start) for stroke in run) / length if length else run[0].at
    return Rule(at, min(stroke.start for stroke in run), max(stroke.end for stroke in run))

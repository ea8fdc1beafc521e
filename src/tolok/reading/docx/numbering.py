"""Marks that Word prints by itself ("a.", "1)", "KESATU"): they stand in no text, so they are counted as Word does."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tolok.reading.docx.package import Element, attribute, child, is_on, kind, number, value

BULLET = "-"
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_DIGITS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_MOST = 3_000  # beyond it a number is written in digits


@dataclass(slots=True)
class Level:
    """One level of a list: where it starts, how a number is written, the text about it ("%1.%2)")."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts_below: int | None = None
    all_digits: bool = False


@dataclass(slots=True)
class List:
    """A list (`w:num`): its definition, its levels, and the levels that it begins anew."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of a document, in their order."""

    def __init__(self, root: Element | None) -> None:
        self._lists = _read_lists(root)
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def mark(self, name: str | None, level: int) -> str:
        """The mark of the next paragraph of list `name`; "" where it prints none."""
        found = self._lists.get(name or "")
        if found is None or not 0 <= level < _LEVELS:
            return ""
        counters = self._counters.setdefault(found.definition, [None] * _LEVELS)
        if name not in self._begun:
            self._begun.add(name or "")
            for place, start in found.starts.items():
                counters[place] = start - 1
        self._count(counters, found, level)
        return _written(found, counters, level)

    @staticmethod
    def _count(counters: list[int | None], found: List, level: int) -> None:
        for above in range(level):  # an item of a deeper level may come before one of the level above
            if counters[above] is None:
                counters[above] = found.levels.get(above, Level()).start
        own = counters[level]
        counters[level] = found.levels.get(level, Level()).start if own is None else own + 1
        for below in range(level + 1, _LEVELS):
            limit = found.levels.get(below, Level()).restarts_below
            if limit is None or level < limit:
                counters[below] = None


def _written(found: List, counters: list[int | None], level: int) -> str:
    own = found.levels.get(level)
    if own is None or own.form == "none":
        return own.text if own is not None and not _PLACE.search(own.text) else ""
    if own.form == "bullet":
        return BULLET

    def number_at(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        at = found.levels.get(place, Level())
        counted = counters[place]
        return _in_form(at.start if counted is None else counted, "decimal" if own.all_digits else at.form)

    return _PLACE.sub(number_at, own.text).strip()


def _in_form(counted: int, form: str) -> str:
    write = _FORMS.get(form)
    return write(counted) if write is not None and 0 < counted < _MOST else str(counted)


def _letter(counted: int) -> str:
    """a, b ... z, aa, bb: Word doubles the letter."""
    return chr(ord("a") + (counted - 1) % 26) * ((counted - 1) // 26 + 1)


def _roman(counted: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (counted // worth)
        counted %= worth
    return text


def _cardinal(counted: int) -> str:
    if counted < 10:
        return _DIGITS[counted]
    if counted < 12:
        return "sepuluh" if counted == 10 else "sebelas"
    if counted < 20:
        return f"{_DIGITS[counted - 10]} belas"
    if counted < 100:
        return f"{_DIGITS[counted // 10]} puluh {_DIGITS[counted % 10]}".strip()
    return str(counted)


def _ordinal(counted: int) -> str:
    return f"ke{_cardinal(counted)}"


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letter, "upperLetter": lambda n: _letter(n).upper(), "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(), "decimalZero": lambda n: f"{n:02}",
    "cardinalText": lambda n: _cardinal(n).capitalize(), "ordinalText": lambda n: _ordinal(n).upper(),
    "ordinal": lambda n: f"ke-{n}",
}  # fmt: skip


def _read_lists(root: Element | None) -> dict[str, List]:
    definitions: dict[str, dict[int, Level]] = {}
    by_style: dict[str, str] = {}
    linked: dict[str, str] = {}
    lists: dict[str, List] = {}
    for element in root if root is not None else ():
        if kind(element) == "abstractNum":
            name = attribute(element, "abstractNumId") or ""
            definitions[name] = {
                number(attribute(one, "ilvl")): _read_level(one) for one in element if kind(one) == "lvl"
            }
            if style := value(element, "styleLink"):
                by_style[style] = name
            if style := value(element, "numStyleLink"):
                linked[name] = style
        elif kind(element) == "num":
            _read_list(element, definitions, lists)
    for one in lists.values():  # a list may only name a style whose list has the levels
        if not one.levels and (target := by_style.get(linked.get(one.definition, ""))):
            one.levels = definitions[target]
    return lists


def _read_list(element: Element, definitions: dict[str, dict[int, Level]], lists: dict[str, List]) -> None:
    definition = value(element, "abstractNumId") or ""
    found = List(definition, dict(definitions.get(definition, {})))
    for change in element:
        if kind(change) != "lvlOverride":
            continue
        place = number(attribute(change, "ilvl"))
        if (level := child(change, "lvl")) is not None:
            found.levels[place] = _read_level(level)
        if (start := value(change, "startOverride")) is not None and 0 <= place < _LEVELS:
            found.starts[place] = number(start, 1)
    lists[attribute(element, "numId") or ""] = found


def _read_level(element: Element) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        number(value(element, "start"), 1),
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        number(restart) if restart is not None else None,
        bool(is_on(element, "isLgl")),
    )

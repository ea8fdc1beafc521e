"""Fractions drawn as a bar between two texts -> LaTeX, with the multiplier that stands beside or below the bar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tolok.reading.pdf.rules import Rule
from tolok.reading.pdf.words import Word, lines_of, text_of
from tolok.reading.wording.multiplier import is_multiplier
from tolok.reading.wording.words import FORMULA_STARTS

_BAR_OF_SIGNS = re.compile(r"^[_\-–—―─]{4,}$")
_BESIDE = 4.0  # points: how far a text may reach beyond its bar
_NEAR = 1.25  # of the type size: the farthest first line from the bar, to its base line or top
_LEADING = 1.75  # of the type size: base lines of one text are nearer than this
_UNDERLINE = 0.24  # of the type size: a bar this near below a base line may be an underline
_PERCENT = re.compile(r"%|persen", re.I)
_BEFORE = re.compile(r"^100\s*(?:%|persen)?\s*[x×X*]$", re.I)
_TRAILING = re.compile(r"\s+([x×X*]\s*100\s*(?:%|persen)?)$", re.I)
_COMPUTED = re.compile(r"[x×X*]\s*\d|100|\d\s*%")


@dataclass(frozen=True, slots=True)
class Fraction:
    """A drawn fraction: the words that it took, and it as LaTeX. It stands where its bar does."""

    words: frozenset[int]
    text: str
    bar: Rule


def fractions_of(words: Sequence[Word], bars: Sequence[Rule]) -> list[Fraction]:
    """The fractions among `words` (known by their index), from top to bottom."""
    found: list[Fraction] = []
    taken: set[int] = set()
    signs = {place for place, word in enumerate(words) if _BAR_OF_SIGNS.match(word.text)}
    drawn = [*_whole_underlines(words, bars), *(_bar_of(words[place]) for place in signs)]
    for bar in sorted(drawn, key=lambda one: one.at):
        free = [place for place in range(len(words)) if place not in taken and place not in signs]
        fraction = _fraction(words, free, bar, [other for other in drawn if other is not bar])
        if fraction is not None:
            on_bar = {place for place in signs if _bar_of(words[place]) == bar}
            fraction = Fraction(fraction.words | on_bar, fraction.text, bar)
            found.append(fraction)
            taken |= fraction.words
    return found


def _whole_underlines(words: Sequence[Word], bars: Sequence[Rule]) -> list[Rule]:
    """The bars, those under the lines of one text as one bar under its last line."""
    whole: list[Rule] = []
    for bar in sorted(bars, key=lambda one: one.at):
        above = whole[-1] if whole else None
        between = [word for word in words if above is not None and above.at < word.base <= bar.at]
        size = max((word.size for word in between), default=0.0)
        if (
            above is not None
            and between
            and bar.at - above.at < _LEADING * size
            and _underlines(above, words)
            and _underlines(bar, words)
        ):
            whole[-1] = Rule(bar.at, min(above.start, bar.start), max(above.end, bar.end))
        else:
            whole.append(bar)
    return whole


def _underlines(bar: Rule, words: Sequence[Word]) -> bool:
    """Whether the bar lies close under words, as an underline does."""
    return any(0 <= bar.at - word.base < _UNDERLINE * word.size and bar.covers(word.x0, word.x1) > 0 for word in words)


def _bar_of(word: Word) -> Rule:
    height = 0.1 if word.text[0] == "_" else -0.25
    return Rule(word.base + height * word.size, word.x0, word.x1)


def _fraction(words: Sequence[Word], free: list[int], bar: Rule, others: list[Rule]) -> Fraction | None:
    over = [place for place in free if bar.start - _BESIDE <= words[place].middle <= bar.end + _BESIDE]
    above = _side(words, over, bar, others, down=False)
    below = _side(words, over, bar, others, down=True)
    if not above or not below:
        return None
    size = words[above[0]].size
    beside = [place for place in free if place not in (*above, *below) and _is_level(words[place], bar)]
    before = [place for place in beside if words[place].x1 <= bar.start + _BESIDE]
    after = [place for place in beside if words[place].x0 >= bar.end - _BESIDE]
    is_close = bar.at - max(words[place].base for place in above) < _UNDERLINE * size
    if is_close:  # an underline is as long as the words over it; what stands under it runs over the whole cell
        below = _side(words, [place for place in free if place not in beside], bar, others, down=True, bounded=False)
    numerator, denominator = _text(words, above), _text(words, below)
    if is_close and not _reads_as_fraction(numerator, denominator, _text(words, [*before, *after])):
        return None
    text = _latex(numerator, denominator, _text(words, before), _text(words, after))
    return Fraction(frozenset((*above, *below, *before, *after)), text, bar)


def _side(
    words: Sequence[Word], over: list[int], bar: Rule, others: list[Rule], *, down: bool, bounded: bool = True
) -> list[int]:
    """The lines above or below the bar that belong to it: near, close together, and (`bounded`) no wider than it."""
    side = [place for place in over if (words[place].base > bar.at) == down and not _is_level(words[place], bar)]
    lines: dict[float, list[int]] = {}
    for place in sorted(side, key=lambda one: words[one].base if down else -words[one].base):
        base = next((key for key in lines if abs(key - words[place].base) < 0.3 * words[place].size), words[place].base)
        lines.setdefault(base, []).append(place)
    kept: list[int] = []
    edge = bar.at
    for base, places in lines.items():
        size = max(words[place].size for place in places)
        limit = (_LEADING if kept else _NEAR) * size
        is_wider = bounded and (
            min(words[p].x0 for p in places) < bar.start - _BESIDE
            or max(words[p].x1 for p in places) > bar.end + _BESIDE
        )
        is_barred = any(
            min(edge, base) < other.at < max(edge, base) and other.covers(bar.start, bar.end) for other in others
        )
        is_factor = bool(kept) and _is_factor(_text(words, places))
        if abs(base - edge) > limit or is_wider or is_factor or (is_barred and kept):
            break
        kept.extend(places)
        edge = base
    return kept


def _is_factor(text: str) -> bool:
    """Whether a line over or under a fraction is its multiplier, or the half of it that did not fit beside it."""
    return is_multiplier(text) or is_multiplier(f"x {text}") or opens_multiplier(text)


def _is_level(word: Word, bar: Rule) -> bool:
    """Whether the middle of the word's small letters lies about the bar, beside it."""
    is_beside = word.x0 >= bar.end - _BESIDE or word.x1 <= bar.start + _BESIDE
    return is_beside and abs(word.base - 0.3 * word.size - bar.at) < 0.62 * word.size


def _reads_as_fraction(numerator: str, denominator: str, beside: str) -> bool:
    """An underlined text is a numerator only where the words are those of a formula."""
    opens = [text.lower().lstrip("( ").startswith(FORMULA_STARTS) for text in (numerator, denominator)]
    return all(opens) or (bool(_COMPUTED.search(beside)) and bool(denominator))


def _text(words: Sequence[Word], places: list[int]) -> str:
    lines = lines_of([words[place] for place in places])
    return " ".join(map(text_of, lines))


def _latex(numerator: str, denominator: str, before: str, after: str) -> str:
    if not after and (match := _TRAILING.search(numerator)):  # an underline may end before the multiplier
        numerator, after = numerator[: match.start()], match.group(1)
    fraction = f"\\frac{{{_escaped(numerator)}}}{{{_escaped(denominator)}}}"
    lead = f"{before} " if before else ""
    if is_multiplier(after):
        return f"{lead}{multiplied(f'${fraction}$', after)}"
    if opens_multiplier(before) and not after:
        return multiplied(f"${fraction}$", before)
    return f"{lead}${fraction}${f' {after}' if after else ''}"


def opens_multiplier(text: str) -> bool:
    """Whether `text` is a multiplier that stands before what it multiplies: "100% x"."""
    return bool(_BEFORE.match(text))


def multiplied(fraction: str, multiplier: str) -> str:
    """The LaTeX of `fraction` with the multiplier as printed: with the sign of percent or without."""
    sign = r"\%" if _PERCENT.search(multiplier) else ""
    return rf"{fraction[:-1]} \times 100{sign}$"


def _escaped(text: str) -> str:
    """Braces and dollar signs would end the LaTeX."""
    return text.replace("{", "(").replace("}", ")").replace("$", "")

"""Fractions wider than their cell: programs that cannot wrap an equation let it run on over the cells beside it.

Its bar begins within a cell and runs through the border; the words over, under and behind the bar belong to that cell,
whatever cell they are printed over. They are known by their base line and type size, which those of the other cell
share by rare chance alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tolok.reading.pdf.ruled import Frame
from tolok.reading.pdf.rules import Rule
from tolok.reading.pdf.words import Word
from tolok.reading.wording.multiplier import is_multiplier

_NEAR = 1.25  # of the type size: the farthest a line lies from its bar
_LEVEL = 0.62  # of the type size: how far what stands behind the bar may lie above or below it
_SAME_BASE = 0.4  # points
_SAME_SIZE = 0.6  # points
_BLANK = 0.7  # of the type size: a wider gap ends a text
_BESIDE = 4.0  # points: how far a text may reach beyond its bar
_CENTRED = 3.0  # points


@dataclass(frozen=True, slots=True)
class _Line:
    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def base(self) -> float:
        return self.words[0].base

    @property
    def size(self) -> float:
        return self.words[0].size


def with_overflow(inside: dict[int, list[Word]], outside: list[Word], frame: Frame, bars: Sequence[Rule]) -> None:
    """Moves the words of fractions that overflow to the cell that each begins in; `inside` is by cell."""
    for bar in bars:
        cell = frame.cell_at(bar.start + 1, bar.at) if frame.box[1] < bar.at < frame.box[3] else None
        if cell is None:
            continue
        right = frame.cell_box(cell)[2]
        near = [
            word for run in (*inside.values(), outside) for word in run if abs(word.base - bar.at) < _NEAR * word.size
        ]
        claimed = _fraction(near, bar, right) if bar.end > right + 1 else _multiplier(near, bar, right)
        if claimed:
            for run in (*inside.values(), outside):
                run[:] = [word for word in run if not any(word is one for one in claimed)]
            inside.setdefault(cell, []).extend(claimed)


def _fraction(near: Sequence[Word], bar: Rule, border: float) -> list[Word]:
    """The words over, under and behind `bar`; none where one of its sides is missing."""
    lines = [line for line in _lines(near) if bar.start - _BESIDE <= line.x0 and line.x1 <= bar.end + _BESIDE]
    lines = [line for line in lines if line.x0 < border or abs(line.x0 + line.x1 - bar.start - bar.end) < 2 * _CENTRED]
    pairs = [
        (above, below)
        for above in lines
        for below in lines
        if above.base <= bar.at < below.base and abs(above.size - below.size) < _SAME_SIZE
        if above.x0 < border or below.x0 < border
    ]
    if not pairs:
        return []
    above, below = min(pairs, key=lambda pair: pair[1].base - pair[0].base)
    return [*above.words, *below.words, *_behind(near, bar, above.size)]


def _multiplier(near: Sequence[Word], bar: Rule, border: float) -> list[Word]:
    """The multiplier behind a bar that fits its cell, where it runs over the border itself."""
    over = [word for word in near if bar.start - _BESIDE <= word.x0 and word.x1 <= bar.end + _BESIDE]
    found = _behind(near, bar, over[0].size) if over else []
    is_over = any(word.middle > border for word in found)
    return found if is_over and is_multiplier(" ".join(word.text for word in found)) else []


def _lines(words: Iterable[Word]) -> list[_Line]:
    """Words of one base line and type size without wide gaps, as the lines that they make."""
    bands: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.base, one.x0)):
        band = next((one for one in bands if _is_of(word, one[0])), None)
        if band is None:
            bands.append([word])
        else:
            band.append(word)
    lines: list[_Line] = []
    for band in bands:
        run: list[Word] = []
        for word in sorted(band, key=lambda one: one.x0):
            if run and word.x0 - run[-1].x1 > _BLANK * word.size:
                lines.append(_Line(tuple(run)))
                run = []
            run.append(word)
        lines.append(_Line(tuple(run)))
    return lines


def _is_of(word: Word, other: Word) -> bool:
    return abs(word.base - other.base) < _SAME_BASE and abs(word.size - other.size) < _SAME_SIZE


def _behind(near: Sequence[Word], bar: Rule, size: float) -> list[Word]:
    """What stands behind the bar, level with it: the multiplier."""
    level = [
        word
        for word in near
        if word.x0 >= bar.end - 1
        and abs(word.size - size) < _SAME_SIZE
        and abs(word.base - 0.3 * word.size - bar.at) < _LEVEL * word.size
    ]
    edge, kept = bar.end, list[Word]()
    for word in sorted(level, key=lambda one: one.x0):
        if word.x0 - edge > _BLANK * size or (kept and not _is_of(word, kept[0])):
            break
        kept.append(word)
        edge = word.x1
    return kept

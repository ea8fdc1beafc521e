"""Letters -> words -> printed lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from tolok.reading.layout import Box
from tolok.reading.pdf.ink import Letter
from tolok.reading.pdf.rules import Rule

_GAP = 0.22  # of the type size: a wider gap parts words where no blank was printed
_GAP_OF_EQUATION = 0.06  # the same beside the bar of a fraction: LibreOffice sets words of an equation this close
_TIGHT = 0.045  # of the type size: letters of one word stand nearer than this there
_NEAR_BAR = 1.3  # of the type size
_OVER = 0.2  # of the type size: letters that overlap by more are printed over each other
_HAIR = 0.4  # points: less than this is kerning
_TWICE = 0.12  # of the type size: the same letter again this near was printed twice to look bold
_SAME_LINE = 0.45  # of the type size: how far base lines may differ in one line (raised and lowered type)
_SPACED = 0.75  # of the words: so many single letters are a heading with spaced letters
_LEAST_SPACED = 5


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    x0: float
    x1: float
    base: float
    size: float

    @property
    def top(self) -> float:
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.22 * self.size

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def box(self) -> Box:
        return self.x0, self.top, self.x1, self.bottom


def box_of(words: Sequence[Word]) -> Box:
    """The box about `words`, of which there is at least one."""
    return (
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )


def words_of(letters: list[Letter], upright: Sequence[Rule] = (), bars: Sequence[Rule] = ()) -> list[Word]:
    """The words of a page, line by line. A rule of `upright` always parts words; `bars` may be those of fractions."""
    words: list[Word] = []
    for line in _letter_lines(letters):
        base = line[0].base
        cuts = [rule.at for rule in upright if rule.start - 2 <= base <= rule.end + 2]
        near = [bar for bar in bars if abs(bar.at - base) < _NEAR_BAR * line[0].size]
        words.extend(_words_of_line(line, cuts, near))
    return words


def _letter_lines(letters: list[Letter]) -> list[list[Letter]]:
    """Letters by base line, each line from left to right."""
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda one: (round(one.base, 1), one.x0)):
        if lines and letter.base - lines[-1][0].base <= 0.1 * letter.size:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return [part for line in lines for part in _untangled(sorted(line, key=lambda one: one.x0))]


def _untangled(line: list[Letter]) -> list[list[Letter]]:
    """`line`, or two lines of it where one is printed over the other: an equation over the words of another cell."""
    if not any(right.x0 < left.x1 - _OVER * right.size and right.base != left.base for left, right in pairwise(line)):
        return [line]
    parts: dict[tuple[float, float], list[Letter]] = {}
    for letter in line:
        parts.setdefault((round(letter.base, 1), round(letter.size, 1)), []).append(letter)
    return list(parts.values())


def _words_of_line(line: list[Letter], cuts: list[float], bars: list[Rule]) -> list[Word]:
    words: list[Word] = []
    run: list[Letter] = []
    for letter in line:
        if letter.text.isspace() or not letter.text:
            words.extend(_words(run, bars))
            run = []
            continue
        if run:
            last = run[-1]
            if letter.text == last.text and letter.x0 - last.x0 < _TWICE * letter.size:
                continue
            gap = letter.x0 - last.x1
            if gap > _GAP * letter.size or (gap > _HAIR and any(last.x1 - 1 <= cut <= letter.x0 + 1 for cut in cuts)):
                words.extend(_words(run, bars))
                run = []
        run.append(letter)
    words.extend(_words(run, bars))
    return words


def _words(run: list[Letter], bars: list[Rule]) -> list[Word]:
    """The word of letters that stand together; over or under a bar it may be several, set close."""
    if not run:
        return []
    words = [[run[0]]]
    if any(bar.start - 2 <= run[0].x0 and run[-1].x1 <= bar.end + 2 for bar in bars):
        gaps = [(right.x0 - left.x1) / right.size for left, right in pairwise(run)]
        is_plain = not any(_TIGHT < gap < _GAP_OF_EQUATION for gap in gaps)
        for gap, letter in zip(gaps, run[1:], strict=True):
            if is_plain and gap >= _GAP_OF_EQUATION:
                words.append([])
            words[-1].append(letter)
    else:
        words[0] = run
    return [_word(letters) for letters in words]


def _word(run: list[Letter]) -> Word:
    text = "".join(letter.text for letter in run)
    size = max(letter.size for letter in run)
    return Word(text, run[0].x0, max(letter.x1 for letter in run), run[0].base, size)


def lines_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand on one line, top to bottom, each from left to right; raised and lowered type included."""
    lines: list[list[Word]] = []
    bases: list[float] = []
    for word in sorted(words, key=lambda one: one.base):
        place = next(
            (at for at in range(len(lines) - 1, max(-1, len(lines) - 4), -1) if _on_line(word, lines[at], bases[at])),
            None,
        )
        if place is None:
            lines.append([word])
            bases.append(word.base)
        else:
            lines[place].append(word)
            if word.size > 1.15 * max(other.size for other in lines[place][:-1]):
                bases[place] = word.base
    return [_unspaced(sorted(line, key=lambda one: one.x0)) for line in lines]


def _on_line(word: Word, line: list[Word], base: float) -> bool:
    """Whether `word` belongs to `line`: near its base line, and not above or below one of its words."""
    size = max(word.size, *(other.size for other in line))
    limit = _SAME_LINE if min(word.size, *(other.size for other in line)) < 0.85 * size else 0.3
    if abs(word.base - base) > limit * size:
        return False
    return abs(word.base - base) < 1 or not any(min(word.x1, other.x1) - max(word.x0, other.x0) > 1 for other in line)


def _unspaced(line: list[Word]) -> list[Word]:
    """ "M E M U T U S K A N" as one word: single letters join where no gap is wider than those within."""
    single = sum(len(word.text) == 1 and word.text.isalpha() for word in line)
    if single < _LEAST_SPACED or single < _SPACED * len(line):
        return line
    usual = median(right.x0 - left.x1 for left, right in pairwise(line))
    joined: list[list[Word]] = [[line[0]]]
    for left, right in pairwise(line):
        if right.x0 - left.x1 <= 1.6 * usual:
            joined[-1].append(right)
        else:
            joined.append([right])
    return [
        Word("".join(word.text for word in run), run[0].x0, run[-1].x1, run[0].base, max(word.size for word in run))
        for run in joined
    ]


def text_of(line: Sequence[Word]) -> str:
    """The words of a line with blanks between them; a raised figure stays with its word."""
    text = ""
    for place, word in enumerate(line):
        above = line[place - 1] if place else None
        near = above is not None and word.x0 - above.x1 < 0.1 * word.size and word.size < 0.85 * above.size
        text += word.text if near or not text else f" {word.text}"
    return text

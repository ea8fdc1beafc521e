"""What machines that read letters mistake again and again, put right by rule; every repair is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import normalize

_Repair = str | Callable[[re.Match[str]], str]

_PERCENT = r"(?:\s?%|\s?96|\s?Y6|\s?Yo|\s?Y0|\s?9o|\s?o/o|6|9)"  # "%" as it is misread after "x 100"
_RULES: tuple[tuple[re.Pattern[str], _Repair], ...] = tuple(
    (re.compile(pattern), repair)
    for pattern, repair in (
        # the multiplier of a formula: x 100%
        (rf"(?<=[xX×*])(\s*)[1lI][0Oo]{{2}}{_PERCENT}(?![\d%\w])", r"\g<1>100%"),
        (r"(?<![\w.,])[1lI][0Oo]{2}(?:\s?Y6|\s?Yo|\s?Y0|\s?96|\s?o/o)(?![\d%\w])", "100%"),
        (r"(?<![\w.,])(?:[1lI]O[0Oo]|[lI]0[0Oo]|10[Oo])\s?%", "100%"),
        (r"(?<=[a-z)])(?<!ma)(?<!inde)([xX×])\s?(?=100\s?%)", r" \g<1> "),
        # signs that are specks, and strokes that are letters
        (r"\s?·\s?", " "),
        (r"(?<=[a-z)])\s?\.\s?(?=[x×]\s?[1l][0Oo]{2})", " "),
        (r"(?<=[x×])\.(?=\s?[1l][0Oo]{2})", " "),
        (r"(?<![\w@.])([A-Za-z][a-z]{3,})\.([a-z]{3,})(?![\w.@])", r"\g<1> \g<2>"),
        (r"(?<=[a-z]{5})\. (?=[a-z]{3})", " "),
        (r"^([A-Z][A-Za-z ]{3,22}) [1lI|!]\s?:(?=\s)", r"\g<1> :"),
        (r"^([A-Z][A-Za-z ]{3,22}) [1lI|!] (?=[a1][.)]\s)", r"\g<1> : "),
        (r"\|(?=[A-Z]{2})", "I"),
        (r"(?<=[a-z]{2}) [.'`] (?=[A-Za-z]{2})", " "),
        (r"(?<=Tingkat |TINGKAT )[|l1!](?![\w])", "I"),
        (r"—", "–"),  # offices write no dash longer than this
        # letters and figures that look alike
        (r"(?<=\d)[lI|](?=\d)", "1"),
        (r"(?<=\d)[Oo](?=[\d%])", "0"),
        (r"(?<=[.,]\d)[Oo]\b", "0"),
        (r"\bJI(?=n\b|\.)", "Jl"),
        (r"(?<=[a-z])I(?=[a-z])", "l"),
        (r"(?<=[a-z])I\b(?!\.)", "l"),
        (r"\bI(?=[aeou][a-z]{3,})(?!ialah|Ialah|Iuran|Ionis)", "l"),
        (r"(?<=[A-Z])[l|](?=[A-Z])", "I"),
        (r"(?<=[A-Z])0(?=[A-Z]{2})", "O"),
        # spaces lost between words
        (r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})", " "),
        (r"(?<=[A-Z]{3})(?=(?!nya)[a-z]{4})", " "),
        (r"(?<=[A-Za-z]{2})([,;:])(?=[A-Za-z]{2})", r"\g<1> "),
        (r"(?<=\w)([–—]) (?=\w)|(?<=\w) ([–—])(?=\w)", r" \g<1>\g<2> "),
        (r"(?<=[a-z]{3})\.(?=[A-Z][a-z]{2})", ". "),
        (r"(?<=[a-z]{3})\((?=[A-Za-z]{2})", " ("),
        (r"(?<=[a-z]{2})\)(?=[A-Za-z]{2})", ") "),
    )
)
_SPACES = re.compile(r"\s+")


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` put right, and what was done: «as read» menjadi «as put right», word by word."""
    mended = "".join(_plain(letter) for letter in text)
    for pattern, repair in _RULES:
        mended = pattern.sub(repair, mended)
    return mended, told(text, mended)


def told(text: str, mended: str) -> tuple[str, ...]:
    """What was done to `text`, for the person who confirms it; nothing where nothing was."""
    if mended == text:
        return ()
    return (f"salah baca mesin «{_differing(text, mended)}» dibetulkan menjadi «{_differing(mended, text)}»",)


def _plain(letter: str) -> str:
    """Indonesian has no accents: an accented letter is the letter with a speck."""
    if letter.isascii() or not letter.isalpha():
        return letter
    if letter == "ı":  # an i without its dot has no accent to take off
        return "i"
    base = normalize("NFD", letter)[0]
    return base if base.isascii() else letter


def is_same(one: str, other: str) -> bool:
    """Whether two readings say the same, white space aside."""
    return _SPACES.sub("", one) == _SPACES.sub("", other)


def _differing(text: str, other: str) -> str:
    """The words of `text` from the first to the last that `other` has not."""
    words, others = text.split(), other.split()
    start = 0
    while start < min(len(words), len(others)) and words[start] == others[start]:
        start += 1
    end = 0
    while end < min(len(words), len(others)) - start and words[-1 - end] == others[-1 - end]:
        end += 1
    return " ".join(words[start : len(words) - end])

"""Words too long for their column: programs cut them where the line is full, without a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tolok.reading.wording.words import COLUMN_WORDS, POSITION_HEADS, SOURCE_HEADS

_RUN = re.compile(r"[^\W\d_]+")
_LEAST_KNOWN = 5  # letters: shorter words fit any column
_REST = 2  # letters: what few words of a language are, and many rests
# the words of two letters that begin a line in office language
_SHORT = {"di", "ke", "yg", "dg", "dr", "pd", "tk", "se", "rt", "rw", "kk", "sd", "sk", "pj", "dan"}
_FORM = frozenset(
    word
    for words in (*COLUMN_WORDS.values(), POSITION_HEADS, SOURCE_HEADS)
    for word in words
    if len(word) >= _LEAST_KNOWN
)


def known_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of a page, by which a cut one is known again."""
    found = {run.casefold() for text in texts for run in _RUN.findall(text)}
    return frozenset(run for run in found if len(run) >= _LEAST_KNOWN)


def is_cut(above: str, below: str, known: frozenset[str]) -> bool:
    """Whether the word that ends `above` goes on at the start of `below`, where the line above has no room left.

    Sound only there: the two halves together are a word of the page or of the form, or the rest is no word by itself.
    """
    ends, begins = re.search(rf"{_RUN.pattern}$", above), _RUN.match(below)
    if ends is None or begins is None:
        return False
    stem, rest = ends.group(), begins.group()
    if rest[0].isupper() != stem[-1].isupper():
        return False
    whole = (stem + rest).casefold()
    if whole in known or whole in _FORM:
        return True
    return len(rest) <= _REST and rest.casefold() not in _SHORT and len(stem) > len(rest)

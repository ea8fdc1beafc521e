"""Words misread in letters that look alike, put right by the rest of the document and by the words offices use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TypeVar

from tolok.reading.paper.page import Cell, Grid, Page, PageLine
from tolok.reading.scan.mend import told

_Item = TypeVar("_Item", PageLine, Cell)
_WORD = re.compile(r"(?<![\w@.'])[A-Za-z]{5,}(?![\w@'])")
_SURE = 0.9  # score of a text whose words count
_PALE = 0.95  # score of a text in which single letters may be doubted, in short words too
_OFTEN = 2  # times: so often a word of the document is sure
_LONG = 7  # letters: two such words seldom differ in one letter by right
_BROKEN = (("in", "m"), ("rn", "m"), ("ni", "m"), ("nt", "m"), ("nn", "m"), ("ri", "n"), ("cl", "d"), ("vv", "w"),
           ("ii", "u"), ("ll", "u"), ("li", "h"))  # fmt: skip
_ALIKE = (("e", "c"), ("l", "i"), ("l", "t"), ("i", "t"), ("u", "n"), ("h", "b"), ("f", "t"), ("g", "q"), ("o", "c"))


def mend_words(pages: Sequence[Page]) -> list[Page]:
    """The pages with words put right that occur but once or twice, where a like-looking word is known.

    Pages with text of their own (`Page.back` is None) vote and stay. What the office wrote otherwise than others
    (ketentraman, mengkoordinasikan) differs by more than looks, and stays.
    """
    words = Counter(word for text, score in _texts(pages) if score >= _SURE for word in _words(text))
    every = Counter(word for text, _ in _texts(pages) for word in _words(text))
    return [page if page.back is None else _mended_page(page, words, every) for page in pages]


def _mended_page(page: Page, sure: Counter[str], every: Counter[str]) -> Page:
    def put_right(item: _Item) -> _Item:
        text: str = _WORD.sub(lambda match: _right(match.group(), item.score, sure, every), item.text)
        return replace(item, text=text, mended=(*item.mended, *told(item.text, text))) if text != item.text else item

    items = tuple(
        replace(item, cells=tuple(map(put_right, item.cells))) if isinstance(item, Grid) else put_right(item)
        for item in page.items
    )
    return replace(page, items=items)


def _right(word: str, score: float, sure: Counter[str], every: Counter[str]) -> str:
    odd = word.lower()
    if odd in known_words() or every[odd] > _OFTEN:
        return word
    pairs = _BROKEN if len(odd) < _LONG and score >= _PALE else (*_BROKEN, *_ALIKE)
    found = {
        other for other in _like(odd, pairs) if other in known_words() or sure[other] >= _OFTEN * max(every[odd], 1)
    }
    return _in_the_case_of(word, found.pop()) if len(found) == 1 else word


def _like(word: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The words that look like it: one sign of a pair in it changed for the other."""
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            for match in re.finditer(f"(?={one})", word):
                yield word[: match.start()] + other + word[match.start() + len(one) :]


def _in_the_case_of(word: str, other: str) -> str:
    if word.isupper():
        return other.upper()
    return other.capitalize() if word[0].isupper() else other


def _texts(pages: Sequence[Page]) -> Iterator[tuple[str, float]]:
    for page in pages:
        for item in page.items:
            if isinstance(item, Grid):
                yield from ((cell.text, cell.score) for cell in item.cells)
            else:
                yield item.text, item.score


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


@cache
def known_words() -> frozenset[str]:
    """Words that offices use every day, in small letters."""
    text = files(__package__).joinpath("kosakata.txt").read_text("utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))

"""Lines of running text -> items of a list: joins what was wrapped or broken over a page."""

from __future__ import annotations

import re

from tolok.core.kernel.text import squeeze
from tolok.reading.markers import LINE_MARK, marked_items

_PAGE_NUMBER = re.compile(r"^[-–—\s]*(?:(?:hal(?:aman)?\.?\s*)?\d{1,3}(?:\s*(?:/|dari)\s*\d{1,3})?)[-–—\s]*$", re.I)
_SENTENCE_END = re.compile(r"[.;:]$|;\s*(dan|atau)$")
_NOTHING = re.compile(r"^[\s\-–—_.]*$")


def is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.match(text))


def read_items(texts: list[str]) -> list[str]:
    """The items in `texts`, marks removed. A line without a mark goes on the item above it."""
    items: list[str] = []
    marked = 0
    for text in texts:
        match = LINE_MARK.match(text)
        if match and match.group(0):
            items.append(text[match.end() :])
            marked += 1
        elif items and (marked or not _new_sentence(items[-1], text)):
            items[-1] = f"{items[-1]} {text}"
        else:
            items.append(text)
    if len(items) == 1 and texts:
        items = marked_items(" ".join(texts)) or items
    return [item for item in map(squeeze, items) if not _NOTHING.match(item)]


def _new_sentence(above: str, below: str) -> bool:
    return bool(_SENTENCE_END.search(above)) and below[:1].isupper()


def read_text_and_items(texts: list[str]) -> tuple[str, list[str]]:
    """The words before the first marked line, and the items from there."""
    for place, text in enumerate(texts):
        match = LINE_MARK.match(text)
        if match and match.group(0):
            return squeeze(" ".join(texts[:place])), read_items(texts[place:])
    return squeeze(" ".join(texts)), []


def without_end(text: str) -> str:
    """`text` without the punctuation that parts list items."""
    return re.sub(r"\s*(;\s*(dan|atau)?|\.|,)\s*$", "", text).strip()

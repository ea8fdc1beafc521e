"""Lines of running text -> items of a list, with their places: joins what was wrapped or broken over a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from tolok.core.kernel.text import squeeze
from tolok.reading.layout import Line, Place, join_places
from tolok.reading.wording.markers import LINE_MARK, join_wrapped, marked_items

_PAGE_NUMBER = re.compile(r"^[-–—\s]*(?:(?:hal(?:aman)?\.?\s*)?\d{1,3}(?:\s*(?:/|dari)\s*\d{1,3})?)[-–—\s]*$", re.I)
_SENTENCE_END = re.compile(r"[.;:]$|;\s*(dan|atau)$")
_NOTHING = re.compile(r"^[\s\-–—_.]*$")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of running text, and where they stand."""

    text: str
    place: Place

    def with_text(self, text: str) -> Passage:
        return replace(self, text=text)


def passage_of(lines: Iterable[Line | Passage], text: str | None = None) -> Passage:
    """All of `lines` (one at least) as one passage; `text` where it is not simply their words joined."""
    found = list(lines)
    place = join_places(one.at if isinstance(one, Line) else one.place for one in found)
    assert place is not None, "expected a line at least, got: none"
    return Passage(squeeze(reduce(join_wrapped, (one.text for one in found))) if text is None else text, place)


def is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.match(text))


def read_items(passages: list[Passage]) -> list[Passage]:
    """The items in `passages`, marks removed. A line without a mark goes on the item above it."""
    items: list[list[Passage]] = []
    marked = 0
    for passage in passages:
        match = LINE_MARK.match(passage.text)
        if match and match.group(0):
            items.append([passage.with_text(passage.text[match.end() :])])
            marked += 1
        elif items and (marked or not _new_sentence(items[-1][-1].text, passage.text)):
            items[-1].append(passage)
        else:
            items.append([passage])
    whole = [passage_of(item) for item in items]
    if len(whole) == 1:
        texts = marked_items(" ".join(passage.text for passage in passages)) or [whole[0].text]
        whole = [whole[0].with_text(squeeze(text)) for text in texts]
    return [item for item in whole if not _NOTHING.match(item.text)]


def _new_sentence(above: str, below: str) -> bool:
    return bool(_SENTENCE_END.search(above)) and below[:1].isupper()


def read_text_and_items(passages: list[Passage]) -> tuple[str, list[Passage]]:
    """The words before the first marked line, and the items from there."""
    for place, passage in enumerate(passages):
        match = LINE_MARK.match(passage.text)
        if match and match.group(0):
            return _text_of(passages[:place]), read_items(passages[place:])
    return _text_of(passages), []


def _text_of(passages: list[Passage]) -> str:
    return passage_of(passages).text if passages else ""


def without_end(text: str) -> str:
    """`text` without the punctuation that parts list items."""
    return re.sub(r"\s*(;\s*(dan|atau)?|\.|,)\s*$", "", text).strip()

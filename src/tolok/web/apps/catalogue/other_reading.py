"""What the second reader of a scan made of a part of a field, put in the place of that part. Plain data."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

_SAID = re.compile(r"pembaca lain membaca «(.+)»", re.DOTALL)
_LIKE = 55.0
"""0..100: less alike, and nobody can say which part of the field the other reader meant."""


@dataclass(frozen=True, slots=True)
class OtherReading:
    """`part` as the other reader read it; `text` the whole field with it."""

    part: str
    text: str


def other_reading(shown: str, perbaikan: tuple[str, ...]) -> OtherReading | None:
    """The first of the reader's words about a second reading that fits a part of the field, and differs from it."""
    for said in perbaikan:
        if found := _SAID.fullmatch(said):
            text = _with_part(shown, found[1])
            if text not in (None, shown):
                return OtherReading(found[1], str(text))
    return None


def _with_part(shown: str, part: str) -> str | None:
    """`shown` with `part` instead of the words most like it; None where no words are."""
    if not shown:
        return part
    if len(part) >= len(shown):
        return part if fuzz.ratio(part, shown) >= _LIKE else None
    place = fuzz.partial_ratio_alignment(part, shown, score_cutoff=_LIKE)
    if place is None:
        return None
    words = [
        word.span() for word in re.finditer(r"\S+", shown) if _is_meant(word.span(), place.dest_start, place.dest_end)
    ]
    if not words:
        return None
    return shown[: words[0][0]] + part + shown[words[-1][1] :]


def _is_meant(word: tuple[int, int], start: int, end: int) -> bool:
    """Whether the better half of the word lies between the two places."""
    return min(word[1], end) - max(word[0], start) > (word[1] - word[0]) / 2

"""Two texts word by word, for display; and how deep their difference goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA, Indel

from tolok.core.catalogue.comparison.result import Depth
from tolok.core.kernel.text import fold, squeeze

_SIGNS = re.compile(r"[<>≤≥=×*/÷+±−Σ√^]|(?<![\w.,])-(?=\d)|\d+[.,]\d+")
"""Signs that mean something though folding drops them; numbers with a comma or a dot."""
_LONG_WORD, _LONGER_WORD = 7, 11  # letters from which one (two) wrong ones are rather a slip than another word


class Act(StrEnum):
    """What happened to a run of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words."""

    act: Act
    text: str


def word_difference(old: str, new: str) -> tuple[Piece, ...]:
    """The words of both texts in order; what was removed stands before what was added in its place."""
    before, after = old.split(), new.split()
    pieces: list[Piece] = []
    removed: list[str] = []
    added: list[str] = []

    def close() -> None:
        for act, words in ((Act.REMOVED, removed), (Act.ADDED, added)):
            if words:
                pieces.append(Piece(act, " ".join(words)))
        removed.clear()
        added.clear()

    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            close()
            pieces.append(Piece(Act.KEPT, " ".join(before[step.src_start : step.src_end])))
        else:
            removed.extend(before[step.src_start : step.src_end])
            added.extend(after[step.dest_start : step.dest_end])
    close()
    return tuple(pieces)


def depth_of(old: str, new: str) -> Depth | None:
    """How deep the difference of two texts goes; None where only white space differs."""
    if squeeze(old) == squeeze(new):
        return None
    if _SIGNS.findall(old) != _SIGNS.findall(new):
        return Depth.WORDS
    before, after = fold(old), fold(new)
    if before == after or before.replace(" ", "") == after.replace(" ", ""):
        return Depth.PUNCTUATION if before else Depth.WORDS
    pairs = list(zip(before.split(), after.split(), strict=False))
    if len(before.split()) == len(after.split()) and all(map(_is_slip, *zip(*pairs, strict=True))):
        return Depth.SPELLING
    return Depth.WORDS


def _is_slip(one: str, other: str) -> bool:
    """Whether two words are the same, or one a likely misspelling of the other."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    most = 2 if shorter >= _LONGER_WORD else 1 if shorter >= _LONG_WORD else 0
    return one.isalpha() and other.isalpha() and OSA.distance(one, other, score_cutoff=most) <= most

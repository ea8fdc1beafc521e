"""What is wrong with a text in the notation: where, what was found, what was expected, the nearest known word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

_LIKENESS = 60
"""Letters alike, in percent, from which a known word is offered for one that is not known."""


class NotationError(ValueError):
    """The text is not in the notation. `at` is the place of the fault (0-based), `line` and `column` the same from 1.

    `message` is for the official, in Indonesian; `nearest` the known word it names, "" where none is near.
    """

    def __init__(self, text: str, at: int, message: str, nearest: str = "") -> None:
        self.at = min(max(at, 0), len(text))
        before = text[: self.at]
        self.line = before.count("\n") + 1
        self.column = self.at - (before.rfind("\n") + 1) + 1
        self.message, self.nearest = message, nearest
        lines = text.split("\n")
        self.caret = f"{lines[self.line - 1]}\n{' ' * (self.column - 1)}^"
        """The faulty line with a sign below the column."""
        place = f"baris {self.line}, kolom {self.column}" if len(lines) > 1 else f"kolom {self.column}"
        super().__init__(f"{place}: {message}")


class FaultError(Exception):
    """A fault found while the text is read, at a place in it; becomes a NotationError."""

    def __init__(self, at: int, message: str, nearest: str = "") -> None:
        super().__init__(message)
        self.at, self.message, self.nearest = at, message, nearest


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like `word`, or ""."""
    found = process.extractOne(word.casefold(), {k: k.casefold() for k in known}, scorer=ratio, score_cutoff=_LIKENESS)
    return str(found[2]) if found else ""


def unknown(at: int, what: str, word: str, known: Iterable[str], short: Mapping[str, str] | None = None) -> FaultError:
    """A word that is not among the known ones, nor a `short` name of one: the nearest, or what there is."""
    words = list(known)
    near = nearest(word, [*words, *(short or {})])
    near = (short or {}).get(near, near)
    if near:
        return FaultError(at, f"{what} «{word}» tidak dikenal; maksudnya «{near}»?", near)
    few = ", ".join(words[:12]) + (" …" if len(words) > 12 else "")
    return FaultError(at, f"{what} «{word}» tidak dikenal; yang ada: {few}.")

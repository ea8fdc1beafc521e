"""Words as they are compared: white space folded, case and marks put aside. Never what is stored."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^0-9a-z%]+")
_MARKS = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
"""Accents set apart by NFKD, soft hyphens and characters without width: they part no words, unlike dashes."""


def squeeze(text: str) -> str:
    """`text` with every run of white space as one blank, none at the ends."""
    return " ".join(text.replace("\u200b", "").split())


def fold(text: str) -> str:
    """`text` for comparing: lower case, without accents and punctuation, single blanks."""
    plain = text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return _NOT_WORD.sub(" ", plain.lower()).strip()


def words(text: str) -> list[str]:
    """The folded words of `text`, in order."""
    return fold(text).split()

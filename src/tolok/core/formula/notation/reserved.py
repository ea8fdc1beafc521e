"""Which words may stand in the notation without quotation marks."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[^\W\d_](?:\w|-(?=\w))*")
_SIGN = re.compile(r"(?:dikali|kali|x)(?:\d|$)|(?:dibagi|persen)$", re.I)
"""Words that the grammar takes for a sign where the noun of a constant may stand."""


def is_plain_word(word: str) -> bool:
    """Whether the grammar reads `word` back as this one name."""
    return bool(_PLAIN.fullmatch(word)) and not _SIGN.match(word)


def is_plain_words(words: str) -> bool:
    """Whether `words` are names with one blank between them."""
    return all(is_plain_word(word) for word in words.split(" "))

"""A rule in the words of its page, as far as the report prints them."""

from __future__ import annotations

import re
from functools import cache

from tolok.core.kernel.text import squeeze
from tolok.core.lint import find_rule

_SECTION = re.compile(r"^## +(.+)$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_MARKS = re.compile(r"\*\*|`|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
_ITEM = re.compile(r"^(?:[-*]|\d+\.) +", re.MULTILINE)


@cache
def sections(code: str) -> dict[str, tuple[str, ...]]:
    """The paragraphs and items of each section of a rule's page, without marks and examples. Raises KeyError."""
    found = find_rule(code)
    if found is None:
        raise KeyError(code)
    _, *parts = _SECTION.split(_FENCED.sub("", found.page()))
    return {title.strip(): _paragraphs(text) for title, text in zip(parts[::2], parts[1::2], strict=True)}


def _paragraphs(text: str) -> tuple[str, ...]:
    pieces = re.split(r"\n\s*\n", _ITEM.sub("\n\n", text))
    return tuple(squeeze(_MARKS.sub("", piece)) for piece in pieces if piece.strip())

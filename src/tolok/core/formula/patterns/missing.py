"""Nothing to compute with: a blank cell, a dash, or the multiplier alone under a bar that nobody filled in."""

from __future__ import annotations

import re
from decimal import Decimal

from tolok.core.formula.expression import read_number
from tolok.core.formula.sentence import Found, Sentence

ORDER = 10

_BLANK = r"[\s_\-−%–—─.…/⁄()\[\]=:;,|?]*"
_ALONE = re.compile(
    rf"{_BLANK}(?:(?:[x×X*]|(?:di\s?)?kali(?:kan)?(?:\s+dengan)?)\s*\(?\s*(?P<number>\d[\d.,]*|seratus)\s*"
    rf"(?P<percent>%|persen|prosen)?(?:\s*\([^)]*\))?)?{_BLANK}",
    re.I,
)
_BARE = re.compile(r"(?P<number>100)\s*(?P<percent>%|persen)\.?", re.I)
_SAID = re.compile(
    r"(?:n/?a|nihil|kosong|belum ada(?: formula| rumus)?|tidak ada(?: formula| rumus)?|tbd|"
    r"[x×]|(?:rumus|formula(?:si)?)\s*[:=]?|#(?:ref|n/a|value|div/0|name)[!?]?)\.?",
    re.I,
)


def read(sentence: Sentence) -> Found | None:
    text = sentence.text.strip()
    if _SAID.fullmatch(text):
        return Found("missing")
    match = _ALONE.fullmatch(text) or _BARE.fullmatch(text)
    if match is None:
        return None
    number = read_number(match["number"]) if match["number"] else None
    if number is None:
        return Found("missing")
    return Found("missing", pengali=number, satuan="persen" if match["percent"] or number == Decimal(100) else None)

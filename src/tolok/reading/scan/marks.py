"""The letters before the items of a list, where a machine misread or lost part of one: "b." is followed by "c."."""

from __future__ import annotations

import re

_MARK = re.compile(r"((?:[^:]{2,25}:\s)?)([A-Za-z])([.)]?)\s+(?=\S)")


def mend_marks(texts: list[str]) -> list[str]:
    """The lines with "C. Menyusun" and "d Menyusun" after "b. ..." read as "c." and "d."."""
    mended, last, sign = [], "", "."
    for text in texts:
        match = _MARK.match(text)
        if match is not None:
            before, letter, dot = match.groups()
            follows = bool(last) and ord(letter.lower()) == ord(last) + 1
            if follows:
                text = f"{before}{letter.lower()}{dot or sign} {text[match.end() :]}"
            if follows or (dot and letter.islower()):
                last, sign = letter.lower(), dot or sign
        mended.append(text)
    return mended

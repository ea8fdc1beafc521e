"""Words of a sum that a page reader or a hurried hand spoiled: "dibaqi", "d i b a g i", "dibagijumlah", "x l00%".

Only the words that make a sum are mended, and only where no Indonesian word is spelled like the spoiled one; each mend
is told, for it changes what is computed.
"""

from __future__ import annotations

import re

_WORDS = ("dibagi", "dikali", "dikalikan", "ditambah", "dikurangi", "dibanding", "dibandingkan", "jumlah")
# What a page reader takes for one another; two signs where it takes two for one ("rn" for "m").
_ALIKE = {
    "i": "[il1|íì!]", "l": "[l1|iI]", "b": "[bh6]", "g": "[gq9]", "a": "[aáà@]", "m": "(?:m|rn)", "h": "[hb]",
    "u": "[uú]", "d": "d",
}  # fmt: skip


def _alike(word: str) -> str:
    return "".join(_ALIKE.get(sign, sign) for sign in word)


_LOOKS_LIKE = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'(?P<{word}>{_alike(word)})' for word in sorted(_WORDS, key=len, reverse=True))})(?!\w)",
    re.I,
)
_SPACED = re.compile(r"(?<!\w)[A-Za-z](?: [A-Za-z]){5,10}(?!\w)")
_GLUED = re.compile(
    r"(?<!\w)(?P<word>di(?:bagi|kali|tambah|kurangi)(?:kan)?)(?=(?:jumlah|total|seluruh|banyaknya)\b|\d)", re.I
)
_SPOILED = r"[0oO°º]\s?/\s?[0oO]"
"""What is left of a percent sign."""
_HUNDRED = re.compile(
    rf"(?P<times>(?:(?<![A-Za-z])[xX]|[×*]|\b(?:di\s?)?kali(?:kan)?)\s*\(?)"
    rf"(?:(?!100)[1lI|][0oO][0oO](?![A-Za-z\d])\s*(?P<percent>%|persen|{_SPOILED})?|100\s*(?P<spoiled>{_SPOILED}))"
)


def mend_misread(text: str, notes: list[str]) -> str:
    """`text` with the spoiled words of its sum as they were meant; what was mended is added to `notes`."""
    text = _SPACED.sub(lambda found: _joined(found[0], notes), text)
    text = _LOOKS_LIKE.sub(lambda found: _proper(found, notes), text)
    for found in _GLUED.finditer(text):
        notes.append(f"«{found['word']}» tercetak tanpa spasi; dibaca terpisah dari kata di belakangnya")
    return _mended_hundred(_GLUED.sub(r"\g<word> ", text), notes)


def _joined(letters: str, notes: list[str]) -> str:
    word = letters.replace(" ", "")
    if word.lower() not in _WORDS:
        return letters
    notes.append(f"«{letters}» dibaca sebagai «{word}»")
    return word


def _proper(found: re.Match[str], notes: list[str]) -> str:
    word = str(found.lastgroup)
    if found[0].lower() == word:
        return found[0]
    notes.append(f"«{found[0]}» dibaca sebagai «{word}»")
    return word.capitalize() if found[0][0].isupper() else word


def _mended_hundred(text: str, notes: list[str]) -> str:
    """A hundred that a page reader took for letters ("x l00%", "x 1OO o/o"), as it was printed."""
    mended = _HUNDRED.sub(
        lambda found: f"{found['times']}100{'%' if found['percent'] or found['spoiled'] else ''}", text
    )
    if mended != text:
        notes += [f"«{found[0].strip()}» dibaca sebagai pengali 100" for found in _HUNDRED.finditer(text)]
    return mended

"""More than one formula in a cell: numbered, in a row behind each other's multiplier, parted by ";" or "atau"."""

from __future__ import annotations

import re

from tolok.core.formula.operators import find_operators

Span = tuple[int, int]

# A finished formula ends with its multiplier; what goes on with an operator is still the same formula.
_FINISHED = re.compile(
    r"(?:[×xX*]|\b(?:di\s?)?kali(?:kan)?)\s*(?:dengan\s+)?(?:100\s*+(?:%|persen\b)?+|seratus(?:\s+persen)?+|1\.?000)"
    r"[\s)\].;,]*+(?:\b(?:dan|atau|serta|sedangkan)\b)?\s*(?=[^\s)\]+−×/:⁄*=.;,-])"
    r"(?!x\b|dan\b|atau\b|lalu\b|di\s?(?:bagi|kali|tambah|kurang|banding)|kemudian\b|untuk\b|yang\b|dalam\b)",
    re.I,
)
MAX_SEAMS = 20
"""A cell with more places to part it holds no row of formulas."""
_SEAM = re.compile(r";\s+|\s+atau\s+|\s+(?=\(?(?:[2-9]|[b-h])[.)]\s+[^\W\d])", re.I)


def find_formulas(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The spans of the formulas in text[start:end], each with a division of its own; empty where there is but one."""
    if not _divides(text[start:end]):
        return ()
    finished = (match.end() for match in _FINISHED.finditer(text, start, end))
    parted = (match.end() for match in _SEAM.finditer(text, start, end))
    cuts = [start]
    seams = sorted({*finished, *parted})
    for seam in seams if len(seams) <= MAX_SEAMS else ():
        if _divides(text[cuts[-1] : seam]) and _divides(text[seam:end]):
            cuts.append(seam)
    if len(cuts) == 1:
        return ()
    return tuple(_trimmed(text, *span) for span in zip(cuts, [*cuts[1:], end], strict=True))


def _divides(words: str) -> bool:
    """A division whose both sides stand in brackets that close in these very words."""
    return words.count("(") == words.count(")") and any(op.kind == "/" for op in find_operators(words))


def _trimmed(text: str, start: int, end: int) -> Span:
    words = re.sub(r"(?:[\s;,.]|\b(?:dan|atau|serta|sedangkan)|\(?(?:\d|[a-h])[.)])*$", "", text[start:end], flags=re.I)
    return start, start + len(words)

"""What of a cell is the sum itself: headings before it, notes after it and letters defined beside it put aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from tolok.core.formula.expression import Letters
from tolok.core.formula.letters import find_letter_sum
from tolok.core.formula.operators import SURE, find_operators
from tolok.core.formula.several import Span, find_formulas
from tolok.core.formula.vocabulary import ANY_START, HEADING, INDEX, PERCENT_WORD, STRONG_START

# A note opens with a letter's definition or a colon: "desa dimana ada posyandu" is a phrase and goes on.
_DEFINES = r"\s*:|\s+\(?\w{1,3}\)?\s*[=:]"
_NOTES = re.compile(
    r"(?:(?<![\s.,;(])[\s.,;(]+(?:(?<!surat )keterangan(?=\s*[:=]|\s+[A-Z]\s*[=:])|(?:catatan|note)(?=\s*:)|"
    rf"di\s?mana(?={_DEFINES})|dengan ketentuan|dengan catatan|ket(?=\s*[.:]))|[.,;(]\s*di\s?mana)\b\s*[:.]?",
    re.I,
)
_EQUALS = re.compile(r"=|\bsama\s+dengan\b|\bsamadengan\b", re.I)
_CONCLUSION = re.compile(r"[.;]\s+(?:jadi|sehingga|maka|selanjutnya|contoh|misal(?:nya)?)\b|\(\s*contoh\b", re.I)
_SAID = re.compile(
    r"\b(?:adalah|merupakan|ialah|(?:di(?:hitung|peroleh|dapat(?:kan)?|ukur|tentukan))\s+"
    r"(?:dari|dengan(?:\s+(?:cara|rumus))?|berdasarkan|melalui|menggunakan(?:\s+rumus)?)(?:\s*:)?)\s+",
    re.I,
)
# What a planner worked out beside the sum: "= 240/250 × 100% = 96%".
MAX_TITLES = 6
"""Words like "adalah" that are tried for the end of a title; a text with more is no formula."""
_RESULT = re.compile(r"(?:\s*=[\s\d.,_…%()/:⁄×xX*+-]*(?:persen)?)+\s*$")
# A word of the sum explained behind it: "Realisasi / Target × 100%, Realisasi = jumlah PBB yang dibayar".
_DEFINED_BEHIND = re.compile(r"[,;.]\s+[^\W\d][^,;.=]{0,60}=\s*(?P<words>[^\W\d][^=]*)$")
_NUMBERING = re.compile(r"(?:\d{1,2}|[a-h])[.)]\s+(?=[^\W\d])")
_TITLE_COLON = re.compile(r"^[^:/=×+]{3,200}?:\s*")


@dataclass(frozen=True, slots=True)
class Body:
    """The sum stands at text[start:end]; `letters` says where each letter it uses is spelled out."""

    start: int
    end: int
    letters: Letters
    title: str = ""
    undefined: tuple[str, ...] = ()
    """Letters of the sum that its legend leaves out."""
    others: tuple[Span, ...] = ()
    """The sums of the further formulas of the cell; only the first is read."""


@lru_cache(maxsize=16)
def find_body(text: str) -> Body:
    """The body of a formula cell."""
    symbolic = find_letter_sum(text)
    if symbolic:
        title = text[: symbolic.start]
        return Body(symbolic.start, symbolic.end, symbolic.letters, title, symbolic.undefined, symbolic.others)
    end = _end(text)
    formulas = find_formulas(text, _opening(text, end), end)
    end = formulas[0][1] if formulas else end
    defined = _DEFINED_BEHIND.search(text[:end])
    if defined and _divides(text[: defined.start()]) and not find_operators(defined["words"]):
        end = defined.start()
    result = _RESULT.search(text[:end])
    end = result.start() if result and find_operators(text[: result.start()]) else end
    start = _start(text, end)
    return Body(start, end, {}, text[:start], others=tuple(_sum_of(text, *span) for span in formulas[1:]))


def _divides(text: str) -> bool:
    return any(op.kind == "/" for op in find_operators(text))


def _sum_of(text: str, start: int, end: int) -> Span:
    """Where in a further formula its sum stands, behind its own title."""
    piece = text[start:end]
    return start + _start(piece, len(piece)), end


def _end(text: str) -> int:
    end = len(text)
    for cut in (_NOTES, _CONCLUSION):
        for match in cut.finditer(text, 1):
            if _closes(text, match):
                end = min(end, match.start())
                break
    return end


def _closes(text: str, note: re.Match[str]) -> bool:
    """Whether a note's word ends the sum: not where the sum itself only comes after it."""
    before, after = text[: note.start()], text[note.end() :]
    return bool(before.strip()) and (bool(find_operators(before)) or not find_operators(after))


def _start(text: str, end: int) -> int:
    start = _opening(text, end)
    equals = list(_EQUALS.finditer(text, start, end))
    if equals and text[equals[0].end() : end].strip(" .:_-"):
        return equals[0].end()
    for said in islice(_SAID.finditer(text, start, end), MAX_TITLES):
        if find_operators(text[said.end() : end]):
            return said.end()
    colon = _TITLE_COLON.match(text[start:end])
    if (
        colon
        and (_is_title(colon[0]) or _is_remark(text, start, end, colon))
        and find_operators(text[start + colon.end() : end])
    ):
        return start + colon.end()
    return start


def _opening(text: str, end: int) -> int:
    """Behind the number and the heading ("Rumus :") of the cell."""
    numbered = _NUMBERING.match(text)
    start = numbered.end() if numbered and numbered.end() < end else 0
    heading = HEADING.match(text[start:end])
    return start + (heading.end() if heading and start + heading.end() < end else 0)


def _is_remark(text: str, start: int, end: int, colon: re.Match[str]) -> bool:
    """ "Semakin kecil semakin baik: jumlah ... dibagi ...": words that count nothing before a whole division."""
    rest = text[start + colon.end() : end]
    divides = any(op.kind == "/" and op.strength == SURE for op in find_operators(rest))
    return bool(divides and STRONG_START.match(rest) and not ANY_START.search(colon[0]))


def _is_title(words: str) -> bool:
    names = (
        PERCENT_WORD.search(words)
        or INDEX.search(words)
        or re.match(r"(?:tingkat|nilai|rasio|angka|cakupan|rata)", words, re.I)
    )
    return bool(names) and not STRONG_START.match(words) and not find_operators(words.rstrip(": "))

"""What of a cell is the sum itself: headings before it, notes after it and letters defined beside it put aside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tolok.core.formula.expression import Letters
from tolok.core.formula.operators import find_operators
from tolok.core.formula.vocabulary import ANY_START, HEADING, INDEX, PERCENT_WORD, STRONG_START

# A note opens with a letter's definition or a colon: "desa dimana ada posyandu" is a phrase and goes on.
_DEFINES = r"\s*:|\s+\(?\w{1,3}\)?\s*[=:]"
_NOTES = re.compile(
    r"(?:[\s.,;(]+(?:(?<!surat )keterangan(?=\s*[:=]|\s+[A-Z]\s*[=:])|(?:catatan|note)(?=\s*:)|"
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
_SYMBOL = r"(?:[A-Za-z]|[A-Z]{2,4})\d?"
_NEXT_LETTER = r"[,;.]?\s*(?:dan\s+)?(?<![\w])(?:[A-Za-z]\d?|[A-Z]{2,4}\d?(?=\s*[=:]))\s*(?:=|:|[.]\s|\badalah\b)"
_NEXT_SUM = (
    rf"(?:,|\s(?=[Rr]umus))\s*(?:maka\s+)?(?:[Rr]umus\w*\s*)?:?\s*\(?{_SYMBOL}\s*[)/:⁄]|"
    rf"\s\(?{_SYMBOL}\s*[/:⁄]|\s\w+\s*="
)
_DEFINITION = re.compile(
    rf"(?<![\w/])(?P<letter>{_SYMBOL})\s*(?:=|:|[.](?=\s+[A-Z])|\badalah\b)\s*(?!\(?{_SYMBOL}\s*[)×x*/])"
    r"(?P<words>[A-Za-zΣ][^=:]{3,}?)"
    rf"(?=\s*(?:{_NEXT_LETTER}|[;.]\s|[;.]?$|{_NEXT_SUM}))"
)
_MARKED = re.compile(r"[(\[]\s*([A-Za-z]\d?)\s*[)\]]")
_SYMBOLIC = re.compile(rf"[(\[]?(?<![\w/]){_SYMBOL}\s*[)\]]?\s*[/:⁄÷+−-]\s*[(\[]?\s*{_SYMBOL}(?![\w/])")
# What a planner worked out beside the sum: "= 240/250 × 100% = 96%".
_RESULT = re.compile(r"(?:\s*=[\s\d.,_…%()/:⁄×xX*+-]*(?:persen)?)+\s*$")
_NUMBERING = re.compile(r"(?:\d{1,2}|[a-h])[.)]\s+(?=[^\W\d])")
_TITLE_COLON = re.compile(r"^[^:/=×+]{3,200}?:\s*")


@dataclass(frozen=True, slots=True)
class Body:
    """The sum stands at text[start:end]; `letters` says where each letter it uses is spelled out."""

    start: int
    end: int
    letters: Letters
    title: str = ""


def find_body(text: str) -> Body:
    """The body of a formula cell."""
    symbolic = _with_letters(text)
    if symbolic:
        return symbolic
    end = _end(text)
    result = _RESULT.search(text[:end])
    end = result.start() if result and find_operators(text[: result.start()]) else end
    start = _start(text, end)
    return Body(start, end, {}, text[:start])


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
    numbered = _NUMBERING.match(text)
    start = numbered.end() if numbered and numbered.end() < end else 0
    heading = HEADING.match(text[start:end])
    start += heading.end() if heading and start + heading.end() < end else 0
    equals = list(_EQUALS.finditer(text, start, end))
    if equals and text[equals[0].end() : end].strip(" .:_-"):
        return equals[0].end()
    for said in _SAID.finditer(text, start, end):
        if find_operators(text[said.end() : end]):
            return said.end()
    colon = _TITLE_COLON.match(text[start:end])
    if colon and _is_title(colon[0]) and find_operators(text[start + colon.end() : end]):
        return start + colon.end()
    return start


def _is_title(words: str) -> bool:
    names = (
        PERCENT_WORD.search(words)
        or INDEX.search(words)
        or re.match(r"(?:tingkat|nilai|rasio|angka|cakupan|rata)", words, re.I)
    )
    return bool(names) and not STRONG_START.match(words) and not find_operators(words.rstrip(": "))


def _with_letters(text: str) -> Body | None:
    """The body of a cell that computes with letters: "A/B × 100%, A = jumlah ..., B = jumlah ..."."""
    for sums in _SYMBOLIC.finditer(text):
        used = re.findall(rf"(?<![A-Za-z]){_SYMBOL}(?![A-Za-z])", sums[0])
        letters = _definitions(text, sums.start())
        if len(used) > 1 and all(letter in letters or letter.upper() in letters for letter in used):
            return Body(sums.start(), _symbolic_end(text, sums.end(), letters), letters, text[: sums.start()])
    return None


def _symbolic_end(text: str, at: int, letters: Letters) -> int:
    """The sum ends before the notes or the first definition after it."""
    ends = [text.rfind(" ", 0, start - 1) for start, _ in letters.values() if start > at]
    note = _NOTES.search(text, at)
    equals = _EQUALS.search(text, at)
    ends += [match.start() for match in (note, equals) if match]
    end = min([*(e for e in ends if e >= at), len(text)])
    return max(end, at)


def _definitions(text: str, sums_at: int) -> Letters:
    letters: Letters = {}
    for match in _DEFINITION.finditer(text):
        if ANY_START.match(match["words"]) or len(match["words"].split()) > 1:
            letters.setdefault(match["letter"], match.span("words"))
    begin = 0
    for match in _MARKED.finditer(text, 0, sums_at):
        ops = [op.end for op in find_operators(text[begin : match.start()])]
        start = begin + (ops[-1] if ops else 0)
        words = text[start : match.start()]
        start += len(words) - len(words.lstrip(" ,.;:/"))
        starts = [found.start() for found in STRONG_START.finditer(text, start, match.start())]
        start = starts[0] if starts else start
        if text[start : match.start()].strip():
            letters.setdefault(match[1], (start, start + len(text[start : match.start()].rstrip())))
        begin = match.end()
    for letter, span in list(letters.items()):  # "a / b" may be defined as A and B; "n / N" are two
        letters.setdefault(letter.upper(), span)
    return letters

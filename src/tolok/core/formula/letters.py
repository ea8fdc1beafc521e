"""Sums written with letters: "A/B × 100%" and the legend that says what each letter stands for.

A legend stands before or behind the sum, behind "Keterangan", "Ket." or "dimana", in brackets, or as marks beside
the phrases ("jumlah surat selesai (A)"). A letter may be an acronym (DTKB) and may carry a subscript (R_t, n1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tolok.core.formula.expression import Letters
from tolok.core.formula.operators import find_operators
from tolok.core.formula.vocabulary import ANY_START, STRONG_START

_SYMBOL = r"(?:[A-Z] [a-wyz\d]|(?!Rp\b)[A-Z]{1,10}[a-z]?\d?|[a-z]\d?)(?![A-Za-z0-9])"
_OPERATOR = r"(?:[/:⁄÷+−–×*-]|[xX](?=[\s(\d])|\bdi\s?bagi(?:\s+dengan)?\b|\bdi\s?kali(?:kan)?(?:\s+dengan)?\b|\bper\b)"
_NUMBER = r"\d[\d.,]{0,17}\s*(?:%|persen)?"
_OPEN, _SHUT = r"[(\[{\sΣ]*", r"[)\]}\s]*"
_SYMBOLIC = re.compile(
    rf"(?<![\w/])(?:[(\[{{]\s*|Σ\s*)*(?:{_NUMBER}{_SHUT}[×xX*]{_OPEN})?(?<![\w/]){_SYMBOL}"
    rf"(?:{_SHUT}{_OPERATOR}{_OPEN}(?:{_SYMBOL}|{_NUMBER}))+[)\]}}]*"
)
_USED = re.compile(rf"(?<![\w]){_SYMBOL}")
_GOES_ON = re.compile(
    r"\s*(?:[=;,.:(\[|•]|$|[xX×*]\s*\d|\d+[.)]\s|"
    r"(?:ket(?:erangan)?|di\s?mana|dengan|yang mana|atau|dan|adalah|rumus|catatan|note)\b)",
    re.I,
)
_HEAD = re.compile(
    rf"(?<![\w/])(?P<letter>{_SYMBOL})(?:\s*(?:=|:|[.](?=\s+[A-Z])|\b(?:adalah|merupakan|ialah|yaitu)\b)|"
    rf"\s*[-–](?=\s+{STRONG_START.pattern})|\s+(?=\(?(?:jumlah|total|banyaknya)\b))\s*"
)
_BREAK = re.compile(
    r"[;•]|[.](?=\s+(?:[A-Z]|$))|\b(?:rumus\w*|formula(?:si)?|keterangan|ket|maka|sehingga|perhitungan)\b\s*[.:=]|"
    r",?\s+(?:maka\s+)?rumus\w*(?=\s)",
    re.I,
)
_MARKED = re.compile(rf"[(\[]\s*(?P<letter>{_SYMBOL})\s*[)\]]")
_LEADING_HEAD = re.compile(rf"[(\[]\s*(?P<letter>{_SYMBOL})\s*[)\]]\s*(?=\w\w)")
_YEAR = re.compile(r"\b[nt]\s*[-–−]\s*1", re.I)
_EDGES = " \t,;.:()[]-–"


@dataclass(frozen=True, slots=True)
class LetterSum:
    """A sum at text[start:end] with its legend; `undefined` are the letters that no legend spells out."""

    start: int
    end: int
    letters: Letters
    undefined: tuple[str, ...] = ()
    others: tuple[tuple[int, int], ...] = ()
    """Further sums of defined letters."""


def find_letter_sum(text: str) -> LetterSum | None:
    """The first sum whose letters a legend defines, else the first of which it defines some; None without either."""
    partly: LetterSum | None = None
    sums = [found for found in _SYMBOLIC.finditer(text) if _stands_alone(text, found)]
    for found in sums:
        letters = _legend(text, found, [other.start() for other in sums])
        used = dict.fromkeys(_USED.findall(found[0]))
        undefined = tuple(one for one in used if one not in ("x", "X", *letters) and one.upper() not in letters)
        if len(used) > len(undefined):
            whole = LetterSum(*found.span(), letters, undefined)
            if not undefined:
                return replace(whole, others=_others(text, whole, sums))
            partly = partly or (whole if _is_legend(text, whole) else None)
    return partly


def _others(text: str, first: LetterSum, sums: list[re.Match[str]]) -> tuple[tuple[int, int], ...]:
    """The sums of other letters of the same legend; the same sum said again, or its letters as signs, is none."""
    used = set(_USED.findall(text[first.start : first.end]))
    return tuple(
        found.span()
        for found in sums
        if found.start() >= first.end
        and set(_USED.findall(found[0])) - {"x", "X"} <= set(first.letters)
        and not set(_USED.findall(found[0])) & used - {"x", "X"}
    )


def lone_letters(words: str) -> tuple[str, ...]:
    """The letters of a cell that is a sum of letters and nothing else ("A/B × 100%"), in their order."""
    if not _SYMBOLIC.fullmatch(words.strip(_EDGES + "=")):
        return ()
    found = dict.fromkeys(one for one in _USED.findall(words) if one not in ("x", "X") and len(one) <= 2)
    if _YEAR.search(words):  # (n - (n-1)) / (n-1) tells of years
        found = {one: None for one in found if one not in ("n", "t", "N", "T")}
    return tuple(found)


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Whether two letters meet in the sum and no other words go on behind it ("A : KTP yang terbit")."""
    return len(_USED.findall(found[0])) > 1 and bool(
        _GOES_ON.match(text, found.end()) or _HEAD.match(text, found.end() + 1)
    )


def _is_legend(text: str, found: LetterSum) -> bool:
    """A legend that leaves a letter out is one only behind its "=" or ":"; marks in brackets may be acronyms."""
    signs = (text[:start].rstrip()[-1:] for start, _ in found.letters.values())
    return any(sign in "=:" for sign in signs if sign)


def _legend(text: str, sums: re.Match[str], starts: list[int]) -> Letters:
    letters: Letters = {}
    head_forms = (_HEAD, _LEADING_HEAD) if _marks_lead(text) else (_HEAD,)
    heads = [
        head
        for form in head_forms
        for head in form.finditer(text)
        if not sums.start() <= head.start("letter") < sums.end()
    ]
    heads.sort(key=lambda head: head.end())
    stops = sorted([*(head.start() for head in heads), *starts, *(found.start() for found in _BREAK.finditer(text))])
    for head in heads:
        if any(head.end() == start for start in starts):
            continue  # "P = A/B × 100%" says what is computed
        end = next((stop for stop in stops if stop >= head.end()), len(text))
        start, end = _trimmed(text, head.end(), end)
        words = text[start:end]
        if len(words) > 2 and (ANY_START.match(words) or len(words.split()) > 1 or len(words) > 3):
            letters.setdefault(head["letter"], (start, end))
    for letter, span in _marked(text, sums.start()):
        letters.setdefault(letter, span)
    for letter, span in list(letters.items()):  # "a / b" may be defined as A and B; "n / N" are two
        letters.setdefault(letter.upper(), span)
    return letters


def _marks_lead(text: str) -> bool:
    """Whether marks stand before their phrases, "(a) jumlah … (b) jumlah …", and not behind them."""
    first = _MARKED.search(text)
    return bool(first and (not text[: first.start()].strip(_EDGES) or text[: first.start()].rstrip()[-1] in ":;"))


def _marked(text: str, end: int) -> list[tuple[str, tuple[int, int]]]:
    """ "Jumlah surat selesai (A) dibagi jumlah surat (B)": the phrase before each mark."""
    found, begin = list[tuple[str, tuple[int, int]]](), 0
    for mark in _MARKED.finditer(text, 0, end):
        operators = [op.end for op in find_operators(text[begin : mark.start()])]
        start = begin + (operators[-1] if operators else 0)
        counted = STRONG_START.search(text, start, mark.start())
        start, stop = _trimmed(text, counted.start() if counted else start, mark.start())
        if start < stop:
            found.append((mark["letter"], (start, stop)))
        begin = mark.end()
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the signs and the "dan" around it; a bracket that closes one of its own stays."""
    while start < end and text[start] in " \t,;.:-–":
        start += 1
    while end > start and text[end - 1] in _EDGES and not (text[end - 1] in ")]" and _is_closed(text[start:end])):
        end -= 1
    if text[start:end].startswith("(") and text[start:end].endswith(")"):
        start, end = start + 1, end - 1
    joined = re.search(r"[\s,;]+(?:dan|serta|sedangkan|\d{1,2}|[-–])$", text[start:end])
    return (start, start + joined.start()) if joined else (start, end)


def _is_closed(words: str) -> bool:
    return words.count("(") >= words.count(")") and words.count("[") >= words.count("]")

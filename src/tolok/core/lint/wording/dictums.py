"""Dictums: labels as numbers, texts with their paths as mends speak of them, references from one to another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tolok.core.catalogue.keputusan import Diktum
from tolok.core.kernel.text import fold

_ONES = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_ROMAN = tuple("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split())  # noqa: SIM905


def _ordinal_words() -> dict[str, int]:
    """KESATU or PERTAMA to KESEMBILAN BELAS and KEDUA PULUH, folded and without blanks ("KEDUABELAS")."""
    found = {"pertama": 1, "kesepuluh": 10, "kesebelas": 11, "keduapuluh": 20}
    for number, word in enumerate(_ONES, 1):
        found[f"ke{word}"] = number
        if number > 1:
            found[f"ke{word}belas"] = 10 + number
        found[f"keduapuluh{word}"] = 20 + number
    return found


_WORDS = _ordinal_words()
_ORDINALS = _WORDS | {word: number for number, word in enumerate(_ROMAN, 1)}
_SPOKEN = {number: word.upper() for word, number in reversed(_WORDS.items()) if word.startswith("ke")}
_WORD = rf"(?:pertama|ke\s?(?:sepuluh|sebelas|(?:dua\s?puluh\s?)?(?:{'|'.join(_ONES)})(?:\s?belas)?))"
_AND = r"\s*(?:,\s*dan|,|dan|serta|atau|maupun|sampai\s+dengan|s\.?\s?d\.?|&|-)\s*(?:diktum\s+)?"
_LIST = re.compile(rf"\bdiktum\s+({_WORD}\b(?:{_AND}{_WORD}\b)*)", re.IGNORECASE)
_ONE = re.compile(rf"\b{_WORD}\b", re.IGNORECASE)
# After a reference: the dictum is another decree's ("Diktum KEDUA Keputusan Bupati ..."), or a part of it is meant.
_TO_OWNER = r"\s*(?:huruf\s+\w\s+|angka\s+\w+\s+)*(?:dalam\s+|pada\s+)?"
_OF_OTHER = re.compile(rf"{_TO_OWNER}(?:keputusan|peraturan|instruksi)\b", re.I)
_OF_THIS = re.compile(rf"{_TO_OWNER}keputusan\s+(?:\w+\s+){{0,3}}ini\b", re.I)
_PART = re.compile(r"\s*,?\s*(?:huruf|angka|butir|poin)\b", re.I)


@dataclass(frozen=True, slots=True)
class Reference:
    """A dictum named in a text: the word used, its number, where it stands; `is_part` for "diktum KEDUA huruf a"."""

    word: str
    number: int
    start: int
    is_part: bool


def ordinal(label: str) -> int | None:
    """The number a label says (KESATU, PERTAMA, KEDUA BELAS, II, 3), None where it is no ordinal."""
    folded = re.sub(r"^diktum|\s", "", fold(label))
    return int(folded) if folded.isdecimal() else _ORDINALS.get(folded)


def is_word(label: str) -> bool:
    """Whether the label is a word (KESATU), not a figure."""
    return re.sub(r"^diktum|\s", "", fold(label)) in _WORDS


def spoken(number: int) -> str:
    """The label of a number as decrees print it: KESATU, KEDUA BELAS; the figure beyond the last word."""
    word = _SPOKEN.get(number, str(number))
    return re.sub("(PULUH|BELAS)", r" \1 ", word).strip() if number > 11 else word


def like(label: str, number: int) -> str:
    """`number` written as `label` is: a word, a Roman numeral or a figure."""
    folded = re.sub(r"^diktum|\s", "", fold(label))
    if folded.isdecimal():
        return str(number)
    if folded in _ROMAN:
        return _ROMAN[number - 1].upper() if number <= len(_ROMAN) else str(number)
    return spoken(number)


def references(text: str) -> Iterator[Reference]:
    """Each dictum of this decree that `text` names; those of another decree are left out."""
    for found in _LIST.finditer(text):
        after = text[found.end() :]
        if _OF_OTHER.match(after) and not _OF_THIS.match(after):
            continue
        for one in _ONE.finditer(text, found.start(1), found.end(1)):
            number = ordinal(one[0])
            if number is not None:
                yield Reference(one[0], number, one.start(), bool(_PART.match(text[one.end() :])))


def diktum_texts(diktum_all: Sequence[Diktum]) -> Iterator[tuple[str, str]]:
    """(path, text) of every dictum and of each of its items."""
    for place, diktum in enumerate(diktum_all):
        yield from texts_of(place, diktum)


def texts_of(place: int, diktum: Diktum) -> Iterator[tuple[str, str]]:
    """(path, text) of the dictum at `place` (0-based) and of its items."""
    yield f"diktum/{place}/isi", diktum.isi
    yield from ((f"diktum/{place}/butir/{n}", text) for n, text in enumerate(diktum.butir))

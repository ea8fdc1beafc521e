"""Whether a row goes on the row above, and how two halves of a cell are joined. Signs are weighed together."""

from __future__ import annotations

import re

from tolok.core.kernel.text import words
from tolok.reading.tables.align import is_number
from tolok.reading.tables.draft import Draft
from tolok.reading.wording.markers import join_wrapped, plain, strip_mark
from tolok.reading.wording.words import INDIKATOR_STARTS, OPEN_ENDS

PAGE_BREAK = "baris yang terpotong pergantian halaman disambung"
OVERLAP = "kata «{}» yang tercetak dua kali di sambungan ditulis sekali"
_AFTER_BREAK, _WITHOUT_BREAK = 2.0, 4.0
_RESULT = re.compile(r"^(me\w+|ter\w+(nya|lah))$")
_TAIL = 500  # characters: how much of a cell is weighed at its end
_LONGEST_OVERLAP = 4  # words


def carries_on(last: Draft, draft: Draft, after_break: bool) -> bool:
    """Whether `draft` is the rest of `last`. A row with a number of its own never is."""
    if is_number(draft.get("nomor")):
        return False
    roles = set(draft.roles())
    if not roles & {"sasaran", "indikator"}:
        return bool(roles) or bool(draft.multiplier)
    if "sasaran" in roles and not roles - {"sasaran"} and not after_break:
        return _opens(last.get("sasaran")) or _starts_low(draft.get("sasaran"))
    return _weight(last, draft, roles) >= (_AFTER_BREAK if after_break else _WITHOUT_BREAK)


def _weight(last: Draft, draft: Draft, roles: set[str]) -> float:
    weight = 0.0
    for role in sorted(roles & {"sasaran", "indikator", "definisi_operasional", "formula", "sumber_data"}):
        above, below = last.get(role), draft.get(role)
        weight += 2.0 * _starts_low(below) if role != "sumber_data" and above else 0
        weight += 2.0 * _opens(above) + 2.0 * bool(_overlap(plain(above[-_TAIL:]).split(), plain(below).split()))
        weight -= 1.0 * (not above)
    fresh_indikator = _starts_new(draft.get("indikator"), INDIKATOR_STARTS)
    alone = roles <= {"sasaran", "indikator"} and _starts_low(draft.get("indikator"))
    # "waktu" below "tepat": a word that may open an indikator, but stands alone and in small letters
    weight -= 3.0 * (fresh_indikator and not (alone and len(words(draft.get("indikator"))) < 3))
    weight += 2.0 * (alone and not fresh_indikator)
    weight -= 2.0 * bool(_RESULT.match(_first(draft.get("sasaran"))) and not _starts_low(draft.get("sasaran")))
    if {"indikator", "formula", "sumber_data"} <= roles:
        weight -= 2.0
    for role in ("penanggung_jawab", "sumber_data"):
        weight += 1.0 * bool(last.get(role) and not draft.get(role))
    if last.columns.has("nomor") and "sasaran" in roles:
        weight += 1.0
    return weight


def is_tail(sasaran: str) -> bool:
    """Whether the words can only be the end of a sasaran: in small letters, and no result that opens one."""
    return _starts_low(sasaran) and not _RESULT.match(_first(sasaran))


def _first(cell: str) -> str:
    return next(iter(words(strip_mark(plain(cell)))), "")


def _starts_new(cell: str, starts: tuple[str, ...]) -> bool:
    return _first(cell) in starts


def _starts_low(cell: str) -> bool:
    text = plain(cell)
    return text[:1].islower() and not re.match(r"[a-z][.)]\s", text)


def _opens(cell: str) -> bool:
    text = plain(cell[-_TAIL:])
    if not text:
        return False
    last = (words(text) or [""])[-1]
    return text.endswith(("-", ",", "/", "(", "&")) or last in OPEN_ENDS or cell.count("(") > cell.count(")")


def _overlap(above: list[str], below: list[str]) -> list[str]:
    """Words that end the one and begin the other: page readers repeat what stood at the break."""
    for length in range(min(_LONGEST_OVERLAP, len(above), len(below)), 0, -1):
        tail = [word.casefold() for word in above[-length:]]
        if tail == [word.casefold() for word in below[:length]] and _letters(tail) >= 5:
            return below[:length]
    return []


def _letters(texts: list[str]) -> int:
    """How many letters: "x 100%" ends and begins many a formula."""
    return sum(letter.isalpha() for text in texts for letter in text)


def joined(above: str, below: str) -> tuple[str, str]:
    """The two halves as one cell, and the words that stood in both."""
    upper, lower = above[-_TAIL:].split(), below.split()
    if above.endswith("-") or not (repeated := _overlap(upper, lower)):
        return join_wrapped(above, below), ""
    return " ".join([above, *lower[len(repeated) :]]), " ".join(repeated)

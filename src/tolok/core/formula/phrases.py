"""The counted phrase of a cell: without the list of members printed after it, and told apart from acts."""

from __future__ import annotations

import re

from tolok.core.formula.units import declared_unit
from tolok.core.formula.vocabulary import (
    ACT,
    COUNTING,
    JOINS,
    OUTCOME,
    PERCENT_WORD,
    REMARK,
    START_BESIDE,
    STRONG_START,
    THING,
    is_act,
    pattern,
)
from tolok.core.kernel.text import fold

_LIST = re.compile(
    r"[\s,;(]*(?:\b(?:adapun|dimana|di mana)\b.{0,150})?\b(?:yang\s+)?(?:meliputi|terdiri(?:\s+(?:dari|atas))?|"
    r"antara\s+lain|yaitu|yakni|"
    r"diantaranya|di\s+antaranya|sebagai\s+berikut|berupa|mencakup)\b\s*:?.*$",
    re.I | re.S,
)
_ADAPUN = re.compile(r"[\s,;.]*\badapun\b.*$", re.I | re.S)
_ITEMS = re.compile(
    r"(?:[\s:,;(]+(?:a|1)[.)]\s+\S.{0,400}?\s+(?:b|2)[.)]\s+\S.*|\s*(?<!\d):\s*\S.*|\s*:(?!\d)\s*\S.*)$", re.I | re.S
)
_COUNTERS = re.compile(rf"^(?:(?:{pattern(COUNTING)}|seluruh|realisasi|target|data|nilai|Σ)\s+)+", re.I)
_NUMBERED = re.compile(
    r"^(?:(?:ter|me|ke|ber)\w+n+ya|adanya|tersedia|"
    r"terlaksana)\s+(?:sebanyak\s+)?\d[\d.]*\s*(?:\([^)]*\)\s*)?(?:kali\s+)?",
    re.I,
)

_TOLD_TO_COUNT = re.compile(
    r"^(?:(?:dengan\s+)?(?:cara\s+)?(?:meng|di)?hitung\s+|(?:di)?(?:hitung|ukur|peroleh|dapat(?:kan)?|jumlah(?:kan)?|"
    r"ambil)\s+(?:dari|dengan|berdasarkan|melalui)\s+|(?:peng|per)hitungan\s+|berdasarkan\s+|adalah\s+)+"
    rf"(?={STRONG_START.pattern})",
    re.I,
)


# A subject and its verb ("Camat melakukan pembinaan"): a sentence, not a noun with its attribute.
_CLAUSE = re.compile(r"^\w+\s+(?:\w+\s+)?(?<!yang )(?<!yg )me(?:m|n|ng|ny|l|r)[a-z]{2,}(?:kan|i)\b", re.I)


_JOINED = re.compile(
    rf"(?P<first>(?:{STRONG_START.pattern})\s.+?),?\s+(?:dan|serta)\s+(?P<second>(?:{STRONG_START.pattern})\s.+)",
    re.I | re.S,
)


def joined_counts(words: str) -> tuple[str, str] | None:
    """ "Jumlah a dan jumlah b" as its two counts; None where "dan" joins anything less sure."""
    pair = _JOINED.fullmatch(words)
    if not pair or pair["first"].count("(") != pair["first"].count(")"):
        return None
    if re.search(r"\bantara\b", pair["first"], re.I) or STRONG_START.search(pair["first"], 6):
        return None
    return pair["first"].strip(), pair["second"].strip()


def second_count(words: str) -> int | None:
    """Where a further counted phrase begins with a capital inside `words` without any word that joins it."""
    starts = [m.start() for m in STRONG_START.finditer(words) if _begins(words, m.start())]
    return starts[-1] if starts else None


def _begins(words: str, at: int) -> bool:
    before, near = words[:at], words[max(at - 60, 0) : at]
    if not before.strip() or not words[at].isupper() or before[-1].isalnum() or before.count("(") != before.count(")"):
        return False
    return not JOINS.search(near) and not START_BESIDE.search(near)


def counted_part(words: str) -> str:
    """Without the words that only tell to count: "dihitung dari jumlah ..." -> "jumlah ..."."""
    told = _TOLD_TO_COUNT.match(words)
    return words[told.end() :] if told else words


def without_list(words: str) -> str:
    """The phrase before the members it introduces ("... meliputi: a. x b. y")."""
    listed = _LIST.search(words)
    cut = words
    if listed and (listed.start() > 0) and _is_list(words[listed.start() :]):
        cut = _repeated_head(words[: listed.start()])
    for ending in (_ADAPUN, _ITEMS):
        match = ending.search(cut)
        if match and match.start() > 0:
            cut = cut[: match.start()]
    return cut.strip(" ,;:.(")


def _is_list(tail: str) -> bool:
    return ":" in tail or "," in tail or bool(re.search(r"(?<!\w)(?:a|1)[.)]\s", tail)) or " dan " in tail


def _repeated_head(words: str) -> str:
    """Without a second sentence that says the counted noun again: "Jumlah laporan yang dibuat Laporan meliputi"."""
    nouns = _COUNTERS.sub("", words).split()
    if not nouns:
        return words
    for match in re.finditer(rf"\s({re.escape(nouns[0])})(?=\s|$)", words, re.I):
        if match[1][0].isupper() and match.start() > len(words) - len(_COUNTERS.sub("", words)) + 1:
            return words[: match.start()]
    return words


def numbered_thing(words: str) -> str | None:
    """ "Tersedianya 4 dokumen ..." -> "dokumen ...": the thing whose number is printed, or None."""
    match = _NUMBERED.match(words)
    return without_list(words[match.end() :]) if match and match.end() < len(words) else None


_LASTS = re.compile(r"(?:rata[\s-]*rata\s+)?(?:lama(?:nya)?|waktu|durasi|kecepatan|jangka waktu)\b", re.I)
"""How long a thing takes: told in minutes or days."""


def _counts(indikator: str, words: str) -> bool:
    """Whether the indicator counts, or at least speaks of the thing named; without one, a noun may be counted."""
    if not indikator.strip() or declared_unit(indikator) == "jumlah":
        return True
    if declared_unit(indikator) is None and _LASTS.match(words) and _LASTS.match(indikator.strip()):
        return True
    first = fold(words).split()[:1]
    return declared_unit(indikator) is None and bool(first) and first[0] in fold(indikator).split()


def is_countable(words: str, indikator: str) -> bool:
    """Whether a phrase without a counting word names a thing that can be counted under this indicator."""
    words = words.lstrip("-–—•* ")
    if any(kind.match(words) for kind in (PERCENT_WORD, OUTCOME, REMARK)) or OUTCOME.match(indikator.strip()):
        return False
    if not _counts(indikator, words):
        return False
    if re.search(r"[.;]\s+[A-Z]", words) or len(words.split()) > 30:
        return False
    if not STRONG_START.match(indikator.strip()) and _CLAUSE.match(words):
        return False
    first = fold(words).split()[:1]
    counted = _COUNTERS.sub("", indikator.strip()) if STRONG_START.match(indikator.strip()) else ""
    same = bool(first) and fold(counted).split()[:1] == first
    if ACT.match(words) and not same:
        return False
    if is_act(words):
        return same and not re.match(r"me|ber|di", words, re.I)
    return bool(first) and (bool(THING.match(words)) or first[0].isalpha())

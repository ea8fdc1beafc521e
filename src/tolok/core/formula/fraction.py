"""Fractions that lost their bar when a table was read: "Jumlah a Jumlah b × 100 %" -> "Jumlah a / Jumlah b × 100%"."""

from __future__ import annotations

import re

from tolok.core.formula.body import find_body
from tolok.core.formula.operators import find_operators
from tolok.core.formula.plain import Plain
from tolok.core.formula.signs import BAR, TIMES
from tolok.core.formula.units import declared_unit
from tolok.core.formula.vocabulary import COUNTING, JOINS, STRONG_START, pattern

_TAIL = re.compile(
    r"(?<![\s,.;])[\s,.;]*(?:[×xX*]|\b(?:di\s?)?kali(?:kan)?(?:\s+dengan)?\b)\s*\(?\s*\d[\d.,]*\s*(?:%|"
    r"persen)?\s*\)?[\s.;]*$",
    re.I,
)
_MIDDLE = re.compile(r"\s*(?P<times>(?:[×*]|(?<![A-Za-z])[xX])\s*\d[\d.,]*\s*(?:%|persen)?)\s+(?=\S)", re.I)
# Nouns that begin the other half where the first half begins with such a noun too ("Realisasi ... Target ...").
_MEASURED = re.compile(
    r"\b(?:realisasi|target|pagu|seluruh|semua|keseluruhan|luas|panjang|volume|populasi|kapasitas|alokasi|"
    r"rencana|plafon|capaian|kebutuhan|anggaran|pendapatan|penerimaan|belanja)\b",
    re.I,
)
_CONSTANT = re.compile(r"\s(?P<number>\d[\d.]*)\s*(?:\([^()]*\)\s*)?(?P<noun>[A-Za-z]{2,})\s*$")
_LABEL = re.compile(
    r"(?:bilangan\s+)?\b(?:(?P<above>pembilang|numerator|yang\s+dibagi)|penyebut|denominator|pembagi)(?:nya)?\s*[:=]\s*",
    re.I,
)
_CONSTANT_LABEL = re.compile(
    r"[\s;,.]+(?:konstanta|pengali|multiplier)(?:nya)?\s*[:=]\s*(?P<times>[x×]?\s*\d[\d.]*\s*(?:%|persen)?)[\s.;]*$",
    re.I,
)
_BRACKETED = re.compile(rf"(?<=\))\s*(?=\((?:{STRONG_START.pattern}))", re.I)
"""Between "(Jumlah a)" and "(Jumlah b)"."""
_BESIDE = re.compile(
    rf"(?:\b(?:{pattern(COUNTING)}|target|realisasi|seluruh|semua|keseluruhan|capaian|rencana|nilai)|Σ)\s*$", re.I
)


def restore_bar(plain: Plain, indikator: str) -> Plain:
    """`plain` with the bar put back between two phrases that each begin with a counting word."""
    text = plain.marked
    labelled = _labelled(text)
    if labelled:
        return Plain(
            labelled, (*plain.perbaikan, "pembilang dan penyebut yang disebut namanya ditulis sebagai pecahan")
        )
    middle = _MIDDLE.search(text)
    if middle and STRONG_START.match(text[middle.end() :]) and not _divides(text):
        joined = f"{text[: middle.start()]} {BAR} {text[middle.end() :].rstrip(' .')} {_times(middle['times'])}"
        return Plain(joined, (*plain.perbaikan, "pecahan bersusun dengan pengali di tengah digabung kembali"))
    tail = _TAIL.search(text)
    if not tail and declared_unit(indikator) != "persen":
        return plain
    body = find_body(text)
    if body.letters:
        return plain
    start = body.start
    head = text[start : tail.start()] if tail else text[start:]
    if any(op.kind in "/+-" for op in find_operators(head)):
        return plain
    at = _split_point(head, sure=bool(tail))
    if at is None and tail:
        at = _line_end(plain, head) or _counted_constant(head)
    if at is None:
        return _dash_as_bar(plain) if tail else plain
    left, right = head[:at].rstrip(), head[at:]
    note = f"garis pecahan dipulihkan antara «{left.strip()}» dan «{right.strip()}»"
    return Plain(f"{text[:start]}{left} {BAR} {right}{text[start + len(head) :]}", (*plain.perbaikan, note))


def _labelled(text: str) -> str | None:
    """ "Pembilang: a; Penyebut: b; × 100%" as one fraction."""
    labels = list(_LABEL.finditer(text))
    if len(labels) != 2 or bool(labels[0]["above"]) == bool(labels[1]["above"]) or text[: labels[0].start()].strip():
        return None
    constant = _CONSTANT_LABEL.search(text, labels[1].end())
    if constant:
        text = f"{text[: constant.start()]} {_times(constant['times'])}"
    tail = _TAIL.search(text, labels[1].end())
    end = tail.start() if tail else len(text)
    first, second = text[labels[0].end() : labels[1].start()], text[labels[1].end() : end]
    above, below = (first, second) if labels[0]["above"] else (second, first)
    return f"{above.strip(' ;,.')} {BAR} {below.strip(' ;,.')}{text[end:].rstrip(' .;').replace(';', '')}"


def _line_end(plain: Plain, head: str) -> int | None:
    """Where the second of two lines begins, each a phrase of its own."""
    lines = [line for line in plain.lines if not _TAIL.fullmatch(line)]
    if len(lines) != 2 or not re.match(r"[A-Z][a-z]", lines[1]) or JOINS.search(lines[0]):
        return None
    first = " ".join(lines[0].split())
    at = head.find(first) + len(first) + 1 if first in head else 0
    return at if 0 < at < len(head) else None


def _counted_constant(head: str) -> int | None:
    """Where "12 desa" begins behind a phrase that counts desa."""
    constant = _CONSTANT.search(head)
    if not constant or not re.search(rf"\b{re.escape(constant['noun'])}\b", head[: constant.start()], re.I):
        return None
    return constant.start("number") if STRONG_START.match(head.lstrip()) else None


def _dash_as_bar(plain: Plain) -> Plain:
    """One long dash between two phrases, under a multiplier, is a bar."""
    if len(re.findall(r"\s—\s", plain.marked)) != 1:
        return plain
    notes = (*plain.perbaikan, "tanda «—» dibaca sebagai garis pecahan")
    return Plain(plain.marked.replace(" — ", f" {BAR} "), notes, plain.lines)


def _divides(text: str) -> bool:
    return any(op.kind == "/" for op in find_operators(text))


def _times(words: str) -> str:
    return f"{TIMES} {words.lstrip('×*xX ').rstrip()}"


def _split_point(head: str, *, sure: bool) -> int | None:
    """Where the second counted phrase begins, or None. Without a multiplier only a capital letter is trusted."""
    bracketed = _BRACKETED.search(head)
    if bracketed:
        return bracketed.end()
    points = [m.start() for m in STRONG_START.finditer(head) if _begins_phrase(head, m.start())]
    capitals = [at for at in points if head[at].isupper() or head[at] == "Σ"]
    points = capitals or (points if sure else [])
    if not points and sure and _MEASURED.match(head.lstrip()):
        points = [
            m.start() for m in _MEASURED.finditer(head) if _begins_phrase(head, m.start()) and head[m.start()].isupper()
        ]
    if not points:
        return None
    return min(points, key=lambda at: abs(at - len(head) / 2))


def _begins_phrase(head: str, at: int) -> bool:
    before, near = head[:at], head[max(at - 60, 0) : at]
    if len(near.split()) < 2 or before[-1].isalnum():
        return False
    return before.count("(") == before.count(")") and not JOINS.search(near) and not _BESIDE.search(near)

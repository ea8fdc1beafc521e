"""The unit a tree yields, and what is wrong with its units, as data with Indonesian messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tolok.core.formula.nodes import (
    Constant,
    Difference,
    Node,
    Phrase,
    Product,
    Ratio,
    Scaled,
    Score,
    Sum,
    WeightedSum,
    children,
)
from tolok.core.formula.units import unit_of_multiplier
from tolok.core.formula.vocabulary import COUNTING, INDEX, PERCENT_WORD, pattern
from tolok.core.formula.writer import write_number, write_sentence

_MONEY = re.compile(
    r"\b(?:anggaran|pagu|belanja|pendapatan|pad|dana|rupiah|biaya|rp|retribusi|pajak|dau|dak|add|apbdes|apbd|"
    r"investasi)\b",
    re.I,
)
_THING_OF_MONEY = re.compile(
    r"\b(?:dokumen|laporan|buku|data|berkas|orang|desa|pegawai|kegiatan|wajib pajak|objek|rapat)\b", re.I
)
_VALUE = re.compile(r"^(?:(?:jumlah|total|seluruh)\s+)*(?:dari\s+)?(?:nilai|skor|score|bobot|poin|predikat)\b", re.I)
_COUNTERS = re.compile(
    rf"^(?:(?:{pattern(COUNTING)}|seluruh|keseluruhan|realisasi|target|semua|Σ)(?![a-z])\s*)+",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by name: persen, jumlah, rupiah, indeks, nilai, rasio, "per 1.000", or bilangan for a bare number.

    `noun` is what a jumlah counts ("desa"), where a word for it is printed.
    """

    name: str
    noun: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a tree: a stable code, the words it concerns, and the message for the official."""

    code: str
    words: str
    message: str


def unit_of(node: Node) -> Unit:
    """The unit that `node` yields."""
    match node:
        case Phrase(words):
            return _unit_of_words(words)
        case Score(words):
            return Unit("indeks" if INDEX.search(words) else "nilai")
        case Constant(_, noun):
            return Unit("jumlah", noun) if noun else Unit("bilangan")
        case Sum(parts):
            return _common([unit_of(part) for part in parts])
        case WeightedSum(parts):
            common = _common([unit_of(part) for _, part in parts])
            return Unit("nilai") if common.name in ("jumlah", "bilangan") else common
        case Difference(minuend, subtrahend):
            return _common([unit_of(minuend), unit_of(subtrahend)])
        case Ratio(numerator, denominator, multiplier):
            return _unit_of_ratio(unit_of(numerator), unit_of(denominator), multiplier)
        case Scaled(inner, factor):
            unit = unit_of(inner)
            return Unit("indeks") if unit.name == "nilai" and factor == 25 else unit
        case Product(parts):
            return _unit_of_product([unit_of(part) for part in parts])


def check(node: Node) -> tuple[Problem, ...]:
    """All problems of the tree, from the top down."""
    return tuple(_problems(node))


def _unit_of_words(words: str) -> Unit:
    if PERCENT_WORD.match(words):
        return Unit("persen")
    if INDEX.match(words):
        return Unit("indeks")
    if _VALUE.match(words):
        return Unit("nilai")
    if _MONEY.search(words) and not _THING_OF_MONEY.search(words):
        return Unit("rupiah")
    nouns = _COUNTERS.sub("", words).split()
    return Unit("jumlah", nouns[0].lower().strip("(),.") if nouns else None)


def _common(units: list[Unit]) -> Unit:
    named = [unit for unit in units if unit.name != "bilangan"]
    if not named:
        return Unit("bilangan")
    nouns = {unit.noun for unit in named}
    return Unit(named[0].name, named[0].noun if len(nouns) == 1 else None)


def _unit_of_ratio(above: Unit, below: Unit, multiplier: Decimal) -> Unit:
    if (
        above.name in ("nilai", "indeks", "persen")
        and below.name in ("jumlah", "bilangan")
        and multiplier in (1, 20, 25)
    ):
        return Unit("indeks") if multiplier != 1 and above.name == "nilai" else above
    if multiplier == 1 and below.name == "bilangan":
        return above
    return Unit(unit_of_multiplier(multiplier))


def _unit_of_product(units: list[Unit]) -> Unit:
    for name in ("rupiah", "indeks", "nilai", "jumlah"):
        for unit in units:
            if unit.name == name:
                return Unit(name)
    return units[0]


def _problems(node: Node) -> Iterator[Problem]:
    words = write_sentence(node)
    match node:
        case Sum(parts):
            yield from _mixed(words, list(parts), "dijumlahkan")
        case WeightedSum(weighted):
            yield from _mixed(words, [part for _, part in weighted], "dijumlahkan dengan bobot")
            total = sum((weight for weight, _ in weighted), Decimal(0))
            if total != 1:
                message = f"«{words}»: jumlah bobotnya {write_number(total * 100)}%, bukan 100%; periksa bobotnya."
                yield Problem("bobot-tidak-seratus", words, message)
        case Difference(minuend, subtrahend):
            yield from _mixed(words, [minuend, subtrahend], "dikurangkan")
        case Ratio(numerator, denominator):
            yield from _ratio_problems(words, numerator, denominator)
    for child in children(node):
        yield from _problems(child)


def _mixed(words: str, parts: list[Node], done: str) -> Iterator[Problem]:
    names = list(dict.fromkeys(unit_of(part).name for part in parts))
    names = [name for name in names if name != "bilangan"]
    if len(names) < 2:
        return
    code = "persen-dan-jumlah" if {"persen", "jumlah"} <= set(names) else "satuan-campur"
    shown = " dan ".join(names)
    yield Problem(code, words, f"«{words}»: satuan {shown} {done}, sehingga hasilnya tidak berarti; samakan satuannya.")


def _ratio_problems(words: str, numerator: Node, denominator: Node) -> Iterator[Problem]:
    if isinstance(denominator, Constant) and denominator.value == 0:
        yield Problem(
            "penyebut-nol", words, f"«{words}»: penyebut tetap 0 tidak dapat membagi; tulis penyebut yang benar."
        )
    if isinstance(numerator, Constant) and isinstance(denominator, Constant):
        yield Problem(
            "pecahan-tetap", words, f"«{words}»: kedua bilangan tetap, hasilnya selalu sama; tulis apa yang dihitung."
        )

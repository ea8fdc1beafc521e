"""The unit that a tree yields: of its words, of what a register counts, and of what is made of them."""

from __future__ import annotations

import re
from decimal import Decimal

from tolok.core.formula.nodes import (
    Constant,
    Count,
    Difference,
    Node,
    Phrase,
    Product,
    Ratio,
    Scaled,
    Score,
    Sum,
    WeightedSum,
)
from tolok.core.formula.term_words import column_of, column_word
from tolok.core.formula.units import Unit, unit_of_multiplier
from tolok.core.formula.vocabulary import COUNTING, INDEX, PERCENT_WORD, pattern
from tolok.core.registers import all_registers
from tolok.core.registers.term import Term

_MONEY_WORDS = (
    "anggaran", "pagu", "belanja", "pendapatan", "pad", "dana", "rupiah", "biaya", "rp", "retribusi", "pajak", "dau",
    "dak", "add", "apbdes", "apbd", "investasi", "plafon", "uang",
)  # fmt: skip
# What is done with money stands before it ("serapan anggaran"); anything else before it is what is counted
# ("KK penerima dana").
_MONEY = re.compile(
    r"^(?:(?:serapan|penyerapan|penerimaan|pengeluaran|nilai|besar(?:an|nya)?|alokasi|sisa|nominal|rencana)\s+(?:dari\s+)?)*"
    rf"(?:{pattern(_MONEY_WORDS)})\b",
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
TIMES = ("detik", "menit", "jam", "hari", "minggu", "bulan", "triwulan", "semester", "tahun")
_TIME = re.compile(rf"^(?:{pattern(TIMES)})\b", re.I)
_DURATION = re.compile(r"^(?:rata[\s-]*rata\s+)?(?:lama(?:nya)?|waktu|durasi)\b", re.I)
RATED = ("rupiah", "waktu")
"""Units of which a share is a share only where the same unit stands below."""


def unit_of(node: Node) -> Unit:
    """The unit that `node` yields."""
    match node:
        case Phrase(words):
            return _unit_of_words(words)
        case Score(words):
            return Unit("indeks" if INDEX.search(words) else "nilai")
        case Count(term):
            return _unit_of_term(term)
        case Constant(_, noun):
            return _unit_of_noun(noun) if noun else Unit("bilangan")
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


def is_rate(above: Unit, below: Unit) -> bool:
    """Whether dividing the two gives so much of the one for each of the other ("rupiah per orang")."""
    if above.name in RATED:
        return below.name == "jumlah" or (below.name in RATED and below.name != above.name)
    return above.name == "jumlah" and below.name == "rupiah"


def _unit_of_noun(noun: str) -> Unit:
    return Unit("waktu", noun.lower()) if noun.lower() in TIMES else Unit("jumlah", noun)


def _unit_of_term(term: Term) -> Unit:
    """Rows are so many of what a row is; a quantity has the unit that its column declares; values counted once each
    are so many of their column."""
    register = all_registers().get(term.register)
    if term.column is not None:
        return Unit("jumlah", column_word(register, term.column))
    if term.measure == "rows" or register is None:
        return Unit("jumlah", register.satuan if register else None)
    column = column_of(register, "quantity")
    satuan = column.satuan if column else ""
    return Unit("rupiah") if satuan == "rupiah" else Unit("jumlah", satuan or None)


def _unit_of_words(words: str) -> Unit:
    if PERCENT_WORD.match(words):
        return Unit("persen")
    if INDEX.match(words):
        return Unit("indeks")
    rest = _COUNTERS.sub("", words)
    if _MONEY.match(rest) and not _THING_OF_MONEY.search(words):
        return Unit("rupiah")
    if _VALUE.match(words):
        return Unit("nilai")
    if found := _TIME.match(rest):
        return Unit("waktu", found[0].lower())
    if _DURATION.match(rest):
        return Unit("waktu")
    nouns = rest.split()
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
    if below.name == "bilangan" and (multiplier == 1 or above.name == "indeks"):
        return above  # an index over the top of its scale is an index still
    if is_rate(above, below):
        return Unit(f"{above.noun or above.name} per {below.noun or below.name}")
    return Unit(unit_of_multiplier(multiplier))


def _unit_of_product(units: list[Unit]) -> Unit:
    for name in ("rupiah", "indeks", "nilai", "jumlah"):
        for unit in units:
            if unit.name == name:
                return Unit(name)
    return units[0]

"""Terms of different units added up or subtracted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.catalogue.keputusan import FormulaText
from tolok.core.formula.checker import unit_of
from tolok.core.formula.nodes import Difference, Node, Phrase, Sum, WeightedSum, children
from tolok.core.formula.writer import write_sentence
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.phrases import counted, word_set

_TEMPLATE = (
    "«{bagian}» menggabungkan {satuan}, sehingga hasilnya tidak berarti; samakan satuannya atau pisahkan indikatornya"
)
# Units that words tell for certain. Nilai, indeks and the like may share a scale.
_CERTAIN = frozenset({"persen", "jumlah", "rupiah"})
# A sum or a difference must be printed somewhere; without one the tree need not be looked at.
_SUM = re.compile(r"\s[+−–-]\s|\w\s*\+\s*\w|\bditambah|\bdikurangi|\bselisih|\bdijumlah", re.IGNORECASE)
# They say nothing of what they count: their unit is that of their neighbour.
_BARE = word_set(
    "realisasi target capaian hasil sisa rencana selisih kebutuhan ketersediaan awal akhir tahun ini lalu n t"
)


# Units of measure printed in brackets: a share is of one unit, "dikurangi (ton) / dihasilkan (kg)" of two.
_PRINTED = re.compile(
    r"\(\s*(?:dalam\s+)?(?:satuan\s+)?(gram|kg|kuintal|ton|liter|m3|cm|m|km|m2|ha|menit|jam|hari|bulan)\s*\)", re.I
)
_SIDES = "«{bagian}» dihitung dalam satuan berbeda ({satuan}), sehingga persentasenya tidak berarti; samakan satuannya"


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        text = row.baris.formula.teks
        if units := _two_units(row.baris.formula):
            yield Hit(row.at("formula"), _SIDES, {"bagian": text, "satuan": " dan ".join(units)}, text)
        if not _SUM.search(text) or row.node is None:
            continue
        if found := next(_mixed(row.node), None):
            node, units = found
            severity = Severity.ERROR if {"persen", "jumlah"} <= set(units) else Severity.WARNING
            values = {"bagian": write_sentence(node), "satuan": " dan ".join(units)}
            yield Hit(row.at("formula"), _TEMPLATE, values, text, severity)


def _two_units(formula: FormulaText) -> list[str]:
    """The units printed on both sides of a percentage, where they differ."""
    if formula.jenis != "ratio" or formula.pengali != 100:
        return []
    sides = [{unit.lower() for unit in _PRINTED.findall(side or "")} for side in (formula.pembilang, formula.penyebut)]
    above, below = sides
    return sorted(above | below) if above and below and above.isdisjoint(below) else []


def _mixed(node: Node) -> Iterator[tuple[Node, list[str]]]:
    """The sums below `node` whose terms are phrases of different units, with those units."""
    terms = _terms(node)
    if terms and all(isinstance(term, Phrase) and not _BARE.issuperset(counted(term.words)) for term in terms):
        units = sorted({unit_of(term).name for term in terms})
        if len(units) > 1 and _CERTAIN.issuperset(units):
            yield node, units
    for child in children(node):
        yield from _mixed(child)


def _terms(node: Node) -> tuple[Node, ...]:
    return children(node) if isinstance(node, Sum | Difference | WeightedSum) else ()


RULE = Rule("FRM120", "units-mixed", "Satuan tercampur dalam formula", Severity.WARNING, check)

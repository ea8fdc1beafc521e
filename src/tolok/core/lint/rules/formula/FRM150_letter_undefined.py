"""Letters that stand for something nobody told, or are explained and never used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.formula.nodes import Phrase, leaves
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.periods import trend_of

_UNDEFINED = (
    "huruf «{huruf}» dipakai tanpa keterangan, sehingga tidak diketahui apa yang dihitung; "
    "tambahkan «Ket: {pertama} = ...»"
)
_UNUSED = (
    "keterangan «{huruf}» tidak dipakai dalam formula, sehingga mungkin ada bagian yang hilang; periksa formulanya"
)
_SYMBOL = re.compile(r"\(?\s*([A-Za-z]\d?)\s*\)?")
# A letter beside a sign of arithmetic; without one the tree need not be looked at.
_IN_A_SUM = re.compile(r"(?<![A-Za-z.])[A-Za-z]\d?\s*[/:+×÷−⁄)*-]|[/:+×÷−⁄(*-]\s*[A-Za-z]\d?(?![A-Za-z.])")
_LEGEND = re.compile(r"\b(?:ket(?:erangan)?|di\s?mana|dengan)\s*[.:]|\bdi\s?mana\s+(?=[A-Z]\d?\s*[=:])", re.IGNORECASE)
# One explanation for many: "U1 s.d. U9 = nilai rata-rata tiap unsur".
_SERIES = re.compile(
    r"\b([A-Za-z])(\d)\s*(?:s\.?\s?/?d\.?|sampai(?:\s+dengan)?|hingga|-|–|\.{3}|,\s*\.{3},?)\s*\1(\d)\s*(?:=|:|adalah\b)\s*[A-Za-z]"
)
# By convention n and t are years of a growth, n and i members of a mean.
_CONVENTIONAL = frozenset("nti")
_MEAN = re.compile(r"Σ|rata[\s-]*rata", re.IGNORECASE)
_ENTRY = re.compile(r"(?<![\w.])([A-Z]\d?)\s*(?:=|:|adalah\b)\s*(?=[A-Za-z])")


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        text = row.baris.formula.teks
        if undefined := _undefined(row, text):
            values = {"huruf": ", ".join(undefined), "pertama": undefined[0]}
            yield Hit(row.at("formula"), _UNDEFINED, values, text)
        if unused := _unused(text):
            yield Hit(row.at("formula"), _UNUSED, {"huruf": ", ".join(unused)}, text, Severity.INFO)


def _undefined(row: Row, text: str) -> list[str]:
    """The letters of the sum that neither its legend nor the definition explains."""
    if not _IN_A_SUM.search(text) or row.node is None:
        return []
    told = f"{text} {row.baris.definisi_operasional or ''}"
    symbols = [_SYMBOL.fullmatch(leaf.words) for leaf in leaves(row.node) if isinstance(leaf, Phrase)]
    letters = dict.fromkeys(symbol[1] for symbol in symbols if symbol)
    if trend_of(row.baris.indikator) or _MEAN.search(f"{row.baris.indikator} {text}"):
        letters = dict.fromkeys(letter for letter in letters if letter.lower() not in _CONVENTIONAL)
    series = {opening for opening, first, last in _SERIES.findall(told) if int(first) < int(last)}
    letters = dict.fromkeys(letter for letter in letters if letter[0] not in series)
    return [letter for letter in letters if not re.search(rf"(?<!\w){letter}\)?\s*(?:=|:|adalah\b)\s*[A-Za-z]", told)]


def _unused(text: str) -> list[str]:
    """The letters that a legend explains and the rest of the cell never mentions."""
    legend = _LEGEND.search(text)
    if legend is None:
        return []
    entries = dict.fromkeys(_ENTRY.findall(text, legend.end()))
    return [letter for letter in entries if len(re.findall(rf"(?<!\w){letter}(?!\w)", text, re.IGNORECASE)) < 2]


RULE = Rule("FRM150", "letter-undefined", "Huruf dalam formula tanpa keterangan", Severity.ERROR, check)

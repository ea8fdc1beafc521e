"""Numerator and denominator count the same thing: the answer is always 100%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.catalogue.keputusan import FormulaText
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.phrases import same_thing, tokens

_SAME = "pembilang «{pembilang}» sama dengan penyebutnya, sehingga hasilnya selalu 100%; sebutkan syarat pada pembilang"
_PRINTED = (
    "pecahan tercetak memakai «{penyebut}» di atas dan di bawah, sehingga hasilnya selalu 100%; "
    "pindahkan pembilang ke dalam pecahan"
)
_FRACTION = re.compile(
    r"\\d?frac\s*\{\s*(?:\\\w+\s*\{)?([^{}]+)\}?\s*\}\s*\{\s*(?:\\\w+\s*\{)?([^{}]+)\}?\s*\}", re.IGNORECASE
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        formula = row.baris.formula
        if formula.jenis != "ratio" or not formula.pembilang or not formula.penyebut:
            continue
        values = {"pembilang": formula.pembilang, "penyebut": formula.penyebut}
        evidence = f"«{formula.pembilang}» / «{formula.penyebut}»"
        if same_thing(formula.pembilang, formula.penyebut):
            yield Hit(row.at("formula"), _SAME, values, evidence)
        elif is_printed_twice(formula):
            yield Hit(row.at("formula"), _PRINTED, values, formula.teks, Severity.WARNING)


def is_printed_twice(formula: FormulaText) -> bool:
    """Whether the fraction as printed has one phrase above and below, the real numerator standing before it.

    Mostly a slip of layout or scan: the reader takes the words before the fraction as numerator; an official who
    computes from the paper gets 100% always.
    """
    drawn = _FRACTION.search(formula.teks_asli)
    if drawn and same_thing(drawn[1], drawn[2]):
        return True
    printed, bar, _ = formula.teks.partition(" / ")
    above = tokens(printed) if bar else []
    numerator, denominator = tokens(formula.pembilang), tokens(formula.penyebut)
    return above == numerator + denominator


RULE = Rule("FRM020", "numerator-equals-denominator", "Pembilang sama dengan penyebut", Severity.ERROR, check)

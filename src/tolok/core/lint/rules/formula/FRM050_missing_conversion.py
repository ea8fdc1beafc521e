"""A satisfaction index left on the 1 to 4 scale of its answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tolok.core.formula.nodes import Scaled
from tolok.core.formula.reader import FormulaReading
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.mending import formula_mends
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "«{formula}» belum dikonversi, sehingga hasilnya 1 sampai 4, bukan 25 sampai 100; kalikan dengan 25 "
    "(PermenPANRB 14/2017)"
)
_SURVEY = re.compile(r"\bikm\b|\bskm\b|kepuasan", re.IGNORECASE)
# Words of the computation over answers; without one the index is taken from elsewhere and not computed here.
_ANSWERS = re.compile(r"unsur|persepsi|tertimbang|penimbang|responden|\bnrr\b|jawaban|kuesioner", re.IGNORECASE)
# 25 as a factor or a base, or a scale of 100 reached in another way; not the 25 of an interval ("25,00 - 64,99").
_CONVERTED = re.compile(
    r"(?:[x×*]|\bkali|dikali(?:kan)?|dasar|konversi\w*(?:\s+(?:dengan|ke|menjadi|nilai|dasar))*)\s*\(?\s*(?:25|100)(?!\d)"
    r"|(?<![\d.,])25\s*[x×*]|skala\s+(?:0\s*-\s*|1\s*-\s*|25\s*-\s*)?100",
    re.IGNORECASE,
)
# Points divided by those who gave them are a mean of 1 to 4; times 100% it is 100 to 400.
_POINTS = re.compile(r"\b(?:nilai|skor|persepsi|jawaban|nrr)\b", re.IGNORECASE)
_GIVERS = re.compile(r"(?:jumlah |total |seluruh |banyaknya )*(?:responden|kuesioner|kuisioner)", re.IGNORECASE)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        text = row.baris.formula.teks
        if row.baris.formula.jenis in ("weighted_index", "ratio") and _is_survey(row) and not _is_converted(row):
            yield Hit(row.at("formula"), _TEMPLATE, {"formula": text}, text, mends=_mends(row))


def _is_survey(row: Row) -> bool:
    return bool(_SURVEY.search(row.baris.indikator) and _ANSWERS.search(row.baris.formula.teks))


def _is_converted(row: Row) -> bool:
    formula = row.baris.formula
    is_converted = formula.pengali in (25, 100) or bool(_CONVERTED.search(formula.teks))
    is_mean = _POINTS.search(formula.pembilang or "") and _GIVERS.fullmatch(formula.penyebut or "")
    return is_converted and not (formula.pengali == 100 and is_mean)


def _mends(row: Row) -> tuple[Mend, ...]:
    """Times 25, where the cell is the sum over answers that the guideline gives and nothing else."""
    formula = row.baris.formula
    if formula.jenis != "weighted_index" or row.node is None:
        return ()

    def is_right(reading: FormulaReading) -> bool:
        same = (reading.text.jenis, reading.text.pembilang, reading.text.penyebut, reading.text.satuan)
        is_kept = same == (formula.jenis, formula.pembilang, formula.penyebut, formula.satuan)
        return is_kept and reading.node == Scaled(row.node, Decimal(25)) if row.node else False

    return formula_mends(row, f"{formula.teks_asli.rstrip(' .;')} × 25", is_right)


RULE = Rule(
    "FRM050", "missing-conversion", "Indeks kepuasan tanpa konversi 25", Severity.ERROR, check,
    basis=("permenpanrb-14-2017",),
)  # fmt: skip

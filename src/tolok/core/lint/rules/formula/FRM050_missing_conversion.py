"""A satisfaction index left on the 1 to 4 scale of its answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
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


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        text = row.baris.formula.teks
        if row.baris.formula.jenis in ("weighted_index", "ratio") and _is_survey(row) and not _is_converted(row):
            yield Hit(row.at("formula"), _TEMPLATE, {"formula": text}, text)


def _is_survey(row: Row) -> bool:
    return bool(_SURVEY.search(row.baris.indikator) and _ANSWERS.search(row.baris.formula.teks))


def _is_converted(row: Row) -> bool:
    formula = row.baris.formula
    return formula.pengali in (25, 100) or bool(_CONVERTED.search(formula.teks))


RULE = Rule(
    "FRM050", "missing-conversion", "Indeks kepuasan tanpa konversi 25", Severity.ERROR, check,
    basis=("permenpanrb-14-2017",),
)  # fmt: skip

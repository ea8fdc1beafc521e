"""A percentage whose ratio is not multiplied by 100."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.formula.reader import FormulaReading
from tolok.core.formula.units import declared_unit
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.mending import formula_mends
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "«{indikator}» berupa persen, tetapi formulanya tidak dikali 100%, sehingga hasilnya 0 sampai 1; tambahkan «× 100%»"
)
# Any way of writing the hundred that a reader of formulas may not have taken as multiplier.
_HUNDRED = re.compile(r"(?<![\d.,])100(?![\d.,]*\d)|%|\bpersen|\bseratus", re.IGNORECASE)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        formula = row.baris.formula
        if formula.jenis != "ratio" or declared_unit(row.baris.indikator) != "persen":
            continue
        if formula.pengali in (None, 1) and not _HUNDRED.search(formula.teks):
            yield Hit(row.at("formula"), _TEMPLATE, {"indikator": row.baris.indikator}, formula.teks, mends=_mends(row))


def _mends(row: Row) -> tuple[Mend, ...]:
    formula = row.baris.formula

    def is_right(reading: FormulaReading) -> bool:
        parts = (reading.text.pembilang, reading.text.penyebut)
        return reading.text.pengali == 100 and parts == (formula.pembilang, formula.penyebut)

    return formula_mends(row, f"{formula.teks_asli.rstrip(' .;')} × 100%", is_right)


RULE = Rule("FRM040", "missing-multiplier", "Persentase tanpa dikali 100%", Severity.WARNING, check)

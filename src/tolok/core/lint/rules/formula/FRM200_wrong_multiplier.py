"""A percentage multiplied by another power of ten than a hundred: a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tolok.core.formula.reader import FormulaReading
from tolok.core.formula.units import declared_unit
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.mending import formula_mends
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "pengali «{pengali}» tidak menghasilkan persen, sehingga «{indikator}» keluar {kali} dari yang sebenarnya; "
    "tulis «100%»"
)
# What hands slip into: 1%, 10%, 1.000%, 1.000. Other numbers (50%, 25) may be weights.
_SLIPS = {
    Decimal("0.01"): "seperseratus",
    Decimal("0.1"): "sepersepuluh",
    Decimal(10): "10 kali",
    Decimal(1000): "10 kali",
}
_PRINTED = re.compile(
    r"(?<![\d.,])(?:(?:1|10|1\.?000)\s*\\?%|(?:1|10|1\.?000)\s*persen|1\.?000|10)(?![\d.,]*\d)", re.IGNORECASE
)
_PER_MANY = re.compile(r"\bper\s*(?:mil|seribu|1\.?000|100\.?000)|promil|‰", re.IGNORECASE)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        indikator, formula = row.baris.indikator, row.baris.formula
        if formula.jenis != "ratio" or not isinstance(formula.pengali, Decimal) or formula.pengali not in _SLIPS:
            continue
        printed = list(_PRINTED.finditer(formula.teks))
        if printed and declared_unit(indikator) == "persen" and not _PER_MANY.search(f"{indikator} {formula.teks}"):
            values = {"pengali": printed[-1][0], "indikator": indikator, "kali": _SLIPS[formula.pengali]}
            yield Hit(row.at("formula"), _TEMPLATE, values, formula.teks, mends=_mends(row))


def _mends(row: Row) -> tuple[Mend, ...]:
    written, formula = row.baris.formula.teks_asli, row.baris.formula
    found = list(_PRINTED.finditer(written))
    if len(found) != 1:
        return ()

    def is_right(reading: FormulaReading) -> bool:
        parts = (reading.text.pembilang, reading.text.penyebut)
        return reading.text.pengali == 100 and parts == (formula.pembilang, formula.penyebut)

    hundred = r"100\%" if "\\" in written else "100%"
    return formula_mends(row, written[: found[0].start()] + hundred + written[found[0].end() :], is_right)


RULE = Rule("FRM200", "wrong-multiplier", "Pengali persentase bukan 100%", Severity.ERROR, check)

"""A percentage multiplied by 100 without the sign of percent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.formula.reader import FormulaReading
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.mending import formula_mends
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = "pengali tertulis «{pengali}» tanpa tanda persen, sehingga satuan hasilnya tidak jelas; tulis «{pengali}%»"
_BARE = re.compile(
    r"(?:\\times|[x×*·]|\b(?:di\s?)?kali(?:kan)?(?:\s+dengan)?)\s*100(?![\d.,]*\d)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|persen\b", re.IGNORECASE)  # anywhere in the cell: the unit is then told


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        formula = row.baris.formula
        if formula.jenis != "ratio" or formula.satuan != "persen" or _PERCENT.search(formula.teks):
            continue
        if found := _BARE.search(formula.teks):
            yield Hit(row.at("formula"), _TEMPLATE, {"pengali": found[0]}, formula.teks, mends=_mends(row))


def _mends(row: Row) -> tuple[Mend, ...]:
    """With the sign behind the hundred, where the cell has one such and is read as the same sum."""
    written = row.baris.formula.teks_asli
    found = list(_BARE.finditer(written))
    if len(found) != 1:
        return ()
    sign = r"\%" if "\\" in written else "%"
    at = found[0].end()

    def is_right(reading: FormulaReading) -> bool:
        return reading.node == row.node and reading.text.satuan == "persen" and bool(_PERCENT.search(reading.text.teks))

    return formula_mends(row, written[:at] + sign + written[at:], is_right)


RULE = Rule("FRM180", "multiplier-without-percent", "Pengali 100 tanpa tanda persen", Severity.INFO, check)

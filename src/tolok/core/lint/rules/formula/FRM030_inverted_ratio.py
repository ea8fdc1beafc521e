"""The whole stands above its part: the better the work, the lower the number."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.shares import is_inverted

_TEMPLATE = (
    "«{pembilang}» dibagi «{penyebut}» terbalik: keseluruhan dibagi bagiannya, hasilnya turun saat kinerja naik; "
    "tukar keduanya"
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        formula = row.baris.formula
        if formula.jenis != "ratio" or not formula.pembilang or not formula.penyebut:
            continue
        if is_inverted(formula.pembilang, formula.penyebut, row.baris.indikator):
            values = {"pembilang": formula.pembilang, "penyebut": formula.penyebut}
            evidence = f"«{formula.pembilang}» / «{formula.penyebut}»"
            yield Hit(row.at("formula"), _TEMPLATE, values, evidence)


RULE = Rule("FRM030", "inverted-ratio", "Pembilang dan penyebut terbalik", Severity.ERROR, check)

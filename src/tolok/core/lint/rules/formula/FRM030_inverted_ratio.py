"""The whole stands above its part: the better the work, the lower the number."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.formula.nodes import Phrase, Ratio
from tolok.core.formula.reader import FormulaReading
from tolok.core.formula.writer import write_sentence
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.mending import formula_mends
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.plans import is_capaian
from tolok.core.lint.wording.shares import is_inverted, share

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
            yield Hit(row.at("formula"), _TEMPLATE, values, evidence, mends=_mends(row))


def _mends(row: Row) -> tuple[Mend, ...]:
    """Both sides exchanged, where they count the same thing and what comes out is no other fault."""
    node = row.node
    if (
        not isinstance(node, Ratio)
        or not isinstance(node.numerator, Phrase)
        or not isinstance(node.denominator, Phrase)
    ):
        return ()
    above, below = node.numerator.words, node.denominator.words
    if share(above).core != share(below).core or is_capaian(below, above):
        return ()
    turned = Ratio(node.denominator, node.numerator, node.multiplier)

    def is_right(reading: FormulaReading) -> bool:
        return reading.node == turned and reading.text.satuan == row.baris.formula.satuan

    return formula_mends(row, write_sentence(turned), is_right)


RULE = Rule("FRM030", "inverted-ratio", "Pembilang dan penyebut terbalik", Severity.ERROR, check)

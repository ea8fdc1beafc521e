"""A fraction of printed numbers: nothing that happens can change it."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.formula.nodes import Constant, Ratio
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_BOTH = (
    "«{formula}» hanya berisi angka tetap, sehingga hasilnya selalu sama; tulis apa yang dihitung di atas dan di bawah"
)
_ABOVE = (
    "pembilang «{pembilang}» adalah angka tetap, sehingga kinerja tidak mengubah hasilnya; "
    "tulis apa yang dihitung, misalnya «jumlah {benda}»"
)
_ZERO = "penyebut «{penyebut}» adalah nol, sehingga tidak dapat dihitung; tulis penyebut yang benar"


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        formula = row.baris.formula
        if formula.jenis == "ratio" and _opens_with_number(row) and (found := _constant(row)):
            template, severity, noun = found
            values = {
                "formula": formula.teks, "pembilang": formula.pembilang or "", "penyebut": formula.penyebut or "",
                "benda": noun,
            }  # fmt: skip
            yield Hit(row.at("formula"), template, values, formula.teks, severity)


def _opens_with_number(row: Row) -> bool:
    """Whether a number stands above, or a nought below: only then need the tree be looked at."""
    above, below = (row.baris.formula.pembilang or "").lstrip("( "), (row.baris.formula.penyebut or "").lstrip("( ")
    return above[:1].isdigit() or below[:1] == "0"


def _constant(row: Row) -> tuple[str, Severity, str] | None:
    node = row.node
    if not isinstance(node, Ratio):
        return None
    above, below = node.numerator, node.denominator
    if isinstance(below, Constant) and below.value == 0:
        return _ZERO, Severity.ERROR, ""
    if not isinstance(above, Constant):
        return None
    if isinstance(below, Constant):
        return _BOTH, Severity.ERROR, ""
    return (_ABOVE, Severity.WARNING, above.noun.lower()) if above.noun else None


RULE = Rule("FRM140", "constant-formula", "Formula berisi angka tetap", Severity.ERROR, check)

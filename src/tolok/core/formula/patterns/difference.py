"""What remains of one thing less another: "a – b", "a dikurangi b", "selisih antara a dengan b"."""

from __future__ import annotations

from tolok.core.formula.expression import Binary
from tolok.core.formula.sentence import Found, Sentence, chain, to_node
from tolok.core.formula.units import unit_of_multiplier

ORDER = 70


def read(sentence: Sentence) -> Found | None:
    if sentence.expression is None:
        return None
    chained = chain(sentence.expression)
    if chained.below or len(chained.above) != 1:
        return None
    inner = chained.above[0]
    if not isinstance(inner, Binary) or inner.op != "-":
        return None
    unit = unit_of_multiplier(chained.factor) if chained.factor else "jumlah"
    if unit == "jumlah" and sentence.declared in ("nilai", "indeks", "persen"):
        unit = sentence.declared
    node = to_node(sentence, sentence.expression)
    return Found("difference", node, sentence.words(inner.left), sentence.words(inner.right), chained.factor, unit)

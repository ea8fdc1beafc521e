"""Growth: "(a tahun n - a tahun n-1) / a tahun n-1 × 100%"; a ratio by its kind."""

from __future__ import annotations

from tolok.core.formula.expression import Binary
from tolok.core.formula.patterns.quotient import ratio_unit
from tolok.core.formula.sentence import Found, Sentence, chain, to_node

ORDER = 50


def read(sentence: Sentence) -> Found | None:
    if sentence.expression is None:
        return None
    chained = chain(sentence.expression)
    if len(chained.above) != 1 or len(chained.below) != 1:
        return None
    above = chained.above[0]
    if not isinstance(above, Binary) or above.op != "-":
        return None
    node = to_node(sentence, sentence.expression)
    words = sentence.words(above)
    return Found("ratio", node, words, sentence.words(chained.below[0]), chained.factor, ratio_unit(sentence, chained))

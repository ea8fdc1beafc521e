"""One thing to be counted: "Jumlah ...", "Banyaknya ...", a bare noun under "Jumlah ...", several counts added up."""

from __future__ import annotations

from decimal import Decimal

from tolok.core.formula.expression import Binary, Expression, Num, Words
from tolok.core.formula.phrases import counted_part, is_countable, numbered_thing, without_list
from tolok.core.formula.sentence import Found, Sentence, chain, phrase_node, to_node
from tolok.core.formula.units import unit_of_multiplier
from tolok.core.formula.vocabulary import STRONG_START

ORDER = 80


def read(sentence: Sentence) -> Found | None:
    expression = sentence.expression
    if expression is None:
        return None
    if isinstance(expression, Num):
        counts = sentence.declared == "jumlah" or not sentence.indikator
        return _counted(expression.noun) if expression.noun and counts else None
    if isinstance(expression, Words):
        return _phrase(sentence, sentence.sum_text)
    chained = chain(expression)
    if chained.below:
        return None
    if chained.factor is not None and chained.factor >= 100 and len(chained.above) == 1:
        return _without_denominator(sentence, chained.above[0], chained.factor)
    if not _is_counted(expression):
        return None
    node = to_node(sentence, expression)
    return Found("count", node, sentence.sum_text, None, chained.factor or Decimal(1), "jumlah")


def _phrase(sentence: Sentence, text: str) -> Found | None:
    words = without_list(counted_part(text))
    if STRONG_START.match(words):
        return _counted(words)
    counts = bool(STRONG_START.match(sentence.indikator)) or not sentence.indikator
    thing = numbered_thing(text) if counts else None
    if thing:
        return _counted(thing)
    listed = words != text
    if (
        is_countable(words, sentence.indikator)
        and words
        and not (listed and not STRONG_START.match(sentence.indikator))
    ):
        return _counted(words)
    return None


def _counted(words: str) -> Found:
    return Found("count", phrase_node(words), words, None, Decimal(1), "jumlah")


def _without_denominator(sentence: Sentence, above: Expression, factor: Decimal) -> Found:
    words = sentence.words(above)
    note = f"hanya «{words}» dan pengali yang tercetak; penyebutnya tidak ada"
    return Found("ratio", None, words, None, factor, unit_of_multiplier(factor), (note,))


def _is_counted(expression: Expression) -> bool:
    """Whether nothing is divided: sums, differences and products of counts are counts."""
    if isinstance(expression, Binary):
        return expression.op != "/" and _is_counted(expression.left) and _is_counted(expression.right)
    return True

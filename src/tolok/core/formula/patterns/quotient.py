"""A share of a whole: "a dibagi b dikali 100%", "a / b × 100%", "perbandingan a dengan b", "a : b x 100"."""

from __future__ import annotations

import re

from tolok.core.formula.expression import Expression, Num, Words
from tolok.core.formula.nodes import Node, Phrase, Ratio
from tolok.core.formula.phrases import second_count
from tolok.core.formula.sentence import Chain, Found, Sentence, chain, to_node
from tolok.core.formula.signs import BAR
from tolok.core.formula.units import unit_of_multiplier
from tolok.core.formula.vocabulary import OUTCOME, PERCENT_WORD, STRONG_START, VERB
from tolok.core.kernel.text import fold

ORDER = 60


def read(sentence: Sentence) -> Found | None:
    if sentence.expression is None:
        return None
    chained = chain(sentence.expression)
    if len(chained.below) != 1 or len(chained.above) != 1:
        return None if not chained.below else _odd(sentence, chained)
    if chained.factor is None and _is_act_of_comparing(sentence):
        return None
    above, below = chained.above[0], chained.below[0]
    numerator, notes = _numerator(sentence, above, below)
    denominator = sentence.words(below)
    node: Node = to_node(sentence, sentence.expression)
    if notes and isinstance(node, Ratio):
        node = Ratio(Phrase(numerator), node.denominator, node.multiplier)
    return Found("ratio", node, numerator, denominator, chained.factor, ratio_unit(sentence, chained), notes)


def _is_act_of_comparing(sentence: Sentence) -> bool:
    """ "Membandingkan realisasi dengan rencana melalui rapat" under "Terlaksananya ..." is an act."""
    counted = STRONG_START.search(sentence.sum_text)
    told = OUTCOME.match(sentence.indikator) or re.search(r"\bmelalui\b", sentence.sum_text, re.I)
    return bool(told and VERB.match(sentence.sum_text) and not counted)


def ratio_unit(sentence: Sentence, chained: Chain) -> str:
    """persen for × 100; where no multiplier is printed, what the indicator or the title declares, else rasio."""
    if chained.factor is not None:
        return unit_of_multiplier(chained.factor)
    said = PERCENT_WORD.search(sentence.body.title) or PERCENT_WORD.match(sentence.sum_text)
    undeclared = sentence.declared is None and bool(sentence.indikator)
    return "persen" if sentence.declared == "persen" or said or undeclared else "rasio"


def _numerator(sentence: Sentence, above: Expression, below: Expression) -> tuple[str, tuple[str, ...]]:
    """The numerator's words; where two counted phrases stand before the bar, the one that is meant.

    A reader of pages may print the true numerator before a fraction whose own numerator repeats the denominator.
    """
    words = sentence.words(above)
    if not isinstance(above, Words):
        return words, ()
    at = second_count(words)
    if at is None:
        return words, ()
    own = words[at:]
    if fold(own) == fold(sentence.words(below)):
        before = words[:at].strip(" .,;:")
        return before, (f"pembilang «{own}» sama dengan penyebut; dipakai «{before}» yang tercetak di depannya",)
    return own, (f"«{words[:at].strip()}» di depan pecahan tidak dibaca sebagai pembilang",)


def _odd(sentence: Sentence, chained: Chain) -> Found | None:
    """More than one term above or below: (a × b) / c, a / b / c."""
    assert sentence.expression is not None
    if not chained.above:
        return None
    above = chained.above[0] if len(chained.above) == 1 else None
    if any(part.start > chained.below[0].start for part in chained.above):
        return _times_words(sentence, chained)
    words = sentence.words(above) if above else _span_words(sentence, chained.above)
    below = _span_words(sentence, chained.below)
    kept = isinstance(chained.below[0], Num) and len(chained.below) == 1
    node = to_node(sentence, sentence.expression)
    unit = ratio_unit(sentence, chained) if not kept or chained.factor else "rasio"
    return Found("ratio", node, words, below, chained.factor, unit)


def _times_words(sentence: Sentence, chained: Chain) -> Found | None:
    """ "a / b × bobot": what stands behind the quotient multiplies it, in words."""
    assert sentence.expression is not None
    divisor = chained.below[0].start
    before = tuple(part for part in chained.above if part.start < divisor)
    behind = min(part.start for part in chained.above if part.start > divisor)
    if not before:
        return None
    words = _one_or_span(sentence, before)
    below = _one_or_span(sentence, tuple(part for part in chained.below if part.start < behind))
    factors = tuple(part for part in (*chained.above, *chained.below) if part.start >= behind)
    named = _one_or_span(sentence, factors)
    notes = () if chained.factor is None else (f"selain pengali yang tercetak, pecahannya dikali «{named}»",)
    pengali = named if chained.factor is None else chained.factor
    node = to_node(sentence, sentence.expression)
    return Found("ratio", node, words, below, pengali, ratio_unit(sentence, chained), notes)


def _one_or_span(sentence: Sentence, parts: tuple[Expression, ...]) -> str:
    return sentence.words(parts[0]) if len(parts) == 1 else _span_words(sentence, parts)


def _span_words(sentence: Sentence, parts: tuple[Expression, ...]) -> str:
    spans = [(e.start, e.end) if isinstance(e, Words) and e.meaning else sentence.span(e) for e in parts]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    return sentence.text[start:end].replace(BAR, "/")

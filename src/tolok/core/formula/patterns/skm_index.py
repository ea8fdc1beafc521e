"""IKM: the values per unsur over the unsur answered, times the weight (nilai penimbang), converted by 25.

The form of Permenpan 14/2017, lampiran: "IKM = total nilai persepsi per unsur / total unsur yang terisi × nilai
penimbang", then "IKM × 25".
"""

from __future__ import annotations

import re
from decimal import Decimal

from tolok.core.formula.expression import Words
from tolok.core.formula.nodes import Node, Phrase, Product, Ratio, Scaled
from tolok.core.formula.sentence import Found, Sentence, chain

ORDER = 20

_UNSUR = re.compile(r"\b(?:unsur|persepsi|responden|pertanyaan|kuesioner|kuisioner)\b", re.I)
_WEIGHT = re.compile(
    r"\b(?:nilai\s+)?(?:penimbang|tertimbang|bobot(?:\s+nilai)?)(?:\s+(?:tertimbang|unsur|penimbang))?", re.I
)
_CONVERSION = re.compile(
    r"(?:[x×*]|kali(?:kan)?(?:\s+dengan)?|nilai\s+dasar|dikonversi\w*\s+(?:dengan\s+)?)\s*(25|20)\b", re.I
)


def read(sentence: Sentence) -> Found | None:
    if sentence.expression is None:
        return None
    chained = chain(sentence.expression)
    if not chained.above or len(chained.below) != 1:
        return None
    weights = [e for e in chained.above[1:] if isinstance(e, Words) and _WEIGHT.match(sentence.words(e))]
    conversion = _CONVERSION.search(sentence.text)
    terms = f"{sentence.words(chained.above[0])} {sentence.words(chained.below[0])}"
    if (
        not _UNSUR.search(terms)
        or not (weights or conversion)
        or chained.factor not in (None, Decimal(25), Decimal(20))
    ):
        return None
    factor = Decimal(conversion[1]) if conversion else None
    above, below = sentence.words(chained.above[0]), sentence.words(chained.below[0])
    weight = _weight(sentence, weights)
    pengali = factor if factor is not None else weight
    return Found("weighted_index", _tree(above, below, weight, factor), above, below, pengali, "indeks")


def _weight(sentence: Sentence, weights: list[Words]) -> str | None:
    match = _WEIGHT.match(sentence.words(weights[0])) if weights else None
    return match[0] if match else None


def _tree(above: str, below: str, weight: str | None, factor: Decimal | None) -> Node:
    mean = Ratio(Phrase(above), Phrase(below), Decimal(1))
    if weight is None:
        return Ratio(mean.numerator, mean.denominator, factor or Decimal(1))
    node: Node = Product((mean, Phrase(weight)))
    return node if factor is None else Scaled(node, factor)

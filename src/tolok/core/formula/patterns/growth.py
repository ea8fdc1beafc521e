"""Growth: "(a tahun n - a tahun n-1) / a tahun n-1 × 100%", or told in words alone; a ratio by its kind."""

from __future__ import annotations

import re

from tolok.core.formula.expression import Binary
from tolok.core.formula.patterns.quotient import ratio_unit
from tolok.core.formula.sentence import Chain, Found, Sentence, chain, to_node
from tolok.core.formula.vocabulary import STRONG_START

ORDER = 50

_GROWTH = re.compile(
    r"^(?P<share>(?:p[eor]{1,3}sentase|persen|prosen|%|tingkat|laju|angka|rasio)\s+)?"
    r"(?P<word>kenaikan|penurunan|pertumbuhan|peningkatan|pengurangan|pertambahan)(?![a-z])",
    re.I,
)
# The earlier period that a growth is measured against.
_EARLIER = re.compile(
    r"\b(?:tahun|th\.?|thn|periode|bulan|triwulan|semester)\s*(?:\([nt]\s*-\s*1\)|[nt]\s*-\s*1|yang\s+lalu|lalu|"
    r"sebelum\w*|kemarin|dasar)|\b(?:di)?banding\w*\s+(?:dengan\s+)?tahun\s+\d{4}",
    re.I,
)


def read(sentence: Sentence) -> Found | None:
    if sentence.expression is None:
        return None
    chained = chain(sentence.expression)
    if _is_told(sentence, chained):
        return Found("ratio", None, None, None, chained.factor, ratio_unit(sentence, chained), (_NOTE,))
    if len(chained.above) != 1 or len(chained.below) != 1:
        return None
    above = chained.above[0]
    if not isinstance(above, Binary) or above.op != "-":
        return None
    node = to_node(sentence, sentence.expression)
    words = sentence.words(above)
    return Found("ratio", node, words, sentence.words(chained.below[0]), chained.factor, ratio_unit(sentence, chained))


_NOTE = "pertumbuhan disebut dengan kata saja; pembilang dan penyebutnya tidak tercetak"


def _is_told(sentence: Sentence, chained: Chain) -> bool:
    """Whether growth is named, with its share or its earlier period, and no second thing to divide by."""
    growth = _GROWTH.match(sentence.sum_text)
    if not growth or sentence.declared == "jumlah":
        return False
    if any(isinstance(part, Binary) for part in chained.above) or len(chained.below) > 1:
        return False
    if chained.below and (STRONG_START.match(sentence.words(chained.below[0])) or not _EARLIER.search(sentence.text)):
        return False
    promised = _GROWTH.match(sentence.indikator)
    rate = bool(promised and promised["share"] and promised["word"].lower() == growth["word"].lower())
    percent = sentence.declared == "persen" and bool(re.search(rf"\b{growth['word']}\b", sentence.indikator, re.I))
    return bool(growth["share"] or _EARLIER.search(sentence.sum_text) or percent or rate)

"""An index whose sum is not printed: "Nilai Indeks Kepuasan Masyarakat", "IKM × 25"."""

from __future__ import annotations

import re
from decimal import Decimal

from tolok.core.formula.expression import Binary, Words
from tolok.core.formula.sentence import Found, Sentence, chain, to_node
from tolok.core.formula.vocabulary import INDEX, MEAN, SURVEYED

ORDER = 45

_NAMED = re.compile(
    rf"^(?:(?:nilai|angka|skor|capaian|besaran|hasil|pengukuran|perhitungan|penghitungan|survei|survey|konversi|"
    rf"unsur|rata-rata)\s+)*(?:{INDEX.pattern}|kepuasan\s+(?:masyarakat|pelanggan|pengguna)\b)",
    re.I,
)
# Answers of 1..4 or 1..5 are brought to a scale of 100 (Permenpan 14/2017, lampiran).
_CONVERSIONS = (Decimal(25), Decimal(20))


def read(sentence: Sentence) -> Found | None:
    expression = sentence.expression
    if expression is None:
        return None
    chained = chain(expression)
    converted = chained.factor in _CONVERSIONS or (chained.factor == 100 and sentence.declared == "indeks")
    if converted and not chained.below and _speaks_of_index(sentence):
        return Found("weighted_index", to_node(sentence, expression), pengali=chained.factor, satuan="indeks")
    surveyed = sentence.declared == "indeks" and SURVEYED.match(sentence.sum_text)
    if not surveyed and not _NAMED.match(sentence.sum_text):
        return None
    if chained.below or len(chained.above) != 1 or isinstance(chained.above[0], Binary):
        return None
    if not isinstance(chained.above[0], Words) or len(sentence.sum_text.split()) > 25:
        return None
    return Found("weighted_index", to_node(sentence, expression), pengali=chained.factor, satuan="indeks")


def _speaks_of_index(sentence: Sentence) -> bool:
    return bool(INDEX.search(f"{sentence.indikator} {sentence.text}") or MEAN.search(sentence.text))

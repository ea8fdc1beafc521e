"""An index whose sum is not printed: "Nilai Indeks Kepuasan Masyarakat", "IKM × 25"."""

from __future__ import annotations

import re

from tolok.core.formula.expression import Binary, Words
from tolok.core.formula.sentence import Found, Sentence, chain, to_node
from tolok.core.formula.vocabulary import INDEX

ORDER = 45

_NAMED = re.compile(
    rf"^(?:(?:nilai|angka|skor|capaian|besaran|hasil|pengukuran|perhitungan|penghitungan|survei|survey|konversi|"
    rf"unsur|rata-rata)\s+)*{INDEX.pattern}",
    re.I,
)


def read(sentence: Sentence) -> Found | None:
    expression = sentence.expression
    if expression is None or not _NAMED.match(sentence.sum_text):
        return None
    links = chain(expression)
    if links.below or len(links.above) != 1 or isinstance(links.above[0], Binary):
        return None
    if not isinstance(links.above[0], Words) or len(sentence.sum_text.split()) > 25:
        return None
    return Found("weighted_index", to_node(sentence, expression), pengali=links.factor, satuan="indeks")

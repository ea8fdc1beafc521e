"""A mean: "total nilai dibagi jumlah responden", "(a + b + c) / 3", or only "rata-rata nilai ..."."""

from __future__ import annotations

import re
from decimal import Decimal

from tolok.core.formula.expression import Binary, Expression, Num, parse
from tolok.core.formula.nodes import Constant, Phrase, Ratio
from tolok.core.formula.sentence import Chain, Found, Sentence, chain, to_node
from tolok.core.formula.vocabulary import INDEX, MEAN, MEAN_OPENING

ORDER = 40

_VALUED = re.compile(
    r"^(?:(?:jumlah|total|akumulasi|hasil|seluruh|jml|penjumlahan|Σ)\s+)*(?:dari\s+)?(?:seluruh\s+)?"
    r"(?:nilai|skor|score|bobot|poin|penjumlahan nilai|indeks|ikm|rata[\s-]*rata)(?![a-z])",
    re.I,
)
_ANSWERED = re.compile(
    r"\b(?:responden|unsur|pertanyaan|aspek|komponen|parameter|indikator|kuesioner|kuisioner|penilai|"
    r"variabel)\b",
    re.I,
)
_PERCENTAGES = re.compile(r"^(?:jumlah|total|penjumlahan|akumulasi)\s+(?:dari\s+)?(?:seluruh\s+)?p\w+sentase\b", re.I)
_NTH = re.compile(r"\s*1\s*/\s*(?P<n>\d{1,3})\s*[×x*]?\s*(?=[(\[])", re.I)
_OVER_N = re.compile(r"1\s*[/⁄]\s*(?P<n>[nN])\s*[×x*]?\s*(?P<sum>\(?\s*Σ.+)", re.S)
_OF_SHARES = re.compile(rf"{MEAN.pattern}\s+(?:dari\s+)?(?:seluruh\s+)?p\w+sentase", re.I)
# Time over things: how long one of them took.
_TIMED = re.compile(
    r"^(?:(?:jumlah|total|akumulasi|banyaknya|seluruh|target|realisasi|rencana)\s+)*(?:lama|waktu|hari|jam|menit|durasi)\b",
    re.I,
)
_BEST = re.compile(r"\b(?:maks(?:imal|imum)?|tertinggi|ideal|target|standar)\b", re.I)


def read(sentence: Sentence) -> Found | None:
    expression = sentence.expression
    if expression is None:
        return None
    shared = _nth_part(sentence)
    if shared:
        return shared
    chained = chain(expression)
    if len(chained.above) == 1 and len(chained.below) == 1 and is_mean(sentence, chained):
        above, below = sentence.words(chained.above[0]), sentence.words(chained.below[0])
        node = to_node(sentence, expression)
        return Found("weighted_index", node, above, below, chained.factor, unit_of_index(sentence, chained))
    if not chained.below and MEAN_OPENING.match(sentence.sum_text) and not isinstance(expression, Binary):
        return Found("weighted_index", Phrase(sentence.sum_text), satuan=unit_of_index(sentence, chained))
    return None


def _shared_sum(sentence: Sentence, body: str) -> Found | None:
    """ "1/n Σ nilai": the sum over as many as there are."""
    match = _OVER_N.fullmatch(body.strip())
    if not match:
        return None
    assert sentence.expression is not None
    node = Ratio(Phrase(match["sum"]), Phrase(match["n"]), Decimal(1))
    return Found("weighted_index", node, satuan=unit_of_index(sentence, chain(sentence.expression)))


def _nth_part(sentence: Sentence) -> Found | None:
    """ "1/3 (a + b + c)": a mean written as a fraction before the sum."""
    body = sentence.text[sentence.body.start : sentence.body.end]
    summed = _shared_sum(sentence, body)
    if summed:
        return summed
    match = _NTH.match(body)
    inner = match and parse(sentence.text, sentence.body.start + match.end(), sentence.body.end)
    if not match or not isinstance(inner, Binary) or inner.op != "+" or Decimal(match["n"]) == 0:
        return None
    node = Ratio(to_node(sentence, inner), Constant(Decimal(match["n"])), Decimal(1))
    return Found("weighted_index", node, satuan=unit_of_index(sentence, chain(inner)))


def is_mean(sentence: Sentence, chained: Chain) -> bool:
    """Whether a quotient is a mean rather than a share of a whole."""
    above, below = chained.above[0], chained.below[0]
    if isinstance(below, Num) and _adds_as_many(above, below):
        return True
    if sentence.speaks_of_mean and not _BEST.search(sentence.words(below)):
        return True
    if _PERCENTAGES.match(sentence.words(above)):
        return True
    shares = chained.factor is not None and chained.factor >= 100
    valued = bool(_VALUED.match(sentence.words(above)))
    if valued and _ANSWERED.search(sentence.words(below)) and not _BEST.search(sentence.words(below)):
        return True
    if _TIMED.match(sentence.words(above)) and not _TIMED.match(sentence.words(below)):
        return chained.factor is None and sentence.declared != "persen"
    indexed = sentence.declared in ("indeks", "nilai")
    return (indexed and not chained.percent) or (valued and not shares and sentence.declared != "persen")


def _adds_as_many(above: Expression, below: Num) -> bool:
    """(a + b + c) / 3."""
    return isinstance(above, Binary) and above.op == "+" and below.noun is None and below.value == _count(above)


def _count(expression: Expression) -> Decimal:
    if isinstance(expression, Binary) and expression.op == "+":
        return _count(expression.left) + _count(expression.right)
    return Decimal(1)


def unit_of_index(sentence: Sentence, chained: Chain) -> str:
    """indeks, persen or nilai, whichever the words speak of."""
    if INDEX.search(f"{sentence.indikator} {sentence.body.title}") or INDEX.match(sentence.sum_text):
        return "indeks"
    if sentence.declared == "persen" or chained.percent or _of_percentages(sentence.sum_text):
        return "persen"
    return "nilai"


def _of_percentages(words: str) -> bool:
    return bool(_PERCENTAGES.match(words) or _OF_SHARES.search(words))

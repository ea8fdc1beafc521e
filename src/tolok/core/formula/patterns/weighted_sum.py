"""Parts with weights: "40% a + 30% b", "(0,4 × a) + (0,6 × b)", "a (bobot 40%) ditambah b (bobot 60%)"."""

from __future__ import annotations

import re
from decimal import Decimal

from tolok.core.formula.expression import Binary, Expression, Words, read_number
from tolok.core.formula.nodes import Node, Phrase, WeightedSum
from tolok.core.formula.sentence import Found, Sentence, chain, to_node
from tolok.core.formula.vocabulary import INDEX, STRONG_START

ORDER = 30

_NUMBER = r"(?P<number>\d+(?:[.,]\d+)?)"
_BEFORE = re.compile(
    rf"(?:bobot\s+)?\(?{_NUMBER}\s*(?P<percent>%|persen)\)?\s*(?:dari\s+)?(?P<words>\D.*)", re.I | re.S
)
_AFTER = re.compile(
    rf"(?P<words>.*\D)\s*[(\[]?(?:dengan\s+)?(?:bobot\s*:?\s*)?{_NUMBER}\s*(?P<percent>%|"
    rf"persen)\s*[)\]]?",
    re.I | re.S,
)
_SHARE = re.compile(r"(?P<number>0[.,]\d{1,6})\s*\(?(?P<words>[^\W\d].*?)\)?", re.S)
_WEIGHT_WORDS = re.compile(r"[\s([]*\b(?:dengan\s+)?bobot\s*:?\s*$", re.I)
_WEIGHT = re.compile(r"\b(?:bobot|penimbang|tertimbang)\b", re.I)
_INTRODUCED = re.compile(r"^[^:\d]{1,80}:\s*")
Part = tuple[Decimal, Node]


def read(sentence: Sentence) -> Found | None:
    expression = sentence.expression
    if expression is None:
        return None
    chained = chain(expression)
    if len(chained.above) == 1 and not chained.below and isinstance(chained.above[0], Binary):
        expression = chained.above[0]
    listed = _listed(sentence) if isinstance(expression, Words) else None
    parts = listed or [_part(sentence, term) for term in _terms(expression)]
    weighted = [part for part in parts if part is not None]
    if len(weighted) < 2 or len(weighted) < len(parts):
        return next(
            (found for kind in _UNWEIGHTED if (found := kind(sentence, expression)) is not None),
            None,
        )
    return Found("weighted_index", WeightedSum(tuple(weighted)), satuan=_unit(sentence))


# "Σ (nilai × bobot)": the parts are not printed one by one.
_SUMMED_PRODUCT = re.compile(r"(?:Σ|(?:penjumlahan|jumlah|total)\s+(?:dari\s+)?(?:hasil\s+)?)[\s(\[%]*[^\W\d]", re.I)


_MULTIPLIES = re.compile(r"\s[x×*]\s|\bdi\s?kali", re.I)


def _of_summed_product(sentence: Sentence, expression: Expression) -> Found | None:
    chained = chain(expression)
    products = _MULTIPLIES.search(sentence.sum_text) or len(chained.above) == 2
    if (
        chained.below
        or chained.factor is not None
        or not products
        or not _SUMMED_PRODUCT.match(sentence.sum_text)
        or not _WEIGHT.search(sentence.sum_text)
    ):
        return None
    return Found("weighted_index", Phrase(sentence.sum_text), satuan=_unit(sentence))


def _of_dimensions(sentence: Sentence, expression: Expression) -> Found | None:
    """Scores of dimensions added up under an index: "Indeks ... = kualifikasi + kompetensi + kinerja"."""
    if sentence.declared not in ("indeks", "nilai") or not isinstance(expression, Binary):
        return None
    terms = _terms(expression)
    named = all(isinstance(term, Words) and not STRONG_START.match(sentence.words(term)) for term in terms)
    if len(terms) < 2 or not named:
        return None
    return Found("weighted_index", to_node(sentence, expression), satuan=_unit(sentence))


def _of_quotients(sentence: Sentence, expression: Expression) -> Found | None:
    """Shares added up without weights: "(a / b × 100%) + (c / d × 100%)"."""
    if not isinstance(expression, Binary) or expression.op != "+" or not _divides(expression):
        return None
    return Found("weighted_index", to_node(sentence, expression), satuan=_unit(sentence))


def _of_products(sentence: Sentence, expression: Expression) -> Found | None:
    """Weights that are terms themselves: "(bobot a × nilai a) + (bobot b × nilai b)"."""
    terms = _terms(expression)
    products = all(isinstance(term, Binary) and term.op == "*" for term in terms)
    graded = (
        sentence.declared in ("nilai", "indeks") and chain(expression).factor is None
    )  # one score with its weight is still a score
    if (
        len(terms) < (1 if graded else 2)
        or not products
        or not all(_WEIGHT.search(sentence.words(term)) for term in terms)
    ):
        return None
    return Found("weighted_index", to_node(sentence, expression), satuan=_unit(sentence))


_UNWEIGHTED = (_of_quotients, _of_products, _of_summed_product, _of_dimensions)


def _divides(expression: Expression) -> bool:
    return isinstance(expression, Binary) and (
        expression.op == "/" or _divides(expression.left) or _divides(expression.right)
    )


def _listed(sentence: Sentence) -> list[Part | None] | None:
    """Weights given as a list: "Bobot: perencanaan 30%, pelaporan 70%"."""
    if sentence.declared == "jumlah":
        return None
    items = re.split(r"\s*[,;]\s*(?:dan\s+)?|\s+dan\s+", _INTRODUCED.sub("", sentence.sum_text))
    parts = [_worded(item) for item in items]
    whole = sum((part[0] for part in parts if part is not None), Decimal(0)) == 1
    return parts if whole or re.search(r"\bbobot|\bnilai|komponen", sentence.text, re.I) else None


def _unit(sentence: Sentence) -> str:
    if INDEX.search(sentence.indikator) or INDEX.search(sentence.body.title):
        return "indeks"
    return sentence.declared if sentence.declared in ("persen", "nilai", "indeks") else "nilai"


def _terms(expression: Expression) -> list[Expression]:
    if isinstance(expression, Binary) and expression.op == "+":
        return [*_terms(expression.left), *_terms(expression.right)]
    return [expression]


def _part(sentence: Sentence, term: Expression) -> Part | None:
    if isinstance(term, Words):
        return _worded(sentence.words(term))
    chained = chain(term)
    if not chained.above:
        return None
    number = chained.factor
    if number is None or (number == 100 and chained.percent and chained.below):
        return None
    if not chained.below:
        return (number / 100 if _whole_percent(number) else number), to_node(sentence, chained.above[0])
    if number < 1 or (_whole_percent(number) and number < 100):
        inner = next((e for e in _factors(term) if isinstance(e, Binary)), None)
        return (number, to_node(sentence, inner)) if inner is not None and number < 1 else None
    return None


def _factors(term: Expression) -> list[Expression]:
    if isinstance(term, Binary) and term.op == "*":
        return [*_factors(term.left), *_factors(term.right)]
    return [term]


def _whole_percent(number: Decimal) -> bool:
    """A weight printed as "40" beside others: forty of a hundred."""
    return number > 1


def _worded(words: str) -> Part | None:
    share = _SHARE.fullmatch(words)
    if share:
        return Decimal(share["number"].replace(",", ".")), Phrase(share["words"])
    match = _BEFORE.fullmatch(words) or _AFTER.fullmatch(words)
    number = read_number(match["number"]) if match else None
    named = _WEIGHT_WORDS.sub("", match["words"]).strip(" ([{x×*") if match else ""
    if number is None or not named.strip(")"):
        return None
    return number / 100, Phrase(named)

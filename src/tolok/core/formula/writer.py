"""Tree -> Indonesian sentence: "Jumlah a dibagi jumlah b dikali 100%". What the reader reads back as the same tree."""

from __future__ import annotations

from decimal import Context, Decimal

from tolok.core.formula.nodes import (
    LEAVES,
    Constant,
    Count,
    Difference,
    Node,
    Phrase,
    Product,
    Ratio,
    Scaled,
    Score,
    Sum,
    WeightedSum,
)
from tolok.core.formula.term_words import write_term


def write_sentence(node: Node) -> str:
    """The tree as a sentence an official would write; parts that are sums of their own stand in brackets."""
    match node:
        case Phrase(words) | Score(words):
            return words
        case Constant(value, noun):
            return f"{write_number(value)} {noun}" if noun else write_number(value)
        case Count(term):
            return write_term(term)
        case Sum(parts):
            return " ditambah ".join(_part(part) for part in parts)
        case Difference(minuend, subtrahend):
            return f"{_part(minuend)} dikurangi {_part(subtrahend)}"
        case Ratio(numerator, denominator, multiplier):
            times = "" if multiplier == 1 else f" dikali {_multiplier(multiplier)}"
            return f"{_part(numerator)} dibagi {_part(denominator)}{times}"
        case Scaled(inner, factor):
            return f"{_part(inner)} dikali {write_number(factor)}"
        case Product(parts):
            return " dikali ".join(_part(part) for part in parts)
        case WeightedSum(parts):
            return " ditambah ".join(f"({write_number(times_hundred(w))}% dikali {_part(part)})" for w, part in parts)


def write_alt_text(node: Node) -> str:
    """The tree read aloud, for screen readers and for a picture of the fraction."""
    match node:
        case Ratio(numerator, denominator, multiplier):
            times = "" if multiplier == 1 else f", hasilnya dikali {_spoken(multiplier)}"
            return f"Pecahan dengan pembilang {_aloud(numerator)}, dan penyebut {_aloud(denominator)}{times}."
        case Phrase(words):
            return f"Banyaknya yang dihitung: {words}."
        case Score(words):
            return f"Nilai yang diberikan pihak lain: {words}."
        case _:
            return f"{write_sentence(node)}."


def write_number(value: Decimal) -> str:
    """A printed number in Indonesian form, exact: `1.000`, `0,25`."""
    whole, point, decimals = f"{value:,f}".partition(".")  # not normalized: that would round to the context's digits
    decimals = decimals.rstrip("0") if point else ""
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def times_hundred(share: Decimal) -> Decimal:
    """A share as a percentage, exact however many digits it has."""
    return share.scaleb(2, context=Context(prec=max(1, len(share.as_tuple().digits))))


def _aloud(node: Node) -> str:
    return f"«{write_sentence(node)}»"


def _spoken(multiplier: Decimal) -> str:
    return "seratus persen" if multiplier == 100 else write_number(multiplier)


def _multiplier(multiplier: Decimal) -> str:
    return "100%" if multiplier == 100 else write_number(multiplier)


def _part(node: Node) -> str:
    return write_sentence(node) if isinstance(node, LEAVES) else f"({write_sentence(node)})"

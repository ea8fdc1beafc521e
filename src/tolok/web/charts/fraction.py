"""A formula drawn as officials write it on paper: the numerator over the denominator, then the multiplier."""

from __future__ import annotations

from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tolok.core.formula.nodes import (
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
from tolok.core.kernel.numbers import show_number


def draw_formula(node: Node) -> SafeString:
    """HTML of `node`, hidden from screen readers: the page puts the writer's sentence beside it."""
    return format_html('<div class="formula-drawing" aria-hidden="true">{}</div>', _draw(node))


def _draw(node: Node) -> SafeString:
    match node:
        case Phrase(words) | Score(words):
            return format_html('<span class="formula-phrase">{}</span>', words)
        case Count(term):
            return format_html('<span class="formula-phrase">{}</span>', write_term(term))
        case Constant(value, noun):
            return format_html(
                '<span class="formula-constant">{}</span>', f"{show_number(value, 6)} {noun or ''}".strip()
            )
        case Ratio(numerator, denominator, multiplier):
            return _ratio(numerator, denominator, multiplier)
        case Sum(parts):
            return _joined([_draw(part) for part in parts], "+")
        case Difference(minuend, subtrahend):
            return _joined([_draw(minuend), _part(subtrahend)], "−")
        case Scaled(inner, factor):
            return format_html('{} <span class="formula-sign">× {}</span>', _part(inner), show_number(factor, 6))
        case Product(parts):
            return _joined([_part(part) for part in parts], "×")
        case WeightedSum(parts):
            return _joined([format_html("{} × {}", show_number(weight, 6), _part(part)) for weight, part in parts], "+")


def _ratio(numerator: Node, denominator: Node, multiplier: Decimal) -> SafeString:
    fraction = format_html(
        '<span class="fraction"><span class="fraction-top">{}</span><span class="fraction-bottom">{}</span></span>',
        _draw(numerator),
        _draw(denominator),
    )
    if multiplier == 1:
        return fraction
    times = f"× {show_number(multiplier, 6)}" + ("%" if multiplier == 100 else "")
    return format_html('<span class="formula-ratio">{} <span class="formula-sign">{}</span></span>', fraction, times)


def _part(node: Node) -> SafeString:
    """A part of a product or after a minus: sums stand in brackets."""
    drawn = _draw(node)
    return format_html("({})", drawn) if isinstance(node, Sum | Difference | WeightedSum) else drawn


def _joined(parts: list[SafeString], sign: str) -> SafeString:
    between = format_html(' <span class="formula-sign">{}</span> ', sign)
    return format_html_join(between, "{}", ((part,) for part in parts))

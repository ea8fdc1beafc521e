"""The reference evaluator: a tree over the values of its leaves, exactly, in Decimal. It never rounds."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, localcontext

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
    children,
)
from tolok.core.formula.writer import write_sentence
from tolok.core.kernel.value import NotComputable, Number, Value, first_gap

PRECISION = 34
"""Digits of a division, as IEEE 754 decimal128 has them: far beyond what is shown."""


def evaluate(node: Node, values: Mapping[Phrase | Score | Count, Value]) -> Value:
    """The value of `node` where its phrases, scores and counts have `values`; the unit is `checker.unit_of`.

    A gap below is a gap above: Missing goes before NotComputable, and either before a number. A zero denominator is
    NotComputable("penyebut nol: «...»"); a leaf without a value NotComputable("«...» belum diikat ke register").
    """
    with localcontext() as context:
        context.prec = PRECISION
        return _value(node, values)


def _value(node: Node, values: Mapping[Phrase | Score | Count, Value]) -> Value:
    match node:
        case Constant(value):
            return Number(value)
        case Phrase() | Score() | Count():
            return values.get(node) or NotComputable(f"«{write_sentence(node)}» belum diikat ke register")
    below = [_value(child, values) for child in children(node)]
    gap = first_gap(below)
    if gap is not None:
        return gap
    return _combine(node, [value.value for value in below if isinstance(value, Number)])


def _combine(node: Node, below: list[Decimal]) -> Value:
    match node:
        case Sum():
            return Number(sum(below, Decimal(0)))
        case Difference():
            return Number(below[0] - below[1])
        case Ratio(_, denominator, multiplier):
            if below[1] == 0:
                return NotComputable(f"penyebut nol: «{write_sentence(denominator)}»")
            return Number(below[0] * multiplier / below[1])
        case Scaled(_, factor):
            return Number(below[0] * factor)
        case Product():
            return Number(_multiplied(below))
        case WeightedSum(parts):
            return Number(sum((weight * value for (weight, _), value in zip(parts, below, strict=True)), Decimal(0)))
        case _:
            raise TypeError(f"expected a formula node, got: {node!r}")


def _multiplied(numbers: list[Decimal]) -> Decimal:
    product = Decimal(1)
    for number in numbers:
        product *= number
    return product

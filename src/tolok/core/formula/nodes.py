"""The closed set of nodes a formula is made of. Leaves are phrases of the decree, constants, given scores, and counts.

A tree is evaluated over the values of its terms in one place (`evaluate.py`); engines never see it. A new node is
rare on purpose: class here, case in checker, writer, notation and the two evaluators, one spec table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tolok.core.registers.term import Term


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the decree that name something to be counted or measured; bound to a Term by a person."""

    words: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A number printed in the formula, with the noun beside it ("7 desa"), if any."""

    value: Decimal
    noun: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """A value given by someone else (nilai SAKIP from the Inspektorat); typed in with its evidence, not computed."""

    words: str


@dataclass(frozen=True, slots=True)
class Count:
    """What a person wrote in the notation to be counted: a term of a declared register, needing no binding."""

    term: Term


@dataclass(frozen=True, slots=True)
class Sum:
    """The parts added up."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """`minuend` less `subtrahend`."""

    minuend: Node
    subtrahend: Node


@dataclass(frozen=True, slots=True)
class Ratio:
    """`numerator` over `denominator`, times `multiplier` (100 for a percentage, 1 where none is printed).

    Over periods and offices both sides are added up first and divided once (ADR 0006).
    """

    numerator: Node
    denominator: Node
    multiplier: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True)
class Scaled:
    """`node` times a factor: the weight of an unsur, the conversion by 25."""

    node: Node
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Product:
    """The parts multiplied: the mean per unsur times its weight (nilai penimbang), where both are terms."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class WeightedSum:
    """Parts with their weights ("40% a + 30% b"): the sum of weight times part."""

    parts: tuple[tuple[Decimal, Node], ...]


Leaf = Phrase | Constant | Score | Count
Node = Leaf | Sum | Difference | Ratio | Scaled | Product | WeightedSum
LEAVES = (Phrase, Constant, Score, Count)


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below `node`, in the order they are written."""
    match node:
        case Sum(parts) | Product(parts):
            return parts
        case Difference(minuend, subtrahend):
            return (minuend, subtrahend)
        case Ratio(numerator, denominator):
            return (numerator, denominator)
        case Scaled(inner):
            return (inner,)
        case WeightedSum(parts):
            return tuple(part for _, part in parts)
        case _:
            return ()


def leaves(node: Node) -> Iterator[Leaf]:
    """All leaves of the tree, left to right."""
    if isinstance(node, LEAVES):
        yield node
    for child in children(node):
        yield from leaves(child)

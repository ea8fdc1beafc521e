"""A formula over the term values of a whole nation at once, in NumPy: the twin of `core.formula.evaluate`.

Each number carries a bound on its rounding error. A cell whose digits or whose zero denominator the bound cannot
vouch for is computed again in Decimal, so that both evaluators agree on presence always, and on the number to
`RELATIVE`. Cells that need it are rare: differences of nearly equal shares, sums of decimals that cancel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from tolok.core.formula.evaluate import evaluate
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
from tolok.core.kernel.value import Missing, NotComputable, Number, Value
from tolok.engines.cells import EXACT, RELATIVE, SMALLEST, UNIT, Cells, Codes, Flags, Floats, Presence
from tolok.engines.vouched import vouched_cells

__all__ = ["RELATIVE", "Cells", "Flags", "Floats", "Presence", "evaluate_bulk"]


@dataclass(frozen=True, slots=True)
class _Bounded:
    """Numbers with a bound on how far each may be from the exact one; `doubt` where only Decimal can tell."""

    numbers: Floats
    bound: Floats
    presence: Codes
    doubt: Flags


def evaluate_bulk(node: Node, values: Mapping[Phrase | Score | Count, Cells]) -> Cells:
    """The value of `node` in every cell; a leaf without values is not computable, as in `evaluate`.

    All arrays have one shape (or broadcast to one); a number that is not whole stands for the shortest decimal that
    reads as it. Raises ValueError for shapes that do not fit, or for a number that is not finite.
    """
    for leaf, cells in values.items():
        if cells.most is None and not np.isfinite(cells.numbers).all():
            raise ValueError(f"expected finite numbers with a presence code, got others for: {leaf!r}")
    shape = np.broadcast_shapes(*(cells.numbers.shape for cells in values.values()))
    vouched = vouched_cells(node, values, shape)
    if vouched is not None:
        return vouched
    with np.errstate(all="ignore"):
        found = _bounded(node, values, shape)
        unsure = found.doubt | ~(found.bound <= RELATIVE * np.abs(found.numbers)) | ~np.isfinite(found.numbers)
    numbers, presence = np.array(found.numbers), np.array(found.presence)
    for cell in map(tuple, np.argwhere(unsure & (presence != Presence.MISSING))):
        numbers[cell], presence[cell] = _exact(node, values, shape, cell)
    return Cells(np.where(presence == Presence.NUMBER, numbers, 0.0), presence)


def _bounded(node: Node, values: Mapping[Phrase | Score | Count, Cells], shape: tuple[int, ...]) -> _Bounded:
    match node:
        case Phrase() | Score() | Count():
            return _leaf(values.get(node), shape)
        case Constant(value):
            return _constant(value, shape)
        case Sum(parts):
            return _sum([_bounded(part, values, shape) for part in parts], shape)
        case Difference(minuend, subtrahend):
            return _sum([_bounded(minuend, values, shape), _negated(_bounded(subtrahend, values, shape))], shape)
        case Scaled(inner, factor):
            return _product(_bounded(inner, values, shape), _constant(factor, shape))
        case Product(parts):
            whole = _constant(Decimal(1), shape)
            for part in parts:
                whole = _product(whole, _bounded(part, values, shape))
            return whole
        case WeightedSum(parts):
            weighted = [_product(_constant(w, shape), _bounded(part, values, shape)) for w, part in parts]
            return _sum(weighted, shape)
        case Ratio(numerator, denominator, multiplier):
            above = _product(_bounded(numerator, values, shape), _constant(multiplier, shape))
            return _quotient(above, _bounded(denominator, values, shape))


def _leaf(cells: Cells | None, shape: tuple[int, ...]) -> _Bounded:
    if cells is None:
        return _Bounded(
            np.zeros(shape),
            np.zeros(shape),
            np.full(shape, Presence.NOT_COMPUTABLE, np.uint8),
            np.zeros(shape, np.bool_),
        )
    numbers = np.broadcast_to(cells.numbers, shape).astype(np.float64)
    bound = np.where(_is_whole(numbers), 0.0, UNIT * np.abs(numbers))
    return _Bounded(numbers, bound, np.broadcast_to(cells.presence, shape), np.zeros(shape, np.bool_))


def _constant(value: Decimal, shape: tuple[int, ...]) -> _Bounded:
    number = float(value)
    bound = 0.0 if Decimal(number) == value else UNIT * abs(number)
    return _Bounded(np.full(shape, number), np.full(shape, bound), np.zeros(shape, np.uint8), np.zeros(shape, np.bool_))


def _negated(one: _Bounded) -> _Bounded:
    return _Bounded(-one.numbers, one.bound, one.presence, one.doubt)


def _sum(parts: Sequence[_Bounded], shape: tuple[int, ...]) -> _Bounded:
    numbers, bound, size = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    presence, doubt = np.zeros(shape, np.uint8), np.zeros(shape, np.bool_)
    whole = np.ones(shape, np.bool_)
    for part in parts:
        numbers, size, bound = numbers + part.numbers, size + np.abs(part.numbers), bound + part.bound
        presence, doubt = np.maximum(presence, part.presence), doubt | part.doubt
        whole &= _is_whole(part.numbers)
    rounded = np.where(whole & (size < EXACT), 0.0, 2 * len(parts) * UNIT * size)
    return _Bounded(numbers, bound + rounded, presence, doubt)


def _product(one: _Bounded, other: _Bounded) -> _Bounded:
    numbers = one.numbers * other.numbers
    whole = _is_whole(one.numbers) & _is_whole(other.numbers) & (np.abs(numbers) < EXACT)
    spread = np.abs(one.numbers) * other.bound + np.abs(other.numbers) * one.bound + one.bound * other.bound
    bound = 2 * spread + np.where(whole, 0.0, 2 * UNIT * np.abs(numbers))
    lost = (np.abs(numbers) < SMALLEST) & (one.numbers != 0) & (other.numbers != 0)
    return _Bounded(numbers, bound, np.maximum(one.presence, other.presence), one.doubt | other.doubt | lost)


def _quotient(above: _Bounded, below: _Bounded) -> _Bounded:
    """Zero below is not computable; whether it is zero is in doubt where its bound reaches it."""
    presence = np.maximum(above.presence, below.presence)
    size = np.abs(below.numbers)
    is_zero = (size == 0) & (below.bound == 0) & ~below.doubt
    doubt = above.doubt | below.doubt | ((size <= 2 * below.bound) & ~is_zero) | ((size < SMALLEST) & ~is_zero)
    divisor = np.where(size == 0, 1.0, below.numbers)
    numbers = above.numbers / divisor
    bound = 2 * (above.bound + np.abs(numbers) * below.bound) / np.maximum(np.abs(divisor) - below.bound, SMALLEST)
    bound = bound + 2 * UNIT * np.abs(numbers)
    lost = (np.abs(numbers) < SMALLEST) & (above.numbers != 0)
    presence = np.where(is_zero & (presence == Presence.NUMBER), np.uint8(Presence.NOT_COMPUTABLE), presence)
    return _Bounded(numbers, bound, presence, doubt | lost)


def _is_whole(numbers: Floats) -> Flags:
    return np.asarray((np.floor(numbers) == numbers) & (np.abs(numbers) < EXACT))


def _exact(
    node: Node, values: Mapping[Phrase | Score | Count, Cells], shape: tuple[int, ...], cell: tuple[int, ...]
) -> tuple[float, Presence]:
    known = {leaf: _value(cells, shape, cell) for leaf, cells in values.items()}
    match evaluate(node, known):
        case Number(value):
            return float(value), Presence.NUMBER
        case NotComputable():
            return 0.0, Presence.NOT_COMPUTABLE
        case Missing():
            return 0.0, Presence.MISSING


def _value(cells: Cells, shape: tuple[int, ...], cell: tuple[int, ...]) -> Value:
    match np.broadcast_to(cells.presence, shape)[cell]:
        case Presence.NUMBER:
            return Number(Decimal(repr(float(np.broadcast_to(cells.numbers, shape)[cell]))))
        case Presence.MISSING:
            return Missing("belum diisi")
        case _:
            return NotComputable("tidak dapat dihitung")

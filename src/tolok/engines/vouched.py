"""Formulas over counts, whose rounding can be vouched for once for all cells instead of cell by cell.

Counts are whole and never below 0. Sums, products and quotients of such numbers keep all but their last digits, and
are 0 exactly where the exact number is; only a difference of numbers that are not whole can lose more. So one bound
for the whole array does, and nothing need be computed again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

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
from tolok.engines.cells import EXACT, RELATIVE, SMALLEST, UNIT, Cells, Codes, Floats, Presence

_GREATEST = 1 / SMALLEST


@dataclass(frozen=True, slots=True)
class Vouched:
    """Numbers of which those that are not 0 are between `least` and `most` in size, and off by at most `error` of it.

    `is_whole`: all are whole numbers that a double holds exactly. `is_signed`: some may be below 0.
    """

    numbers: Floats
    presence: Codes
    least: float
    most: float
    error: float = 0.0
    is_whole: bool = False
    is_signed: bool = False


def vouched_cells(node: Node, values: Mapping[Phrase | Score | Count, Cells], shape: tuple[int, ...]) -> Cells | None:
    """The value of `node` in every cell; None where one bound for all cannot vouch for it."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found = _vouched(node, values)
    if found is None or found.error > RELATIVE:
        return None
    presence = np.broadcast_to(found.presence, shape)
    numbers = np.broadcast_to(found.numbers, shape)
    if found.presence.any():
        numbers = np.where(presence == Presence.NUMBER, numbers, 0.0)
    return Cells(numbers, presence)


def _vouched(node: Node, values: Mapping[Phrase | Score | Count, Cells]) -> Vouched | None:
    match node:
        case Phrase() | Score() | Count():
            found = _leaf(values.get(node))
        case Constant(value):
            found = _constant(value)
        case Sum(parts):
            found = _sum([_vouched(part, values) for part in parts])
        case Difference(minuend, subtrahend):
            found = _sum([_vouched(minuend, values), _negated(_vouched(subtrahend, values))])
        case Scaled(inner, factor):
            found = _product([_vouched(inner, values), _constant(factor)])
        case Product(parts):
            found = _product([_vouched(part, values) for part in parts])
        case WeightedSum(weighted):
            found = _sum([_product([_constant(weight), _vouched(part, values)]) for weight, part in weighted])
        case Ratio(numerator, denominator, multiplier):
            above = _product([_vouched(numerator, values), _constant(multiplier)])
            found = _quotient(above, _vouched(denominator, values))
    in_range = found is not None and found.least > SMALLEST and found.most < _GREATEST
    return found if in_range else None


def _leaf(cells: Cells | None) -> Vouched | None:
    if cells is None or cells.most is None or cells.most >= EXACT:
        return None
    return Vouched(cells.numbers, cells.presence, 1.0, max(cells.most, 1.0), is_whole=True)


def _constant(value: Decimal) -> Vouched:
    number = float(value)
    size = abs(number) or 1.0
    is_whole = number.is_integer() and size < EXACT and Decimal(number) == value
    error = 0.0 if Decimal(number) == value else UNIT
    return Vouched(np.float64(number), np.uint8(0), size, size, error, is_whole, number < 0)  # type: ignore[arg-type]


def _negated(one: Vouched | None) -> Vouched | None:
    return one and replace(one, numbers=-one.numbers, is_signed=True)


def _sum(parts: Sequence[Vouched | None]) -> Vouched | None:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or not known:
        return None
    numbers, presence = known[0].numbers, known[0].presence
    for part in known[1:]:
        numbers, presence = numbers + part.numbers, np.maximum(presence, part.presence)
    most = sum(part.most for part in known)
    is_whole = most < EXACT and all(part.is_whole for part in known)
    is_signed = any(part.is_signed for part in known)
    if is_signed and not is_whole:
        return None
    error = 0.0 if is_whole else max(part.error for part in known) + len(known) * UNIT
    return Vouched(numbers, presence, min(part.least for part in known), most, error, is_whole, is_signed)


def _product(parts: Sequence[Vouched | None]) -> Vouched | None:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or not known:
        return None
    found = known[0]
    for part in known[1:]:
        most = found.most * part.most
        is_whole = found.is_whole and part.is_whole and most < EXACT
        found = Vouched(
            found.numbers * part.numbers,
            np.maximum(found.presence, part.presence),
            found.least * part.least,
            most,
            0.0 if is_whole else 2 * (found.error + part.error) + UNIT,
            is_whole,
            found.is_signed or part.is_signed,
        )
    return found


def _quotient(above: Vouched | None, below: Vouched | None) -> Vouched | None:
    """Zero below is not computable, and is seen exactly."""
    if above is None or below is None:
        return None
    numbers, presence = above.numbers / below.numbers, np.maximum(above.presence, below.presence)
    is_zero = below.numbers == 0
    if np.any(is_zero):
        numbers = np.where(is_zero, 0.0, numbers)
        presence = np.where(is_zero & (presence == Presence.NUMBER), np.uint8(Presence.NOT_COMPUTABLE), presence)
    error = 2 * (above.error + below.error) + UNIT
    is_signed = above.is_signed or below.is_signed
    return Vouched(numbers, presence, above.least / below.most, above.most / below.least, error, False, is_signed)

"""What a chain of signs means: a sum, a share, a weighted sum. What could mean two things is told, not guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tolok.core.formula.nodes import Constant, Difference, Node, Product, Ratio, Scaled, Sum, WeightedSum
from tolok.core.formula.notation.errors import FaultError
from tolok.core.formula.writer import write_number


@dataclass(frozen=True, slots=True)
class Bare:
    """A number without a noun: a factor beside a sign of multiplication, a constant elsewhere."""

    value: Decimal
    at: int
    is_percent: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One factor with its place."""

    value: Node | Bare
    at: int


@dataclass(frozen=True, slots=True)
class Part:
    """One term of a sum; `weight` where it begins with a percentage."""

    node: Node
    weight: Decimal | None
    at: int


def chain_node(first: Part, rest: Sequence[tuple[bool, Part]]) -> Node:
    """Terms joined by + and - (True: minus), from left to right; all of them weighted, or none."""
    parts = [first, *(part for _, part in rest)]
    if any(part.weight is not None for part in parts):
        return _weighted(first, rest)
    node, is_open_sum = first.node, False  # a sum in brackets is a part of its own
    for is_minus, part in rest:
        if is_minus:
            node, is_open_sum = Difference(node, part.node), False
        elif is_open_sum and isinstance(node, Sum):
            node = Sum((*node.parts, part.node))
        else:
            node, is_open_sum = Sum((node, part.node)), True
    return node


def _weighted(first: Part, rest: Sequence[tuple[bool, Part]]) -> Node:
    weighted = []
    for is_minus, part in ((False, first), *rest):
        if part.weight is None:
            raise FaultError(part.at, "suku ini tanpa bobot, sedangkan yang lain berbobot; tulis bobotnya: 40% × …")
        weighted.append((part.weight.copy_negate() if is_minus else part.weight, part.node))
    return WeightedSum(tuple(weighted))


def product_part(items: Sequence[Item], divided: Sequence[bool], places: Sequence[int]) -> Part:
    """Factors joined by × and / (`divided`: True where a "/" stands, at `places`), as one term of a sum."""
    at = items[0].at
    weight = items[0].value
    if not (isinstance(weight, Bare) and weight.is_percent):
        return Part(_term(items, divided, places), None, at)
    if not divided:
        raise FaultError(
            at, f"{_percent(weight)} berdiri sendiri; bobot dikalikan dengan sukunya: {_percent(weight)} × …"
        )
    if divided[0]:
        raise FaultError(places[0], f"persen tidak dibagi; bobot dikalikan dengan sukunya: {_percent(weight)} × …")
    if weight.value == 1 and any(divided):
        raise FaultError(
            at,
            "100% di depan pembagian dapat berarti dua hal; tulis a / b × 100% untuk persentase, atau 100% × (a / b).",
        )
    return Part(_term(items[1:], divided[1:], places[1:]), weight.value, at)


def _term(items: Sequence[Item], divided: Sequence[bool], places: Sequence[int]) -> Node:
    if True not in divided:
        return _multiplied(items)
    over = divided.index(True)
    if True in divided[over + 1 :]:
        at = places[divided.index(True, over + 1)]
        raise FaultError(at, "dua tanda bagi berurutan; beri kurung: (a / b) / c atau a / (b / c).")
    below, *behind = items[over + 1 :]
    multiplier = Decimal(1)
    if behind:
        multiplier = _multiplier(behind)
    return Ratio(_multiplied(items[: over + 1]), _multiplied([below]), multiplier)


def _multiplier(behind: Sequence[Item]) -> Decimal:
    value = behind[0].value
    if not isinstance(value, Bare):
        raise FaultError(behind[0].at, "tidak jelas apa yang dibagi; beri kurung: (a / b) × c atau a / (b × c).")
    if len(behind) > 1:
        raise FaultError(behind[1].at, "hasil bagi dikalikan satu bilangan saja; beri kurung: (a / b × 100) × …")
    if not value.is_percent:
        return value.value
    if value.value != 1:
        raise FaultError(
            value.at, f"setelah pembagian hanya × 100%; untuk yang lain tulis bilangannya, bukan {_percent(value)}."
        )
    return Decimal(100)


def _multiplied(items: Sequence[Item]) -> Node:
    """Bare numbers are factors of what stands beside them; numbers alone are a constant and its factors."""
    nodes: list[Node] = []
    factors: list[Decimal] = []
    for item in items:
        match item.value:
            case Bare(_, at, True) as percent:
                raise FaultError(
                    at, f"tulis bobot di depan sukunya ({_percent(percent)} × …); × 100% hanya setelah pembagian."
                )
            case Bare(value):
                factors.append(value)
            case node:
                nodes.append(node)
    if not nodes:
        nodes.append(Constant(factors.pop(0)))
    node = nodes[0] if len(nodes) == 1 else Product(tuple(nodes))
    for factor in factors:
        node = Scaled(node, factor)
    return node


def _percent(bare: Bare) -> str:
    return f"{write_number(bare.value * 100)}%"

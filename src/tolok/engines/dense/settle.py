"""The few cells that rounding could decide, computed again by the core's own evaluator and rule of capaian."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

import numpy as np
from numpy.typing import NDArray

from tolok.core.formula.evaluate import evaluate
from tolok.core.kernel.value import Missing, NotComputable, Number, Value
from tolok.core.measurement.capaian import CapaianResult, capaian
from tolok.core.measurement.indikator import Aggregation, Target
from tolok.core.measurement.scale import Scale
from tolok.engines.cells import Cells, Codes, Presence
from tolok.engines.dense.capaian import Targets
from tolok.engines.dense.catalogues import BoundIndikator, slot_leaf

_SIGNIFICANT = Context(prec=15)


@dataclass(frozen=True, slots=True)
class Block:
    """What the cells of a block were computed from, and which of all rows its own are."""

    alike: BoundIndikator
    cells: Sequence[Cells]
    realisasi: Cells
    targets: Targets
    cap: tuple[Decimal, Decimal] | None
    at: NDArray[np.intp]


def settle(
    places: Iterable[NDArray[np.intp]], block: Block, scale: Scale | None, found: Cells, kategori: Codes
) -> None:
    """Writes the exact capaian and category of the block's cells at `places` (row, month) over those of all rows."""
    classes = [each.nama for each in scale.classes] if scale else []
    known: dict[tuple[float, ...], CapaianResult] = {}
    for row, month in places:
        if block.realisasi.presence[row, month] != Presence.NUMBER:
            continue
        span = block.targets.span[month]
        lo, hi = float(block.targets.lo[row, span]), float(block.targets.hi[row, span])
        leaves = [float(cells.numbers[row, month]) for cells in block.cells]
        key = (lo, hi, *leaves, float(block.realisasi.numbers[row, month]))
        if key not in known:
            target = None if np.isnan(lo) else Target(_decimal(lo), _decimal(hi))
            known[key] = capaian(target, _exact(block, leaves, key[-1]), block.alike.rule, scale, block.cap)
        at = block.at[row], month
        found.numbers[at], found.presence[at], kategori[at] = _codes(known[key], classes)


def _exact(block: Block, leaves: Sequence[float], number: float) -> Value:
    """The exact realisasi; a mean of given quarters to the digits that a double surely has."""
    if block.alike.aggregation is Aggregation.RATA_RATA or block.alike.shape is None:
        return Number(_SIGNIFICANT.plus(_decimal(number)))
    return evaluate(block.alike.shape, {slot_leaf(at): Number(_decimal(leaf)) for at, leaf in enumerate(leaves)})


def _decimal(number: float) -> Decimal:
    return Decimal(int(number)) if number.is_integer() else Decimal(repr(number))


def _codes(result: CapaianResult, classes: Sequence[str]) -> tuple[float, Presence, int]:
    match result.capaian:
        case Number(value):
            return float(value), Presence.NUMBER, 0 if result.kategori is None else classes.index(result.kategori) + 1
        case NotComputable():
            return 0.0, Presence.NOT_COMPUTABLE, 0
        case Missing():
            return 0.0, Presence.MISSING, 0

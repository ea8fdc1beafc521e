"""Capaian and category of many cells at once, by the rules of `core.measurement.capaian`.

The rules' sums are written a second time here, for arrays; a scale's classes are asked of the Scale itself. A cell so
near a class's edge, a target or a zero that rounding could decide is `unsure`, and is to be computed exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tolok.core.measurement.indikator import CapaianRule
from tolok.core.measurement.scale import Scale
from tolok.engines.cells import Cells, Codes, Flags, Floats, Presence

NEAR = 1e-9
_HALF = Decimal("0.5")
_N = TypeVar("_N", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Edges:
    """The capaian at which a scale's class changes, rising, and the class (a place in `classes`) below and between."""

    at: tuple[Decimal, ...]
    classes: tuple[int, ...]


@lru_cache(maxsize=64)
def edges_of(scale: Scale) -> Edges:
    """Where `scale` changes class, found by asking it on both sides of every number it may turn at."""
    names = [each.nama for each in scale.classes]
    bounds = [bound for each in scale.classes for bound in (each.dari, each.sampai) if bound is not None]
    points = sorted({bound + step for bound in bounds for step in (-_HALF, Decimal(0), _HALF)})
    inner = ((low + high) / 2 for low, high in pairwise(points))
    between = [points[0] - 1, *inner, points[-1] + 1]
    found = [names.index(scale.kategori(value)) for value in between]
    turns = [place for place in range(len(points)) if found[place] != found[place + 1]]
    return Edges(tuple(points[place] for place in turns), (found[0], *(found[place + 1] for place in turns)))


@dataclass(frozen=True, slots=True)
class Targets:
    """Targets [row, span], a point where `lo` is `hi`; NaN where none was set. `span` is that of each month."""

    lo: Floats
    hi: Floats
    span: NDArray[np.intp]

    def of(self, rows: slice | NDArray[np.intp]) -> Targets:
        """The targets of some rows."""
        return Targets(self.lo[rows], self.hi[rows], self.span)

    def by_month(self, of_span: NDArray[_N]) -> NDArray[_N]:
        """What was found by span, for each month."""
        return of_span.take(self.span, axis=1)


def capaian_bulk(
    targets: Targets, realisasi: Cells, rule: CapaianRule, cap: tuple[Decimal, Decimal] | None
) -> tuple[Cells, Flags | None]:
    """Capaian in percent of every cell, and where it is unsure whether there is one (None: nowhere).

    Missing where target or realisasi is; not computable as `core.measurement.capaian` says.
    """
    lo, value, unsure = targets.by_month(targets.lo), realisasi.numbers, None
    with np.errstate(all="ignore"):
        if rule in (CapaianRule.RENTANG_NAIK, CapaianRule.RENTANG_TURUN):
            numbers, refused, unsure = _by_range(lo, targets.by_month(targets.hi), value, rule)
        else:
            numbers, refused = _by_point(lo, value, rule)
            no_point = (targets.lo != targets.hi) | (targets.lo <= 0)
            if no_point.any():
                refused = refused | targets.by_month(no_point)
    if cap is not None:
        numbers = np.clip(numbers, float(cap[0]), float(cap[1]))
    presence = realisasi.presence
    if np.any(refused):
        presence = np.maximum(presence, np.where(refused, np.uint8(Presence.NOT_COMPUTABLE), np.uint8(0)))
    absent = np.isnan(targets.lo)
    if absent.any():
        presence = np.where(targets.by_month(absent), np.uint8(Presence.MISSING), presence)
    if presence.any():
        numbers = np.where(presence == Presence.NUMBER, numbers, 0.0)
    return Cells(numbers, np.broadcast_to(presence, numbers.shape)), unsure


def _by_point(lo: Floats, value: Floats, rule: CapaianRule) -> tuple[Floats, Flags]:
    """The sums, and where the realisasi refuses; whether the target is a point above 0 is not asked here."""
    refused = np.zeros((1, 1), np.bool_)
    match rule:
        case CapaianRule.NAIK:
            return value * 100 / lo, refused
        case CapaianRule.TURUN_LAN:
            return (2 * lo - value) * 100 / lo, refused
        case CapaianRule.TURUN_RASIO:
            return lo * 100 / value, value <= 0
        case CapaianRule.TEPAT:
            return np.maximum(100 - np.abs(value - lo) * 100 / lo, 0.0), refused
    raise ValueError(f"expected a rule for a point, got: {rule!r}")


def _by_range(lo: Floats, hi: Floats, value: Floats, rule: CapaianRule) -> tuple[Floats, Flags, Flags]:
    inside = (lo != hi) & (lo <= value) & (value <= hi)
    edge = np.where(value < lo, lo, hi)
    numbers = (value if rule is CapaianRule.RENTANG_NAIK else 2 * edge - value) * 100 / edge
    near = (np.abs(value - lo) <= NEAR * np.abs(lo)) | (np.abs(value - hi) <= NEAR * np.abs(hi))
    return np.where(inside, 100.0, numbers), ~inside & (edge <= 0), near & (lo != hi)


def categories(capaian: Cells, scale: Scale) -> tuple[Codes, Flags | None]:
    """The class of every cell (1: the scale's highest; 0: none), and where it is unsure (None: nowhere)."""
    edges, numbers = edges_of(scale), capaian.numbers
    place, surely = np.zeros(numbers.shape, np.uint8), np.zeros(numbers.shape, np.uint8)
    for edge in edges.at:
        width = NEAR * max(abs(float(edge)), 1.0)
        place += numbers > float(edge) - width
        surely += numbers > float(edge) + width
    class_of = np.array([each + 1 for each in edges.classes], np.uint8)
    found = class_of[place]
    unsure = place != surely
    if capaian.presence.any():
        absent = capaian.presence != Presence.NUMBER
        found[absent], unsure[absent] = 0, False
    return found, unsure if unsure.any() else None

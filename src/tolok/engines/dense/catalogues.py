"""Which office uses which indicator, as arrays: data beside the scan, whatever the number of catalogues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

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
from tolok.core.kernel.value import Missing, NotComputable
from tolok.core.measurement.indikator import Aggregation, CapaianRule, Indikator
from tolok.core.measurement.realisasi import NOTHING_TO_COMPUTE, bound_term, is_given, why_not_rolled_up
from tolok.core.registers.term import Term
from tolok.engines.cells import Presence
from tolok.engines.dense.areas import Areas

Slot = Term | Score | Presence
"""What fills a leaf: a term, a value given for each office, or nothing (the gap that an unbound phrase is)."""


@dataclass(frozen=True, slots=True)
class BoundIndikator:
    """An indicator as the nation computes it: `shape` is its tree with leaves numbered, `slots` what fills each.

    Two indicators of one shape are evaluated together, whatever they count. `is_given`: made of given values alone.
    """

    shape: Node | None
    slots: tuple[Slot, ...]
    rule: CapaianRule = CapaianRule.NAIK
    aggregation: Aggregation = Aggregation.JUMLAH
    is_given: bool = False
    why_not_rolled_up: str = ""
    """Why areas of several offices have no value by it, in Indonesian; empty where they have."""

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(slot for slot in self.slots if isinstance(slot, Term))


def slot_leaf(number: int) -> Phrase:
    """The leaf that stands for a slot in a shape."""
    return Phrase(str(number))


def bound(indikator: Indikator) -> BoundIndikator:
    """`indikator` with its phrases bound as `core.measurement` binds them; targets and scores are given apart."""
    slots: dict[Slot, int] = {}

    def shaped(node: Node) -> Node:
        match node:
            case Constant():
                return node
            case Score():
                return slot_leaf(slots.setdefault(node, len(slots)))
            case Phrase() | Count():
                return slot_leaf(slots.setdefault(_slot(node, indikator), len(slots)))
            case Sum(parts) | Product(parts):
                return replace(node, parts=tuple(shaped(part) for part in parts))
            case Difference(minuend, subtrahend):
                return Difference(shaped(minuend), shaped(subtrahend))
            case Ratio(numerator, denominator, multiplier):
                return Ratio(shaped(numerator), shaped(denominator), multiplier)
            case Scaled(inner, factor):
                return Scaled(shaped(inner), factor)
            case WeightedSum(weighted):
                return WeightedSum(tuple((weight, shaped(part)) for weight, part in weighted))

    node = indikator.node
    if node is None:
        return BoundIndikator(None, (), indikator.rule, indikator.aggregation, False, NOTHING_TO_COMPUTE)
    shape, reason = shaped(node), why_not_rolled_up(node)
    return BoundIndikator(shape, tuple(slots), indikator.rule, indikator.aggregation, is_given(node), reason)


def _slot(leaf: Phrase | Count, indikator: Indikator) -> Slot:
    match bound_term(leaf, indikator):
        case Missing():
            return Presence.MISSING
        case NotComputable():
            return Presence.NOT_COMPUTABLE
        case (_, term):
            return term


@dataclass(frozen=True, slots=True)
class Catalogues:
    """`catalogues[c]` lists places in `indikator`; `of_office[o]` is the catalogue of each office."""

    indikator: tuple[BoundIndikator, ...]
    catalogues: tuple[tuple[int, ...], ...]
    of_office: NDArray[np.intp]

    @property
    def terms(self) -> tuple[Term, ...]:
        """All that the catalogues count, once each."""
        return tuple(dict.fromkeys(term for indikator in self.indikator for term in indikator.terms))


@dataclass(frozen=True, slots=True)
class Rows:
    """One row an indicator and office or area that uses it, by indicator, then level, then area code.

    `level` is a place in `areas.LEVELS`, `unit` one in the level's codes; `offices` says how many use it there.
    """

    indikator: NDArray[np.intp]
    level: NDArray[np.uint8]
    unit: NDArray[np.intp]
    offices: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.indikator)


def rows_of(catalogues: Catalogues, areas: Areas) -> Rows:
    """All rows of the nation: each office's indicators, and the areas above them."""
    which, office = _uses(catalogues)
    parts = []
    for level, of_office in enumerate(areas.of_office):
        key = which * np.intp(len(areas.codes[level])) + of_office[office]
        units, offices = np.unique(key, return_counts=True) if level else (key, np.ones(len(key), np.intp))
        parts.append((*np.divmod(units, len(areas.codes[level])), np.full(len(units), level, np.uint8), offices))
    indikator, unit, level_of, used = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(indikator, kind="stable")  # parts come by level, and each by indicator, then unit
    return Rows(indikator[order], level_of[order], unit[order], used[order])


def _uses(catalogues: Catalogues) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Indicator and office of each use, by indicator, then office. Raises IndexError for a catalogue not given."""
    sizes = np.array([len(chosen) for chosen in catalogues.catalogues], np.intp)
    starts = np.concatenate(([0], np.cumsum(sizes)))[:-1]
    chosen = np.concatenate([np.array(chosen, np.intp) for chosen in catalogues.catalogues])
    each = sizes[catalogues.of_office]
    office = np.repeat(np.arange(len(each)), each)
    within = np.arange(len(office)) - np.repeat(np.cumsum(each) - each, each)
    which = chosen[np.repeat(starts[catalogues.of_office], each) + within]
    order = np.argsort(which, kind="stable")
    return which[order], office[order]


def one_catalogue(indikator: Sequence[BoundIndikator], office_count: int) -> Catalogues:
    """The same list for every office."""
    return Catalogues(tuple(indikator), (tuple(range(len(indikator))),), np.zeros(office_count, np.intp))

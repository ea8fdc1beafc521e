"""Every indicator of every office and area: realisasi, capaian and category, all rows of one shape together.

Numerators and denominators are added up over the offices that use an indicator, and divided once. While one office of
an area has not stated a month, the area's value is Missing too; what one office alone can answer is not computable
over several (`BoundIndikator.why_not_rolled_up` says why).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from tolok.core.formula.nodes import Constant, leaves
from tolok.core.measurement.indikator import Aggregation
from tolok.core.measurement.scale import Scale
from tolok.core.registers.term import Term
from tolok.engines.bulk import evaluate_bulk
from tolok.engines.cells import Cells, Codes, Presence
from tolok.engines.dense.areas import Areas
from tolok.engines.dense.capaian import capaian_bulk, categories
from tolok.engines.dense.catalogues import BoundIndikator, Catalogues, Rows, slot_leaf
from tolok.engines.dense.leaves import Source, Spread
from tolok.engines.dense.reading import Reading
from tolok.engines.dense.setting import Setting
from tolok.engines.dense.settle import Block, settle

BLOCK = 4096
"""Rows worked on together where indicators are used by few offices: enough for NumPy, few enough for the cache."""

Readings = Mapping[Aggregation, Reading]


@dataclass(frozen=True, slots=True)
class Measured:
    """Realisasi and capaian of each row by month; `kategori` is 1 for a scale's highest class, 0 for none."""

    rows: Rows
    realisasi: Cells
    capaian: Cells
    kategori: Codes


def measure_dense(
    catalogues: Catalogues, areas: Areas, rows: Rows, place: Mapping[Term, int], readings: Readings, setting: Setting
) -> Measured:
    """All `rows` (`rows_of`) by month. `place` is the cube's; `readings` holds one for each aggregation in use
    (RATA_RATA reads none).

    Raises ValueError for targets of another number of rows, KeyError for a term or an aggregation that was not read.
    """
    shape = (len(rows), len(setting.span))
    if len(setting.targets.lo) != shape[0]:
        raise ValueError(f"expected targets of {shape[0]} rows, got: {len(setting.targets.lo)}")
    realisasi, capaian = (Cells(np.empty(shape), np.empty(shape, np.uint8)) for _ in range(2))
    measured = Measured(rows, realisasi, capaian, np.empty(shape, np.uint8))
    sources = {key: Source.of(areas, setting, place, reading) for key, reading in readings.items()}
    nothing = Source.of(areas, setting, {}, Reading.of_nothing(len(areas.codes[0]), shape[1]))
    for alike, places in _alike(catalogues.indikator):
        source = nothing if alike.aggregation is Aggregation.RATA_RATA else sources[alike.aggregation]
        for block in _blocks(places, rows):
            _measure_block(alike, Spread(source, rows, block), catalogues, setting, measured)
    return measured


def _alike(indikator: Sequence[BoundIndikator]) -> Iterator[tuple[BoundIndikator, list[int]]]:
    """Indicators that one evaluation serves: same shape with slots of the same kinds, same rule and aggregation."""
    found: dict[tuple[object, ...], list[int]] = {}
    for place, one in enumerate(indikator):
        kinds = tuple(slot if isinstance(slot, Presence) else type(slot) for slot in one.slots)
        found.setdefault((one.shape, kinds, one.rule, one.aggregation, one.is_given), []).append(place)
    return ((indikator[places[0]], places) for places in found.values())


def _blocks(places: Sequence[int], rows: Rows) -> Iterator[list[slice]]:
    """The rows of whole indicators, about BLOCK together."""
    block: list[slice] = []
    size = 0
    ends = np.searchsorted(rows.indikator, [(place, place + 1) for place in places])
    for start, stop in ends.tolist():
        if block and size + stop - start > BLOCK:
            yield block
            block, size = [], 0
        if start < stop:
            block.append(slice(start, stop))
            size += stop - start
    if block:
        yield block


def _measure_block(
    alike: BoundIndikator, spread: Spread, catalogues: Catalogues, setting: Setting, measured: Measured
) -> None:
    cells: tuple[Cells, ...] = ()
    if _is_computable(alike):
        columns = zip(*(catalogues.indikator[place].slots for place in spread.which), strict=True)
        cells = tuple(spread.cells(column) for column in columns)
    realisasi = _realisasi(alike, cells, spread, setting)
    at = spread.at
    where: slice | NDArray[np.intp] = slice(int(at[0]), int(at[-1]) + 1) if len(spread.which) == 1 else at
    wanted = setting.targets.of(where)
    capaian, unsure = capaian_bulk(wanted, realisasi, alike.rule, setting.cap)
    measured.realisasi.numbers[where], measured.realisasi.presence[where] = realisasi.numbers, realisasi.presence
    measured.capaian.numbers[where], measured.capaian.presence[where] = capaian.numbers, capaian.presence
    block = Block(alike, cells, realisasi, wanted, setting.cap, at)
    for months, scale in _runs(setting.scales):
        doubtful = None if unsure is None else unsure[:, months]
        found = np.zeros((len(at), months.stop - months.start), np.uint8)
        if scale is not None:
            part = Cells(capaian.numbers[:, months], capaian.presence[:, months])
            found, near = categories(part, scale)
            doubtful = near if doubtful is None else doubtful if near is None else doubtful | near
        measured.kategori[where, months] = found
        if doubtful is not None:
            cells_in_doubt = np.argwhere(doubtful) + np.array([0, months.start])
            settle(cells_in_doubt, block, scale, measured.capaian, measured.kategori)


def _runs(scales: Sequence[Scale | None]) -> Iterator[tuple[slice, Scale | None]]:
    start = 0
    for scale, months in groupby(scales):
        stop = start + len(list(months))
        yield slice(start, stop), scale
        start = stop


def _is_computable(alike: BoundIndikator) -> bool:
    """Whether it is anything at all: without a formula nothing is, and no ratio is the mean of its quarters."""
    return alike.shape is not None and (alike.aggregation is not Aggregation.RATA_RATA or alike.is_given)


def _realisasi(alike: BoundIndikator, cells: Sequence[Cells], spread: Spread, setting: Setting) -> Cells:
    shape = (len(spread.at), len(setting.span))
    if alike.shape is None or not _is_computable(alike):
        return Cells(np.zeros(shape), np.full(shape, Presence.NOT_COMPUTABLE, np.uint8))
    found = evaluate_bulk(alike.shape, {slot_leaf(number): one for number, one in enumerate(cells)})
    found = Cells(np.broadcast_to(found.numbers, shape), np.broadcast_to(found.presence, shape))
    if alike.aggregation is Aggregation.RATA_RATA:
        return _mean_of_spans(found, setting.span)
    if any(isinstance(leaf, Constant) for leaf in leaves(alike.shape)) and not spread.is_single.all():
        numbers, presence = found.numbers.copy(), found.presence.copy()
        numbers[~spread.is_single], presence[~spread.is_single] = 0.0, Presence.NOT_COMPUTABLE
        return Cells(numbers, presence)
    return found


def _mean_of_spans(found: Cells, span: NDArray[np.intp]) -> Cells:
    """The mean of the year's quarters so far; a gap in one is a gap in all after it."""
    first = np.searchsorted(span, np.arange(span[-1] + 1))
    numbers, presence = found.numbers[:, first].copy(), found.presence[:, first].copy()
    for year in range(0, len(first), 4):
        part = slice(year, min(year + 4, len(first)))
        numbers[:, part] = np.cumsum(numbers[:, part], axis=1) / np.arange(1, 1 + part.stop - part.start)
        presence[:, part] = np.maximum.accumulate(presence[:, part], axis=1)
    numbers[presence != Presence.NUMBER] = 0.0
    return Cells(numbers[:, span], presence[:, span])

"""Term values as one dense array, from the groups that an engine's scans yield; months without rows are 0."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tolok.core.kernel.period import Month
from tolok.core.registers.term import Nature, Term
from tolok.engines import Engine
from tolok.engines.compiler import Scan, aggregates_of, bases_of, compile_terms, month_number

Integers: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TermCube:
    """Term values by month: `values[term, office, month]` (a POSITION: what stands at its end).

    `gaps` tells for a quantity where a counted row has none, so that the value is not known.
    """

    terms: tuple[Term, ...]
    offices: tuple[str, ...]
    months: tuple[Month, ...]
    values: Integers
    gaps: Mapping[Term, NDArray[np.bool_]]

    @property
    def place(self) -> dict[Term, int]:
        return {term: place for place, term in enumerate(self.terms)}


def term_cube(engine: Engine, terms: Sequence[Term], offices: Sequence[str], months: Sequence[Month]) -> TermCube:
    """The values of `terms`. Raises ValueError for months with holes, OverflowError for a sum beyond 64 bits."""
    asked = tuple(dict.fromkeys(terms))
    first = month_number(months[0])
    if [month_number(month) for month in months] != list(range(first, first + len(months))):
        raise ValueError(f"expected consecutive months, got: {[str(month) for month in months]}")
    shape = (len(offices), len(months))
    values = np.zeros((len(asked), *shape), np.int64)
    gaps = {term: np.zeros(shape, np.int64) for term in asked if term.measure == "quantity"}
    for scan in compile_terms(asked, offices, months):
        columns = [
            (term, values[place] if what != "gaps" else gaps[term], index)
            for place, term in enumerate(asked)
            if scan.base in bases_of(term)
            for index, what in _columns(scan, term)
        ]
        _fill(engine.groups(scan), scan.base.is_end, columns, offices, first)
    for place, term in enumerate(asked):
        if term.nature is Nature.POSITION:
            for changes in (values[place], *([gaps[term]] if term in gaps else [])):
                np.cumsum(changes, axis=-1, out=changes)
    return TermCube(asked, tuple(offices), tuple(months), values, {term: gap > 0 for term, gap in gaps.items()})


def _columns(scan: Scan, term: Term) -> list[tuple[int, str]]:
    """The places of a term's aggregates among the scan's columns."""
    return [(3 + scan.aggregates.index(aggregate), aggregate.what) for aggregate in aggregates_of(term)]


def _fill(
    batches: pa.RecordBatchReader,
    is_end: bool,
    columns: Sequence[tuple[Term, Integers, int]],
    offices: Sequence[str],
    first: int,
) -> None:
    registers = sorted({term.register for term, _, _ in columns})
    for batch in batches:
        office, register = _index(batch.column(0), offices), _index(batch.column(1), registers)
        month = batch.column(2).to_numpy(zero_copy_only=False).astype(np.int64) - first
        order = np.argsort(register, kind="stable")
        ends = np.searchsorted(register[order], np.arange(len(registers) + 1))
        read = {index: _whole(batch.column(index)) for index in {index for _, _, index in columns}}
        for place, slug in enumerate(registers):
            rows = order[ends[place] : ends[place + 1]]
            rows = rows[office[rows] >= 0]
            for term, target, index in columns:
                if term.register == slug:
                    _put(term, target, office[rows], month[rows], read[index][rows], -1 if is_end else 1)


def _put(term: Term, target: Integers, office: Integers, month: Integers, found: Integers, sign: int) -> None:
    """A POSITION stands from its first month on, also one before the months asked for."""
    flat, width = target.reshape(-1), target.shape[1]
    if term.nature is Nature.POSITION:
        np.add.at(flat, office * width + np.maximum(month, 0), sign * found)
        return
    if len(month) and month.min() < 0:
        inside = month >= 0
        office, month, found = office[inside], month[inside], found[inside]
    flat[office * width + month] = found


def _index(column: pa.Array, known: Sequence[str]) -> Integers:
    """The place of each value in `known`, -1 where it has none."""
    known_column = pa.array(known, pa.string()).cast(column.type)
    return np.asarray(pc.index_in(column, known_column).fill_null(-1).to_numpy(zero_copy_only=False), np.int64)


def _whole(column: pa.Array) -> Integers:
    try:
        whole = column if pa.types.is_int64(column.type) else pc.cast(column, pa.int64())
    except pa.ArrowInvalid as problem:
        raise OverflowError(f"a sum of quantities is beyond 64 bits: {problem}") from None
    return np.asarray((whole.fill_null(0) if whole.null_count else whole).to_numpy(zero_copy_only=False), np.int64)

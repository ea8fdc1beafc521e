"""The rows of a month, drawn column by column, and made in the order in which they lie: by office and register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tolok.core.kernel.period import Month
from tolok.core.registers.register import Register
from tolok.core.registers.term import Nature
from tolok.core.wilayah import desa_by_kecamatan
from tolok.engines.compiler import SCHEMA
from tolok.lake.simulated.nation import DESA, Flags, Nation

_CHUNK = 500_000
"""About as many rows are held at once."""
_STEPS = 1024
_STANDING_SINCE = date(1900, 1, 1)
_EPOCH = date(1970, 1, 1).toordinal()

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Choices:
    """The values of a choice column over all registers; `table[register, step]` is one of `values`, common ones often.

    -1 where the register has no such column.
    """

    values: tuple[str, ...]
    table: Ints

    @classmethod
    def of(cls, registers: Sequence[Register], column: str) -> _Choices:
        values: dict[str, int] = {}
        rows = []
        for register in registers:
            slugs = [choice.value for one in register.columns if one.name == column for choice in one.choices]
            places = [values.setdefault(slug, len(values)) for slug in slugs]
            rows.append(_skewed(places))
        return cls(tuple(values), np.stack(rows))


def _skewed(places: Sequence[int]) -> Ints:
    """A thousand steps over the places, each next about four fifths as often as the one before."""
    if not places:
        return np.full(_STEPS, -1, np.int64)
    weights = 0.8 ** np.arange(len(places))
    edges = np.cumsum(weights / weights.sum())
    steps = np.minimum(np.searchsorted(edges, (np.arange(_STEPS) + 0.5) / _STEPS), len(places) - 1)
    return np.asarray(places, np.int64)[steps]


class RowMaker:
    """Makes the rows of a nation, month after month."""

    def __init__(self, nation: Nation) -> None:
        self._nation = nation
        self._kind, self._status = (_Choices.of(nation.registers, name) for name in ("kind", "status"))
        has = {name: self._having(name) for name in SCHEMA}
        self._has, self._needs_due, self._needs_village = has, self._required("due"), self._required("village")
        self._by_due = np.array([register.date_base == "due" for register in nation.registers])
        self._is_position = np.array([register.nature is Nature.POSITION for register in nation.registers])
        self._in_rupiah = np.array(
            [any(c.name == "quantity" and c.satuan == "rupiah" for c in r.columns) for r in nation.registers]
        )
        desa = desa_by_kecamatan()
        self._desa = [desa.get(code, ()) for code in nation.codes]
        self._desa_count = np.array([len(found) for found in self._desa])
        self._desa_start = np.cumsum(self._desa_count) - self._desa_count
        self._offices = pa.array(nation.codes, pa.string())
        self._registers = pa.array([register.slug for register in nation.registers], pa.string())
        self._villages = pa.array([one.nama for found in self._desa for one in found], pa.string())

    def month(self, number: int, month: Month, counts: Ints) -> Iterator[pa.Table]:
        """The rows of a month from how many fall on each office and register, a bounded number of them at a time."""
        draw, done = self._nation.random(8, number), 0
        cuts = np.flatnonzero(np.diff(np.cumsum(counts.sum(axis=1)) // _CHUNK)) + 1
        for offices in np.split(np.arange(len(counts)), cuts):
            cells = counts[offices].ravel()
            total = int(cells.sum())
            if total:
                cell = np.repeat(np.arange(len(cells)), cells)
                office, register = offices[0] + cell // counts.shape[1], cell % counts.shape[1]
                ids = np.arange(done, done + total) + number * 10**9
                yield self._rows(draw, ids, month, office, register)
                done += total

    def desa(self) -> pa.Table:
        """The desa of every office as reference rows that have stood for long."""
        found = [
            {"id": f"{DESA}-{one.code}", "office": code, "register": DESA, "village": one.nama,
             "kind": "kelurahan" if one.is_kelurahan else "desa", "submitted": _STANDING_SINCE}
            for code, below, is_silent in zip(self._nation.codes, self._desa, self._nation.silent, strict=True)
            if not is_silent
            for one in below
        ]  # fmt: skip
        types = {"string": pa.string(), "date": pa.date32(), "int64": pa.int64()}
        return pa.Table.from_pylist(found, pa.schema([(name, types[type_]) for name, type_ in SCHEMA.items()]))

    def _rows(self, draw: np.random.Generator, ids: Ints, month: Month, office: Ints, register: Ints) -> pa.Table:
        count = len(ids)
        kind = self._kind.table[register, draw.integers(0, _STEPS, count)]
        status = self._status.table[register, draw.integers(0, _STEPS, count)]
        days = month.last_day.day
        first = month.first_day.toordinal() - _EPOCH + np.floor(days * draw.random(count) ** 0.8).astype(np.int64)
        service = 1 + (kind + 2) * 7 % 29
        late = first + np.floor(draw.exponential(0.6, count) * service).astype(np.int64)
        years_on = first + draw.integers(30, 1500, count)
        is_position = self._is_position[register]
        never = draw.random(count) < np.where(is_position, 0.95, 0.08)
        has_submitted = self._has["submitted"][register]
        # where the due date decides the month, it is this month that has the row
        latest = np.where(self._by_due[register], month.last_day.toordinal() - _EPOCH, first + service)
        due = np.where(has_submitted, np.minimum(first + service, latest), first)
        no_due = ~self._needs_due[register] & (draw.random(count) < 0.05)
        village = self._desa_start[office] + np.floor(self._desa_count[office] * draw.random(count) ** 1.5).astype(int)
        no_village = ~self._needs_village[register] & (draw.random(count) < 0.3) | (self._desa_count[office] == 0)
        return pa.table(
            {
                "id": pa.array(ids).cast(pa.string()),
                "office": _chosen(office, self._offices),
                "register": _chosen(register, self._registers),
                "kind": _chosen(kind, pa.array(self._kind.values, pa.string()), kind < 0),
                "village": _chosen(village, self._villages, no_village | ~self._has["village"][register]),
                "submitted": _days(first, ~has_submitted),
                "due": _days(due, no_due & has_submitted | ~self._has["due"][register]),
                "completed": _days(np.where(is_position, years_on, late), never | ~self._has["completed"][register]),
                "status": _chosen(status, pa.array(self._status.values, pa.string()), status < 0),
                "quantity": self._quantity(draw, office, register),
            }
        )

    def _quantity(self, draw: np.random.Generator, office: Ints, register: Ints) -> pa.Array:
        rupiah = np.floor(np.exp(draw.normal(15.0, 1.2, len(office)))).astype(np.int64) * 100
        people = 1 + np.floor(np.exp(draw.normal(3.0, 0.8, len(office)))).astype(np.int64)
        empty = self._nation.careless[office] & (draw.random(len(office)) < 0.02)
        values = np.where(self._in_rupiah[register], rupiah, people)
        return pa.array(values, mask=empty | ~self._has["quantity"][register])

    def _having(self, name: str) -> Flags:
        return np.array([any(column.name == name for column in r.columns) for r in self._nation.registers])

    def _required(self, name: str) -> Flags:
        return np.array(
            [any(column.name == name and column.required for column in r.columns) for r in self._nation.registers]
        )


def _chosen(places: Ints, values: pa.Array, is_empty: Flags | None = None) -> pa.Array:
    if not len(values):
        return pa.nulls(len(places), pa.string())
    indices = pa.array(np.where(places < 0, 0, places).astype(np.int32), mask=is_empty)
    return pa.DictionaryArray.from_arrays(indices, values)


def _days(days: Ints, is_empty: Flags) -> pa.Array:
    return pa.array(days.astype(np.int32), pa.int32(), mask=is_empty).cast(pa.date32())

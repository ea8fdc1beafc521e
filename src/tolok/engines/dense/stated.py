"""What keepers stated of each register, office and month, as an array; not stated is BELUM, never inferred."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tolok.core.kernel.period import Month
from tolok.core.registers.entry import Statement, StatementState
from tolok.engines.compiler import month_number

CODES = (StatementState.BELUM, StatementState.LENGKAP, StatementState.NIHIL)
BELUM, LENGKAP, NIHIL = range(3)


@dataclass(frozen=True, slots=True)
class Stated:
    """`states[register, office, month]`: BELUM, LENGKAP or NIHIL."""

    registers: tuple[str, ...]
    states: NDArray[np.uint8]

    def of(self, register: str) -> NDArray[np.uint8]:
        """The states of one register by office and month; BELUM everywhere for one that nobody stated."""
        if register not in self.registers:
            return np.zeros(self.states.shape[1:], np.uint8)
        return np.asarray(self.states[self.registers.index(register)])


def stated(statements: Iterable[Statement], offices: Sequence[str], months: Sequence[Month]) -> Stated:
    """From statements one by one; those of other offices and months are left out."""
    rows = [(s.office, s.register, month_number(s.month), s.state.value) for s in statements]
    names = ("office", "register", "month", "state")
    types = (pa.string(), pa.string(), pa.int32(), pa.string())
    columns = zip(names, types, zip(*rows, strict=True) if rows else ((),) * 4, strict=True)
    return stated_columns(pa.table({n: pa.array(list(c), t) for n, t, c in columns}), offices, months)


def stated_columns(table: pa.Table, offices: Sequence[str], months: Sequence[Month]) -> Stated:
    """From the columns office, register, month (months since year 0) and state (lengkap, nihil, belum).

    Raises ValueError for another word as state.
    """
    registers = tuple(sorted(table["register"].unique().to_pylist()))
    states = np.zeros((len(registers), len(offices), len(months)), np.uint8)
    place = {
        name: _index(table[name], known)
        for name, known in (("register", registers), ("office", offices), ("state", [code.value for code in CODES]))
    }
    if (place["state"] < 0).any():
        raise ValueError(f"expected states {[c.value for c in CODES]}, got: {table['state'].unique().to_pylist()}")
    month = table["month"].to_numpy() - month_number(months[0])
    known = (place["office"] >= 0) & (month >= 0) & (month < len(months))
    states[place["register"][known], place["office"][known], month[known]] = place["state"][known]
    return Stated(registers, states)


def _index(column: pa.ChunkedArray, known: Sequence[str]) -> NDArray[np.int64]:
    return np.asarray(pc.index_in(column, pa.array(known, column.type)).fill_null(-1).to_numpy(), np.int64)

"""What the offices of a simulated nation stated of a month."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tolok.core.registers.entry import StatementState
from tolok.core.registers.term import Nature
from tolok.lake.simulated.nation import Nation

_HOLE, _CONTRADICTION = 0.002, 0.00005
_STATES = (StatementState.LENGKAP, StatementState.NIHIL, StatementState.BELUM)
_LENGKAP, _NIHIL, _BELUM, _UNSAID = 0, 1, 2, 3


def statements_of(nation: Nation, number: int, counts: NDArray[np.int64]) -> pa.Table:
    """The statements of the month `number`, by office and register; *belum* is written at times, at times left out.

    A register of dated reference data needs none. Hardly ever *nihil* is stated where there are rows.
    """
    draw = nation.random(9, number)
    is_position = np.array([register.nature is Nature.POSITION for register in nation.registers])
    state = np.where((counts == 0) & ~is_position, _NIHIL, _LENGKAP)
    state[(draw.random(counts.shape) < _CONTRADICTION) & ~is_position] = _NIHIL
    is_late = number >= 12 * nation.years - nation.late_by[:, None]
    unstated = is_late | (draw.random(counts.shape) < _HOLE)
    state = np.where(unstated, np.where(draw.random(counts.shape) < 0.5, _BELUM, _UNSAID), state)
    needed = np.array([not register.is_reference for register in nation.registers])
    office, register = np.nonzero((state != _UNSAID) & needed & ~nation.silent[:, None])
    columns = {
        "office": _taken(office, nation.codes),
        "register": _taken(register, [one.slug for one in nation.registers]),
        "state": _taken(state[office, register], [one.value for one in _STATES]),
    }
    return pa.table(columns)


def _taken(places: NDArray[np.int64], values: list[str] | tuple[str, ...]) -> pa.Array:
    return pa.array(values, pa.string()).take(pa.array(places))

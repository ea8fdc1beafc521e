"""Many values at once: numbers with a presence code each, and what a double can vouch for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

RELATIVE = 1e-10
"""The relative error beyond which a cell is computed again exactly."""
UNIT = 2.0**-53
EXACT = 2.0**53
"""Whole numbers below this are exact in a double, and so are their sums and products."""
SMALLEST = 1e-290
"""Below this a double loses digits, and bounds no longer hold."""

Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Codes: TypeAlias = NDArray[np.uint8]


class Presence(IntEnum):
    """What a cell holds; the greater goes before the lesser, as Missing before NotComputable (`first_gap`)."""

    NUMBER = 0
    NOT_COMPUTABLE = 1
    MISSING = 2


@dataclass(frozen=True, slots=True)
class Cells:
    """One value a cell: `numbers` counts where `presence` (a Presence code) is NUMBER, and is 0 elsewhere.

    `most`, where it is known, says that all numbers are whole, 0 or above, and at most that.
    """

    numbers: Floats
    presence: Codes
    most: float | None = None

    @classmethod
    def of(cls, numbers: Sequence[float | None] | Floats) -> Cells:
        """Numbers, None (or NaN) being Missing."""
        given = np.array([np.nan if n is None else n for n in numbers], dtype=np.float64)
        absent = np.isnan(given)
        return cls(np.where(absent, 0.0, given), np.where(absent, Presence.MISSING, Presence.NUMBER).astype(np.uint8))

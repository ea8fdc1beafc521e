"""The three things a measured value can be: a number, not yet filled in, or not computable.

They never turn into one another: not in an engine, not in a sum, not in a chart (ADR 0005).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A known number, exact (never a float); the unit is the indicator's."""

    value: Decimal

    def __post_init__(self) -> None:
        if not isinstance(self.value, Decimal):
            raise TypeError(f"Number takes a Decimal, got: {self.value!r}")
        if not self.value.is_finite():
            raise ValueError(f"Number takes a finite Decimal, got: {self.value!r}")


@dataclass(frozen=True, slots=True)
class Missing:
    """*Belum diisi*: some of the data has not been stated; `reason` says which, in Indonesian."""

    reason: str


@dataclass(frozen=True, slots=True)
class NotComputable:
    """*Tidak dapat dihitung*: all data is in, yet no number follows; `reason` says why, in Indonesian."""

    reason: str


Value = Number | Missing | NotComputable


def first_gap(values: Iterable[Value]) -> Missing | NotComputable | None:
    """What keeps a calculation over `values` from being done, or None.

    Missing goes before NotComputable: while data is outstanding nobody can say that a
    denominator *is* zero. All reasons of the winning kind are kept, in order, once each.
    """
    gaps = [value for value in values if not isinstance(value, Number)]
    for kind in (Missing, NotComputable):
        reasons = list(dict.fromkeys(gap.reason for gap in gaps if isinstance(gap, kind)))
        if reasons:
            return kind("; ".join(reasons))
    return None

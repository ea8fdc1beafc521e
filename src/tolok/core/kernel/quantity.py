"""A Decimal with its unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact amount and the word for what is counted: `persen`, `indeks`, `nilai`, `rupiah`, `desa` ..."""

    amount: Decimal
    unit: str

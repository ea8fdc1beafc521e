"""An indicator ready to be measured: its row in the decree, its tree, its bindings, its rule and its targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from tolok.core.catalogue import Baris
from tolok.core.formula.nodes import Node
from tolok.core.registers.binding import Binding


class Aggregation(Enum):
    """How quarters make up the year so far; a named choice of the indicator, because the law names none.

    JUMLAH: terms are added up from January, the formula is applied once (ratios are re-divided, never averaged).
    POSISI_AKHIR: the last quarter alone stands for the year so far.
    RATA_RATA: the mean of the quarters' values; for given values (indeks, nilai) only, refused for a ratio.
    """

    JUMLAH = "jumlah"
    POSISI_AKHIR = "posisi akhir"
    RATA_RATA = "rata-rata"


class CapaianRule(Enum):
    """The named rules of capaian (regulations.md 1.3); which one is a property of the indicator."""

    NAIK = "naik"
    TURUN_LAN = "turun-lan"
    TURUN_RASIO = "turun-rasio"
    RENTANG_NAIK = "rentang-naik"
    RENTANG_TURUN = "rentang-turun"
    TEPAT = "tepat"


@dataclass(frozen=True, slots=True)
class Target:
    """A target: a point (`lo == hi`) or a range lo..hi."""

    lo: Decimal
    hi: Decimal

    def __post_init__(self) -> None:
        if self.hi < self.lo:
            raise ValueError(f"lo must not be above hi, got: {self.lo}..{self.hi}")

    @classmethod
    def point(cls, value: Decimal) -> Target:
        return cls(value, value)

    @property
    def is_range(self) -> bool:
        return self.lo != self.hi


@dataclass(frozen=True, slots=True)
class Indikator:
    """One indicator of one year.

    `key` is stable within the office's year ("IKU/2/1": kind, 1-based jabatan, 1-based row). `targets` holds the
    cumulative target of each quarter 1..4 (4 is the year's); a quarter without one is not set. `scores` holds the
    given value of each quarter where the formula is a Score. `node` is None where nothing can be computed.
    """

    key: str
    jenis: str
    jabatan: str
    nomor_baris: int
    baris: Baris
    node: Node | None
    bindings: Mapping[str, Binding] = field(default_factory=dict)
    rule: CapaianRule = CapaianRule.NAIK
    aggregation: Aggregation = Aggregation.JUMLAH
    targets: Mapping[int, Target] = field(default_factory=dict)
    scores: Mapping[int, Decimal] = field(default_factory=dict)
    penjelasan: str = ""
    """What the office says about the gap between target and realisasi, for the report."""

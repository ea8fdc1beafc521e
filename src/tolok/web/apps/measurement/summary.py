"""What the dashboard draws: counts by state, capaian per sasaran, and the quarters side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tolok.core.kernel.period import ROMAN_QUARTERS
from tolok.core.kernel.value import Missing, Number, Value
from tolok.core.measurement.result import Measurement
from tolok.web.charts.bars import Bar
from tolok.web.charts.stacks import Part, Stack

TARGET_MET = Decimal(100)


@dataclass(frozen=True, slots=True)
class Headline:
    """How many indicators stand where at the end of a quarter."""

    total: int
    measured: int
    missing: int
    uncomputable: int
    met: int

    @property
    def below(self) -> int:
        return self.measured - self.met


@dataclass(frozen=True, slots=True)
class SasaranRow:
    """One sasaran of one jabatan. `value` is the mean capaian, only where every indicator of it has one."""

    sasaran: str
    jabatan: str
    value: Value
    measured: int
    total: int

    @property
    def note(self) -> str:
        return f"{self.measured} dari {self.total} terukur"


def headline(measurements: Sequence[Measurement]) -> Headline:
    numbers = [one.capaian.value for one in measurements if isinstance(one.capaian, Number)]
    missing = sum(isinstance(one.capaian, Missing) for one in measurements)
    total = len(measurements)
    met = sum(number >= TARGET_MET for number in numbers)
    return Headline(total, len(numbers), missing, total - len(numbers) - missing, met)


def by_sasaran(measurements: Sequence[Measurement]) -> list[SasaranRow]:
    """Capaian per sasaran in the order of the decree. A gap in one makes a gap of all: it is never averaged away."""
    groups: dict[tuple[str, str], list[Measurement]] = {}
    for one in measurements:
        groups.setdefault((one.indikator.jabatan, one.indikator.baris.sasaran or "(tanpa sasaran)"), []).append(one)
    return [_sasaran_row(jabatan, sasaran, group) for (jabatan, sasaran), group in groups.items()]


def _sasaran_row(jabatan: str, sasaran: str, group: list[Measurement]) -> SasaranRow:
    numbers = [one.capaian.value for one in group if isinstance(one.capaian, Number)]
    gaps = [one.capaian for one in group if not isinstance(one.capaian, Number)]
    value: Value
    if gaps:
        value = next((gap for gap in gaps if isinstance(gap, Missing)), gaps[0])
    else:
        value = Number(sum(numbers, Decimal(0)) / len(numbers))
    return SasaranRow(sasaran, jabatan, value, len(numbers), len(group))


def sasaran_bars(rows: Sequence[SasaranRow]) -> list[Bar]:
    return [Bar(row.sasaran, row.value, row.note) for row in rows]


def quarter_stacks(by_quarter: Mapping[int, Sequence[Measurement]]) -> list[Stack]:
    """The four quarters as columns: target met, below target, not computable, not filled in."""
    return [_stack(quarter, headline(measurements)) for quarter, measurements in sorted(by_quarter.items())]


def _stack(quarter: int, counts: Headline) -> Stack:
    parts = (
        Part("met", "mencapai target", counts.met),
        Part("below", "di bawah target", counts.below),
        Part("uncomputable", "tidak dapat dihitung", counts.uncomputable),
        Part("missing", "belum diisi", counts.missing),
    )
    return Stack(f"TW {ROMAN_QUARTERS[quarter - 1]}", parts)

"""What measuring yields: a value with its trace, and the row of the capaian table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tolok.core.kernel.period import Month, Period
from tolok.core.kernel.value import Value
from tolok.core.measurement.indikator import Indikator, Target
from tolok.core.registers.entry import StatementState
from tolok.core.registers.term import Term


@dataclass(frozen=True, slots=True)
class MonthTrace:
    """One month of a term: how many rows (or how much), and what the keeper stated.

    `count` is None where a counted row has an empty quantity, so that the sum is not known.
    """

    month: Month
    count: int | None
    state: StatementState


@dataclass(frozen=True, slots=True)
class Trace:
    """How one node of the formula got its value; the tree has the shape of the formula.

    `label` is the node in Indonesian. Leaves that a register answers carry `term`, `register` and
    `months`, and `offer` where a binding named one.
    """

    label: str
    value: Value
    children: tuple[Trace, ...] = ()
    term: Term | None = None
    register: str | None = None
    offer: str | None = None
    months: Sequence[MonthTrace] = ()


@dataclass(frozen=True, slots=True)
class Measurement:
    """One indicator at the end of one quarter, cumulated as its aggregation says.

    `capaian` is in percent, uncapped; `kategori` is None where there is no capaian.
    """

    indikator: Indikator
    quarter: int
    period: Period
    target: Target | None
    realisasi: Value
    capaian: Value
    kategori: str | None
    trace: Trace
    alasan: str = ""
    """The sum behind `capaian`, or why there is none; one Indonesian sentence."""

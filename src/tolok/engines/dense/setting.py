"""What a nation's computation is asked beside the counts: targets, scales, cap, and values given by others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from tolok.core.formula.nodes import Score
from tolok.core.kernel.period import Month, Period
from tolok.core.measurement.scale import EdgeRule, Scale, scale_on
from tolok.engines.cells import Floats
from tolok.engines.dense.capaian import Targets


@dataclass(frozen=True, slots=True)
class Setting:
    """Targets [row, span] with the span of each month, the scale of each month, the cap (floor, ceiling) of capaian.

    `scores` holds for a place among the indicators and a Score the values given, [office, span] (NaN: not filled in).
    """

    targets: Targets
    scales: tuple[Scale | None, ...]
    cap: tuple[Decimal, Decimal] | None = None
    scores: Mapping[tuple[int, Score], Floats] = field(default_factory=dict)

    @property
    def span(self) -> NDArray[np.intp]:
        return self.targets.span


def quarters(months: Sequence[Month]) -> NDArray[np.intp]:
    """The span of each month where targets and scores are given by quarter, counted from the first month's."""
    first = months[0].year * 4 + (months[0].month - 1) // 3
    return np.array([month.year * 4 + (month.month - 1) // 3 - first for month in months], np.intp)


def scales_on(months: Sequence[Month], edge: EdgeRule = EdgeRule.ROUND_HALF_UP_FIRST) -> tuple[Scale | None, ...]:
    """The scale in force at the end of each month's quarter; None before any regulation set one."""
    found: list[Scale | None] = []
    for month in months:
        try:
            found.append(scale_on(Period.of_quarter(month.year, (month.month + 2) // 3).last.last_day, edge))
        except LookupError:
            found.append(None)
    return tuple(found)

"""The sample's plan: rule, aggregation, targets, given scores and explanations."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tolok.core.kernel.numbers import show_exact
from tolok.core.measurement.indikator import Target
from tolok.core.measurement.office_year import OfficeYear
from tolok.web.apps.measurement import actions, queries

EVIDENCE = "contoh: surat pemberi nilai"


def load(*, office: Any, office_year: OfficeYear, by: Any) -> None:
    """Sets the plan of every indicator that the sample measures."""
    for indikator in office_year.indikator:
        row = queries.row_of(office, office_year.year, indikator.key)
        if row is None:
            raise LookupError(f"expected a published row for {indikator.key}, got none")
        actions.set_plan(
            office=office,
            year=office_year.year,
            row=row,
            rule=indikator.rule,
            aggregation=indikator.aggregation,
            targets={q: actions.TypedTarget(_target_text(t), t) for q, t in indikator.targets.items()},
            scores={q: actions.TypedScore(_text(v), v, EVIDENCE) for q, v in indikator.scores.items()},
            seen="",
            by=by,
        )
        if indikator.penjelasan:
            actions.set_penjelasan(office=office, year=office_year.year, row=row, text=indikator.penjelasan, by=by)


def _text(value: Decimal) -> str:
    return show_exact(value)


def _target_text(target: Target) -> str:
    return f"{_text(target.lo)}-{_text(target.hi)}" if target.is_range else _text(target.lo)

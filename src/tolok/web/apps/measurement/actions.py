"""Writing of plans, given scores and explanations. One transaction, one audit event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from tolok.core.measurement.indikator import Aggregation, CapaianRule, Target
from tolok.web.apps.audit import actions as audit
from tolok.web.apps.catalogue.queries import IndikatorRow
from tolok.web.apps.measurement import queries
from tolok.web.apps.measurement.models import GivenScore, Plan, QuarterTarget
from tolok.web.inputs import check_seen

ACTS = {
    "measurement.set_plan": "mengubah target dan aturan",
    "measurement.set_penjelasan": "menulis penjelasan",
}


class PlanConflictError(Exception):
    """Somebody saved this plan since the page was shown."""


@dataclass(frozen=True, slots=True)
class TypedTarget:
    """A target as written and as read."""

    text: str
    target: Target


@dataclass(frozen=True, slots=True)
class TypedScore:
    """A given value as written and as read, with the note of its evidence."""

    text: str
    value: Decimal
    evidence: str


@transaction.atomic
def set_plan(
    *,
    office: Any,
    year: int,
    row: IndikatorRow,
    rule: CapaianRule,
    aggregation: Aggregation,
    targets: Mapping[int, TypedTarget],
    scores: Mapping[int, TypedScore],
    seen: str,
    by: Any,
) -> Plan:
    """Sets how an indicator is judged in a year; a quarter left out has no target (or score).

    `seen` is `plan_token(plan)` of what the page showed. Raises PlanConflictError when somebody saved meanwhile.
    """
    plan = queries.plan_of(office, year, row)
    before, after = _plain(plan), _wanted(rule, aggregation, targets, scores)
    if plan is not None and before == after:  # the button was pressed twice, or nothing was changed
        return plan
    if queries.plan_token(plan) != seen:
        raise PlanConflictError
    if plan is None:
        plan = Plan(office=office, year=year, reading=row.version.reading, key=row.key)
    plan.rule, plan.aggregation = rule.value, aggregation.value
    _save(plan, by)
    _replace_targets(plan, targets)
    _replace_scores(plan, scores, by)
    detail = {"tahun": year, **after, "sebelum": before}
    audit.record(
        by=by, office=office, act="measurement.set_plan", target=f"{row.key} {row.baris.indikator}", detail=detail
    )
    return plan


@transaction.atomic
def set_penjelasan(*, office: Any, year: int, row: IndikatorRow, text: str, by: Any, seen: str = "") -> Plan:
    """What the office says about the gap between target and realisasi, for the report.

    `seen` is the fingerprint of `queries.penjelasan_of(plan)` in the form. Raises StaleError when it was changed.
    """
    plan = queries.plan_of(office, year, row)
    if plan is not None and plan.penjelasan == text.strip():
        return plan
    check_seen(seen, queries.penjelasan_of(plan))
    if plan is None:
        plan = Plan(office=office, year=year, reading=row.version.reading, key=row.key)
        plan.rule, plan.aggregation = CapaianRule.NAIK.value, Aggregation.JUMLAH.value
    before, plan.penjelasan = plan.penjelasan, text.strip()
    _save(plan, by)
    detail = {"tahun": year, "sebelum": before, "sesudah": plan.penjelasan}
    target = f"{row.key} {row.baris.indikator}"
    audit.record(by=by, office=office, act="measurement.set_penjelasan", target=target, detail=detail)
    return plan


def _plain(plan: Plan | None) -> dict[str, Any]:
    """The plan as it stood, for the audit trail."""
    if plan is None:
        return {}
    return {
        "aturan": plan.rule,
        "agregasi": plan.aggregation,
        "target": {str(target.quarter): target.text for target in plan.targets.all()},
        "nilai": {str(score.quarter): [score.text, score.evidence] for score in plan.scores.all()},
    }


def _wanted(
    rule: CapaianRule,
    aggregation: Aggregation,
    targets: Mapping[int, TypedTarget],
    scores: Mapping[int, TypedScore],
) -> dict[str, Any]:
    """The plan as it shall stand, in the same words."""
    return {
        "aturan": rule.value,
        "agregasi": aggregation.value,
        "target": {str(quarter): one.text for quarter, one in targets.items()},
        "nilai": {str(quarter): [one.text, one.evidence] for quarter, one in scores.items()},
    }


def _save(plan: Plan, by: Any) -> None:
    plan.updated_by, plan.updated_at = by, timezone.now()
    plan.save()


def _replace_targets(plan: Plan, targets: Mapping[int, TypedTarget]) -> None:
    plan.targets.exclude(quarter__in=targets).delete()
    for quarter, one in targets.items():
        values = {"text": one.text, "lo": one.target.lo, "hi": one.target.hi}
        QuarterTarget.objects.update_or_create(plan=plan, quarter=quarter, defaults=values)


def _replace_scores(plan: Plan, scores: Mapping[int, TypedScore], by: Any) -> None:
    """Scores that stay the same keep who gave them and when."""
    plan.scores.exclude(quarter__in=scores).delete()
    known = {score.quarter: score for score in plan.scores.all()}
    for quarter, one in scores.items():
        old = known.get(quarter)
        if old and (old.text, old.evidence) == (one.text, one.evidence):
            continue
        values = {
            "text": one.text,
            "value": one.value,
            "evidence": one.evidence,
            "given_by": by,
            "given_at": timezone.now(),
        }
        GivenScore.objects.update_or_create(plan=plan, quarter=quarter, defaults=values)

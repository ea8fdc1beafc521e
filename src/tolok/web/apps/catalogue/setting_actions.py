"""Writing of an office's choice of rules. Each is one transaction with one audit event; earlier words are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from tolok.core.kernel.text import squeeze
from tolok.web.apps.audit import actions as audit
from tolok.web.apps.catalogue.models import RuleChoice


@transaction.atomic
def choose_rule(*, office: Any, code: str, level: str, reason: str, by: Any) -> RuleChoice:
    """An office's word on one rule; the word that stands where it says the same, else it takes its place.

    Raises ValueError for a blank reason.
    """
    choice, is_new = _choose(office, code, level, reason, by)
    if is_new:
        detail = {"tingkat": choice.get_level_display(), "alasan": choice.reason}
        audit.record(by=by, office=office, act="catalogue.choose_rule", target=code, detail=detail)
    return choice


def _choose(office: Any, code: str, level: str, reason: str, by: Any) -> tuple[RuleChoice, bool]:
    reason = squeeze(reason)
    if not reason:
        raise ValueError("expected a reason, got: none")
    standing = RuleChoice.objects.standing().select_for_update().filter(office=office, code=code)
    same = standing.filter(level=level, reason=reason).first()
    if same is not None:
        return same, False
    standing.withdraw(by)
    new = RuleChoice.objects.create(
        office=office, code=code, level=level, reason=reason, made_by=by, made_at=timezone.now()
    )
    return new, True


@transaction.atomic
def withdraw_choice(*, choice: RuleChoice, by: Any) -> bool:
    """The rule is again as it comes; False when it was before."""
    if not RuleChoice.objects.filter(pk=choice.pk).withdraw(by):
        return False
    detail = {"tingkat_semula": choice.get_level_display()}
    audit.record(by=by, office=choice.office, act="catalogue.withdraw_choice", target=choice.code, detail=detail)
    return True


@transaction.atomic
def import_choices(*, office: Any, levels: Mapping[str, str], reason: str, source: str, by: Any) -> int:
    """The choices of a settings file in place of all that stood: code -> level. How many rules changed."""
    reason = squeeze(reason)
    standing = RuleChoice.objects.standing().select_for_update().filter(office=office)
    before = {choice.code: choice.level for choice in standing}
    changed = sorted(code for code in {*before, *levels} if before.get(code) != levels.get(code))
    standing.filter(code__in=[code for code in changed if code not in levels]).withdraw(by)
    for code in changed:
        if code in levels:
            _choose(office, code, levels[code], reason, by)
    if changed:
        detail = {"aturan": changed, "alasan": reason}
        audit.record(by=by, office=office, act="catalogue.import_settings", target=source, detail=detail)
    return len(changed)

"""Reading the audit trail, of one office always."""

from __future__ import annotations

from datetime import date
from functools import cache

from django.db.models import Q, QuerySet

from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.offices.models import Office
from tolok.web.discovery import submodules


def events_of(
    office: Office, *, words: str = "", act: str = "", first: date | None = None, last: date | None = None
) -> QuerySet[AuditEvent]:
    """The office's events, newest first: every one of `words` in a name or the target, between two days."""
    found = AuditEvent.objects.filter(office_code=office.code)
    for word in words.split():
        found = found.filter(Q(target__icontains=word) | Q(nama__icontains=word) | Q(username__icontains=word))
    if act:
        found = found.filter(act=act)
    if first:
        found = found.filter(at__date__gte=first)
    if last:
        found = found.filter(at__date__lte=last)
    return found


def acts_of(office: Office) -> list[str]:
    """The acts that happened in this office, for the filter."""
    return sorted(set(AuditEvent.objects.filter(office_code=office.code).order_by().values_list("act", flat=True)))


@cache
def act_labels() -> dict[str, str]:
    """What each act is called for officials: every app's `ACTS` in its actions.py."""
    labels: dict[str, str] = {}
    for actions in submodules("actions"):
        labels |= getattr(actions, "ACTS", {})
    return labels


def act_label(act: str) -> str:
    """The name of an act; the act itself where its app gives none."""
    return act_labels().get(act, act)

"""The page of the audit trail."""

from __future__ import annotations

import json
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.web.apps.audit import queries
from tolok.web.apps.audit.forms import FilterForm
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.requests import OfficeRequest
from tolok.web.tables import export

PAGE_LENGTH = 50
HEADER = ("Waktu", "Nama", "Nama pengguna", "Peran", "Perbuatan", "Terhadap", "Rincian")


@require_safe
def event_list(request: OfficeRequest) -> HttpResponse:
    form = FilterForm(request.GET, office=request.office)
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    events = queries.events_of(request.office, **chosen)
    rows = (_row(event) for event in events.iterator())
    if file := export(request, "jejak-audit", HEADER, rows):
        return file
    page = Paginator(events, PAGE_LENGTH).get_page(request.GET.get("page"))
    shown = [(event, queries.act_label(event.act), _detail_lines(event.detail)) for event in page]
    return render(request, "audit/event_list.html", {"form": form, "page": page, "shown": shown})


def _row(event: AuditEvent) -> tuple[Any, ...]:
    detail = json.dumps(event.detail, ensure_ascii=False) if event.detail else ""
    label = queries.act_label(event.act)
    return event.at, event.nama, event.username, event.role, label, event.target, detail


def _detail_lines(detail: dict[str, Any]) -> list[tuple[str, str]]:
    def words(value: Any) -> str:
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    return [(name, words(value)) for name, value in detail.items()]

"""What only all decrees of an office together show, over a year and the year before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from tolok.core.lint.registry import office_rules
from tolok.web.apps.catalogue import finding_actions, finding_page, finding_queries, lint_settings
from tolok.web.apps.catalogue.forms import ReasonForm
from tolok.web.apps.catalogue.models import Reading, Version
from tolok.web.apps.catalogue.permissions import PLANNERS
from tolok.web.apps.catalogue.views.finding_acts import GONE, SET_ASIDE
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest, year_of


@require_safe
def office_findings(request: OfficeRequest) -> HttpResponse:
    return render(request, "catalogue/office_findings.html", _page(request))


def _page(request: OfficeRequest, typed: Mapping[str, str] | None = None) -> dict[str, Any]:
    year = year_of(request)
    versions = finding_queries.office_versions(request.office, year)
    examined = finding_queries.examine_office(request.office, versions, timezone.localdate())
    decrees = []
    number = 1
    for one in examined:
        lines = finding_page.lines_of(
            one.between, finding_page.in_order(one.between.found, one.version.data), one.between, first=number
        )
        number += len(lines)
        aside = finding_page.lines_of(one.between, one.between.aside, one.between, first=number)
        number += len(aside)
        decrees.append((one, finding_page.counts_of(one.alone.found), lines, aside))
    selection = lint_settings.office_selection(request.office)
    return {
        "year": year,
        "decrees": decrees,
        "total": sum(len(lines) for _, _, lines, _ in decrees),
        "counts": finding_page.counts_of(found for one in examined for found in one.between.found),
        "can_edit": request.user.role in PLANNERS,
        "rule_count": sum(selection.is_on(rule.code) for rule in office_rules()),
        "typed": typed,
    }


@require_POST
def set_aside(request: OfficeRequest, pk: int) -> HttpResponse:
    """Sets a finding aside in the version `pk`, where it is to be mended."""
    version = get_for_office(Version.objects.all(), request.office, pk)
    examined = _examined(request, version)
    found = examined.find(request.POST.get("kode", ""), request.POST.get("jejak", "")) if examined else None
    if found is None:
        messages.error(request, GONE)
        return _back(request)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        typed = {
            "jejak": found.fingerprint,
            "alasan": request.POST.get("alasan", ""),
            "masalah": str(form.errors["alasan"][0]),
        }
        return render(request, "catalogue/office_findings.html", _page(request, typed), status=422)
    reading = Reading.objects.get(pk=version.reading_id)
    finding_actions.set_aside(reading=reading, found=found, reason=form.cleaned_data["alasan"], by=request.user)
    messages.success(request, SET_ASIDE)
    return _back(request)


def _examined(request: OfficeRequest, version: Version) -> finding_queries.Examination | None:
    versions = finding_queries.office_versions(request.office, year_of(request))
    examined = finding_queries.examine_office(request.office, versions, timezone.localdate())
    return next((one.between for one in examined if one.version == version), None)


def _back(request: OfficeRequest) -> HttpResponse:
    return redirect(f"{reverse('catalogue:office_findings')}?tahun={year_of(request)}")

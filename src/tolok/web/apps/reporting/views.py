"""Pages of reporting: parse, call, show."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from tolok.core.kernel.period import ROMAN_QUARTERS
from tolok.web.apps.measurement.queries import QUARTERS, current_quarter
from tolok.web.apps.reporting import actions, queries
from tolok.web.requests import OfficeRequest, year_of


def _quarter(request: OfficeRequest, year: int) -> int:
    text = (request.POST if request.method == "POST" else request.GET).get("triwulan", "")
    return int(text) if text in ("1", "2", "3", "4") else current_quarter(year, timezone.localdate())


@require_safe
def index(request: OfficeRequest) -> HttpResponse:
    year = year_of(request)
    quarter = _quarter(request, year)
    context = {
        "year": year,
        "quarter": quarter,
        "roman": ROMAN_QUARTERS[quarter - 1],
        "quarters": [(number, ROMAN_QUARTERS[number - 1]) for number in QUARTERS],
        "state": queries.report_state(request.office, year, quarter, timezone.localdate()),
    }
    return render(request, "reporting/index.html", context)


@require_POST
def lkjip(request: OfficeRequest) -> HttpResponse:
    year = year_of(request)
    quarter = _quarter(request, year)
    today = timezone.localdate()
    if not queries.report_state(request.office, year, quarter, today).can_print:
        messages.error(
            request, f"LKjIP {year} belum dapat dibuat: belum ada keputusan yang diterbitkan untuk tahun itu."
        )
        return redirect(f"{reverse('reporting:index')}?tahun={year}")
    content = actions.make_lkjip(office=request.office, year=year, quarter=quarter, made_on=today, by=request.user)
    return _file(content, f"lkjip-{request.office.code}-{year}-tw{quarter}.pdf", "application/pdf")


@require_POST
def archive(request: OfficeRequest) -> HttpResponse:
    year = year_of(request)
    content = actions.make_archive(office=request.office, year=year, by=request.user)
    return _file(content, f"arsip-{request.office.code}-{year}.zip", "application/zip")


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

"""Publication, versions and their files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from tolok.core.lint.finding import Severity
from tolok.documents.catalogue_text import write_json, write_yaml
from tolok.documents.catalogue_xlsx import UnfitWorkbookError, write_catalogue
from tolok.web.apps.catalogue import actions, editing, queries
from tolok.web.apps.catalogue.finding_queries import examine
from tolok.web.apps.catalogue.forms import PublishForm
from tolok.web.apps.catalogue.models import Reading, Version
from tolok.web.apps.catalogue.other_office import is_other_office
from tolok.web.apps.catalogue.views.source import reading_of
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest
from tolok.web.tables import XLSX_TYPE


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: OfficeRequest, pk: int) -> HttpResponse:
    reading = reading_of(request, pk)
    data = queries.current_data(reading)
    found = examine(reading, data, timezone.localdate())
    errors = found.counts[Severity.ERROR]
    is_other = is_other_office(data, request.office)
    form = PublishForm(errors, is_other, request.POST or None, initial=_initial(request, reading, data))
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            version = actions.publish(
                reading=reading,
                token=form.cleaned_data["token"],
                first_year=form.cleaned_data["first_year"],
                last_year=form.cleaned_data["last_year"],
                other_office_meant=form.cleaned_data.get("meant", False),
                by=request.user,
            )
        except actions.PublishConflictError:
            status = 409
            form.add_error(
                None,
                "Pembacaan ini berubah sejak halaman ini dibuka: orang lain menyunting atau menerbitkannya. "
                "Belum ada yang diterbitkan dan tidak ada suntingan yang hilang. Periksa perubahannya di daftar "
                "suntingan, muat ulang halaman ini, lalu terbitkan.",
            )
        else:
            messages.success(request, f"Versi {version.number} terbit. Sekarang hubungkan frasanya ke register.")
            return redirect("catalogue:version", version.pk)
    context = {
        "reading": reading,
        "data": data,
        "form": form,
        "errors": errors,
        "finding_count": len(found.found),
        "aside_count": len(found.aside),
        "waiting_count": len(editing.fields_to_check(data)),
        "versions": reading.versions.select_related("published_by"),
        "is_other_office": is_other,
        "tab": "publish",
    }
    return render(request, "catalogue/publish.html", context, status=status)


def _initial(request: OfficeRequest, reading: Reading, data: dict[str, Any]) -> dict[str, Any]:
    period = data["periode"] or {}
    dated = int(data["tanggal"][:4]) if data["tanggal"] else request.office.current_year
    return {"token": reading.revision, "first_year": period.get("dari", dated), "last_year": period.get("sampai")}


def _version(request: OfficeRequest, pk: int) -> Version:
    versions = Version.objects.select_related("reading", "reading__file", "published_by", "office").defer(
        "reading__file__content"
    )
    return get_for_office(versions, request.office, pk)


@require_safe
def version(request: OfficeRequest, pk: int) -> HttpResponse:
    one = _version(request, pk)
    bound = queries.bindings_of(one.reading)
    lines = [
        (row, sum(phrase in bound.get(row.place, {}) for phrase in row.phrases), len(row.phrases))
        for row in queries.rows_of_version(one)
    ]
    in_force = queries.version_in_force(request.office, one.jenis, max(one.first_year, request.office.current_year))
    context = {
        "version": one,
        "data": one.data,
        "lines": lines,
        "waiting": any(bound < total for _, bound, total in lines),
        "in_force": in_force == one,
        "replaced_by": in_force,
    }
    return render(request, "catalogue/version.html", context)


@require_safe
def download(request: OfficeRequest, pk: int, form: str) -> HttpResponse:
    """A published version in its exchange form: JSON, YAML, or the workbook that may be uploaded again."""
    one = _version(request, pk)
    name = f"katalog-{one.jenis.lower()}-{one.first_year}-v{one.number}"
    if form == "xlsx":
        try:
            return _attachment(write_catalogue(queries.keputusan_of(one)), f"{name}.xlsx", XLSX_TYPE)
        except UnfitWorkbookError as problem:
            messages.error(request, str(problem))
            return redirect("catalogue:version", one.pk)
    if form == "json":
        text, kind = write_json(one.data), "application/json"
    elif form == "yaml":
        text, kind = write_yaml(one.data), "application/yaml"
    else:
        raise Http404(f"expected json, yaml or xlsx, got: {form}")
    return _attachment(text.encode(), f"{name}.{form}", f"{kind}; charset=utf-8")


def _attachment(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

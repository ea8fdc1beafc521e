"""The table of a decree as it was read, to be held beside the paper."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tolok.web.apps.catalogue import edit_queries, queries
from tolok.web.apps.catalogue.finding_queries import examine
from tolok.web.apps.catalogue.table import export_table, tables_of
from tolok.web.apps.catalogue.views.review import reading_of
from tolok.web.requests import OfficeRequest
from tolok.web.tables import export


@require_safe
def table(request: OfficeRequest, pk: int) -> HttpResponse:
    reading = reading_of(request, pk)
    data = queries.current_data(reading)
    findings = examine(reading, data, timezone.localdate()).findings
    tables = tables_of(data, findings, edit_queries.changed_paths(reading))
    header, rows = export_table(data, tables)
    if file := export(request, f"tabel-{data['jenis'].lower()}-{pk}", header, rows):
        return file
    context = {"reading": reading, "tables": tables, "tab": "table", "row_count": len(rows)}
    return render(request, "catalogue/table.html", context)

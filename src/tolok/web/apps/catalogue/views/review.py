"""The review: source beside fields, least certain first; and the list of edits as a page of its own."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.web.apps.catalogue import edit_queries
from tolok.web.apps.catalogue.permissions import PLANNERS
from tolok.web.apps.catalogue.views.fields import answer, is_swap, kept_of, review_page
from tolok.web.apps.catalogue.views.panels import panel_of, row_of
from tolok.web.apps.catalogue.views.source import reading_of as reading_of
from tolok.web.apps.catalogue.views.source import source_context
from tolok.web.requests import OfficeRequest


@require_safe
def review(request: OfficeRequest, pk: int) -> HttpResponse:
    """The whole page; for htmx the one field that was chosen with the source about it, or only the source, turned to
    another page (`halaman`), or only the panel for a structure edit (`susun`)."""
    reading = reading_of(request, pk)
    path = request.GET.get("pilih", "")
    target = request.headers.get("HX-Target", "")
    if target == "susun" and request.user.role in PLANNERS:
        panel = panel_of(reading, path, request.GET.get("susun", ""))
        context = {"reading": reading, "panel": panel, "mark": panel.mark, "kept": kept_of(request)}
        if panel.fields:
            context |= source_context(request, reading, row_of(reading, path)) | {"is_beside": True}
        return render(request, "catalogue/panel.html", context)
    if target == "sumber":
        return render(request, "catalogue/source_pane.html", review_page(request, reading, path))
    if is_swap(request, path):
        focus = "confirm" if request.GET.get("fokus") == "tombol" else "text"
        try:
            return answer(request, reading, path, chosen=path, focus=focus)
        except KeyError:
            raise Http404(f"expected a field of the reading, got: {path}") from None
    return render(request, "catalogue/review.html", review_page(request, reading, path))


@require_safe
def history(request: OfficeRequest, pk: int) -> HttpResponse:
    reading = reading_of(request, pk)
    page = Paginator(edit_queries.edit_lines(reading), 50).get_page(request.GET.get("page"))
    context = {"reading": reading, "page": page, "tab": "history", "can_edit": request.user.role in PLANNERS}
    return render(request, "catalogue/history.html", context)

"""The review: source beside fields, least certain first; and the source and the edits as pages of their own."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.web.apps.catalogue import edit_queries
from tolok.web.apps.catalogue.models import Reading
from tolok.web.apps.catalogue.permissions import PLANNERS
from tolok.web.apps.catalogue.views.fields import answer, is_swap, review_page
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest, number_in


def reading_of(request: OfficeRequest, pk: int) -> Reading:
    return get_for_office(Reading.objects.select_related("file", "file__uploaded_by", "office"), request.office, pk)


@require_safe
def review(request: OfficeRequest, pk: int) -> HttpResponse:
    """The whole page, or for htmx the one field that was chosen, with the source about it."""
    reading = reading_of(request, pk)
    path = request.GET.get("pilih", "")
    if is_swap(request, path):
        try:
            return answer(request, reading, path, chosen=path, focus="text")
        except KeyError:
            raise Http404(f"expected a field of the reading, got: {path}") from None
    return render(request, "catalogue/review.html", review_page(request, reading, path))


@require_safe
def source(request: OfficeRequest, pk: int) -> HttpResponse:
    reading = reading_of(request, pk)
    lines = list(enumerate(reading.lines, 1))
    marked = number_in(request.GET.get("baris", ""), 1, len(lines)) or 0
    return render(
        request, "catalogue/source.html", {"reading": reading, "lines": lines, "marked": marked, "tab": "source"}
    )


@require_safe
def history(request: OfficeRequest, pk: int) -> HttpResponse:
    reading = reading_of(request, pk)
    page = Paginator(edit_queries.edit_lines(reading), 50).get_page(request.GET.get("page"))
    context = {"reading": reading, "page": page, "tab": "history", "can_edit": request.user.role in PLANNERS}
    return render(request, "catalogue/history.html", context)

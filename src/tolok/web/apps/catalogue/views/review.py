"""The review: source beside fields, least certain first; edits, confirmations, undo."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from tolok.web.apps.catalogue import actions, editing, queries
from tolok.web.apps.catalogue.models import Edit, Reading
from tolok.web.apps.catalogue.permissions import PLANNERS
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest

FIELDS_A_PAGE = 15
LINES_BEFORE, LINES_AFTER = 2, 6


def reading_of(request: OfficeRequest, pk: int) -> Reading:
    return get_for_office(Reading.objects.select_related("file", "file__uploaded_by", "office"), request.office, pk)


@require_safe
def review(request: OfficeRequest, pk: int) -> HttpResponse:
    reading = reading_of(request, pk)
    return render(request, "catalogue/review.html", review_page(request, reading))


def review_page(request: OfficeRequest, reading: Reading, typed: dict[str, str] | None = None) -> dict[str, Any]:
    """What the review shows. `typed` holds what a person typed into the chosen field and why it was not taken."""
    data = queries.current_data(reading)
    waiting = editing.fields_to_check(data)
    path = (typed or {}).get("path") or request.GET.get("pilih", "")
    view = request.GET.get("tampil", "")
    fields = _fields(data, view, waiting)
    places = [field.path for field in fields]
    if path and path not in places:  # a field that waits no more, or was never asked about: go where it stands
        view = path.split("/")[1] if "/" in path else "kepala"
        fields = _fields(data, view, waiting)
        places = [field.path for field in fields]
    number = places.index(path) // FIELDS_A_PAGE + 1 if path in places else request.GET.get("page")
    page = Paginator(fields, FIELDS_A_PAGE).get_page(number)
    chosen = next((field for field in page if field.path == path), page[0] if page else None)
    return {
        "reading": reading,
        "data": data,
        "tab": "review",
        "waiting_count": len(waiting),
        "view": view,
        "jabatan_list": [(str(i), jabatan["nama"]) for i, jabatan in enumerate(data["jabatan"])],
        "page": page,
        "chosen": chosen,
        "around": _lines_around(reading, chosen),
        "typed": typed,
        "kept": _kept_arguments(request),
        "can_edit": request.user.role in PLANNERS,
    }


def _fields(data: Any, view: str, waiting: list[editing.FieldView]) -> list[editing.FieldView]:
    """Without a choice: what waits for a person; else the head, or one jabatan."""
    if view == "kepala":
        return [field for field in editing.all_fields(data) if "/" not in field.path]
    if view.isdigit():
        return [field for field in editing.all_fields(data) if field.path.startswith(f"jabatan/{view}/")]
    return waiting


def _lines_around(reading: Reading, chosen: editing.FieldView | None) -> list[tuple[int, str, bool]]:
    """The lines about the field's own: number, text, whether it is the one."""
    line = chosen.line if chosen and chosen.line else 1
    first = max(1, line - LINES_BEFORE)
    part = reading.lines[first - 1 : line + LINES_AFTER]
    return [(number, text, bool(chosen and number == chosen.line)) for number, text in enumerate(part, first)]


def _kept_arguments(request: OfficeRequest) -> str:
    """`tampil` and `page` of the address, to come back to the same place after an edit."""
    kept = {key: request.GET[key] for key in ("tampil", "page") if request.GET.get(key)}
    return urlencode(kept)


@require_safe
def source(request: OfficeRequest, pk: int) -> HttpResponse:
    reading = reading_of(request, pk)
    text = request.GET.get("baris", "")
    lines = list(enumerate(reading.lines, 1))
    marked = int(text) if text.isdigit() else 0
    return render(
        request, "catalogue/source.html", {"reading": reading, "lines": lines, "marked": marked, "tab": "source"}
    )


@require_POST
def change(request: OfficeRequest, pk: int) -> HttpResponse:
    reading = reading_of(request, pk)
    path, text = request.POST.get("path", ""), request.POST.get("text", "")
    try:
        edit = actions.change_field(
            reading=reading, path=path, text=text, shown=request.POST.get("shown", ""), by=request.user
        )
    except KeyError:
        raise Http404(f"expected a place that can be edited, got: {path}") from None
    except editing.EditError as problem:
        typed = {"path": path, "text": text, "problem": str(problem)}
        return render(request, "catalogue/review.html", review_page(request, reading, typed), status=422)
    except actions.EditConflictError as conflict:
        problem_text = (
            f"Isian ini baru saja diubah orang lain menjadi «{conflict.current}», jadi tulisan Anda belum disimpan. "
            "Tulisan Anda masih ada di bawah: bandingkan, lalu simpan bila tetap perlu."
        )
        typed = {"path": path, "text": text, "problem": problem_text}
        return render(request, "catalogue/review.html", review_page(request, reading, typed), status=409)
    messages.success(request, "Perubahan tersimpan." if edit else "Tidak ada yang berubah.")
    return _back(request, reading, "" if edit else path)


@require_POST
def confirm(request: OfficeRequest, pk: int) -> HttpResponse:
    reading = reading_of(request, pk)
    path = request.POST.get("path", "")
    try:
        actions.confirm(reading=reading, path=path, by=request.user)
    except KeyError:
        raise Http404(f"expected a place of the reading, got: {path}") from None
    messages.success(request, "Terkonfirmasi sesuai sumber.")
    return _back(request, reading, "")


def _back(request: OfficeRequest, reading: Reading, path: str) -> HttpResponse:
    arguments = {key: request.GET[key] for key in ("tampil", "page") if request.GET.get(key)}
    if path:
        arguments["pilih"] = path
    address = reverse("catalogue:review", args=[reading.pk])
    return redirect(f"{address}?{urlencode(arguments)}#isian" if arguments else f"{address}#isian")


@require_safe
def history(request: OfficeRequest, pk: int) -> HttpResponse:
    reading = reading_of(request, pk)
    page = Paginator(queries.edit_lines(reading), 50).get_page(request.GET.get("page"))
    context = {"reading": reading, "page": page, "tab": "history", "can_edit": request.user.role in PLANNERS}
    return render(request, "catalogue/history.html", context)


@require_POST
def undo(request: OfficeRequest, pk: int, edit: int) -> HttpResponse:
    reading = reading_of(request, pk)
    one = get_for_office(Edit.objects.filter(reading=reading), request.office, edit, field="reading__office")
    if actions.undo_edit(edit=one, by=request.user):
        messages.success(request, "Suntingan dibatalkan; isinya kembali seperti sebelumnya.")
    else:
        messages.info(request, "Suntingan itu sudah dibatalkan sebelumnya.")
    return redirect("catalogue:history", pk)

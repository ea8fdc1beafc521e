"""The list of fields on the review page: all of it for a browser, the one field that changed for htmx."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tolok.web.apps.catalogue import edit_queries, editing, queries
from tolok.web.apps.catalogue.models import Reading
from tolok.web.apps.catalogue.other_office import is_other_office
from tolok.web.apps.catalogue.permissions import PLANNERS
from tolok.web.requests import OfficeRequest

FIELDS_A_PAGE = 15
LINES_BEFORE, LINES_AFTER = 2, 6


@dataclass(frozen=True, slots=True)
class Item:
    """One field in the list. `undo` is the edit that its button takes back; `focus` the part where the keyboard goes
    when the item is swapped in: `text`, `confirm`, `undo` or ""."""

    field: editing.FieldView
    is_chosen: bool
    undo: int | None = None
    focus: str = ""

    @property
    def id(self) -> str:
        return self.field.path.replace("/", "")

    @property
    def is_swapped(self) -> bool:
        """Rows are swapped one by one; the head and the names of jabatan stand in other places of the page too."""
        return editing.is_row_field(self.field.path)


def review_page(
    request: OfficeRequest, reading: Reading, path: str = "", typed: dict[str, str] | None = None
) -> dict[str, Any]:
    """What the review shows, `path` the chosen field. `typed` holds what a person typed into it and why it was not
    taken."""
    data = queries.current_data(reading)
    waiting = editing.fields_to_check(data)
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
    undoable = edit_queries.undoable_edits(reading)
    return {
        **_surroundings(request, reading, chosen),
        "data": data,
        "tab": "review",
        "waiting_count": len(waiting),
        "view": view,
        "jabatan_list": [(str(i), jabatan["nama"]) for i, jabatan in enumerate(data["jabatan"])],
        "page": page,
        "items": [Item(field, field is chosen, undoable.get(field.path)) for field in page],
        "typed": typed,
        "kept": _kept(view, page.number),
        "is_other_office": is_other_office(data, request.office),
    }


def _surroundings(request: OfficeRequest, reading: Reading, chosen: editing.FieldView | None) -> dict[str, Any]:
    return {
        "reading": reading,
        "chosen": chosen,
        "around": _lines_around(reading, chosen),
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


def _kept(view: str, page: int | str) -> str:
    """`tampil` and `page` of the address, to come back to the same place after an edit."""
    return urlencode({key: value for key, value in (("tampil", view), ("page", page)) if value and str(value) != "1"})


def is_swap(request: OfficeRequest, path: str) -> bool:
    """Whether htmx asks, and for a field that can be swapped by itself."""
    return bool(getattr(request, "htmx", False)) and editing.is_row_field(path)


def back(request: OfficeRequest, reading: Reading, path: str = "") -> HttpResponse:
    """To the review as it was left, `path` chosen."""
    arguments = {key: request.GET[key] for key in ("tampil", "page") if request.GET.get(key)}
    if path:
        arguments["pilih"] = path
    address = reverse("catalogue:review", args=[reading.pk])
    return redirect(f"{address}?{urlencode(arguments)}#isian" if arguments else f"{address}#isian")


def answer(
    request: OfficeRequest,
    reading: Reading,
    path: str,
    *,
    chosen: str,
    focus: str,
    said: str = "",
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """For htmx: the item of `path` as it now is, the item `chosen` opened, the one open before closed, the counter and
    the source. Raises KeyError when the reading has no such field."""
    data = queries.current_data(reading)
    fields = {field.path: field for field in editing.all_fields(data)}
    undoable = edit_queries.undoable_edits(reading)

    def item(one: str) -> Item:
        part = focus if one == (chosen or path) else ""
        return Item(fields[one], one == chosen, undoable.get(one), part)

    sent = request.POST if request.method == "POST" else request.GET
    beside = {chosen, sent.get("terbuka", "")} - {path, ""}
    context = {
        **_surroundings(request, reading, fields.get(chosen) or fields[path]),
        "item": item(path),
        "beside": [item(one) for one in sorted(beside) if one in fields],
        "typed": typed,
        "waiting_count": len(editing.fields_to_check(data)),
        "said": said,
        "kept": _kept(request.GET.get("tampil", ""), request.GET.get("page", "")),
    }
    return render(request, "catalogue/answer.html", context, status=status)


def go_on(request: OfficeRequest, reading: Reading, path: str, said: str) -> HttpResponse | None:
    """For htmx: on to the next field that waits, as the page shows them; else the next page of the list; None when
    nothing waits any more where a person asked for what waits, so that the page must be loaded anew."""
    data = queries.current_data(reading)
    waiting = editing.fields_to_check(data)
    places = {field.path for field in waiting}
    shown = request.POST.getlist("tampak")
    here = shown.index(path) if path in shown else -1
    for one in shown[here + 1 :] + shown[: max(here, 0)]:
        if one in places:
            return answer(request, reading, path, chosen=one, focus="confirm", said=said)
    view = request.GET.get("tampil", "")
    left = [field.path for field in _fields(data, view, waiting) if field.path in places]
    if left:
        return _next_page(request, reading, "" if not view else left[0], said)
    if not view:
        return None
    return answer(request, reading, path, chosen="", focus="undo", said=said)


def _next_page(request: OfficeRequest, reading: Reading, path: str, said: str) -> HttpResponse:
    context = review_page(request, reading, path)
    first = next(item for item in context["items"] if item.is_chosen)
    context["items"] = [Item(i.field, i.is_chosen, i.undo, "confirm" if i is first else "") for i in context["items"]]
    response = render(request, "catalogue/answer_list.html", {**context, "said": said})
    response.headers["HX-Retarget"] = "#isian"
    response.headers["HX-Reswap"] = "outerHTML"
    return response

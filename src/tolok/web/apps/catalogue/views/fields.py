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
from tolok.web.apps.catalogue.field_text import how_pairs
from tolok.web.apps.catalogue.models import Reading
from tolok.web.apps.catalogue.other_office import is_other_office
from tolok.web.apps.catalogue.other_reading import OtherReading, other_reading
from tolok.web.apps.catalogue.permissions import PLANNERS
from tolok.web.apps.catalogue.structure import ROW_KEYS, place_of
from tolok.web.apps.catalogue.views.panels import panel_of
from tolok.web.apps.catalogue.views.source import source_context
from tolok.web.requests import OfficeRequest

FIELDS_A_PAGE = 15


@dataclass(frozen=True, slots=True)
class Item:
    """One field in the list. `undo` is the edit that its button takes back; `focus` the part where the keyboard goes
    when the item is swapped in: `text`, `confirm` (the item itself where nothing is to confirm), `undo` or ""."""

    field: editing.FieldView
    is_chosen: bool
    undo: int | None = None
    focus: str = ""

    @property
    def id(self) -> str:
        return self.field.id

    @property
    def how(self) -> str:
        """How the field is typed, where that is not plain."""
        return how_pairs(self.field.kind) if self.field.kind.parts else ""

    @property
    def other_reading(self) -> OtherReading | None:
        """What the other reader of a scan made of a part of the field."""
        return other_reading(self.field.shown, self.field.perbaikan) if self.can_confirm else None

    @property
    def can_confirm(self) -> bool:
        return self.field.is_placed and not self.field.dikonfirmasi

    @property
    def in_row(self) -> bool:
        return editing.is_row_field(self.field.path)

    @property
    def in_jabatan(self) -> bool:
        return place_of(self.field.path)[0] is not None

    @property
    def is_column(self) -> bool:
        """Whether its text may be moved to another column of its row."""
        return place_of(self.field.path)[2] in ROW_KEYS and self.in_row


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
        view = view_of(data, path)
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
        "panel": _panel(request, reading, chosen),
    }


def _panel(request: OfficeRequest, reading: Reading, chosen: editing.FieldView | None) -> Any:
    """The panel that the address asks for, where no script opened it."""
    kind = request.GET.get("susun", "")
    if not kind or chosen is None or request.user.role not in PLANNERS:
        return None
    return panel_of(reading, chosen.path, kind)


def view_of(data: Any, path: str) -> str:
    """The part of the decree where a place stands: a jabatan by its number, or the head."""
    jabatan = place_of(path)[0]
    return "kepala" if jabatan is None or jabatan >= len(data["jabatan"]) else str(jabatan)


def _surroundings(request: OfficeRequest, reading: Reading, chosen: editing.FieldView | None) -> dict[str, Any]:
    return {
        **source_context(request, reading, chosen),
        "reading": reading,
        "can_edit": request.user.role in PLANNERS,
        "mark": edit_queries.structure_mark(reading),
        "last_edit": edit_queries.last_edit_by(reading, request.user),
    }


def _fields(data: Any, view: str, waiting: list[editing.FieldView]) -> list[editing.FieldView]:
    """Without a choice: what waits for a person; else the head, or one jabatan."""
    if view == "kepala":
        return [field for field in editing.all_fields(data) if place_of(field.path)[0] is None]
    if view.isdigit():
        return [field for field in editing.all_fields(data) if field.path.startswith(f"jabatan/{view}/")]
    return waiting


def _kept(view: str, page: int | str) -> str:
    """`tampil` and `page` of the address, to come back to the same place after an edit."""
    return urlencode({key: value for key, value in (("tampil", view), ("page", page)) if value and str(value) != "1"})


def kept_of(request: OfficeRequest) -> str:
    """What the address says of the place in the list."""
    return _kept(request.GET.get("tampil", ""), request.GET.get("page", ""))


def is_swap(request: OfficeRequest, path: str) -> bool:
    """Whether htmx asks, and for a field."""
    return bool(getattr(request, "htmx", False)) and editing.is_field(path)


def back(request: OfficeRequest, reading: Reading, path: str = "") -> HttpResponse:
    """To the review as it was left, `path` chosen."""
    return redirect(f"{review_address(request, reading, path)}#isian")


def review_address(request: OfficeRequest, reading: Reading, path: str = "") -> str:
    """The review as it was left, `path` chosen."""
    arguments = {key: request.GET[key] for key in ("tampil", "page") if request.GET.get(key)}
    if path:
        arguments["pilih"] = path
    address = reverse("catalogue:review", args=[reading.pk])
    return f"{address}?{urlencode(arguments)}" if arguments else address


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
        "kept": kept_of(request),
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
    if response := next_list(request, reading, said):
        return response
    if not request.GET.get("tampil"):
        return None
    return answer(request, reading, path, chosen="", focus="undo", said=said)


def next_list(request: OfficeRequest, reading: Reading, said: str) -> HttpResponse | None:
    """For htmx: the list anew, at the next field that waits in what is shown; None when nothing waits there."""
    data = queries.current_data(reading)
    view = request.GET.get("tampil", "")
    left = [field for field in _fields(data, view, editing.fields_to_check(data)) if field.is_placed]
    left = [field for field in left if not field.dikonfirmasi]
    if not left:
        return None
    context = review_page(request, reading, left[0].path if view else "")
    first = next(item for item in context["items"] if item.is_chosen)
    context["items"] = [Item(i.field, i.is_chosen, i.undo, "confirm" if i is first else "") for i in context["items"]]
    return _whole_list(request, {**context, "said": said})


def _whole_list(request: OfficeRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """For htmx: the list anew, whatever item asked."""
    response = render(request, "catalogue/answer_list.html", context, status=status)
    response.headers["HX-Retarget"] = "#isian"
    response.headers["HX-Reswap"] = "outerHTML settle:0"
    return response


def rows_moved(request: OfficeRequest, reading: Reading, what: str) -> HttpResponse:
    """Rows took other places since the page was shown: the page as it now is, what somebody did, and what was typed;
    nothing was stored."""
    text, shown = request.POST.get("text", ""), request.POST.get("shown", "")
    moved = {"what": what, "text": "" if editing.is_same_text(text, shown) else text}
    context = {**review_page(request, reading), "moved": moved}
    if getattr(request, "htmx", False):
        return _whole_list(request, context, 409)
    return render(request, "catalogue/review.html", context, status=409)

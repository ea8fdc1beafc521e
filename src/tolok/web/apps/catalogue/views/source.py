"""The source beside the fields: the page as a picture with the field's box, or the lines about the field's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.reading import ReadingError
from tolok.web.apps.catalogue import page_source
from tolok.web.apps.catalogue.editing import FieldView
from tolok.web.apps.catalogue.models import Reading
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest, number_in

LINES_BEFORE, LINES_AFTER = 2, 6
_BOX_MARGIN = 3.0
"""Points about the box, so that its frame does not cover the letters."""
_MOST_LINES, _FEWEST_LINES = 75.0, 50.0
"""How many times the letters of a decree go into the short side of its page: 8 to 12 points on A4."""
_LETTER_AREA = 0.6
"""Of the square of its size, what a letter takes with its gap and its line."""
Box = tuple[float, float, float, float]


def reading_of(request: OfficeRequest, pk: int) -> Reading:
    """The reading without the bytes of its file: those may be many, and hardly a page needs them."""
    readings = Reading.objects.select_related("file", "file__uploaded_by", "office").defer("file__content")
    return get_for_office(readings, request.office, pk)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page with the box of the chosen field, all in points; `box` is x, y, width, height.

    `others` are boxes of its other items; `letter` is about how large the letters in the box are.
    """

    number: int
    count: int
    width: float
    height: float
    box: Box | None
    others: tuple[Box, ...]
    letter: float

    @property
    def svg_letter(self) -> str:
        return f"{self.letter:.1f}"

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the picture, so that a browser keeps its room before it came."""
        width = page_source.WIDTHS[0]
        return width, round(width * self.height / self.width)

    @property
    def svg_width(self) -> str:
        return f"{self.width:.1f}"

    @property
    def svg_height(self) -> str:
        return f"{self.height:.1f}"

    @property
    def svg_box(self) -> dict[str, str] | None:
        return _attributes(self.box) if self.box else None

    @property
    def svg_others(self) -> list[dict[str, str]]:
        return [_attributes(box) for box in self.others]


def _attributes(box: Box) -> dict[str, str]:
    """A box as SVG attributes: numbers with a point, whatever the language of the page."""
    return dict(zip(("x", "y", "width", "height"), (f"{edge:.1f}" for edge in box), strict=True))


def source_context(request: OfficeRequest, reading: Reading, chosen: FieldView | None) -> dict[str, Any]:
    """What the pane shows: `sheet` of a file with pages, else `around`, the lines about the field."""
    context: dict[str, Any] = {"chosen": chosen, "sheet": None, "source_problem": ""}
    if reading.pages:
        try:
            return {**context, "sheet": _sheet(request, reading, chosen)}
        except ReadingError as problem:
            context["source_problem"] = str(problem)
    return {**context, "around": _lines_around(reading, chosen)}


def _sheet(request: OfficeRequest, reading: Reading, chosen: FieldView | None) -> Sheet:
    asked = number_in(request.GET.get("halaman", ""), 1, reading.pages)
    own = chosen.halaman if chosen is not None else None
    number = min(asked or own or 1, reading.pages)
    width, height = page_source.page_size(reading, number)
    box: Box | None = None
    others: tuple[Box, ...] = ()
    if chosen is not None and chosen.box and own == number:
        box, others = _framed(chosen.box), tuple(map(_framed, chosen.others))
    letter = _letter(chosen, min(width, height))
    return Sheet(number, reading.pages, width, height, box, others, letter)


def _framed(edges: Box) -> Box:
    """x0, top, x1, bottom -> x, y, width, height of the frame about it."""
    x0, top, x1, bottom = edges
    return (x0 - _BOX_MARGIN, top - _BOX_MARGIN, x1 - x0 + 2 * _BOX_MARGIN, bottom - top + 2 * _BOX_MARGIN)


def _letter(chosen: FieldView | None, page: float) -> float:
    """About how large the letters of a field are, in points: by how many fill its box, within what a page may have
    (the points of a photo tell nothing of its paper)."""
    least, most = page / _MOST_LINES, page / _FEWEST_LINES
    if chosen is None or not chosen.box or not chosen.shown:
        return least
    x0, top, x1, bottom = chosen.box
    return min(max(((x1 - x0) * (bottom - top) / len(chosen.shown) / _LETTER_AREA) ** 0.5, least), most)


def _lines_around(reading: Reading, chosen: FieldView | None) -> list[tuple[int, str, bool]]:
    """The lines about the field's own: number, text, whether it is the one."""
    line = chosen.line if chosen and chosen.line else 1
    first = max(1, line - LINES_BEFORE)
    part = reading.lines[first - 1 : line + LINES_AFTER]
    return [(number, text, bool(chosen and number == chosen.line)) for number, text in enumerate(part, first)]


@require_safe
def page(request: OfficeRequest, pk: int, number: int) -> HttpResponse:
    """One page of the file as a picture. The browser keeps it, and asks each time whether it still may show it."""
    reading = reading_of(request, pk)
    width = number_in(request.GET.get("lebar", ""), 1, max(page_source.WIDTHS)) or page_source.WIDTHS[0]
    if not 1 <= number <= reading.pages or width not in page_source.WIDTHS:
        raise Http404(f"expected a page of 1 to {reading.pages} and a width of {page_source.WIDTHS}, got: {number}")
    mark = page_source.page_mark(reading, number, width)
    headers = {"ETag": mark, "Cache-Control": "private, no-cache"}
    if mark in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers=headers)
    try:
        picture, kind = page_source.page_picture(reading, number, width)
    except ReadingError as problem:
        raise Http404(str(problem)) from None
    return HttpResponse(picture, content_type=kind, headers={**headers, "X-Content-Type-Options": "nosniff"})


@require_safe
def source(request: OfficeRequest, pk: int) -> HttpResponse:
    """The whole source: as lines of text, and page by page as a picture where it has pages."""
    reading = reading_of(request, pk)
    lines = list(enumerate(reading.lines, 1))
    marked = number_in(request.GET.get("baris", ""), 1, len(lines)) or 0
    context = {"reading": reading, "lines": lines, "marked": marked, "tab": "source", "sheet": None}
    if reading.pages:
        try:
            context["sheet"] = _sheet(request, reading, None)
        except ReadingError as problem:
            context["source_problem"] = str(problem)
    return render(request, "catalogue/source.html", context)

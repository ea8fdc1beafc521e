"""The findings of a decree: the page, its tables and files, and the pages of rules."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tolok import __version__
from tolok.core.lint import find_rule
from tolok.core.lint.forms import Examined, findings_data, sarif_data
from tolok.core.lint.page_examples import readable
from tolok.web.apps.catalogue import editing, finding_page, lint_settings, queries
from tolok.web.apps.catalogue.finding_queries import Examination, Found, examine, latest_version
from tolok.web.apps.catalogue.markdown import to_html
from tolok.web.apps.catalogue.models import Reading, Version
from tolok.web.apps.catalogue.permissions import PLANNERS
from tolok.web.apps.catalogue.views.source import reading_of
from tolok.web.apps.catalogue.words import SEVERITY_WORDS, place_in_source
from tolok.web.requests import OfficeRequest
from tolok.web.tables import export

FINDINGS_A_PAGE = 50
_KEPT = ("keadaan", "tingkat", "jabatan", "aturan", "page")
HEADER = (
    "Kode", "Nama", "Tingkat", "Jabatan", "Baris", "Kolom", "Letak dalam sumber", "Pesan", "Bukti",
    "Dikesampingkan karena", "Oleh", "Pada",
)  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """Which state of a reading a page shows: `shown` is examined, `now` is the reading as it stands.

    They are one while nothing was changed since the last publication, or nothing is published.
    """

    reading: Reading
    version: Version | None
    is_published: bool
    shown: Examination
    now: Examination

    @property
    def has_both(self) -> bool:
        """Whether there is something to choose between."""
        return self.version is not None and self.version.data != self.now.data

    @property
    def words(self) -> str:
        """The state in Indonesian."""
        if self.is_published and self.version:
            return f"versi {self.version.number}, terbit {timezone.localtime(self.version.published_at):%d-%m-%Y %H.%M}"
        return "bacaan dengan suntingan yang belum terbit" if self.version else "bacaan yang belum terbit"


def shown_of(request: OfficeRequest, reading: Reading) -> Shown:
    """The published version where there is one, unless the address asks for the reading as it stands."""
    today = timezone.localdate()
    selection = lint_settings.office_selection(reading.office)
    data = queries.current_data(reading)
    now = examine(reading, data, today, selection)
    version = latest_version(reading)
    if version is None or (request.GET.get("keadaan") == "bacaan" and version.data != data):
        return Shown(reading, version, False, now, now)
    shown = now if version.data == data else examine(reading, version.data, today, selection)
    return Shown(reading, version, True, shown, now)


@require_safe
def findings(request: OfficeRequest, pk: int) -> HttpResponse:
    reading = reading_of(request, pk)
    state = shown_of(request, reading)
    if answer := export(request, f"temuan-{pk}", list(HEADER), _table(state.shown)):
        return answer
    return render(request, "catalogue/findings.html", page_of(request, state))


def page_of(request: OfficeRequest, state: Shown, typed: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What the page shows; `typed` is a reason that was not taken, and why."""
    narrowing = finding_page.Narrowing.of(request.GET)
    data = state.shown.data
    open_ones = finding_page.in_order((one for one in state.shown.found if narrowing.lets(one, data)), data)
    page = Paginator(open_ones, FINDINGS_A_PAGE).get_page(_page_number(request, state, open_ones))
    lines = finding_page.lines_of(state.shown, page, state.now, first=page.start_index())
    aside = finding_page.in_order((one for one in state.shown.aside if narrowing.lets(one, data)), data)
    choices = lint_settings.choices_of(state.reading.office)
    return {
        "reading": state.reading,
        "state": state,
        "tab": "findings",
        "total": len(state.shown.found),
        "counts": finding_page.counts_of(state.shown.found),
        "options": finding_page.options_of(state.shown),
        "narrowing": narrowing,
        "page": page,
        "groups": finding_page.groups_of(lines, open_ones),
        "aside": finding_page.lines_of(state.shown, aside, state.now, first=len(open_ones) + 1),
        "lapsed": state.shown.lapsed,
        "can_edit": request.user.role in PLANNERS,
        "rule_count": lint_settings.rule_count(lint_settings.selection_of(choices)),
        "choice_count": len(choices),
        "law_day": state.shown.keputusan.tanggal or timezone.localdate(),
        "kept": urlencode({key: request.GET[key] for key in _KEPT if request.GET.get(key)}),
        "typed": typed,
    }


def _page_number(request: OfficeRequest, state: Shown, founds: list[Found]) -> Any:
    """The page asked for, or the one with the row that the address names (`baris`, its mark)."""
    if row := request.GET.get("baris"):
        marks = [finding_page.row_mark(found, state.shown.data) for found in founds]
        if row in marks:
            return marks.index(row) // FINDINGS_A_PAGE + 1
    return request.GET.get("page")


def _table(examination: Examination) -> list[list[Any]]:
    rows = []
    for one in (*examination.found, *examination.aside):
        finding, at, said = one.finding, one.finding.location, one.set_aside
        answer: list[Any] = [""] * 3
        if said is not None:
            told = lint_settings.core_set_aside(said)
            answer = [told.reason, told.by, told.on]
        place = place_in_source(at.page, at.line)
        kolom = editing.LABELS.get(at.kolom or "", at.kolom)
        level = SEVERITY_WORDS[finding.severity][1]
        fault = [finding.code, finding.name, level, at.jabatan, at.baris, kolom, place]
        rows.append([*fault, finding.message, finding.evidence, *answer])
    return rows


@require_safe
def data_file(request: OfficeRequest, pk: int, form: str) -> HttpResponse:
    """The findings of what the page shows, for programs: JSON as `tolok lint` writes it, or SARIF."""
    reading = reading_of(request, pk)
    shown = shown_of(request, reading).shown
    lines = () if reading.pages else tuple(reading.lines)
    examined = Examined(reading.file.name, shown.keputusan, shown.result, lines)
    if form == "json":
        data, kind = findings_data([examined], is_named=False), "application/json"
    elif form == "sarif":
        data, kind = sarif_data([examined], version=__version__), "application/sarif+json"
    else:
        raise Http404(f"expected json or sarif, got: {form}")
    response = HttpResponse(json.dumps(data, ensure_ascii=False, indent=1), content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="temuan-{pk}.{form}"'
    return response


@require_safe
def rule(request: OfficeRequest, code: str) -> HttpResponse:
    """The page of a rule; for htmx only its words, to be opened within another page."""
    found = find_rule(code)
    if found is None:
        raise Http404(f"expected the code of a rule, got: {code}")
    tone, word = SEVERITY_WORDS[found.rule.severity]
    context = {
        "rule": found.rule,
        "page_html": to_html(readable(found.page())),
        "tone": tone,
        "word": word,
        "basis": finding_page.basis_of(found.rule.code),
    }
    is_part = bool(getattr(request, "htmx", False))
    return render(request, "catalogue/rule_words.html" if is_part else "catalogue/rule.html", context)

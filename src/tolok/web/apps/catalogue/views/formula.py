"""The editor of a row's formula in the notation: typed, looked at, saved as a person's decision, taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST

from tolok.core.formula.checker import Problem, check, unit_of
from tolok.core.formula.nodes import Node
from tolok.core.formula.notation import NotationError, complete, read_notation, write_notation
from tolok.core.formula.writer import write_sentence
from tolok.core.registers import all_registers
from tolok.web.apps.catalogue import formula_actions, formula_queries, queries
from tolok.web.apps.catalogue.finding_queries import latest_version
from tolok.web.apps.catalogue.models import FormulaDecision
from tolok.web.apps.catalogue.queries import IndikatorRow
from tolok.web.apps.catalogue.views.binding import row_or_404
from tolok.web.charts.fraction import draw_formula
from tolok.web.inputs import STALE, StaleError, fingerprint
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest, year_of

SAVED = "Formula disimpan; sejak sekarang itulah yang dihitung. Kalimat dalam keputusan tetap seperti semula."
NOTHING_NEW = "Formula itu sama dengan yang sudah berlaku, jadi tidak ada yang diubah."
WITHDRAWN = "Formula yang ditulis dicabut; yang berlaku lagi adalah formula yang dibaca dari keputusan."
EMPTY = "Formula masih kosong. Tulislah, atau pilih «Kembali ke formula keputusan» di bawah bila ada."
WITHDRAWN_BEFORE = "Formula itu sudah dicabut sebelumnya."
_BEFORE, _AFTER = 9, 14
"""Signs shown about a fault, so that the sign below it stays in sight on a phone."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a typed formula means: as a drawing, as a sentence, its unit, and what is wrong with its units."""

    drawing: SafeString
    sentence: str
    notation: str
    unit: str
    problems: tuple[Problem, ...]
    unbound: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What the official is told of a text that cannot be read; `excerpt` has a sign below the place."""

    message: str
    excerpt: str
    at: int


@require_http_methods(["GET", "HEAD", "POST"])
def formula(request: OfficeRequest, jenis: str, jabatan: int, baris: int) -> HttpResponse:
    """The page; a POST with `act` periksa shows what was typed, with simpan it is kept."""
    row = row_or_404(request, jenis, jabatan, baris)
    if request.method != "POST":
        return render(request, "catalogue/formula.html", _page(request, row, _text_of(row.node)))
    text = request.POST.get("formula", "").replace("\r\n", "\n").strip()
    if getattr(request, "htmx", False):
        return render(request, "catalogue/formula_preview.html", {**_outcome(row, text), "is_live": True})
    page = _page(request, row, text)
    if page["fault"] is not None:
        return render(request, "catalogue/formula.html", page, status=422)
    if request.POST.get("act") != "simpan":
        return render(request, "catalogue/formula.html", page)
    try:
        saved = formula_actions.write_formula(
            row=row, node=read_notation(text), by=request.user, seen=request.POST.get("seen", "")
        )
    except StaleError:
        return render(request, "catalogue/formula.html", {**page, "stale": STALE}, status=409)
    messages.success(request, SAVED) if saved else messages.info(request, NOTHING_NEW)
    return redirect(_card(request, row))


@require_POST
def complete_formula(request: OfficeRequest, jenis: str, jabatan: int, baris: int) -> HttpResponse:
    """For htmx: what may be written at the place `at` of the typed text."""
    row_or_404(request, jenis, jabatan, baris)
    text = request.POST.get("formula", "").replace("\r\n", "\n")
    at = request.POST.get("at", "")
    place = int(at) if at.isascii() and at.isdigit() and len(at) < 7 else len(text)
    return render(request, "catalogue/formula_suggestions.html", {"suggestions": complete(text, place)})


@require_POST
def withdraw(request: OfficeRequest, pk: int) -> HttpResponse:
    decision = get_for_office(FormulaDecision.objects.select_related("reading"), request.office, pk)
    done = formula_actions.withdraw_formula(decision=decision, by=request.user)
    (messages.success if done else messages.info)(request, WITHDRAWN if done else WITHDRAWN_BEFORE)
    jabatan, baris = map(int, decision.place.split("/"))
    version = latest_version(decision.reading)
    jenis = version.jenis if version is not None else decision.reading.data["jenis"]
    return redirect(f"{reverse('catalogue:card', args=[jenis, jabatan, baris])}?tahun={year_of(request)}")


def _page(request: OfficeRequest, row: IndikatorRow, text: str) -> dict[str, Any]:
    standing = formula_queries.standing_at(row.version.reading, row.place)
    return {
        "year": year_of(request),
        "row": row,
        "card": _card(request, row),
        "decision": standing,
        "lapsed": standing is not None and standing.sentence != row.baris.formula.teks,
        "given": queries.given_decision(row),
        "seen": fingerprint(formula_queries.seen_values(standing)),
        "history": [(one, _text_of(formula_queries.tree_of(one))) for one in _history(row)],
        "registers": [(one.slug, one.nama, one.satuan) for one in all_registers().values()],
        **_outcome(row, text),
    }


def _outcome(row: IndikatorRow, text: str) -> dict[str, Any]:
    """What the typed text comes to: a preview or a fault; neither where nothing was typed."""
    outcome: dict[str, Any] = {"text": text, "preview": None, "fault": None, "is_changed": text != _text_of(row.node)}
    if not text:
        outcome["fault"] = Fault(EMPTY, "", 0) if row.node is not None else None
        return outcome
    try:
        outcome["preview"] = _preview(row, read_notation(text))
    except NotationError as problem:
        outcome["fault"] = Fault(str(problem), _excerpt(problem), problem.at)
    return outcome


def _preview(row: IndikatorRow, node: Node) -> Preview:
    bound = queries.bindings_of(row.version.reading).get(row.place, {})
    return Preview(
        drawing=draw_formula(node),
        sentence=write_sentence(node),
        notation=write_notation(node),
        unit=unit_of(node).shown,
        problems=check(node),
        unbound=tuple(phrase for phrase in queries.phrases_of(node) if phrase not in bound),
    )


def _excerpt(problem: NotationError) -> str:
    line, _ = problem.caret.split("\n")
    at = problem.column - 1
    start = max(0, at - _BEFORE)
    before = ("…" if start else "") + line[start:at]
    after = line[at : at + _AFTER] + ("…" if len(line) > at + _AFTER else "")
    return f"{before}{after}\n{' ' * len(before)}^"


def _text_of(node: Node | None) -> str:
    return write_notation(node) if node is not None else ""


def _history(row: IndikatorRow) -> list[FormulaDecision]:
    return list(formula_queries.history_of(row.version.reading, row.place))


def _card(request: OfficeRequest, row: IndikatorRow) -> str:
    place = [row.version.jenis, row.jabatan_number, row.row_number]
    return f"{reverse('catalogue:card', args=place)}?tahun={year_of(request)}"

"""The indicator card: sentence, formula, plan, and the binding of its phrases to registers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from tolok.core.formula.writer import write_sentence
from tolok.core.registers import all_registers
from tolok.core.registers.binding import Proposal
from tolok.core.registers.binding.asked import silence
from tolok.web.apps.bindings import queries as bindings
from tolok.web.apps.catalogue import actions, formula_queries, queries
from tolok.web.apps.catalogue.holders import holders_of
from tolok.web.apps.catalogue.models import BindingDecision
from tolok.web.apps.catalogue.permissions import PLANNERS
from tolok.web.apps.catalogue.queries import IndikatorRow
from tolok.web.apps.measurement import queries as measurement
from tolok.web.charts.fraction import draw_formula
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest, year_of

PROPOSALS_SHOWN = 4


def row_or_404(request: OfficeRequest, jenis: str, jabatan: int, baris: int) -> IndikatorRow:
    year = year_of(request)
    row = measurement.row_of(request.office, year, f"{jenis}/{jabatan}/{baris}")
    if row is None:
        raise Http404(f"expected an indicator in force in {year}, got: {jenis}/{jabatan}/{baris}")
    return row


@require_safe
def card(request: OfficeRequest, jenis: str, jabatan: int, baris: int) -> HttpResponse:
    year = year_of(request)
    row = row_or_404(request, jenis, jabatan, baris)
    plan = measurement.plan_of(request.office, year, row)
    quarter = measurement.current_quarter(year, timezone.localdate())
    measured = measurement.measured_year(request.office, year)
    indikator = next(one for one in measured.office_year.indikator if one.key == row.key)
    context = {
        "year": year,
        "row": row,
        "drawing": draw_formula(row.node) if row.node is not None else "",
        "sentence": write_sentence(row.node) if row.node is not None else "",
        "holders": holders_of(request.office, row.baris.penanggung_jawab, timezone.localdate()),
        "phrases": _phrase_contexts(request, row),
        "history": [
            (queries.shown_decision(one), one) for one in queries.binding_history(row.version.reading, row.place)
        ],
        "given": queries.given_decision(row),
        "written": formula_queries.written_for(row),
        "plan": plan,
        "rule": measurement.RULE_WORDS[indikator.rule],
        "aggregation": measurement.AGGREGATION_WORDS[indikator.aggregation],
        "quarters": measurement.table_rows([m for q in (1, 2, 3, 4) if (m := measured.measurement(row.key, q))], year),
        "current_quarter": quarter,
        "can_edit": request.user.role in PLANNERS,
    }
    return render(request, "catalogue/card.html", context)


def _phrase_contexts(request: OfficeRequest, row: IndikatorRow) -> list[dict[str, Any]]:
    """Every phrase of the row with its decision, what is proposed for it, and why nothing is where nothing is."""
    proposals = bindings.proposals_of(row, request.office)
    registers = all_registers()
    groups = [(r.nama, [(f"{r.slug}:{offer.slug}", offer.label) for offer in r.offers]) for r in registers.values()]
    others = bindings.others_waiting(request.office, year_of(request), row)
    return [
        {
            "words": phrase,
            "decision": decision,
            "proposals": [_proposal_context(one) for one in proposals.get(phrase, ())[:PROPOSALS_SHOWN]],
            "silence": silence(phrase),
            "others": others.get(phrase, 0),
            "groups": groups,
        }
        for phrase, decision in queries.bound_phrases(row)
    ]


def _proposal_context(one: Proposal) -> dict[str, Any]:
    register = all_registers()[one.register]
    return {
        "value": f"{one.register}:{one.answer}",
        "percent": round(one.score * 100),
        "register_nama": register.nama,
        "offer_label": register.offer(one.answer).label,
        "reasons": one.reasons,
    }


@require_POST
def bind(request: OfficeRequest, jenis: str, jabatan: int, baris: int) -> HttpResponse:
    row = row_or_404(request, jenis, jabatan, baris)
    phrase = request.POST.get("phrase", "")
    if phrase not in row.phrases:
        raise Http404(f"expected a phrase of the formula, got: {phrase}")
    back = f"{reverse('catalogue:card', args=[jenis, jabatan, baris])}?tahun={year_of(request)}#hubungan"
    register, _, offer = (request.POST.get("chosen") or request.POST.get("other") or "").partition(":")
    if not register:
        messages.error(request, f"«{phrase}»: hitungan belum dipilih. Pilih salah satu usulan atau hitungan lain.")
        return redirect(back)
    score = next(
        (
            p.score
            for p in bindings.proposals_of(row, request.office).get(phrase, ())
            if (p.register, p.answer) == (register, offer)
        ),
        Decimal(0),
    )
    try:
        actions.bind(
            reading=row.version.reading,
            place=row.place,
            phrase=phrase,
            register=register,
            offer=offer,
            score=score,
            by=request.user,
        )
    except KeyError:
        raise Http404(f"expected a count of a register, got: {register}:{offer}") from None
    messages.success(request, f"«{phrase}» dihubungkan. Angkanya dihitung dari register sejak sekarang.")
    return redirect(back)


@require_POST
def give(request: OfficeRequest, jenis: str, jabatan: int, baris: int) -> HttpResponse:
    row = row_or_404(request, jenis, jabatan, baris)
    actions.bind_given(reading=row.version.reading, place=row.place, by=request.user)
    messages.success(request, "Nilai indikator ini diberikan pihak lain. Isilah nilai tiap triwulan beserta buktinya.")
    return redirect(f"{reverse('measurement:plan', args=[jenis, jabatan, baris])}?tahun={year_of(request)}")


@require_POST
def unbind(request: OfficeRequest, pk: int) -> HttpResponse:
    decision = get_for_office(BindingDecision.objects.select_related("reading"), request.office, pk)
    if actions.withdraw_binding(decision=decision, by=request.user):
        messages.success(
            request, f"Hubungan «{decision.phrase}» dicabut; indikatornya belum diisi sampai dihubungkan lagi."
        )
    jenis = decision.reading.data["jenis"]
    jabatan, baris = decision.place.split("/")
    return redirect("catalogue:card", jenis, int(jabatan), int(baris))

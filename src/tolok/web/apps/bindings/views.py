"""Pages of bindings: parse, call, show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from tolok.core.registers.binding.exchange import MAX_BYTES, MAX_ENTRIES, Compared, ExchangeFileError
from tolok.web.apps.bindings import actions, queries
from tolok.web.apps.bindings.models import ExchangeFile, LearnedBinding, SameBinding
from tolok.web.apps.bindings.permissions import PLANNERS
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest, number_in, year_of

PAGE_SIZE = 50
ENTRIES_SHOWN = 300
"""Entries of a part that a page shows; a form may not hold many more fields."""


@require_safe
def waiting(request: OfficeRequest) -> HttpResponse:
    year = year_of(request)
    found = queries.waiting(request.office, year)
    context = {
        "year": year,
        "found": found,
        "page": Paginator(found.groups, PAGE_SIZE).get_page(request.GET.get("page")),
        "recent": queries.recent_same(request.office, year),
        "can_edit": request.user.role in PLANNERS,
    }
    return render(request, "bindings/waiting.html", context)


@require_POST
def bind_same(request: OfficeRequest) -> HttpResponse:
    year = year_of(request)
    back = redirect(f"{reverse('bindings:waiting')}?tahun={year}")
    phrase, register, answer = (request.POST.get(name, "") for name in ("phrase", "register", "answer"))
    group = queries.same_group(request.office, year, phrase, register, answer)
    if group is None or str(len(group.places)) != request.POST.get("count"):
        messages.error(
            request, f"«{phrase[:120]}»: barisnya sudah berubah sejak halaman dibuka. Periksa lagi di bawah."
        )
        return back
    same = actions.bind_same(office=request.office, year=year, group=group, by=request.user)
    messages.success(
        request, f"«{group.phrase}» dihubungkan pada {len(same.decisions)} baris. Keliru? Batalkan di bawah."
    )
    return back


@require_POST
def undo_same(request: OfficeRequest, pk: int) -> HttpResponse:
    same = get_for_office(SameBinding.objects.all(), request.office, pk)
    count = actions.undo_same(same=same, by=request.user)
    if count:
        messages.success(request, f"«{same.frasa}»: hubungan pada {count} baris dibatalkan.")
    else:
        messages.info(request, f"«{same.frasa}»: sudah dibatalkan atau diputuskan ulang; tidak ada yang diubah.")
    return redirect(f"{reverse('bindings:waiting')}?tahun={same.year}")


@require_safe
def exchange(request: OfficeRequest) -> HttpResponse:
    own, left_out = queries.own_shared(request.office)
    learned = queries.learned_bindings(request.office).select_related("file", "made_by")
    page = Paginator(learned, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "own_count": sum(1 for one in own if one.diterima),
        "left_out": left_out,
        "open_files": queries.open_files(request.office),
        "learned": [(one, queries.answer_words(one.register, one.jawaban)) for one in page],
        "page": page,
        "limit": MAX_BYTES // 1_000_000,
        "most": MAX_ENTRIES,
    }
    return render(request, "bindings/exchange.html", context)


@require_POST
def download(request: OfficeRequest) -> HttpResponse:
    text = actions.download(office=request.office, with_code="kode" in request.POST, by=request.user)
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="ikatan-frasa.yaml"'
    return response


@require_POST
def upload(request: OfficeRequest) -> HttpResponse:
    given = request.FILES.get("berkas")
    problem = None
    if given is None:
        problem = "Berkas ikatan: belum dipilih. Pilih berkas .yaml atau .json dari kantor lain."
    elif (given.size or 0) > MAX_BYTES:
        problem = f"«{given.name}»: lebih dari {MAX_BYTES // 1_000_000} MB. Bagi menjadi beberapa berkas."
    else:
        try:
            name = str(given.name or "ikatan")
            file = actions.upload(office=request.office, name=name, content=given.read(), by=request.user)
            return redirect("bindings:file", file.pk)
        except ExchangeFileError as refused:
            problem = f"«{given.name}»: {refused}."
    messages.error(request, problem)
    return redirect("bindings:exchange")


@require_safe
def file(request: OfficeRequest, pk: int) -> HttpResponse:
    found = get_for_office(ExchangeFile.objects.select_related("uploaded_by", "closed_by"), request.office, pk)
    entries = queries.compared(found)
    parts = [
        _part("Baru", "Kantor ini belum pernah memutuskan frasa ini.", entries.new, is_checked=True),
        _part("Berbeda", "Kantor ini memilih hitungan lain untuk frasa yang sama.", entries.differing),
        _part("Sepakat", "Kantor ini memilih hitungan yang sama.", entries.agreeing, is_folded=True),
    ]
    has_hidden = len(entries.new) > ENTRIES_SHOWN
    return render(request, "bindings/file.html", {"file": found, "parts": parts, "has_hidden": has_hidden})


def _part(
    title: str,
    told: str,
    entries: Sequence[tuple[int, Compared]],
    *,
    is_checked: bool = False,
    is_folded: bool = False,
) -> dict[str, Any]:
    shown = [
        {
            "number": number,
            "theirs": one.theirs,
            "words": queries.answer_words(one.theirs.register, one.theirs.jawaban),
            "mine": [queries.answer_words(*answer) for answer in one.mine],
        }
        for number, one in entries[:ENTRIES_SHOWN]
    ]
    hidden = len(entries) - len(shown)
    return {
        "title": title,
        "told": told,
        "entries": shown,
        "is_checked": is_checked,
        "is_folded": is_folded,
        "count": len(entries),
        "hidden": hidden,
    }


@require_POST
def take(request: OfficeRequest, pk: int) -> HttpResponse:
    found = get_for_office(ExchangeFile.objects.all(), request.office, pk)
    given = (number_in(text, 0, MAX_ENTRIES) for text in request.POST.getlist("ambil")[: MAX_ENTRIES + 1])
    numbers = {number for number in given if number is not None}
    if "semua_baru" in request.POST:
        numbers |= {number for number, _ in queries.compared(found).new}
    if not numbers:
        messages.error(request, "Belum ada ikatan yang dicentang. Centang yang hendak diambil, atau tutup berkasnya.")
        return redirect("bindings:file", pk)
    count = actions.take(file=found, numbers=numbers, by=request.user)
    if count:
        messages.success(
            request,
            f"{count} ikatan diambil sebagai bahan usulan. Belum ada baris yang dihubungkan; Anda yang memutuskan.",
        )
    else:
        messages.info(request, f"Berkas «{found.name}» sudah ditutup; tidak ada yang diambil.")
    return redirect("bindings:exchange")


@require_POST
def discard(request: OfficeRequest, pk: int) -> HttpResponse:
    found = get_for_office(ExchangeFile.objects.all(), request.office, pk)
    if actions.discard(file=found, by=request.user):
        messages.success(request, f"Berkas «{found.name}» ditutup; tidak ada yang diambil.")
    return redirect("bindings:exchange")


@require_POST
def forget(request: OfficeRequest, pk: int) -> HttpResponse:
    learned = get_for_office(LearnedBinding.objects.select_related("office"), request.office, pk)
    if actions.forget(learned=learned, by=request.user):
        messages.success(request, f"«{learned.frasa}» tidak lagi menjadi bahan usulan.")
    return redirect("bindings:exchange")

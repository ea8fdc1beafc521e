"""What people do with findings: set them aside, take that back, accept a mend, print the report."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tolok.web.apps.catalogue import finding_actions, finding_queries
from tolok.web.apps.catalogue.forms import ReasonForm
from tolok.web.apps.catalogue.models import FindingSetAside, Reading
from tolok.web.apps.catalogue.views.findings import page_of, shown_of
from tolok.web.apps.catalogue.views.source import reading_of
from tolok.web.permissions import get_for_office
from tolok.web.requests import FIRST_YEAR, LAST_YEAR, OfficeRequest, number_in

SET_ASIDE = (
    "Temuan dikesampingkan; alasan, nama Anda, dan tanggalnya ikut tercetak dalam hasil pemeriksaan. Keliru? Pilih "
    "«Hitung lagi» pada bagian «Dikesampingkan»."
)
TAKEN_BACK = "Temuan itu dihitung lagi."
TAKEN_BACK_BEFORE = "Temuan itu sudah dihitung lagi sebelumnya."
MENDED = "Perbaikan diterima; berkas keputusannya tidak berubah. Keliru? Batalkan pada halaman «Suntingan»."
MENDED_BEFORE = "Perbaikan itu sudah diterima sebelumnya."
GONE = (
    "Temuan itu tidak ada lagi: isinya sudah diubah sejak halaman ini dibuka. Tidak ada yang ditulis; lihat lagi "
    "temuan yang tersisa."
)
CHANGED = (
    "Isinya berubah sejak halaman ini dibuka, jadi perbaikan yang Anda lihat belum ditulis. Lihat lagi, lalu terima "
    "bila masih cocok."
)
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_POST
def set_aside(request: OfficeRequest, pk: int) -> HttpResponse:
    reading = reading_of(request, pk)
    state = shown_of(request, reading)
    code, fingerprint = request.POST.get("kode", ""), request.POST.get("jejak", "")
    found = state.shown.find(code, fingerprint) or state.now.find(code, fingerprint)
    if found is None:
        messages.error(request, GONE)
        return _back(request, reading)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        typed = {
            "jejak": fingerprint,
            "alasan": request.POST.get("alasan", ""),
            "masalah": str(form.errors["alasan"][0]),
        }
        return render(request, "catalogue/findings.html", page_of(request, state, typed), status=422)
    finding_actions.set_aside(reading=reading, found=found, reason=form.cleaned_data["alasan"], by=request.user)
    messages.success(request, SET_ASIDE)
    return _back(request, reading)


@require_POST
def take_back(request: OfficeRequest, pk: int, one: int) -> HttpResponse:
    reading = reading_of(request, pk)
    said = get_for_office(FindingSetAside.objects.filter(reading=reading), request.office, one)
    done = finding_actions.take_back(set_aside=said, by=request.user)
    (messages.success if done else messages.info)(request, TAKEN_BACK if done else TAKEN_BACK_BEFORE)
    return _back(request, reading)


@require_POST
def mend(request: OfficeRequest, pk: int) -> HttpResponse:
    """Writes what the person saw (`tanda` says which mend that was), or nothing."""
    reading = reading_of(request, pk)
    now = shown_of(request, reading).now
    found = now.find(request.POST.get("kode", ""), request.POST.get("jejak", ""))
    if found is None:
        messages.info(request, GONE)
        return _back(request, reading)
    mends = finding_queries.field_mends(now.data, now.keputusan, found.finding)
    try:
        if not mends or found.mend_mark != request.POST.get("tanda"):
            raise finding_actions.MendConflictError
        done = finding_actions.mend(reading=reading, code=found.finding.code, mends=mends, by=request.user)
    except finding_actions.MendConflictError:
        messages.error(request, CHANGED)
        return _back(request, reading)
    (messages.success if done else messages.info)(request, MENDED if done else MENDED_BEFORE)
    return _back(request, reading)


def _back(request: OfficeRequest, reading: Reading) -> HttpResponse:
    """To the page as it was narrowed, at the finding that now stands in that place; or to the office's (`tahun`)."""
    if year := number_in(request.POST.get("tahun", ""), FIRST_YEAR, LAST_YEAR):
        return redirect(f"{reverse('catalogue:office_findings')}?tahun={year}")
    arguments = request.GET.urlencode()
    number = number_in(request.POST.get("nomor", ""), 1, 10**6)
    address = reverse("catalogue:findings", args=[reading.pk]) + (f"?{arguments}" if arguments else "")
    return redirect(f"{address}#t{number}" if number else address)


@require_POST
def report(request: OfficeRequest, pk: int, form: str) -> HttpResponse:
    """The report on what the page shows, narrowed by nothing."""
    if form not in CONTENT_TYPES:
        raise Http404(f"expected pdf or docx, got: {form}")
    reading = reading_of(request, pk)
    state = shown_of(request, reading)
    content = finding_actions.make_report(
        reading=reading,
        examination=state.shown,
        state=state.words,
        form=form,
        made_on=timezone.localdate(),
        by=request.user,
    )
    response = HttpResponse(content, content_type=CONTENT_TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="temuan-{reading.pk}.{form}"'
    return response

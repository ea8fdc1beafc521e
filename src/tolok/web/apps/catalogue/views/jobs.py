"""Reading in the background, as seen: how far it is; and what people do about it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from tolok.web.apps.catalogue import job_queries, jobs
from tolok.web.apps.catalogue.models import Reading, ReadingJob
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest

_DISMISSED = "catalogue_dismissed"


def job_of(request: OfficeRequest, pk: int) -> ReadingJob:
    return get_for_office(job_queries.jobs(), request.office, pk)


@require_safe
def job(request: OfficeRequest, pk: int) -> HttpResponse:
    """The page, or for htmx the part that changes; once the file is read, the way to its review."""
    found = job_of(request, pk)
    is_part = bool(getattr(request, "htmx", False))
    if found.state == ReadingJob.State.DONE:
        return _to_review(request, found, is_part=is_part)
    line = job_queries.job_line(found)
    if is_part and not line.is_open:  # the buttons change too
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return render(request, "catalogue/job_state.html" if is_part else "catalogue/job.html", {"line": line})


def _to_review(request: OfficeRequest, found: ReadingJob, *, is_part: bool) -> HttpResponse:
    reading = Reading.objects.get(file=found.file_id)
    address = reverse("catalogue:review", args=[reading.pk])
    messages.success(request, summary(reading))
    return HttpResponse(status=204, headers={"HX-Redirect": address}) if is_part else redirect(address)


def summary(reading: Reading) -> str:
    """What was found in a file, in a sentence."""
    jabatan = reading.data["jabatan"]
    row_count = sum(len(one["baris"]) for one in jabatan)
    return f"Terbaca {len(jabatan)} jabatan dan {row_count} indikator. Periksa yang paling ragu dahulu."


@require_POST
def cancel(request: OfficeRequest, pk: int) -> HttpResponse:
    found = job_of(request, pk)
    if not jobs.cancel(job=found, by=request.user):
        messages.info(request, f"Pembacaan «{found.file.name}» sudah berakhir lebih dahulu; inilah hasilnya.")
    return redirect("catalogue:job", pk)


@require_POST
def try_again(request: OfficeRequest, pk: int) -> HttpResponse:
    jobs.try_again(job=job_of(request, pk), by=request.user)
    return redirect("catalogue:job", pk)


@require_POST
def dismiss(request: OfficeRequest, pk: int) -> HttpResponse:
    if request.session.get(_DISMISSED) == pk:  # the second of two clicks
        return redirect("catalogue:list")
    found = job_of(request, pk)
    if not jobs.dismiss(job=found, by=request.user):
        messages.info(request, f"Berkas «{found.file.name}» tidak dihapus: sedang dalam pembacaan, atau sudah terbaca.")
        return redirect("catalogue:job", pk)
    request.session[_DISMISSED] = pk
    messages.success(request, f"Berkas «{found.file.name}» dihapus. Unggah lagi bila masih diperlukan.")
    return redirect("catalogue:list")

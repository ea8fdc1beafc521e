"""The list of decrees, the upload, and the file as it was uploaded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tolok.reading.filename import plain_name
from tolok.reading.unpack import Member
from tolok.web.apps.catalogue import decree_queries, job_queries, jobs
from tolok.web.apps.catalogue.forms import UploadForm
from tolok.web.apps.catalogue.models import Reading, ReadingJob
from tolok.web.apps.catalogue.permissions import PLANNERS
from tolok.web.apps.catalogue.upload import UploadError, check_size, members, together
from tolok.web.apps.catalogue.views.jobs import summary
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest, search_words

_TOLD = 10
"""Most messages about several files."""
_PAGE_LENGTH = 20
_FEW = 5
"""As many decrees are seen at a glance."""


@require_safe
def decree_list(request: OfficeRequest) -> HttpResponse:
    job_lines = job_queries.unfinished_jobs(request.office)
    context: dict[str, Any] = {"job_lines": job_lines, "open_count": sum(line.is_open for line in job_lines)}
    if getattr(request, "htmx", False):
        return _queue_as_it_is(request, context)
    words = search_words(request.GET.get("cari", ""))
    page = Paginator(decree_queries.readings_of(request.office, words), _PAGE_LENGTH).get_page(request.GET.get("page"))
    context |= {
        "lines": decree_queries.decree_lines(request.office, page),
        "page": page,
        "words": words,
        "is_searched": bool(words) or page.paginator.count > _FEW,
        "can_upload": request.user.role in PLANNERS,
    }
    return render(request, "catalogue/list.html", context)


def _queue_as_it_is(request: OfficeRequest, context: dict[str, Any]) -> HttpResponse:
    """The files being read; the whole page anew once there are more or fewer of them than it shows."""
    if str(context["open_count"]) != request.GET.get("menunggu"):
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return render(request, "catalogue/job_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: OfficeRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        try:
            return redirect(_take_in(request, form.cleaned_data["berkas"]))
        except UploadError as problem:
            form.add_error("berkas", str(problem))
    return render(request, "catalogue/upload.html", {"form": form}, status=422 if form.is_bound else 200)


def _take_in(request: OfficeRequest, files: Sequence[UploadedFile]) -> str:
    """Keeps the files, or those in them; where to go next. Raises UploadError where nothing was kept."""
    notes: list[str] = []
    given = []
    for file in files:
        name = plain_name(file.name or "")
        check_size(name, file.size or 0)
        given.append(Member(name, file.read()))
    found = [one for file in together(given) for one in members(file.name, file.content, notes)]
    for note in notes[:_TOLD]:
        messages.info(request, f"{note}.")
    if len(found) > 1:
        return _take_in_several(request, found)
    taken, is_new = jobs.take_in(office=request.office, name=found[0].name, content=found[0].content, by=request.user)
    _say(request, taken, is_new)
    return _address(taken)


def _take_in_several(request: OfficeRequest, found: Sequence[Member]) -> str:
    """Each of several files for itself: what is good is queued, what nobody reads is told."""
    new, refused = 0, []
    for one in found:
        try:
            _, is_new = jobs.take_in(
                office=request.office, name=one.name, content=one.content, by=request.user, at_once=False
            )
            new += is_new
        except UploadError as problem:
            refused.append(str(problem))
    if len(refused) == len(found):
        raise UploadError(" ".join(refused[:_TOLD]))
    known = len(found) - new - len(refused)
    messages.success(
        request, f"{new} berkas mengantre untuk dibaca" + (f"; {known} sudah pernah diunggah." if known else ".")
    )
    for message in refused[:_TOLD]:
        messages.warning(request, message)
    if len(refused) > _TOLD:
        messages.warning(request, f"{len(refused) - _TOLD} berkas lain juga ditolak.")
    return reverse("catalogue:list")


def _address(taken: Reading | ReadingJob) -> str:
    name = "catalogue:review" if isinstance(taken, Reading) else "catalogue:job"
    return reverse(name, args=[taken.pk])


def _say(request: OfficeRequest, taken: Reading | ReadingJob, is_new: bool) -> None:
    if not is_new:
        what = "inilah pembacaannya" if isinstance(taken, Reading) else "inilah keadaannya"
        messages.info(
            request,
            f"Berkas ini sama persis dengan «{taken.file.name}» yang sudah diunggah {taken.file.uploaded_by} "
            f"pada {taken.file.uploaded_at:%d-%m-%Y}; {what}. Tidak ada yang disimpan dua kali.",
        )
    elif isinstance(taken, Reading):
        messages.success(request, summary(taken))


@require_safe
def original(request: OfficeRequest, pk: int) -> HttpResponse:
    """The bytes as uploaded, always as a download and never as a page: they come from outside."""
    reading = get_for_office(Reading.objects.select_related("file"), request.office, pk)
    response = HttpResponse(bytes(reading.file.content), content_type="application/octet-stream")
    plain = "".join(sign if sign.isalnum() or sign in "._- " else "_" for sign in reading.file.name)
    response.headers["Content-Disposition"] = f'attachment; filename="{plain.encode("ascii", "replace").decode()}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response

"""The list of decrees, the upload, and the file as it was uploaded."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tolok.reading.filename import plain_name
from tolok.reading.unpack import Member
from tolok.web.apps.catalogue import job_queries, jobs, queries
from tolok.web.apps.catalogue.forms import UploadForm
from tolok.web.apps.catalogue.models import Reading, ReadingJob
from tolok.web.apps.catalogue.permissions import PLANNERS
from tolok.web.apps.catalogue.upload import UploadError, check_size, members
from tolok.web.apps.catalogue.views.jobs import summary
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest

_TOLD = 10
"""Most messages about the files of one archive."""


@require_safe
def decree_list(request: OfficeRequest) -> HttpResponse:
    context = {
        "lines": queries.decree_lines(request.office),
        "job_lines": job_queries.unfinished_jobs(request.office),
        "can_upload": request.user.role in PLANNERS,
        "form": UploadForm(),
    }
    return render(request, "catalogue/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: OfficeRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["berkas"]
        name = plain_name(file.name)
        try:
            check_size(name, file.size)
            return redirect(_take_in(request, name, file.read()))
        except UploadError as problem:
            form.add_error("berkas", str(problem))
    return render(request, "catalogue/upload.html", {"form": form}, status=422 if form.is_bound else 200)


def _take_in(request: OfficeRequest, name: str, content: bytes) -> str:
    """Keeps the file, or those in it; where to go next. Raises UploadError where nothing was kept."""
    notes: list[str] = []
    found = members(name, content, notes)
    for note in notes[:_TOLD]:
        messages.info(request, f"{note}.")
    if len(found) > 1:
        return _take_in_several(request, found)
    taken, is_new = jobs.take_in(office=request.office, name=found[0].name, content=found[0].content, by=request.user)
    _say(request, taken, is_new)
    return _address(taken)


def _take_in_several(request: OfficeRequest, found: tuple[Member, ...]) -> str:
    """Each file of an archive for itself: what is good is queued, what nobody reads is told."""
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

"""The list of decrees, the upload, and the file as it was uploaded."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tolok.web.apps.catalogue import actions, queries
from tolok.web.apps.catalogue.forms import UploadForm
from tolok.web.apps.catalogue.models import Reading
from tolok.web.apps.catalogue.permissions import PLANNERS
from tolok.web.apps.catalogue.upload import check_size
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest


@require_safe
def decree_list(request: OfficeRequest) -> HttpResponse:
    lines = queries.decree_lines(request.office)
    context = {"lines": lines, "can_upload": request.user.role in PLANNERS, "form": UploadForm()}
    return render(request, "catalogue/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: OfficeRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["berkas"]
        try:
            check_size(file.name, file.size)
            reading, is_new = actions.upload_decree(
                office=request.office, name=file.name, content=file.read(), by=request.user
            )
        except actions.UploadError as problem:
            form.add_error("berkas", str(problem))
        else:
            _say(request, reading, is_new)
            return redirect("catalogue:review", reading.pk)
    return render(request, "catalogue/upload.html", {"form": form}, status=422 if form.is_bound else 200)


def _say(request: OfficeRequest, reading: Reading, is_new: bool) -> None:
    if is_new:
        jabatan = reading.data["jabatan"]
        row_count = sum(len(one["baris"]) for one in jabatan)
        messages.success(
            request, f"Terbaca {len(jabatan)} jabatan dan {row_count} indikator. Periksa yang paling ragu dahulu."
        )
    else:
        messages.info(
            request,
            f"Berkas ini sama persis dengan «{reading.file.name}» yang sudah diunggah {reading.file.uploaded_by} "
            f"pada {reading.file.uploaded_at:%d-%m-%Y}; inilah pembacaannya. Tidak ada yang disimpan dua kali.",
        )


@require_safe
def original(request: OfficeRequest, pk: int) -> HttpResponse:
    """The bytes as uploaded, always as a download and never as a page: they come from outside."""
    reading = get_for_office(Reading.objects.select_related("file"), request.office, pk)
    response = HttpResponse(bytes(reading.file.content), content_type="application/octet-stream")
    plain = "".join(sign if sign.isalnum() or sign in "._- " else "_" for sign in reading.file.name)
    response.headers["Content-Disposition"] = f'attachment; filename="{plain.encode("ascii", "replace").decode()}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response

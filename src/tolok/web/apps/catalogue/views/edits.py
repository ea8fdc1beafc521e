"""Edits, confirmations and undoing: a page for a browser, the changed field for htmx."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tolok.web.apps.catalogue import actions, editing, queries
from tolok.web.apps.catalogue.models import Edit, Reading
from tolok.web.apps.catalogue.structure import STRUCTURE, place_of, row_path
from tolok.web.apps.catalogue.views.fields import (
    answer,
    back,
    go_on,
    is_swap,
    next_list,
    review_address,
    review_page,
    rows_moved,
)
from tolok.web.apps.catalogue.views.review import reading_of
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest

SAVED = "Perubahan tersimpan."
UNCHANGED = "Tidak ada yang berubah."
CONFIRMED = "Terkonfirmasi sesuai sumber."
ROW_CONFIRMED = "Seluruh baris terkonfirmasi sesuai sumber."
ROW_CHANGED = (
    "Baris ini baru saja diubah {who}, jadi konfirmasi Anda belum dicatat. Bandingkan lagi barisnya dengan sumber."
)
TEXT_CHANGED = (
    "Tulisannya sudah Anda ubah, jadi belum dikonfirmasi. Tekan «Simpan perubahan» untuk menyimpannya, atau "
    "kembalikan tulisannya seperti semula lalu konfirmasi."
)
UNDONE = "Suntingan dibatalkan; isinya kembali seperti sebelumnya."
UNDONE_BEFORE = "Suntingan itu sudah dibatalkan sebelumnya."


@require_POST
def change(request: OfficeRequest, pk: int) -> HttpResponse:
    reading = reading_of(request, pk)
    path, text = request.POST.get("path", ""), request.POST.get("text", "")
    try:
        edit = actions.change_field(
            reading=reading,
            path=path,
            text=text,
            shown=request.POST.get("shown", ""),
            seen=request.POST.get("susunan", ""),
            by=request.user,
        )
    except KeyError:
        raise Http404(f"expected a place that can be edited, got: {path}") from None
    except editing.EditError as problem:
        return _refused(request, reading, str(problem), 422)
    except actions.EditConflictError as conflict:
        return _refused(
            request,
            reading,
            f"Isian ini baru saja diubah {conflict.who} menjadi «{conflict.current}», jadi tulisan Anda belum "
            "disimpan. Tulisan Anda masih ada di bawah: bandingkan, lalu simpan bila tetap perlu.",
            409,
        )
    except actions.StructureConflictError as conflict:
        return rows_moved(request, reading, conflict.what)
    if edit is None and is_swap(request, path):
        return answer(request, reading, path, chosen=path, focus="text", said=UNCHANGED)
    if edit is None:
        return _said(request, reading, path, UNCHANGED)
    if is_swap(request, path) and editing.is_told_elsewhere(path):
        return _load(request, reading, SAVED)
    return _done(request, reading, path, SAVED)


@require_POST
def confirm(request: OfficeRequest, pk: int) -> HttpResponse:
    reading = reading_of(request, pk)
    path, shown = request.POST.get("path", ""), request.POST.get("shown")
    if not path and not request.POST.get("yakin") and (doubtful := _doubtful(reading)):
        return render(request, "catalogue/review.html", review_page(request, reading) | {"doubtful": doubtful})
    try:
        if (
            editing.is_field(path)
            and shown is not None
            and not editing.is_same_text(request.POST.get("text", shown), shown)
        ):
            return _refused(request, reading, TEXT_CHANGED, 422)
        seen = request.POST.get("susunan", "")
        actions.confirm(reading=reading, path=path, shown=shown, seen=seen, by=request.user)
    except KeyError:
        raise Http404(f"expected a place of the reading, got: {path}") from None
    except actions.EditConflictError as conflict:
        if not editing.is_field(path):
            return _row_changed(request, reading, path, conflict.who)
        return _refused(
            request,
            reading,
            f"Isian ini baru saja diubah {conflict.who} menjadi «{conflict.current}», jadi konfirmasi Anda belum "
            "dicatat. Bandingkan lagi dengan sumbernya, lalu konfirmasi atau perbaiki.",
            409,
            keep_text=False,
        )
    except actions.StructureConflictError as conflict:
        return rows_moved(request, reading, conflict.what)
    if place_of(path)[1] is not None and not editing.is_field(path):
        return _row_done(request, reading)
    return _done(request, reading, path, CONFIRMED)


def _doubtful(reading: Reading) -> int:
    """How many fields wait of which the reader itself is in doubt."""
    return sum(field.level == "low" for field in editing.fields_to_check(queries.current_data(reading)))


def _row_changed(request: OfficeRequest, reading: Reading, path: str, who: str) -> HttpResponse:
    messages.error(request, ROW_CHANGED.format(who=who))
    address = review_address(request, reading, f"{path}/indikator")
    if getattr(request, "htmx", False):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


def _row_done(request: OfficeRequest, reading: Reading) -> HttpResponse:
    """On to the next field that waits: the fields of the row may have stood anywhere in the list."""
    if not getattr(request, "htmx", False):
        return _said(request, reading, "", ROW_CONFIRMED)
    return next_list(request, reading, ROW_CONFIRMED) or _load(request, reading, ROW_CONFIRMED)


@require_POST
def undo(request: OfficeRequest, pk: int, edit: int) -> HttpResponse:
    """Back to the list of edits, or to the field where the review page asked for it."""
    reading = reading_of(request, pk)
    one = get_for_office(Edit.objects.filter(reading=reading), request.office, edit, field="reading__office")
    try:
        done = actions.undo_edit(edit=one, by=request.user)
    except actions.UndoError as problem:
        if is_swap(request, one.path):
            return _refused(request, reading, str(problem), 409, path=one.path, keep_text=False)
        messages.error(request, str(problem))
        return _return(request, reading, one)
    said = UNDONE if done else UNDONE_BEFORE
    if is_swap(request, one.path) and not editing.is_told_elsewhere(one.path):
        return answer(request, reading, one.path, chosen=one.path, focus="confirm", said=said)
    if is_swap(request, one.path):
        return _load(request, reading, said, one.path)
    (messages.success if done else messages.info)(request, said)
    return _return(request, reading, one)


def _return(request: OfficeRequest, reading: Reading, edit: Edit) -> HttpResponse:
    """To the page where undoing was asked for."""
    if request.POST.get("dari") != "periksa":
        return redirect("catalogue:history", reading.pk)
    jabatan, row, key = place_of(edit.path)
    path = edit.path
    if jabatan is not None and (edit.act in STRUCTURE or not key):
        path = f"jabatan/{jabatan}/nama" if row is None else row_path(jabatan, row, key or "indikator")
    return back(request, reading, path)


def _refused(
    request: OfficeRequest, reading: Reading, problem: str, status: int, *, path: str = "", keep_text: bool = True
) -> HttpResponse:
    """The field with what was typed and why it was not taken; nothing was stored."""
    path = path or request.POST["path"]
    typed = {"path": path, "problem": problem}
    if keep_text:
        typed["text"] = request.POST.get("text", "")
    if is_swap(request, path):
        return answer(request, reading, path, chosen=path, focus="text", typed=typed, status=status)
    return render(request, "catalogue/review.html", review_page(request, reading, path, typed), status=status)


def _done(request: OfficeRequest, reading: Reading, path: str, said: str) -> HttpResponse:
    if is_swap(request, path):
        if response := go_on(request, reading, path, said):
            return response
        return _load(request, reading, said)
    return _said(request, reading, "", said)


def _load(request: OfficeRequest, reading: Reading, said: str, path: str = "") -> HttpResponse:
    """For htmx: the page as a whole, for it says what comes next."""
    messages.success(request, said)
    return HttpResponse(status=204, headers={"HX-Redirect": review_address(request, reading, path)})


def _said(request: OfficeRequest, reading: Reading, path: str, said: str) -> HttpResponse:
    messages.success(request, said)
    return back(request, reading, path)

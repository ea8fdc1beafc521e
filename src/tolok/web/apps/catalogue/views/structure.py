"""Structure edits asked for on the review: rows split, joined, added, dropped, text moved; jabatan added, dropped."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from tolok.web.apps.catalogue import actions, structure_actions
from tolok.web.apps.catalogue.models import Edit, Reading
from tolok.web.apps.catalogue.structure import ROW_KEYS, place_of, row_path
from tolok.web.apps.catalogue.views.fields import back, review_page, rows_moved
from tolok.web.apps.catalogue.views.panels import panel_of
from tolok.web.apps.catalogue.views.source import reading_of
from tolok.web.requests import OfficeRequest, number_in

_LONGEST = 999_999_999
_UNDO = " Bila keliru, tekan «Batalkan suntingan terakhir»."


@require_POST
def structure(request: OfficeRequest, pk: int, act: str) -> HttpResponse:
    """Makes the edit, then back to the field that should be looked at next."""
    if act not in _ACTS:
        raise Http404(f"expected one of {sorted(_ACTS)}, got: {act}")
    reading = reading_of(request, pk)
    path = request.POST.get("path", "")
    make, said = _ACTS[act]
    try:
        edit = make(request, reading, path)
    except KeyError:
        raise Http404(f"expected a place of the reading, got: {path}") from None
    except structure_actions.StructureError as problem:
        typed = {key: value for key, value in request.POST.items() if isinstance(value, str)}
        panel = panel_of(reading, path, act, str(problem), typed)
        context = review_page(request, reading, path) | {"panel": panel}
        return render(request, "catalogue/review.html", context, status=422)
    except actions.StructureConflictError as conflict:
        return rows_moved(request, reading, conflict.what)
    messages.success(request, said + _UNDO)
    return back(request, reading, _next_field(edit))


def _split(request: OfficeRequest, reading: Reading, path: str) -> Edit:
    chosen = {key: request.POST.get(f"pecah-{key}", "") for key in ROW_KEYS}
    cuts = {key: number_in(value, 0, _LONGEST) for key, value in chosen.items()}
    return structure_actions.split_row(
        reading=reading,
        path=_row_of(path),
        at={key: at for key, at in cuts.items() if at is not None},
        keep=[key for key, value in chosen.items() if value == "salin"],
        seen=_seen(request),
        by=request.user,
    )


def _join(request: OfficeRequest, reading: Reading, path: str) -> Edit:
    return structure_actions.join_rows(reading=reading, path=_row_of(path), seen=_seen(request), by=request.user)


def _add(request: OfficeRequest, reading: Reading, path: str) -> Edit:
    return structure_actions.add_row(reading=reading, path=_owner_of(path), seen=_seen(request), by=request.user)


def _drop(request: OfficeRequest, reading: Reading, path: str) -> Edit:
    return structure_actions.drop(reading=reading, path=_owner_of(path), seen=_seen(request), by=request.user)


def _move(request: OfficeRequest, reading: Reading, path: str) -> Edit:
    return structure_actions.move_text(
        reading=reading,
        path=path,
        to=request.POST.get("ke", ""),
        part=request.POST.get("bagian", ""),
        start=number_in(request.POST.get("mulai", ""), 0, _LONGEST),
        seen=_seen(request),
        by=request.user,
    )


def _add_jabatan(request: OfficeRequest, reading: Reading, _path: str) -> Edit:
    nama = request.POST.get("nama", "")
    return structure_actions.add_jabatan(reading=reading, nama=nama, seen=_seen(request), by=request.user)


_ACTS: dict[str, tuple[Callable[[OfficeRequest, Reading, str], Edit], str]] = {
    "pecah": (_split, "Baris dipecah menjadi dua. Periksa kedua bagiannya."),
    "gabung": (_join, "Dua baris digabung menjadi satu. Periksa hasilnya."),
    "tambah": (_add, "Baris baru ditambahkan. Isilah dari sumbernya."),
    "hapus": (_drop, "Dihapus dari bacaan; isinya tetap tercatat di daftar suntingan."),
    "pindah": (_move, "Teks dipindahkan. Periksa kedua kolomnya."),
    "jabatan": (_add_jabatan, "Jabatan ditambahkan. Tambahkan baris-barisnya."),
}


def _seen(request: OfficeRequest) -> str:
    return request.POST.get("susunan", "")


def _owner_of(path: str) -> str:
    """The row that a field belongs to, or its jabatan. Raises KeyError."""
    jabatan, row, _ = place_of(path)
    if jabatan is None:
        raise KeyError(path)
    return f"jabatan/{jabatan}" if row is None else row_path(jabatan, row)


def _row_of(path: str) -> str:
    if place_of(path)[1] is None:
        raise KeyError(path)
    return _owner_of(path)


def _next_field(edit: Edit) -> str:
    """The field to look at after an edit: where text was cut or came to, else the indicator of its row."""
    jabatan, row, key = place_of(edit.path)
    if jabatan is None or row is None:
        return f"jabatan/{jabatan}/nama" if edit.act == Edit.Act.ADD else ""
    after = edit.after or {}
    if edit.act == Edit.Act.MOVE:
        key = after["to"]
    elif edit.act == Edit.Act.SPLIT:
        key = next(iter(after["at"]))
    return row_path(jabatan, row, key or "indikator")

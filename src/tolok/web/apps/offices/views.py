"""Pages of the office and its dated reference data: one list, one form, for desa, pejabat and aliases alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from tolok.web.apps.offices import actions, queries
from tolok.web.apps.offices.forms import AliasForm, DesaForm, OfficeForm, PejabatForm, SeenForm
from tolok.web.apps.offices.models import Desa, JabatanAlias, Office, Pejabat
from tolok.web.inputs import STALE, StaleError
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest
from tolok.web.tables import export


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of dated reference data, as its pages need it. `name` is the stem of its URL names."""

    name: str
    title: str
    lead: str
    one: str
    model: type[Model]
    form: type[SeenForm]
    rows: Callable[[Office], Sequence[Any]]
    add: Callable[..., Any]
    change: Callable[..., None]
    header: tuple[str, ...]
    cells: Callable[[Any], tuple[Any, ...]]


DESA = Kind(
    name="desa",
    title="Desa dan kelurahan",
    lead="Yang berada di wilayah kecamatan ini, dengan masa berlakunya.",
    one="Desa/kelurahan",
    model=Desa,
    form=DesaForm,
    rows=queries.desa_list,
    add=actions.add_desa,
    change=actions.change_desa,
    header=("Nama", "Jenis", "Kode wilayah"),
    cells=lambda row: (row.nama, row.get_jenis_display(), row.code),
)
PEJABAT = Kind(
    name="pejabat",
    title="Pejabat",
    lead="Siapa memangku jabatan apa, sejak kapan. Pejabat lama tetap tercatat.",
    one="Pejabat",
    model=Pejabat,
    form=PejabatForm,
    rows=queries.pejabat_list,
    add=actions.add_pejabat,
    change=actions.change_pejabat,
    header=("Jabatan", "Nama", "NIP", "Pangkat/golongan"),
    cells=lambda row: (
        f"Plt. {row.jabatan}" if row.is_plt else row.jabatan,
        row.nama or "(lowong)",
        row.printed_nip,
        row.pangkat,
    ),
)
ALIAS = Kind(
    name="alias",
    title="Sebutan jabatan",
    lead="Nama lain sebuah jabatan dalam keputusan, agar dikenali sebagai jabatan yang sama.",
    one="Sebutan jabatan",
    model=JabatanAlias,
    form=AliasForm,
    rows=queries.alias_list,
    add=actions.add_alias,
    change=actions.change_alias,
    header=("Sebutan", "Jabatan resmi"),
    cells=lambda row: (row.alias, row.jabatan),
)
KINDS = (PEJABAT, DESA, ALIAS)


def detail(request: OfficeRequest) -> HttpResponse:
    counts = [(kind, len(kind.rows(request.office))) for kind in KINDS]
    return render(request, "offices/detail.html", {"counts": counts, "kinds": KINDS})


def change(request: OfficeRequest) -> HttpResponse:
    # A copy, so that the page's own head keeps the stored name while the form is wrong.
    form = OfficeForm(request.POST or None, instance=Office.objects.get(pk=request.office.pk))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_office(by=request.user, office=request.office, values=form.values, seen=_seen(form))
        except StaleError:
            form.add_error(None, STALE)
        else:
            messages.success(request, "Data kantor disimpan.")
            return redirect("offices:detail")
    return render(request, "offices/office_form.html", {"form": form})


def _seen(form: SeenForm) -> str:
    return str(form.cleaned_data["seen"])


def row_list(request: OfficeRequest, kind: Kind) -> HttpResponse:
    rows = kind.rows(request.office)
    header = (*kind.header, "Berlaku sejak", "Berlaku sampai")
    if file := export(request, kind.name, header, [(*kind.cells(row), row.sejak, row.sampai) for row in rows]):
        return file
    today = timezone.localdate()
    shown = [(row, kind.cells(row), row.is_on(today)) for row in rows]
    page = {"kind": kind, "kinds": KINDS, "shown": shown, "change_url": f"offices:{kind.name}_change"}
    return render(request, "offices/row_list.html", page)


def row_create(request: OfficeRequest, kind: Kind) -> HttpResponse:
    form = kind.form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = kind.add(by=request.user, office=request.office, values=form.values)
        except actions.DuplicateRowError as known:
            form.add_error(None, f"{known.row} sudah ada dengan isian yang sama, jadi tidak dicatat dua kali.")
        else:
            messages.success(request, f"{row} ditambahkan.")
            return redirect(f"offices:{kind.name}_list")
    return render(request, "offices/row_form.html", {"kind": kind, "form": form})


def row_change(request: OfficeRequest, kind: Kind, pk: int) -> HttpResponse:
    row: Any = get_for_office(kind.model._default_manager.all(), request.office, pk)
    label = str(row)
    form = kind.form(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        try:
            kind.change(by=request.user, row=row, values=form.values, seen=_seen(form))
        except StaleError:
            form.add_error(None, STALE)
        else:
            messages.success(request, f"{label} disimpan.")
            return redirect(f"offices:{kind.name}_list")
    return render(request, "offices/row_form.html", {"kind": kind, "form": form, "subject": label})

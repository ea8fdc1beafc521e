"""Pages of registers: parse, call, show."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from tolok.core.kernel.period import MONTH_NAMES, Month
from tolok.core.registers.register import ColumnType, Register
from tolok.core.registers.term import Nature
from tolok.web.apps.registers import actions, queries
from tolok.web.apps.registers.forms import EntryForm, VoidForm
from tolok.web.apps.registers.models import Entry
from tolok.web.apps.registers.permissions import WRITERS
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest
from tolok.web.tables import export

PAGE_SIZE = 25


def _register(slug: str) -> Register:
    for register in queries.kept_registers():
        if register.slug == slug:
            return register
    raise Http404(f"expected a register, got: {slug}")


def _year(request: OfficeRequest) -> int:
    text = request.GET.get("tahun", "")
    return int(text) if text.isdigit() and 1990 <= int(text) <= 2200 else request.office.current_year


def _month(request: OfficeRequest) -> int | None:
    text = request.GET.get("bulan", "")
    return int(text) if text.isdigit() and 1 <= int(text) <= 12 else None


@require_safe
def index(request: OfficeRequest) -> HttpResponse:
    year = _year(request)
    counted = queries.registers_with_counts(request.office, year, timezone.localdate())
    return render(request, "registers/index.html", {"year": year, "counted": counted, "can_write": _can_write(request)})


@require_safe
def entry_list(request: OfficeRequest, slug: str) -> HttpResponse:
    register = _register(slug)
    year, month, words = _year(request), _month(request), request.GET.get("cari", "").strip()
    order = request.GET.get("urut", f"-{register.date_base}")
    rows = queries.searched(queries.entries_of(request.office, register, year=year, month=month), words)
    rows = queries.sorted_by(rows, register, order)
    header = ["No. baris", *(column.label for column in register.columns)]
    table = ((e.pk, *(queries.shown_cell(e, c) for c in register.columns)) for e in rows)
    if answer := export(request, f"{slug}-{year}" + (f"-{month:02d}" if month else ""), header, table):
        return answer
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    columns = [column for column in register.columns if column.type is not ColumnType.LONG_TEXT]
    context = {
        "register": register,
        "columns": [(column, column in queries.date_columns(register)) for column in columns],
        "rows": [(e, [queries.shown_cell(e, c) for c in columns]) for e in page],
        "page": page,
        "year": year,
        "month": month,
        "month_names": list(enumerate(MONTH_NAMES, 1)),
        "words": words,
        "order": order,
        "is_position": register.nature is Nature.POSITION,
        "state": _state_of(request, register, year, month),
        "can_write": _can_write(request),
    }
    return render(request, "registers/list.html", context)


def _state_of(request: OfficeRequest, register: Register, year: int, month: int | None) -> str:
    if month is None or register.is_reference:
        return ""
    return queries.statement_state(request.office, register, Month(year, month))


def _can_write(request: OfficeRequest) -> bool:
    return request.user.role in WRITERS


@require_safe
def entry(request: OfficeRequest, slug: str, pk: int) -> HttpResponse:
    register = _register(slug)
    row = _entry(request, register, pk)
    return render(request, "registers/entry.html", _entry_page(request, register, row))


def _entry(request: OfficeRequest, register: Register, pk: int) -> Entry:
    rows = Entry.objects.filter(register=register.slug).select_related("created_by", "voided_by")
    return get_for_office(rows, request.office, pk)


def _entry_page(request: OfficeRequest, register: Register, row: Entry, form: VoidForm | None = None) -> dict[str, Any]:
    return {
        "register": register,
        "entry": row,
        "cells": [(column, queries.shown_cell(row, column)) for column in register.columns],
        "form": form or VoidForm(),
        "can_write": _can_write(request),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: OfficeRequest, slug: str) -> HttpResponse:
    register = _register(slug)
    form = EntryForm(register, queries.village_names(request.office), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row, is_new = actions.add_entry(
                office=request.office,
                register=register,
                values=form.typed,
                by=request.user,
                token=form.cleaned_data["token"],
                restate=form.cleaned_data["restate"],
            )
        except actions.MonthIsNihilError as nihil:
            form.ask_restate(_nihil_message(register, nihil.month))
        else:
            _say_added(request, register, row, is_new)
            again = "simpan_lagi" in request.POST
            return redirect("registers:add", slug) if again else redirect("registers:entry", slug, row.pk)
    status = 422 if form.is_bound else 200
    return render(request, "registers/form.html", {"register": register, "form": form, "entry": None}, status=status)


def _nihil_message(register: Register, month: Month) -> str:
    return (
        f"{month} sudah dinyatakan nihil untuk {register.nama}, sedangkan baris ini jatuh di bulan itu. "
        "Periksa tanggalnya, atau setujui perubahan pernyataannya."
    )


def _say_added(request: OfficeRequest, register: Register, row: Entry, is_new: bool) -> None:
    if is_new:
        messages.success(request, f"Baris {row.pk} tersimpan di {register.nama}.")
    else:
        messages.info(
            request, f"Formulir ini sudah terkirim sebelumnya sebagai baris {row.pk}; tidak dicatat dua kali."
        )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: OfficeRequest, slug: str, pk: int) -> HttpResponse:
    register = _register(slug)
    row = _entry(request, register, pk)
    initial = {column.name: queries.cell(row, column) for column in register.columns}
    form = EntryForm(register, queries.village_names(request.office), request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.change_entry(
                entry=row, register=register, values=form.typed, by=request.user, restate=form.cleaned_data["restate"]
            )
        except actions.MonthIsNihilError as nihil:
            form.ask_restate(_nihil_message(register, nihil.month))
        except actions.StatementError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"Baris {row.pk} diubah." if changed else "Tidak ada yang berubah.")
            return redirect("registers:entry", slug, row.pk)
    status = 422 if form.is_bound else 200
    return render(request, "registers/form.html", {"register": register, "form": form, "entry": row}, status=status)


@require_http_methods(["POST"])
def void(request: OfficeRequest, slug: str, pk: int) -> HttpResponse:
    register = _register(slug)
    row = _entry(request, register, pk)
    form = VoidForm(request.POST)
    if not form.is_valid():
        return render(request, "registers/entry.html", _entry_page(request, register, row, form), status=422)
    if actions.void_entry(entry=row, register=register, reason=form.cleaned_data["reason"], by=request.user):
        messages.success(request, f"Baris {row.pk} dibatalkan; tidak dihitung lagi.")
    else:
        messages.info(request, f"Baris {row.pk} sudah dibatalkan sebelumnya.")
    return redirect("registers:entry", slug, row.pk)


@require_safe
def statements(request: OfficeRequest) -> HttpResponse:
    year = _year(request)
    grid = queries.statement_grid(request.office, year, timezone.localdate())
    header = ["Pemegang", "Register", *MONTH_NAMES]
    table = ([row.register.keeper, row.register.nama, *(cell.state for cell in row.cells)] for row in grid)
    if answer := export(request, f"pernyataan-{year}", header, table):
        return answer
    context = {"year": year, "grid": grid, "month_names": MONTH_NAMES, "can_write": _can_write(request)}
    return render(request, "registers/statements.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def state(request: OfficeRequest, slug: str, year: int, month: int) -> HttpResponse:
    register = _register(slug)
    if not 1 <= month <= 12 or not 1990 <= year <= 2200 or register.is_reference:
        raise Http404(f"expected a month of a register that is stated, got: {slug} {year}-{month}")
    when, problem = Month(year, month), ""
    if request.method == "POST":
        wanted = request.POST.get("state", "")
        try:
            if wanted not in ("lengkap", "nihil", "belum"):
                raise actions.StatementError("Pernyataan belum dipilih. Pilih lengkap, nihil, atau belum.")
            actions.state_month(
                office=request.office,
                register=register,
                month=when,
                state=wanted,
                today=timezone.localdate(),
                by=request.user,
            )
        except actions.StatementError as refused:
            problem = str(refused)
        else:
            messages.success(request, f"{register.nama}, {when}: dinyatakan {wanted}.")
            return redirect(reverse("registers:statements") + f"?tahun={year}#{slug}")
    context = {
        "register": register,
        "month": when,
        "problem": problem,
        "row_count": queries.month_counts(request.office, register, year)[month],
        "current": queries.statement_state(request.office, register, when),
        "is_future": when.first_day > timezone.localdate(),
    }
    return render(request, "registers/state.html", context, status=422 if problem else 200)

"""Pages of registers: parse, call, show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
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
from tolok.web.apps.registers.keepers import keepers_of
from tolok.web.apps.registers.models import Entry
from tolok.web.apps.terms import queries as terms
from tolok.web.inputs import STALE, StaleError
from tolok.web.permissions import get_for_office
from tolok.web.requests import FIRST_YEAR, LAST_YEAR, OfficeRequest, number_in, year_of
from tolok.web.tables import export

PAGE_SIZE = 25


def _register(slug: str) -> Register:
    for register in queries.kept_registers():
        if register.slug == slug:
            return register
    raise Http404(f"expected a register, got: {slug}")


def _month(request: OfficeRequest) -> int | None:
    return number_in(request.GET.get("bulan", ""), 1, 12)


def _keepers(request: OfficeRequest, register: Register) -> dict[str, Any]:
    """Who may write this register, as its pages say it."""
    keepers = keepers_of(request.office)
    return {"can_write": keepers.may_write(request.user, register), "keeping": keepers.of(register)}


def _check_writer(request: OfficeRequest, register: Register) -> None:
    keepers = keepers_of(request.office)
    if not keepers.may_write(request.user, register):
        raise PermissionDenied(
            f"{register.nama} dipegang {' dan '.join(keepers.of(register))}; "
            "seksi lain membacanya, tetapi tidak mencatat."
        )


@require_safe
def index(request: OfficeRequest) -> HttpResponse:
    year = year_of(request)
    keepers = keepers_of(request.office)
    counted = [
        (one, keepers.may_write(request.user, one.register))
        for one in queries.registers_with_counts(request.office, year, timezone.localdate())
    ]
    return render(request, "registers/index.html", {"year": year, "counted": counted})


@require_safe
def entry_list(request: OfficeRequest, slug: str) -> HttpResponse:
    register = _register(slug)
    year, month, words = year_of(request), _month(request), request.GET.get("cari", "").strip()
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
        **_keepers(request, register),
    }
    return render(request, "registers/list.html", context)


def _state_of(request: OfficeRequest, register: Register, year: int, month: int | None) -> str:
    if month is None or register.is_reference:
        return ""
    return queries.statement_state(request.office, register, Month(year, month))


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
        **_keepers(request, register),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: OfficeRequest, slug: str) -> HttpResponse:
    register = _register(slug)
    _check_writer(request, register)
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
        except actions.MonthIsStatedError as stated:
            form.ask_restate(*_restate_words(register, stated))
        except actions.FormSentBeforeError as sent:
            form.add_error(None, _sent_before_message(sent))
            form.take_new_token()
        else:
            _say_added(request, register, row, is_new)
            _say_late(request, row)
            again = "simpan_lagi" in request.POST
            return redirect("registers:add", slug) if again else redirect("registers:entry", slug, row.pk)
    status = 422 if form.is_bound else 200
    return render(request, "registers/form.html", {"register": register, "form": form, "entry": None}, status=status)


def _restate_words(register: Register, stated: actions.MonthIsStatedError) -> tuple[str, str]:
    """Why a consent is asked, and the consent itself."""
    both = (("nihil", stated.nihil), ("lengkap", stated.lengkap))
    told = " dan ".join(f"{_listed(months)} sudah dinyatakan {state}" for state, months in both if months)
    message = (
        f"{told} untuk {register.nama}, sedangkan baris ini jatuh di situ. Periksa tanggalnya, atau setujui di bawah."
    )
    consents = []
    if stated.nihil:
        consents.append("ubah pernyataan nihil itu menjadi belum")
    if stated.lengkap:
        consents.append("bulan yang lengkap tetap lengkap sesudah baris ini")
    return message, ("; ".join(consents) + "; simpan baris ini").capitalize()


def _listed(months: Sequence[Month]) -> str:
    names = [str(month) for month in months[:3]]
    return ", ".join(names) + (f", dan {len(months) - 3} bulan lain" if len(months) > 3 else "")


def _sent_before_message(sent: actions.FormSentBeforeError) -> str:
    stored = f"sebagai baris {sent.entry_id}" if sent.entry_id else "di tempat lain"
    return (
        f"Formulir ini sudah tersimpan {stored}, sedangkan isinya kini berbeda. Untuk memperbaiki, ubahlah baris itu; "
        "untuk mencatatnya sebagai baris baru, tekan Simpan sekali lagi."
    )


def _say_added(request: OfficeRequest, register: Register, row: Entry, is_new: bool) -> None:
    if is_new:
        messages.success(request, f"Baris {row.pk} tersimpan di {register.nama}.")
    else:
        messages.info(
            request, f"Formulir ini sudah terkirim sebelumnya sebagai baris {row.pk}; tidak dicatat dua kali."
        )


def _say_late(request: OfficeRequest, row: Entry) -> None:
    if terms.late_by_entry(request.office, row.pk):
        messages.warning(
            request,
            f"Baris {row.pk} menyangkut bulan yang sudah dilaporkan dan ditutup. Ia tercatat, tetapi sebagian atau "
            "seluruhnya belum ikut dihitung; lihat Penutupan periode.",
        )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: OfficeRequest, slug: str, pk: int) -> HttpResponse:
    register = _register(slug)
    row = _entry(request, register, pk)
    _check_writer(request, register)
    initial = {column.name: queries.cell(row, column) for column in register.columns}
    form = EntryForm(register, queries.village_names(request.office), request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.change_entry(
                entry=row,
                register=register,
                values=form.typed,
                by=request.user,
                seen=form.cleaned_data["seen"],
                restate=form.cleaned_data["restate"],
            )
        except actions.MonthIsStatedError as stated:
            form.ask_restate(*_restate_words(register, stated))
        except StaleError:
            form.add_error(None, STALE)
        except actions.StatementError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"Baris {row.pk} diubah." if changed else "Tidak ada yang berubah.")
            _say_late(request, row)
            return redirect("registers:entry", slug, row.pk)
    status = 422 if form.is_bound else 200
    return render(request, "registers/form.html", {"register": register, "form": form, "entry": row}, status=status)


@require_http_methods(["POST"])
def void(request: OfficeRequest, slug: str, pk: int) -> HttpResponse:
    register = _register(slug)
    row = _entry(request, register, pk)
    _check_writer(request, register)
    form = VoidForm(request.POST)
    if not form.is_valid():
        return render(request, "registers/entry.html", _entry_page(request, register, row, form), status=422)
    if actions.void_entry(entry=row, register=register, reason=form.cleaned_data["reason"], by=request.user):
        messages.success(request, f"Baris {row.pk} dibatalkan; tidak dihitung lagi.")
        _say_late(request, row)
    else:
        messages.info(request, f"Baris {row.pk} sudah dibatalkan sebelumnya.")
    return redirect("registers:entry", slug, row.pk)


@require_safe
def statements(request: OfficeRequest) -> HttpResponse:
    year = year_of(request)
    grid = queries.statement_grid(request.office, year, timezone.localdate())
    header = ["Pemegang", "Register", *MONTH_NAMES]
    table = ([row.register.keeper, row.register.nama, *(cell.state for cell in row.cells)] for row in grid)
    if answer := export(request, f"pernyataan-{year}", header, table):
        return answer
    keepers = keepers_of(request.office)
    writable = {row.register.slug for row in grid if keepers.may_write(request.user, row.register)}
    context = {"year": year, "grid": grid, "month_names": MONTH_NAMES, "writable": writable}
    return render(request, "registers/statements.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def state(request: OfficeRequest, slug: str, year: int, month: int) -> HttpResponse:
    register = _register(slug)
    if not 1 <= month <= 12 or not FIRST_YEAR <= year <= LAST_YEAR or register.is_reference:
        raise Http404(f"expected a month of a register that is stated, got: {slug} {year}-{month}")
    _check_writer(request, register)
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

"""The page of closed periods: parse, call, show."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from tolok.core.formula.term_words import write_term
from tolok.core.kernel.period import Month
from tolok.core.registers import get_register
from tolok.web.apps.terms import actions, queries
from tolok.web.apps.terms.models import LateChange
from tolok.web.apps.terms.permissions import REPORTERS
from tolok.web.apps.terms.row_changes import month_number, month_of
from tolok.web.apps.terms.spec import read_spec
from tolok.web.requests import FIRST_YEAR, LAST_YEAR, OfficeRequest, number_in

MONTHS_OFFERED = 24
PAGE_SIZE = 50


@require_safe
def closing(request: OfficeRequest) -> HttpResponse:
    pending = queries.late_changes(request.office)
    last = pending.last()
    page = Paginator(pending, PAGE_SIZE).get_page(request.GET.get("page"))
    closed = queries.closed_through(request.office)
    context = {
        "closed": closed,
        "unstated": queries.unstated_count(request.office, closed) if closed else 0,
        "months": [(month_number(month), month) for month in _months_offered(timezone.localdate(), closed)],
        "sums": [(one, write_term(one.term)) for one in queries.late_sums(request.office)],
        "page": page,
        "late": [(one, write_term(read_spec(one.term.spec)), month_of(one.month), _register_of(one)) for one in page],
        "seen": last.pk if last else 0,
        "can_close": request.user.role in REPORTERS,
    }
    return render(request, "terms/closing.html", context)


def _register_of(one: LateChange) -> str:
    return get_register(one.term.register).nama


def _months_offered(today: date, closed: Month | None) -> list[Month]:
    """The months that may be closed and the one that was, the newest first."""
    current = month_number(Month.of(today))
    ended = {month_of(current - back) for back in range(1, MONTHS_OFFERED + 1)}
    return sorted(ended | ({closed} if closed else set()), reverse=True)


@require_POST
def close(request: OfficeRequest) -> HttpResponse:
    text = request.POST.get("bulan", "")
    number = number_in(text, FIRST_YEAR * 12, LAST_YEAR * 12)
    if number is None and text != "buka":
        messages.error(request, "Bulan belum dipilih. Pilih bulan terakhir yang angkanya sudah dilaporkan.")
        return redirect("terms:closing")
    through = None if number is None else month_of(number)
    try:
        changed = actions.close_period(
            office=request.office, through=through, today=timezone.localdate(), by=request.user
        )
    except actions.ClosingError as problem:
        messages.error(request, str(problem))
        return redirect("terms:closing")
    told = f"Periode ditutup sampai dengan {through}." if through else "Tidak ada lagi periode yang ditutup."
    messages.success(request, told if changed else "Tidak ada yang berubah.")
    return redirect("terms:closing")


@require_POST
def accept(request: OfficeRequest) -> HttpResponse:
    seen = number_in(request.POST.get("seen", ""), 1, 10**9)
    count = actions.accept_late(office=request.office, seen=seen, by=request.user) if seen else 0
    if count:
        messages.success(
            request, f"{count} perubahan terlambat kini ikut dihitung; laporan yang lalu memuat angka lain."
        )
    else:
        messages.info(request, "Tidak ada perubahan terlambat yang menunggu.")
    return redirect("terms:closing")

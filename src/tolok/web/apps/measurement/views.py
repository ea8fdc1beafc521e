"""Pages of measurement: parse, call, show."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from tolok.core.formula.notation import write_notation
from tolok.core.kernel.period import ROMAN_QUARTERS, Month
from tolok.core.measurement.indikator import Aggregation, CapaianRule
from tolok.core.measurement.scale import scale_on
from tolok.core.measurement.shown import show_target, unit_of
from tolok.core.registers import get_register
from tolok.web.apps.catalogue import queries as catalogue
from tolok.web.apps.catalogue.queries import IndikatorRow
from tolok.web.apps.measurement import actions, origin, queries, summary
from tolok.web.apps.measurement.forms import PenjelasanForm, PlanForm
from tolok.web.apps.measurement.permissions import PLANNERS
from tolok.web.apps.measurement.table import HEADER, file_row, table_rows
from tolok.web.apps.measurement.words import AGGREGATION_WORDS, RULE_WORDS
from tolok.web.apps.registers import queries as registers
from tolok.web.charts.bars import bar_chart
from tolok.web.charts.stacks import stack_chart
from tolok.web.inputs import STALE, StaleError, fingerprint
from tolok.web.requests import OfficeRequest, year_of
from tolok.web.tables import export

ROWS_A_PAGE = 10
LACKS_SHOWN, LATE_SHOWN = 12, 6


def _quarter(request: OfficeRequest, year: int) -> int:
    text = request.GET.get("triwulan", "")
    return int(text) if text in ("1", "2", "3", "4") else queries.current_quarter(year, timezone.localdate())


def _period_context(year: int, quarter: int) -> dict[str, Any]:
    quarters = [(number, ROMAN_QUARTERS[number - 1]) for number in queries.QUARTERS]
    return {"year": year, "quarter": quarter, "roman": ROMAN_QUARTERS[quarter - 1], "quarters": quarters}


@require_safe
def dashboard(request: OfficeRequest) -> HttpResponse:
    year = year_of(request)
    quarter = _quarter(request, year)
    today = timezone.localdate()
    measured = queries.measured_year(request.office, year)
    now = measured.by_quarter[quarter]
    sasaran = [
        (title, rows, bar_chart(summary.sasaran_bars(rows)))
        for title, jenis in (("Sasaran kecamatan (IKU)", "IKU"), ("Sasaran jabatan (IKI)", "IKI"))
        if (rows := summary.by_sasaran([one for one in now if one.indikator.jenis == jenis]))
    ]
    stacks = summary.quarter_stacks(measured.by_quarter)
    lacks = queries.lacks(measured, year, quarter, today)
    late = registers.late_entries(request.office, year, today)
    context = {
        **_period_context(year, quarter),
        "headline": summary.headline(now),
        "sasaran": sasaran,
        "stacks": stacks,
        "stack_chart": stack_chart(stacks),
        "lacks": lacks[:LACKS_SHOWN],
        "lack_count": len(lacks),
        "late": [
            (get_register(entry.register), entry, (today - entry.due).days) for entry in late[:LATE_SHOWN] if entry.due
        ],
        "late_count": late.count(),
        "late_more": max(0, late.count() - LATE_SHOWN),
        "unbound": sum(
            catalogue.unbound_count(version) for version in catalogue.versions_of_year(request.office, year)
        ),
    }
    return render(request, "measurement/dashboard.html", context)


@require_safe
def table(request: OfficeRequest) -> HttpResponse:
    year = year_of(request)
    quarter = _quarter(request, year)
    measured = queries.measured_year(request.office, year)
    wanted = request.GET.get("jabatan", "")
    all_rows = table_rows(measured.by_quarter[quarter], year)
    jabatan_names = list(dict.fromkeys(row.indikator.jabatan for row in all_rows))
    rows = [row for row in all_rows if not wanted or row.indikator.jabatan == wanted]
    name = f"pengukuran-{year}-tw{quarter}"
    if answer := export(request, name, HEADER, (file_row(row) for row in rows)):
        return answer
    context = {
        **_period_context(year, quarter),
        "rows": rows,
        "jabatan_names": jabatan_names,
        "wanted": wanted,
        "headline": summary.headline([row.measurement for row in rows]),
        "scale_note": scale_on(date(year, 12, 31)).source_note(),
        "can_plan": request.user.role in PLANNERS,
    }
    return render(request, "measurement/table.html", context)


@require_safe
def plan_list(request: OfficeRequest) -> HttpResponse:
    year = year_of(request)
    lines = []
    for version in catalogue.versions_of_year(request.office, year):
        plans = queries.plans_of(request.office, year, version)
        lines += [
            (row, plans.get(row.key), queries.targets_by_quarter(plans.get(row.key)))
            for row in catalogue.rows_of_version(version)
        ]
    header = [
        "Kode",
        "Jabatan",
        "Indikator",
        "Aturan",
        "Agregasi",
        "Target TW I",
        "Target TW II",
        "Target TW III",
        "Target TW IV",
    ]
    cells = (
        [row.key, row.jabatan, row.baris.indikator, plan.rule if plan else "", plan.aggregation if plan else ""]
        + [targets[q].text if q in targets else "" for q in queries.QUARTERS]
        for row, plan, targets in lines
    )
    if answer := export(request, f"target-{year}", header, cells):
        return answer
    shown = [
        (row, RULE_WORDS[CapaianRule(plan.rule)] if plan else "", [targets.get(q) for q in queries.QUARTERS])
        for row, plan, targets in lines
    ]
    context = {"year": year, "lines": shown, "can_plan": request.user.role in PLANNERS}
    return render(request, "measurement/plan_list.html", context)


def _row(request: OfficeRequest, year: int, jenis: str, jabatan: int, baris: int) -> IndikatorRow:
    row = queries.row_of(request.office, year, f"{jenis}/{jabatan}/{baris}")
    if row is None:
        raise Http404(f"expected an indicator in force in {year}, got: {jenis}/{jabatan}/{baris}")
    return row


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: OfficeRequest, jenis: str, jabatan: int, baris: int) -> HttpResponse:
    year = year_of(request)
    row = _row(request, year, jenis, jabatan, baris)
    form = PlanForm(queries.plan_of(request.office, year, row), row.node, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _set_plan(request, year, row, form)
        except actions.PlanConflictError:
            form.add_error(
                None,
                "Target ini baru saja disimpan orang lain, jadi belum ada yang diubah. Isian Anda masih ada di bawah: "
                "bandingkan dengan yang tersimpan, lalu muat ulang halaman ini sebelum menyimpan.",
            )
        else:
            messages.success(request, f"Target {row.key} tahun {year} tersimpan.")
            return redirect(f"{reverse('measurement:plan_list')}?tahun={year}#{row.key.replace('/', '-')}")
    context = {"year": year, "row": row, "form": form}
    return render(request, "measurement/plan.html", context, status=422 if form.is_bound else 200)


def _set_plan(request: OfficeRequest, year: int, row: IndikatorRow, form: PlanForm) -> None:
    actions.set_plan(
        office=request.office,
        year=year,
        row=row,
        rule=CapaianRule(form.cleaned_data["rule"]),
        aggregation=Aggregation(form.cleaned_data["aggregation"]),
        targets=form.typed_targets(),
        scores=form.typed_scores(),
        seen=form.cleaned_data["seen"],
        by=request.user,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def penjelasan(request: OfficeRequest, jenis: str, jabatan: int, baris: int) -> HttpResponse:
    year = year_of(request)
    row = _row(request, year, jenis, jabatan, baris)
    known = queries.penjelasan_of(queries.plan_of(request.office, year, row))
    form = PenjelasanForm(request.POST or None, initial={**known, "seen": fingerprint(known)})
    if request.method == "POST" and form.is_valid():
        text, seen = form.cleaned_data["penjelasan"], form.cleaned_data["seen"]
        try:
            actions.set_penjelasan(office=request.office, year=year, row=row, text=text, by=request.user, seen=seen)
        except StaleError:
            form.add_error(None, STALE)
        else:
            messages.success(request, f"Penjelasan {row.key} tersimpan dan akan tercetak di LKjIP.")
            return redirect(f"{reverse('measurement:table')}?tahun={year}")
    context = {"year": year, "row": row, "form": form}
    return render(request, "measurement/penjelasan.html", context, status=422 if form.is_bound else 200)


@require_safe
def trace(request: OfficeRequest, jenis: str, jabatan: int, baris: int) -> HttpResponse:
    """ "Dari mana angka ini?": from the report down to rows, binding, sentence, line and regulation."""
    year = year_of(request)
    quarter = _quarter(request, year)
    row = _row(request, year, jenis, jabatan, baris)
    measured = queries.measured_year(request.office, year)
    measurement = measured.measurement(row.key, quarter)
    if measurement is None:
        raise Http404(f"expected a measured indicator, got: {row.key}")
    context = {
        **_period_context(year, quarter),
        "row": row,
        "one": table_rows([measurement], year)[0],
        "target": show_target(measurement.target, unit_of(measurement.indikator)),
        "rule": RULE_WORDS[measurement.indikator.rule],
        "aggregation": AGGREGATION_WORDS[measurement.indikator.aggregation],
        "steps": origin.steps(measurement.trace),
        "origin": row.baris.asal.get("formula") or row.baris.asal.get("indikator"),
        "keputusan": catalogue.keputusan_of(row.version),
        "bindings": catalogue.bound_phrases(row),
        "written": catalogue.written_formula(row),
        "notation": write_notation(row.node) if row.node is not None else "",
        **_rows_behind(request, measured, measurement),
    }
    return render(request, "measurement/trace.html", context)


def _rows_behind(request: OfficeRequest, measured: queries.MeasuredYear, measurement: Any) -> dict[str, Any]:
    """The rows of the term (and month) that the address asks for; the first bound term without asking."""
    bound = origin.bound_steps(measurement)
    asked = request.GET.get("suku", "1")
    step = next((one for one in bound if str(one.number) == asked), None)
    if step is None:
        return {"step": None}
    month_text = request.GET.get("bulan", "")
    month = Month(measured.office_year.year, int(month_text)) if month_text in map(str, range(1, 13)) else None
    ids = origin.row_ids(request.office, measured.office_year.year, step, month)
    page = Paginator(ids, ROWS_A_PAGE).get_page(request.GET.get("page"))
    register = get_register(step.trace.register or "")
    entries = registers.entries_by_id(request.office, list(page))
    columns = register.columns[:6]
    return {
        "step": step,
        "selected_month": month,
        "page": page,
        "not_counted": origin.not_counted(request.office, measured.office_year.year, step, month),
        "columns": columns,
        "entries": [(entry, [registers.shown_cell(entry, column) for column in columns]) for entry in entries],
    }

"""The office's settings of the linter: which rules run and how they weigh; as a page and as the file tolok.toml."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.core.lint import Selection, SelectionError, read_selection, rule_files
from tolok.web.apps.catalogue import finding_actions, finding_queries, queries, setting_actions
from tolok.web.apps.catalogue import lint_settings as settings
from tolok.web.apps.catalogue.forms import ChoiceForm, SettingsFileForm
from tolok.web.apps.catalogue.models import FindingSetAside, Reading, RuleChoice
from tolok.web.apps.catalogue.permissions import PLANNERS
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest

SAVED = "Setelan tersimpan; temuan semua keputusan sekarang dihitung menurut setelan ini."
_FILE_IDS = "berkas_%s"


@require_http_methods(["GET", "HEAD", "POST"])
def lint_settings(request: OfficeRequest) -> HttpResponse:
    can_edit = request.user.role in PLANNERS
    is_given = can_edit and request.method == "POST"
    form = ChoiceForm(request.POST if is_given else None, initial={"aturan": request.GET.get("aturan", "")})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        setting_actions.choose_rule(
            office=request.office, code=given["aturan"], level=given["tingkat"], reason=given["alasan"], by=request.user
        )
        messages.success(request, SAVED)
        return redirect("catalogue:lint_settings")
    return _page(request, form, SettingsFileForm(auto_id=_FILE_IDS), 422 if form.is_bound else 200)


def _page(request: OfficeRequest, form: ChoiceForm, file_form: SettingsFileForm, status: int = 200) -> HttpResponse:
    choices = settings.choices_of(request.office)
    context = {
        "form": form,
        "file_form": file_form,
        "lines": settings.rule_lines(choices),
        "choices": choices,
        "can_edit": request.user.role in PLANNERS,
        "history": RuleChoice.objects.filter(office=request.office)
        .exclude(withdrawn_at=None)
        .select_related("made_by", "withdrawn_by")
        .order_by("-withdrawn_at", "-pk")[:20],
    }
    return render(request, "catalogue/lint_settings.html", context, status=status)


@require_POST
def withdraw(request: OfficeRequest, pk: int) -> HttpResponse:
    choice = get_for_office(RuleChoice.objects.all(), request.office, pk)
    done = setting_actions.withdraw_choice(choice=choice, by=request.user)
    words = f"{choice.code} kembali seperti bawaannya."
    (messages.success if done else messages.info)(request, words if done else f"{choice.code} sudah dikembalikan.")
    return redirect("catalogue:lint_settings")


@require_safe
def settings_file(request: OfficeRequest) -> HttpResponse:
    """The office's settings and set-asides as a tolok.toml, so that `tolok lint` says the same."""
    selection = settings.office_selection(request.office)
    asides = FindingSetAside.objects.standing().filter(office=request.office).select_related("made_by", "reading")
    said = [settings.core_set_aside(one, _number(one.reading)) for one in asides]
    text = settings.settings_file(selection, said)
    response = HttpResponse(text, content_type="application/toml; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="tolok.toml"'
    return response


def _number(reading: Reading) -> str | None:
    return queries.current_data(reading)["nomor"] or None


@require_POST
def take_file(request: OfficeRequest) -> HttpResponse:
    """The settings of a file in place of the office's, its set-asides added where their findings are."""
    file_form = SettingsFileForm(request.POST, request.FILES, auto_id=_FILE_IDS)
    if not file_form.is_valid():
        return _page(request, ChoiceForm(), file_form, 422)
    given = file_form.cleaned_data["berkas"]
    try:
        selection = read_selection(given.read().decode("utf-8"), given.name)
    except UnicodeDecodeError:
        file_form.add_error("berkas", f"{given.name}: bukan teks UTF-8; simpan ulang sebagai teks, lalu pilih lagi.")
    except SelectionError as problem:
        file_form.add_error("berkas", str(problem))
    else:
        _take(request, selection, given.name, file_form.cleaned_data["alasan"])
        return redirect("catalogue:lint_settings")
    return _page(request, ChoiceForm(), file_form, 422)


def _take(request: OfficeRequest, selection: Selection, source: str, reason: str) -> None:
    changed = setting_actions.import_choices(
        office=request.office, levels=_levels(selection), reason=reason, source=source, by=request.user
    )
    messages.success(request, f"Setelan «{source}» dipakai: {changed} aturan berubah.")
    if selection.set_asides:
        taken, lost = _take_set_asides(request, selection)
        words = f"{taken} pengesampingan ditambahkan"
        tail = f"; {lost} tidak menemukan temuannya dalam keputusan kantor ini, jadi tidak diambil" if lost else ""
        messages.info(request, f"{words}{tail}.")


def _levels(selection: Selection) -> dict[str, str]:
    """The office's word on each rule that the file changes: what `pilih` leaves out does not run."""
    off = {item.rule.code: "off" for item in rule_files() if not selection.is_on(item.rule.code)}
    return {**{code: level.value for code, level in selection.levels.items()}, **off}


def _take_set_asides(request: OfficeRequest, selection: Selection) -> tuple[int, int]:
    """How many were added to the readings whose findings they answer, and how many answer none."""
    today = timezone.localdate()
    answered: set[Any] = set()
    for reading in Reading.objects.filter(office=request.office).select_related("office").defer("lines"):
        data = queries.current_data(reading)
        meant = [one for one in selection.set_asides if one.nomor in (None, data["nomor"])]
        if not meant:
            continue
        examined = finding_queries.examine(reading, data, today)
        for one in meant:
            if found := examined.find(one.code, one.fingerprint):
                finding_actions.set_aside(
                    reading=reading, found=found, reason=one.reason, said_by=one.by, said_on=one.on, by=request.user
                )
                answered.add(one)
    return len(answered), len(set(selection.set_asides) - answered)

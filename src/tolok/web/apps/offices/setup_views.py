"""The first set-up: code, kecamatan from the official list, then one form; closed for good once an office exists."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from tolok.core.kernel.text import words
from tolok.core.measurement.office_year import OfficeProfile
from tolok.core.wilayah import Kecamatan, kecamatan_by_code, kecamatan_list
from tolok.web.apps.accounts import actions as accounts
from tolok.web.apps.offices import actions, queries
from tolok.web.apps.offices.setup_forms import SetupCodeForm, SetupForms

SEARCH_LIMIT = 60
_UNLOCKED = "setup_unlocked"


@never_cache
@sensitive_post_parameters()
def setup(request: HttpRequest) -> HttpResponse:
    """One address, three steps: what was already given decides which is shown."""
    if queries.has_office():
        return _closed(request)
    if not request.session.get(_UNLOCKED):
        return _ask_code(request)
    kecamatan = kecamatan_by_code().get(request.GET.get("kecamatan", ""))
    return _ask_facts(request, kecamatan) if kecamatan else _ask_kecamatan(request)


def _closed(request: HttpRequest) -> HttpResponse:
    """404 for good; but who pressed the last button twice is led to the sign-in, for their office is there."""
    if request.method == "POST" and "admin-username" in request.POST:
        return redirect("accounts:login")
    raise Http404("the office was set up")


def _ask_code(request: HttpRequest) -> HttpResponse:
    form = SetupCodeForm(request.POST or None)
    address = str(request.META.get("REMOTE_ADDR", ""))
    if request.method == "POST":
        try:
            accounts.count_setup_try(by=None, address=address)
        except accounts.LockedOutError as locked:
            return render(request, "offices/setup_code.html", _locked_page(locked), status=429)
    if request.method == "POST" and form.is_valid():
        accounts.forget_setup_tries(by=None, address=address)
        request.session.cycle_key()
        request.session[_UNLOCKED] = True
        return redirect("offices:setup")
    return render(request, "offices/setup_code.html", {"form": form, "step": 1})


def _locked_page(locked: accounts.LockedOutError) -> dict[str, object]:
    until = timezone.localtime(locked.until)
    problem = f"Kode penyiapan terlalu sering salah. Cobalah lagi sesudah pukul {until:%H.%M}."
    return {"form": SetupCodeForm(), "step": 1, "problem": problem}


def _ask_kecamatan(request: HttpRequest) -> HttpResponse:
    """By search, or down the list: provinsi, kabupaten/kota, kecamatan."""
    query = request.GET.get("q", "").strip()
    provinsi, kabupaten = request.GET.get("provinsi", ""), request.GET.get("kabupaten", "")
    page: dict[str, object] = {"step": 2, "query": query, "provinsi": provinsi, "kabupaten": kabupaten}
    if query:
        found = search_kecamatan(query)
        page |= {"kecamatan": found[:SEARCH_LIMIT], "found": len(found), "searched": True}
    elif provinsi and kabupaten:
        page["kecamatan"] = [k for k in kecamatan_list() if (k.provinsi, k.kabupaten) == (provinsi, kabupaten)]
    elif provinsi:
        page["kabupaten_names"] = sorted({k.kabupaten for k in kecamatan_list() if k.provinsi == provinsi})
    else:
        page["provinsi_names"] = list(dict.fromkeys(k.provinsi for k in kecamatan_list()))
    return render(request, "offices/setup_kecamatan.html", page)


def search_kecamatan(query: str) -> list[Kecamatan]:
    """Kecamatan with every word of the query in their name, kabupaten or provinsi; those so called first."""
    wanted = [word for word in words(query) if word not in ("kecamatan", "kec")]
    if not wanted:
        return []
    found = []
    for kecamatan in kecamatan_list():
        own = " ".join(words(kecamatan.nama))
        every = " ".join([own, *words(kecamatan.kabupaten), *words(kecamatan.provinsi), kecamatan.code])
        if all(word in every for word in wanted):
            rank = (own != " ".join(wanted), not any(own.startswith(word) for word in wanted))
            found.append((rank, kecamatan.code, kecamatan))
    return [kecamatan for _, _, kecamatan in sorted(found, key=lambda hit: hit[:2])]


def _ask_facts(request: HttpRequest, kecamatan: Kecamatan) -> HttpResponse:
    this_year = timezone.localdate().year
    forms = SetupForms(kecamatan, this_year, request.POST if request.method == "POST" else None)
    if request.method == "POST" and forms.is_valid():
        try:
            office, user, _ = _set_up(kecamatan, forms)
        except actions.AlreadySetUpError:
            return _closed(request)
        request.session.flush()
        messages.success(request, f"{office} siap. Masuklah sebagai «{user.username}».")
        return redirect("accounts:login")
    return render(request, "offices/setup_facts.html", {"step": 3, "kecamatan": kecamatan, "forms": forms})


def _set_up(kecamatan: Kecamatan, forms: SetupForms):
    profile = OfficeProfile(
        code=kecamatan.code,
        nama=f"Kecamatan {kecamatan.nama}",
        kabupaten=kecamatan.kabupaten,
        provinsi=kecamatan.provinsi,
        alamat=forms.facts.cleaned_data["alamat"],
    )
    return actions.set_up(
        by=None,
        profile=profile,
        current_year=forms.facts.cleaned_data["current_year"],
        desa=forms.new_desa(),
        pejabat=forms.new_pejabat(),
        admin=forms.new_admin(),
    )

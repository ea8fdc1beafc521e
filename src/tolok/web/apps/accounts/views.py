"""Pages of accounts: the way in and out, one's password, and the users of the office."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login as start_session
from django.contrib.auth import logout as end_session
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from tolok.web.apps.accounts import actions, queries, sign_in
from tolok.web.apps.accounts.forms import LoginForm, NewUserForm, UserForm
from tolok.web.apps.accounts.models import User
from tolok.web.apps.offices import queries as offices
from tolok.web.inputs import STALE, StaleError, fingerprint
from tolok.web.permissions import get_for_office
from tolok.web.requests import OfficeRequest
from tolok.web.tables import export

LAST_ADMIN = (
    "Tidak disimpan: ini satu-satunya admin kantor yang aktif, dan tanpa admin tidak ada yang dapat mengelola "
    "pengguna. Jadikan orang lain admin lebih dahulu."
)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    if not offices.has_office():
        return redirect("offices:setup")
    if request.user.is_authenticated:
        return redirect(_next_page(request))
    form = LoginForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.check_password(by=None, request=request, **form.cleaned_data)
        except sign_in.LockedOutError as locked:
            form.add_error(None, _locked_out(locked))
            status = 429
        else:
            if user:
                start_session(request, user)
                return redirect(_next_page(request))
            form.add_error(None, "Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya.")
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return render(request, "registration/login.html", {"form": form, "next": wanted}, status=status)


def _locked_out(locked: sign_in.LockedOutError) -> str:
    until = timezone.localtime(locked.until)
    return (
        f"Kata sandi salah {sign_in.WRONG_TRIES} kali, jadi nama pengguna ini dikunci sampai pukul {until:%H.%M}. "
        "Cobalah lagi sesudahnya, atau minta admin kantor membuatkan kata sandi baru."
    )


def _next_page(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=hosts, require_https=request.is_secure())
    # Only a path: `redirect` takes a bare word for the name of a URL and breaks on it.
    return wanted if is_ours and wanted.startswith("/") else resolve_url(settings.LOGIN_REDIRECT_URL)


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        actions.note_sign_out(by=request.user)
    end_session(request)
    messages.success(request, "Anda sudah keluar.")
    return redirect("accounts:login")


@never_cache
@sensitive_post_parameters()
def password_change(request: OfficeRequest) -> HttpResponse:
    # The old one is asked again, for a machine left open is not its owner; not from who has just typed an admin's.
    kind = SetPasswordForm if request.user.must_change_password else PasswordChangeForm
    form = kind(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.change_password(by=request.user, password=form.cleaned_data["new_password1"])
        update_session_auth_hash(request, request.user)
        messages.success(request, "Kata sandi Anda sudah diganti.")
        return redirect("home")
    return render(request, "registration/password_change.html", {"form": form})


def user_list(request: OfficeRequest) -> HttpResponse:
    users = queries.users_of(request.office)
    header = ("Nama", "Nama pengguna", "Peran", "Jabatan", "Aktif", "Terakhir masuk")
    rows = [(u.nama, u.username, u.get_role_display(), u.jabatan, u.is_active, u.last_login) for u in users]
    return export(request, "pengguna", header, rows) or render(request, "accounts/user_list.html", {"users": users})


def user_create(request: OfficeRequest) -> HttpResponse:
    form = NewUserForm(request.POST or None, office=request.office)
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        try:
            user, password = actions.create_user(by=request.user, office=request.office, **values)
        except IntegrityError:  # two clicks on the button: the other request made the user
            form.add_error("username", "Nama pengguna ini baru saja dibuat. Buka Pengguna untuk melihatnya.")
        else:
            return _show_password(request, user, password)
    return render(request, "accounts/user_form.html", {"form": form})


def user_change(request: OfficeRequest, pk: int) -> HttpResponse:
    user = get_for_office(User.objects.all(), request.office, pk)
    seen = fingerprint(queries.changeable(user))
    initial = {"nama": user.nama, "role": user.role, "jabatan": user.jabatan, "seen": seen}
    form = UserForm(request.POST or None, office=request.office, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_user(by=request.user, user=user, **form.cleaned_data)
        except actions.LastAdminError:
            form.add_error("role", LAST_ADMIN)
        except StaleError:
            form.add_error(None, STALE)
        else:
            messages.success(request, f"Perubahan pada {form.cleaned_data['nama']} disimpan.")
            return redirect("accounts:user_list")
    return render(request, "accounts/user_form.html", {"form": form, "subject": user})


@require_POST
def user_reset_password(request: OfficeRequest, pk: int) -> HttpResponse:
    user = get_for_office(User.objects.all(), request.office, pk)
    password = actions.reset_password(by=request.user, user=user)
    return _show_password(request, user, password)


@require_POST
def user_set_active(request: OfficeRequest, pk: int) -> HttpResponse:
    user = get_for_office(User.objects.all(), request.office, pk)
    is_active = request.POST.get("is_active") == "1"
    try:
        actions.set_active(by=request.user, user=user, is_active=is_active)
    except actions.LastAdminError:
        messages.error(request, LAST_ADMIN)
    else:
        messages.success(request, f"{user.nama} {'diaktifkan kembali' if is_active else 'dinonaktifkan'}.")
    return redirect("accounts:user_list")


def _show_password(request: OfficeRequest, user: User, password: str) -> HttpResponse:
    # Shown in the answer itself, once: a redirect would have to keep the clear password somewhere.
    return render(request, "accounts/password_shown.html", {"subject": user, "password": password})

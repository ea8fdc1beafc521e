"""Pages of accounts."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login as start_session
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from tolok.web.apps.accounts import actions
from tolok.web.apps.accounts.forms import LoginForm
from tolok.web.apps.offices import queries as offices


@never_cache
@sensitive_post_parameters()
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
        except actions.LockedOutError as locked:
            until = timezone.localtime(locked.until)
            form.add_error(
                None,
                f"Kata sandi salah {actions.WRONG_TRIES} kali, jadi nama pengguna ini dikunci sampai pukul "
                f"{until:%H.%M}. Cobalah lagi sesudahnya, atau minta admin kantor membuatkan kata sandi baru.",
            )
            status = 429
        else:
            if user:
                start_session(request, user)
                return redirect(_next_page(request))
            form.add_error(None, "Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya.")
    return render(
        request, "registration/login.html", {"form": form, "next": request.GET.get("next", "")}, status=status
    )


def _next_page(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else resolve_url(settings.LOGIN_REDIRECT_URL)


@never_cache
@sensitive_post_parameters()
def password_change(request: HttpRequest) -> HttpResponse:
    form = SetPasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.change_password(by=request.user, password=form.cleaned_data["new_password1"])
        update_session_auth_hash(request, request.user)
        messages.success(request, "Kata sandi Anda sudah diganti.")
        return redirect("home")
    return render(request, "registration/password_change.html", {"form": form})

"""What every request passes: content policy, the user's office, and the permission table."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from tolok.web.apps.audit import actions as audit
from tolok.web.permissions import PUBLIC, is_allowed, rule_of

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
"""Nothing here asks for the phone's camera or place."""

FORM_MARGIN = 64 * 1024
"""Bytes that a form with a file holds beside the file."""

RENEW_AFTER = 300
"""Seconds after which a working session is written anew; not at every request, for each is a write to the database."""

PASSWORD_CHANGE = frozenset({"accounts:password_change", "accounts:logout", "help"})
"""What somebody whose password was set by another person can still open."""


class ContentSecurityPolicyMiddleware:
    """No script, style or frame from anywhere but this server, and none inline."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store, private")  # shared office machines
        return response


class MethodNotAllowedMiddleware:
    """Words instead of the empty page that a browser shows for a 405: somebody opened an address of a button."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = response.headers.get("Allow", "")
        return page


class UploadLimitMiddleware:
    """Answers a request that is too large before anything reads its body, in words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.UPLOAD_LIMIT + FORM_MARGIN:
            limit = settings.UPLOAD_LIMIT // (1024 * 1024)
            return render(request, "413.html", {"size": int(length) // (1024 * 1024), "limit": limit}, status=413)
        return self.get_response(request)


class OfficeMiddleware:
    """Sets `request.office` to the signed-in user's office (None for a visitor) and keeps the session awake."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        request.office = user.office if user.is_authenticated else None  # type: ignore[attr-defined]
        if user.is_authenticated:
            now = int(time.time())
            if now - request.session.get("awake", 0) > RENEW_AFTER:
                request.session["awake"] = now
        return self.get_response(request)


class PermissionMiddleware:
    """Denies by default: a URL without a row raises, a visitor is sent to sign in, a wrong role gets a 403."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        name = match.view_name if match else ""
        rule = rule_of(name)
        user = request.user
        if rule is not PUBLIC and not user.is_authenticated:
            return _sign_in(request)
        if user.is_authenticated and user.must_change_password and name not in PASSWORD_CHANGE:
            messages.info(request, "Gantilah dahulu kata sandi yang dibuatkan admin dengan kata sandi Anda sendiri.")
            return redirect("accounts:password_change")
        if not is_allowed(rule, user):
            _note_denied(request)
            raise PermissionDenied
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """A view's own refusal (a register of another jabatan) is noted like the table's."""
        if isinstance(exception, PermissionDenied) and request.user.is_authenticated:
            _note_denied(request)


def _note_denied(request: HttpRequest) -> None:
    audit.note_denied(by=request.user, address=request.path, method=request.method or "")  # type: ignore[arg-type]


def _sign_in(request: HttpRequest) -> HttpResponse:
    if getattr(request, "htmx", False):  # a fragment would swallow the login page; htmx goes there as a whole
        return HttpResponse(status=204, headers={"HX-Redirect": redirect_to_login(_page_of(request)).url})
    if request.method not in ("GET", "HEAD"):
        messages.warning(request, "Sesi Anda sudah habis, jadi yang baru dikirim belum disimpan. Masuk, lalu ulangi.")
    response = redirect_to_login(_page_of(request))
    return HttpResponseRedirect(response.url)


def _page_of(request: HttpRequest) -> str:
    """The page to come back to: of what a button sent, the page with the button, for its own address shows nothing."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("referer", ""))
    address = f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path
    return address if came_from.netloc == request.get_host() and address.startswith("/") else "/"

"""The pages that belong to no app: the way in, the health check, and help."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from tolok.web.apps.offices import queries as offices


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Set-up on a fresh installation, sign-in for a visitor, the dashboard for everybody else."""
    if not offices.has_office():
        return redirect("offices:setup")
    if not request.user.is_authenticated:
        return redirect("accounts:login")
    try:
        return redirect(reverse("measurement:dashboard"))
    except NoReverseMatch:
        return redirect("offices:detail")


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For a watching machine: 200 and "baik" while the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("baik\n", content_type="text/plain; charset=utf-8")


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "help.html")

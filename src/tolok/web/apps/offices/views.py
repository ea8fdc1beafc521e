"""Pages of offices."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tolok.web.apps.offices import queries


def setup(request: HttpRequest) -> HttpResponse:
    if queries.has_office():
        raise Http404
    return render(request, "offices/setup.html")


def detail(request: HttpRequest) -> HttpResponse:
    return render(request, "offices/detail.html")

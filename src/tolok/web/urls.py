"""All addresses: the house's own, then every app's under its PREFIX."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from tolok.web import views
from tolok.web.discovery import submodules

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("sehat/", views.health, name="health"),
    path("bantuan/", views.help_page, name="help"),
    *(path(module.PREFIX, include(module.__name__)) for module in submodules("urls")),
]

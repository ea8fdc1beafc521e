"""Addresses of offices."""

from django.urls import URLPattern, path

from tolok.web.apps.offices import setup_views, views
from tolok.web.discovery import MenuItem

app_name = "offices"
PREFIX = ""


def _pages(kind: views.Kind, folder: str) -> list[URLPattern]:
    return [
        path(f"kantor/{folder}/", views.row_list, {"kind": kind}, name=f"{kind.name}_list"),
        path(f"kantor/{folder}/baru/", views.row_create, {"kind": kind}, name=f"{kind.name}_create"),
        path(f"kantor/{folder}/<int:pk>/", views.row_change, {"kind": kind}, name=f"{kind.name}_change"),
    ]


urlpatterns = [
    path("siapkan/", setup_views.setup, name="setup"),
    path("kantor/", views.detail, name="detail"),
    path("kantor/ubah/", views.change, name="change"),
    *_pages(views.DESA, "desa"),
    *_pages(views.PEJABAT, "pejabat"),
    *_pages(views.ALIAS, "sebutan"),
]

MENU = [MenuItem("Kantor", "offices:detail", order=80, icon="building")]

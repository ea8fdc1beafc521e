"""Addresses of reporting. Downloads are POST: each leaves an audit event."""

from django.urls import path

from tolok.web.apps.reporting import views
from tolok.web.discovery import MenuItem

app_name = "reporting"
PREFIX = "laporan/"

urlpatterns = [
    path("", views.index, name="index"),
    path("lkjip/", views.lkjip, name="lkjip"),
    path("arsip/", views.archive, name="archive"),
]

MENU = [MenuItem("LKjIP", "reporting:index", order=50, icon="folder")]

"""Addresses of offices."""

from django.urls import path

from tolok.web.apps.offices import views
from tolok.web.discovery import MenuItem

app_name = "offices"
PREFIX = ""

urlpatterns = [
    path("siapkan/", views.setup, name="setup"),
    path("kantor/", views.detail, name="detail"),
]

MENU = [MenuItem("Kantor", "offices:detail", order=80, icon="building")]

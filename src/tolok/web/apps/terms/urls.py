"""Addresses of terms."""

from django.urls import path

from tolok.web.apps.terms import views
from tolok.web.discovery import MenuItem

app_name = "terms"
PREFIX = "penutupan/"

urlpatterns = [
    path("", views.closing, name="closing"),
    path("tutup/", views.close, name="close"),
    path("masukkan/", views.accept, name="accept"),
]

MENU = [MenuItem("Penutupan periode", "terms:closing", order=48, icon="key")]

"""Addresses of audit."""

from django.urls import path

from tolok.web.apps.audit import views
from tolok.web.discovery import MenuItem

app_name = "audit"
PREFIX = "audit/"

urlpatterns = [path("", views.event_list, name="event_list")]

MENU = [MenuItem("Jejak audit", "audit:event_list", order=90, icon="history")]

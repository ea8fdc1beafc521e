"""Addresses of measurement. `jenis`/`jabatan`/`baris` are the parts of an indicator's key."""

from django.urls import path

from tolok.web.apps.measurement import views
from tolok.web.discovery import MenuItem

app_name = "measurement"
PREFIX = ""
_KEY = "<str:jenis>/<int:jabatan>/<int:baris>/"

urlpatterns = [
    path("dasbor/", views.dashboard, name="dashboard"),
    path("pengukuran/", views.table, name="table"),
    path("rencana/", views.plan_list, name="plan_list"),
    path(f"rencana/{_KEY}", views.plan, name="plan"),
    path(f"penjelasan/{_KEY}", views.penjelasan, name="penjelasan"),
    path(f"asal-angka/{_KEY}", views.trace, name="trace"),
]

MENU = [
    MenuItem("Dasbor", "measurement:dashboard", order=10, icon="gauge"),
    MenuItem("Pengukuran", "measurement:table", order=40, icon="chart"),
    MenuItem("Target", "measurement:plan_list", order=45, icon="table"),
]

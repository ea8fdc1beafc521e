"""Addresses of registers."""

from django.urls import path

from tolok.web.apps.registers import views
from tolok.web.discovery import MenuItem

app_name = "registers"
PREFIX = "register/"

urlpatterns = [
    path("", views.index, name="index"),
    path("pernyataan/", views.statements, name="statements"),
    path("pernyataan/<slug:slug>/<int:year>/<int:month>/", views.state, name="state"),
    path("<slug:slug>/", views.entry_list, name="list"),
    path("<slug:slug>/tambah/", views.add, name="add"),
    path("<slug:slug>/<int:pk>/", views.entry, name="entry"),
    path("<slug:slug>/<int:pk>/ubah/", views.change, name="change"),
    path("<slug:slug>/<int:pk>/batalkan/", views.void, name="void"),
]

MENU = [
    MenuItem("Register", "registers:index", order=30, icon="book"),
    MenuItem("Pernyataan bulanan", "registers:statements", order=35, icon="check"),
]

"""Addresses of bindings."""

from django.urls import path

from tolok.web.apps.bindings import views
from tolok.web.discovery import MenuItem

app_name = "bindings"
PREFIX = "ikatan/"

urlpatterns = [
    path("", views.waiting, name="waiting"),
    path("sama/", views.bind_same, name="bind_same"),
    path("sama/<int:pk>/batal/", views.undo_same, name="undo_same"),
    path("pertukaran/", views.exchange, name="exchange"),
    path("pertukaran/unduh/", views.download, name="download"),
    path("pertukaran/unggah/", views.upload, name="upload"),
    path("pertukaran/berkas/<int:pk>/", views.file, name="file"),
    path("pertukaran/berkas/<int:pk>/ambil/", views.take, name="take"),
    path("pertukaran/berkas/<int:pk>/tutup/", views.discard, name="discard"),
    path("pertukaran/dipelajari/<int:pk>/buang/", views.forget, name="forget"),
]

MENU = [MenuItem("Ikatan frasa", "bindings:waiting", order=25, icon="link")]

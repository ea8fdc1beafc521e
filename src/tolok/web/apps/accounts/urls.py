"""Addresses of accounts."""

from django.urls import path

from tolok.web.apps.accounts import views
from tolok.web.discovery import MenuItem

app_name = "accounts"
PREFIX = ""

urlpatterns = [
    path("masuk/", views.login, name="login"),
    path("keluar/", views.logout, name="logout"),
    path("kata-sandi/", views.password_change, name="password_change"),
    path("pengguna/", views.user_list, name="user_list"),
    path("pengguna/baru/", views.user_create, name="user_create"),
    path("pengguna/<int:pk>/", views.user_change, name="user_change"),
    path("pengguna/<int:pk>/kata-sandi/", views.user_reset_password, name="user_reset_password"),
    path("pengguna/<int:pk>/keaktifan/", views.user_set_active, name="user_set_active"),
]

MENU = [MenuItem("Pengguna", "accounts:user_list", order=85, icon="users")]

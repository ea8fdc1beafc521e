"""Addresses of accounts."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from tolok.web.apps.accounts import views

app_name = "accounts"
PREFIX = ""

urlpatterns = [
    path("masuk/", views.login, name="login"),
    path("keluar/", LogoutView.as_view(), name="logout"),
    path("kata-sandi/", views.password_change, name="password_change"),
]

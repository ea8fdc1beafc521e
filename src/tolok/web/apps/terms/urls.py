"""Addresses of terms."""

app_name = "terms"
PREFIX = "penutupan/"
urlpatterns: list = []

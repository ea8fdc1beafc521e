"""Form fields about users that other apps ask too."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.validators import ASCIIUsernameValidator

from tolok.web.apps.accounts.models import User


class UsernameField(forms.CharField):
    """A new user name: small letters, digits and . _ - so that it can be typed on any phone; not yet taken."""

    def __init__(self, **options: Any) -> None:
        wanted = "Nama pengguna hanya boleh memuat huruf, angka, dan tanda . _ - @ +"
        usual: dict[str, Any] = {
            "label": "Nama pengguna",
            "max_length": 60,
            "help_text": "Huruf kecil, angka, titik, atau garis; untuk masuk. Contoh: sri.perencana",
            "validators": [ASCIIUsernameValidator(message=wanted)],
            "widget": forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        }
        super().__init__(**usual | options)

    def clean(self, value: Any) -> str:
        username = str(super().clean(value)).lower()
        if User.objects.filter(username=username).exists():
            raise forms.ValidationError(f"Nama pengguna «{username}» sudah dipakai. Pilih yang lain.")
        return username

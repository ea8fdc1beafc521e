"""Forms of accounts."""

from __future__ import annotations

from typing import Any

from django import forms

from tolok.web.apps.accounts.fields import UsernameField
from tolok.web.apps.offices import queries as offices
from tolok.web.apps.offices.models import Office
from tolok.web.inputs import SeenField
from tolok.web.permissions import Role


class LoginForm(forms.Form):
    username = forms.CharField(
        label="Nama pengguna",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label="Kata sandi",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class UserForm(forms.Form):
    """A user's name, role and jabatan; `jabatan` offers the office's own."""

    nama = forms.CharField(label="Nama lengkap", max_length=150)
    role = forms.ChoiceField(label="Peran", choices=Role.choices)
    jabatan = forms.ChoiceField(
        label="Jabatan", required=False, help_text="Wajib untuk seksi: register jabatan inilah yang diisinya."
    )

    seen = SeenField()

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = offices.jabatan_names(office)
        current = self.initial.get("jabatan")
        if current and current not in names:
            names = [*names, current]
        jabatan = self.fields["jabatan"]
        assert isinstance(jabatan, forms.ChoiceField)
        jabatan.choices = [("", "— tanpa jabatan —"), *((name, name) for name in names)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("role") == Role.SECTION and not data.get("jabatan"):
            self.add_error("jabatan", "Pengguna seksi harus mempunyai jabatan. Pilih satu, atau pilih peran lain.")
        return data


class NewUserForm(UserForm):
    username = UsernameField()
    field_order = ("username", "nama", "role", "jabatan")

"""Factories of the web tests: an office, its users, a client signed in as one of them."""

from __future__ import annotations

import itertools

from django.test import Client

from tolok.web.apps.accounts.models import User
from tolok.web.apps.offices.models import Office
from tolok.web.permissions import Role

PASSWORD = "kuda-lumping-7"
_serial = itertools.count(1)


def make_office(*, code: str | None = None, nama: str = "Kecamatan Rawa Uji", current_year: int = 2025) -> Office:
    """A fictional kecamatan; each call another one, unless `code` is given."""
    number = next(_serial)
    return Office.objects.create(
        code=code or f"99.{number // 100:02d}.{number % 100:02d}",
        nama=nama,
        kabupaten="Kabupaten Contoh",
        provinsi="Provinsi Contoh",
        alamat="Jalan Contoh 1",
        current_year=current_year,
    )


def make_user(role: Role | str, *, office: Office | None = None, username: str | None = None, **fields: object) -> User:
    """A user with PASSWORD; a SECTION user gets a jabatan unless one is given."""
    role = Role(role)
    defaults = {"nama": f"Pengguna {role.label}", "jabatan": "Kasi Pelayanan" if role is Role.SECTION else ""}
    return User.objects.create_user(
        username or f"{role.lower()}{next(_serial)}",
        password=PASSWORD,
        role=role,
        office=office or make_office(),
        **{**defaults, **fields},
    )


def client_for(user: User, **options: object) -> Client:
    """A client signed in as `user`, without going through the sign-in page."""
    client = Client(**options)
    client.force_login(user)
    return client

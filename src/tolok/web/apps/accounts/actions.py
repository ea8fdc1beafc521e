"""Writing of accounts: sign-in, passwords, users. A user is never deleted, only switched off."""

from __future__ import annotations

from django.contrib.auth import authenticate
from django.db import transaction
from django.http import HttpRequest

from tolok.web.apps.accounts import sign_in
from tolok.web.apps.accounts.models import User
from tolok.web.apps.accounts.passwords import draw_password
from tolok.web.apps.accounts.queries import changeable
from tolok.web.apps.audit import actions as audit
from tolok.web.apps.offices.models import Office
from tolok.web.inputs import check_seen
from tolok.web.permissions import Role

ACTS = {
    "accounts.sign_in": "masuk",
    "accounts.sign_in_failed": "kata sandi salah",
    "accounts.locked_out": "nama pengguna dikunci",
    "accounts.sign_out": "keluar",
    "accounts.change_password": "mengganti kata sandi sendiri",
    "accounts.create_user": "membuat pengguna",
    "accounts.change_user": "mengubah pengguna",
    "accounts.reset_password": "membuatkan kata sandi baru",
    "accounts.deactivate": "menonaktifkan pengguna",
    "accounts.activate": "mengaktifkan pengguna",
}


_ADDRESS_LIMIT = 45  # an IPv6 address in full


_SETUP_CODE = "(kode penyiapan)"
"""Stands in the count of wrong tries where a user name would; no user can be called so."""

LockedOutError = sign_in.LockedOutError


class LastAdminError(Exception):
    """The change would leave the office without anybody who can administer it."""


def check_password(*, by: User | None, request: HttpRequest, username: str, password: str) -> User | None:
    """The user whose name and password these are, or None; a wrong try is counted.

    `by` is who asks: None, a visitor. Raises LockedOutError while this user name is locked for this address, right
    password or not.
    """
    username = username.strip().lower()
    address = str(request.META.get("REMOTE_ADDR", ""))[:_ADDRESS_LIMIT]
    tries = sign_in.count_try(username, address)
    user = authenticate(request, username=username, password=password)
    with transaction.atomic():
        if isinstance(user, User):
            sign_in.forget_tries(username, address)
            audit.record(by=user, office=user.office, act="accounts.sign_in", target=user.username)
            return user
        known = User.objects.filter(username=username).select_related("office").first()
        act = "accounts.locked_out" if tries >= sign_in.WRONG_TRIES else "accounts.sign_in_failed"
        office = known.office if known else None
        detail = {"alamat": address, "percobaan": tries}
        audit.record(by=by, office=office, act=act, target=username, detail=detail)
    return None


def count_setup_try(*, by: None, address: str) -> None:
    """Counts one try of the set-up code like one of a password. Raises LockedOutError when there were too many."""
    sign_in.count_try(_SETUP_CODE, address[:_ADDRESS_LIMIT])


def forget_setup_tries(*, by: None, address: str) -> None:
    sign_in.forget_tries(_SETUP_CODE, address[:_ADDRESS_LIMIT])


@transaction.atomic
def note_sign_out(*, by: User) -> None:
    audit.record(by=by, office=by.office, act="accounts.sign_out", target=by.username)


@transaction.atomic
def change_password(*, by: User, password: str) -> None:
    """Gives `by` a password of their own choosing."""
    by.set_password(password)
    by.must_change_password = False
    by.save(update_fields=("password", "must_change_password"))
    audit.record(by=by, office=by.office, act="accounts.change_password", target=by.username)


@transaction.atomic
def create_user(
    *,
    by: User | None,
    office: Office,
    username: str,
    nama: str,
    role: Role | str,
    jabatan: str = "",
    password: str | None = None,
) -> tuple[User, str]:
    """The new user and the password. One drawn here (`password` not given) must be changed at the first sign-in."""
    chosen = password or draw_password()
    user = User(username=username.strip().lower(), nama=nama, office=office, role=Role(role), jabatan=jabatan)
    user.must_change_password = password is None
    user.set_password(chosen)
    user.save()
    detail = {"nama": nama, "peran": user.role, "jabatan": jabatan}
    audit.record(by=by, office=office, act="accounts.create_user", target=user.username, detail=detail)
    return user, chosen


@transaction.atomic
def change_user(*, by: User, user: User, nama: str, role: Role | str, jabatan: str, seen: str = "") -> None:
    """Raises LastAdminError rather than leave the office without an active admin.

    `seen` is the fingerprint of `queries.changeable(user)` in the form; raises StaleError when somebody changed the
    user meanwhile.
    """
    user = User.objects.select_for_update(of=("self",)).select_related("office").get(pk=user.pk)
    before = changeable(user)
    if before == {"nama": nama, "peran": str(Role(role)), "jabatan": jabatan}:
        return
    check_seen(seen, before)
    user.nama, user.role, user.jabatan = nama, Role(role), jabatan
    user.save(update_fields=("nama", "role", "jabatan"))
    _keep_an_admin(user.office)
    detail = {"sebelum": before, "sesudah": changeable(user)}
    audit.record(by=by, office=user.office, act="accounts.change_user", target=user.username, detail=detail)


@transaction.atomic
def reset_password(*, by: User, user: User) -> str:
    """Draws a new password, to be changed at the next sign-in; ends the lock-out and the user's sessions."""
    password = draw_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=("password", "must_change_password"))
    sign_in.forget_tries(user.username)
    audit.record(by=by, office=user.office, act="accounts.reset_password", target=user.username)
    return password


@transaction.atomic
def set_active(*, by: User, user: User, is_active: bool) -> None:
    """Switches a user on or off; off ends their sessions. Raises LastAdminError for the last admin."""
    user.is_active = is_active
    user.save(update_fields=("is_active",))
    _keep_an_admin(user.office)
    act = "accounts.activate" if is_active else "accounts.deactivate"
    audit.record(by=by, office=user.office, act=act, target=user.username)


def _keep_an_admin(office: Office) -> None:
    # Locking the office row makes two admins who demote each other at the same moment take turns.
    Office.objects.select_for_update().get(pk=office.pk)
    if not User.objects.filter(office=office, role=Role.ADMIN, is_active=True).exists():
        raise LastAdminError

"""Writing of offices: the first set-up, and changes of the office and its dated reference data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from tolok.core.measurement import office_year
from tolok.web.apps.accounts import actions as accounts
from tolok.web.apps.accounts.models import User
from tolok.web.apps.audit import actions as audit
from tolok.web.apps.offices.models import Desa, JabatanAlias, Office, Pejabat
from tolok.web.apps.offices.setup_code import forget_setup_code
from tolok.web.apps.terms import actions as terms
from tolok.web.inputs import check_seen
from tolok.web.permissions import Role

ACTS = {
    "offices.set_up": "menyiapkan kantor",
    "offices.change_office": "mengubah data kantor",
    "offices.add_desa": "menambah desa/kelurahan",
    "offices.change_desa": "mengubah desa/kelurahan",
    "offices.add_pejabat": "menambah pejabat",
    "offices.change_pejabat": "mengubah pejabat",
    "offices.add_alias": "menambah sebutan jabatan",
    "offices.change_alias": "mengubah sebutan jabatan",
}


class DuplicateRowError(Exception):
    """The office has this row already (`row`): the form was sent twice, or somebody entered it before."""

    def __init__(self, row: Desa | Pejabat | JabatanAlias) -> None:
        super().__init__(str(row))
        self.row = row


class AlreadySetUpError(Exception):
    """An office exists: the first set-up happens once."""


@dataclass(frozen=True, slots=True)
class NewDesa:
    """A desa or kelurahan of a new office; `jenis` is a value of Desa.Jenis."""

    nama: str
    jenis: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class NewAdmin:
    """The first admin. Without `password` one is drawn, to be changed at the first sign-in."""

    username: str
    nama: str
    password: str | None = None


@transaction.atomic
def set_up(
    *,
    by: User | None,
    profile: office_year.OfficeProfile,
    current_year: int,
    desa: Sequence[NewDesa],
    pejabat: Sequence[office_year.Pejabat],
    admin: NewAdmin,
    aliases: Sequence[tuple[str, str]] = (),
) -> tuple[Office, User, str]:
    """The first office with all it needs; the office, its admin, and the admin's password.

    `by` is None: nobody is signed in yet. Raises AlreadySetUpError when an office exists.
    """
    if Office.objects.exists():
        raise AlreadySetUpError
    office = Office.objects.create(
        code=profile.code,
        nama=profile.nama,
        kabupaten=profile.kabupaten,
        provinsi=profile.provinsi,
        alamat=profile.alamat,
        current_year=current_year,
    )
    terms.lock(office)  # from now on it counts among the offices of its areas
    Desa.objects.bulk_create(Desa(office=office, code=d.code, nama=d.nama, jenis=d.jenis) for d in desa)
    Pejabat.objects.bulk_create(_holder(office, record) for record in pejabat)
    JabatanAlias.objects.bulk_create(JabatanAlias(office=office, alias=a, jabatan=j) for a, j in aliases)
    detail = {"kode": office.code, "desa": len(desa), "pejabat": len(pejabat)}
    audit.record(by=by, office=office, act="offices.set_up", target=str(office), detail=detail)
    user, password = accounts.create_user(
        by=by, office=office, username=admin.username, nama=admin.nama, role=Role.ADMIN, password=admin.password
    )
    transaction.on_commit(forget_setup_code)
    return office, user, password


def _holder(office: Office, record: office_year.Pejabat) -> Pejabat:
    return Pejabat(
        office=office,
        jabatan=record.jabatan,
        nama=record.nama,
        nip=record.nip or "",
        pangkat=record.pangkat or "",
        is_plt=record.is_plt,
        sejak=date.fromisoformat(record.sejak) if record.sejak else None,
        sampai=date.fromisoformat(record.sampai) if record.sampai else None,
    )


@transaction.atomic
def change_office(*, by: User, office: Office, values: Mapping[str, Any], seen: str = "") -> None:
    """Changes what the office is called and where it is; its code never changes, for the entries carry it."""
    _change(by, office, office, "offices.change_office", values, seen)


@transaction.atomic
def add_desa(*, by: User, office: Office, values: Mapping[str, Any]) -> Desa:
    return _add(by, office, Desa(office=office), "offices.add_desa", values)


@transaction.atomic
def change_desa(*, by: User, row: Desa, values: Mapping[str, Any], seen: str = "") -> None:
    _change(by, row.office, row, "offices.change_desa", values, seen)


@transaction.atomic
def add_pejabat(*, by: User, office: Office, values: Mapping[str, Any]) -> Pejabat:
    return _add(by, office, Pejabat(office=office), "offices.add_pejabat", values)


@transaction.atomic
def change_pejabat(*, by: User, row: Pejabat, values: Mapping[str, Any], seen: str = "") -> None:
    _change(by, row.office, row, "offices.change_pejabat", values, seen)


@transaction.atomic
def add_alias(*, by: User, office: Office, values: Mapping[str, Any]) -> JabatanAlias:
    return _add(by, office, JabatanAlias(office=office), "offices.add_alias", values)


@transaction.atomic
def change_alias(*, by: User, row: JabatanAlias, values: Mapping[str, Any], seen: str = "") -> None:
    _change(by, row.office, row, "offices.change_alias", values, seen)


def _add(by: User, office: Office, row: Any, act: str, values: Mapping[str, Any]) -> Any:
    """Raises DuplicateRowError for a row that is there already: a desa counted twice falsifies every share of desa."""
    Office.objects.select_for_update().get(pk=office.pk)  # two clicks on Simpan take turns
    known = type(row).objects.filter(office=office, **values).first()
    if known is not None:
        raise DuplicateRowError(known)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    if isinstance(row, Desa):
        terms.apply_desa(office=office, before=None, after=row, by=by)
    audit.record(by=by, office=office, act=act, target=str(row), detail={n: _plain(v) for n, v in values.items()})
    return row


def _change(by: User, office: Office, row: Any, act: str, values: Mapping[str, Any], seen: str) -> None:
    """Writes and records only what is different; nothing when nothing is.

    `seen` is the fingerprint of what the form showed; raises StaleError when somebody changed the row meanwhile.
    The row is read again under lock: a form validated on `row` has already put its new values there.
    """
    row = type(row).objects.select_for_update().get(pk=row.pk)
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return
    check_seen(seen, {name: getattr(row, name) for name in values})
    detail = {
        name: {"sebelum": _plain(getattr(row, name)), "sesudah": _plain(value)} for name, value in changed.items()
    }
    before = copy(row)
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(update_fields=tuple(changed))
    if isinstance(row, Desa):
        terms.apply_desa(office=office, before=before, after=row, by=by)
    audit.record(by=by, office=office, act=act, target=str(row), detail=detail)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

"""The sample kecamatan in the database: office and logins here, the rest by each app's `sample.py`.

An app takes part by a module `sample` with `load(*, office, office_year, by)`; it is found by walking the apps.
"""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from tolok.sample import kantor, sample_year
from tolok.web.apps.accounts import actions as accounts
from tolok.web.apps.accounts.passwords import draw_password
from tolok.web.apps.offices import actions as offices
from tolok.web.apps.offices import queries as office_queries
from tolok.web.apps.offices.models import Office
from tolok.web.data_folder import write_private
from tolok.web.discovery import submodules
from tolok.web.permissions import Role

LOGIN_FILE = "akun-contoh.txt"


def ensure_sample(folder: Path) -> list[str]:
    """Loads the sample into an empty database; the lines that tell who may sign in, also on a later run."""
    file = folder / LOGIN_FILE
    if not office_queries.has_office():
        with transaction.atomic():  # a stop half-way leaves an empty database, which the next run fills
            write_private(file, "\n".join(load_sample()) + "\n")
    if file.exists():
        return file.read_text("utf-8").splitlines()
    return ["Data yang ada dipakai; tidak ada akun contoh di folder ini."]


def load_sample() -> list[str]:
    """The fictional office with its year and a login for each role; the lines with names and passwords."""
    year = sample_year()
    passwords = {username: draw_password() for username, *_ in logins()}
    office, admin, _ = offices.set_up(
        by=None,
        profile=year.office,
        current_year=year.year,
        desa=[offices.NewDesa(nama=nama, jenis="desa", code=code) for code, nama in kantor.DESA.items()],
        pejabat=year.pejabat,
        admin=offices.NewAdmin("admin", "Admin Kantor", passwords["admin"]),
        aliases=year.aliases,
    )
    for username, nama, role, jabatan in logins():
        if username != admin.username:
            accounts.create_user(
                by=admin,
                office=office,
                username=username,
                nama=nama,
                role=role,
                jabatan=jabatan,
                password=passwords[username],
            )
    for module in submodules("sample"):
        module.load(office=office, office_year=year, by=admin)
    return _lines(office, passwords)


def logins() -> list[tuple[str, str, Role, str]]:
    """(user name, name, role, jabatan): the holders of the sample's jabatan who use tolok."""
    holder = {record.jabatan: record.nama for record in kantor.PEJABAT if not record.sampai and not record.is_plt}
    return [
        ("camat", holder["Camat"], Role.CAMAT, "Camat"),
        ("perencana", holder[kantor.KASUBBAG_PKA], Role.PLANNER, kantor.KASUBBAG_PKA),
        ("pelayanan", holder[kantor.KASI_PELAYANAN], Role.SECTION, kantor.KASI_PELAYANAN),
        ("umum", holder[kantor.KASUBBAG_UMUM], Role.SECTION, kantor.KASUBBAG_UMUM),
        ("admin", "Admin Kantor", Role.ADMIN, ""),
    ]


def _lines(office: Office, passwords: dict[str, str]) -> list[str]:
    lines = [f"Akun contoh ({office}, data rekaan):"]
    for username, _, role, jabatan in logins():
        lines.append(f"  {username:<10} {passwords[username]:<28} {role.label}{f', {jabatan}' if jabatan else ''}")
    return lines

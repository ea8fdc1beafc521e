"""The sample kecamatan in the database: office and logins here, the rest by each app's `sample.py`.

An app takes part by a module `sample` with `load(*, office, office_year, by)`; it is found by walking the apps.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import transaction

from tolok.core.measurement.office_year import OfficeYear
from tolok.sample import kantor, sample_year
from tolok.web.apps.accounts import actions as accounts
from tolok.web.apps.accounts.passwords import draw_password
from tolok.web.apps.offices import actions as offices
from tolok.web.apps.offices import queries as office_queries
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
    drawn = [(login, draw_password()) for login in logins(year)]
    admin_password = next(password for login, password in drawn if login.role is Role.ADMIN)
    office, admin, _ = offices.set_up(
        by=None,
        profile=year.office,
        current_year=year.year,
        desa=[offices.NewDesa(nama=nama, jenis="desa", code=code) for code, nama in kantor.DESA.items()],
        pejabat=year.pejabat,
        admin=offices.NewAdmin("admin", "Admin Kantor", admin_password),
        aliases=year.aliases,
    )
    for login, password in drawn:
        if login.role is not Role.ADMIN:
            accounts.create_user(by=admin, office=office, password=password, **asdict(login))
    for module in submodules("sample"):
        module.load(office=office, office_year=year, by=admin)
    return [f"Akun contoh ({office}, data rekaan):", *(_line(login, password) for login, password in drawn)]


@dataclass(frozen=True, slots=True)
class Login:
    username: str
    nama: str
    role: Role
    jabatan: str = ""


def logins(year: OfficeYear) -> list[Login]:
    """One login for each role, two for sections: the present holders of the jabatan that hold these words."""

    def holder(username: str, role: Role, words: str) -> Login:
        found = (p for p in year.pejabat if words in p.jabatan and not p.sampai and not p.is_plt)
        record = next(found)
        return Login(username, record.nama, role, record.jabatan)

    return [
        holder("camat", Role.CAMAT, "Camat"),
        holder("perencana", Role.PLANNER, "Perencanaan"),
        holder("pelayanan", Role.SECTION, "Pelayanan"),
        holder("umum", Role.SECTION, "Umum dan Kepegawaian"),
        Login("admin", "Admin Kantor", Role.ADMIN),
    ]


def _line(login: Login, password: str) -> str:
    jabatan = f", {login.jabatan}" if login.jabatan and login.role is not Role.CAMAT else ""
    return f"  {login.username:<10} {password:<28} {login.role.label}{jabatan}"

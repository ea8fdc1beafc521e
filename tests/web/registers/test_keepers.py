"""Who writes which register: the section whose jabatan keeps it; all where the keeper names nobody of the office."""

from __future__ import annotations

import pytest

from tests.support.web import client_for, make_office, make_user
from tests.web.registers.test_entries import add, form
from tolok.core.registers import get_register
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.offices.models import JabatanAlias, Office, Pejabat
from tolok.web.apps.registers.keepers import keepers_of
from tolok.web.apps.registers.models import Entry, MonthStatement
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
LAYANAN, SURAT, ASET = (get_register(slug) for slug in ("layanan", "surat", "aset"))


@pytest.fixture
def office() -> Office:
    """Names its jabatan in full, as decrees do; the registers name theirs in short."""
    office = make_office()
    for jabatan in (
        "Camat",
        "Kepala Seksi Pelayanan Umum",
        "Kepala Subbagian Umum dan Kepegawaian",
        "Kasubbag Program",
    ):
        Pejabat.objects.create(office=office, jabatan=jabatan, nama="Sri")
    JabatanAlias.objects.create(
        office=office, alias="Kasubag Perencanaan, Keuangan dan Aset", jabatan="Kasubbag Program"
    )
    return office


def test_keeper_is_found_by_short_name_first_words_and_alias(office: Office) -> None:
    keepers = keepers_of(office)
    assert keepers.of(LAYANAN) == ("Kepala Seksi Pelayanan Umum",)
    assert keepers.of(SURAT) == ("Kepala Subbagian Umum dan Kepegawaian",)
    assert keepers.of(ASET) == ("Kasubbag Program",)
    assert keepers.of(get_register("kegiatan")) == ()


@pytest.mark.parametrize(
    ("role", "jabatan", "may"),
    [
        (Role.SECTION, "Kepala Seksi Pelayanan Umum", True),
        (Role.SECTION, "Kasi Pelayanan Umum", True),
        (Role.SECTION, "Kepala Subbagian Umum dan Kepegawaian", False),
        (Role.PLANNER, "", True),
        (Role.ADMIN, "", True),
        (Role.CAMAT, "Camat", False),
    ],
)
def test_only_the_keeper_planner_and_admin_write(office: Office, role: Role, jabatan: str, may: bool) -> None:
    user = make_user(role, office=office, jabatan=jabatan)
    entry = add(office, make_user(Role.PLANNER, office=office))
    client = client_for(user)
    for address in ("tambah/", f"{entry.pk}/ubah/"):
        assert client.get(f"/register/layanan/{address}").status_code == (200 if may else 403)
    assert client.get("/register/pernyataan/layanan/2025/3/").status_code == (200 if may else 403)
    client.post("/register/layanan/tambah/", form())
    client.post(f"/register/layanan/{entry.pk}/batalkan/", {"reason": "uji"})
    client.post("/register/pernyataan/layanan/2025/3/", {"state": "lengkap"})
    assert (Entry.objects.count() == 2, Entry.objects.exclude(voided_at=None).exists()) == (may, may)
    assert MonthStatement.objects.exists() == may
    assert client.get(f"/register/layanan/{entry.pk}/").status_code == 200


def test_other_section_reads_sees_whose_it_is_and_no_button(office: Office) -> None:
    user = make_user(Role.SECTION, office=office, jabatan="Kasubbag Program")
    client = client_for(user)
    page = client.get("/register/layanan/").content.decode()
    assert "Kepala Seksi Pelayanan Umum" in page
    assert "/register/layanan/tambah/" not in page
    index = client.get("/register/").content.decode()
    assert "/register/aset/tambah/" in index
    assert "/register/layanan/tambah/" not in index
    grid = client.get("/register/pernyataan/?tahun=2025").content.decode()
    assert "/register/pernyataan/aset/2025/1/" in grid
    assert "/register/pernyataan/layanan/2025/1/" not in grid
    assert "dipegang Kepala Seksi Pelayanan Umum" in client.get("/register/layanan/tambah/").content.decode()
    assert AuditEvent.objects.get(act="audit.denied").target == "/register/layanan/tambah/"


def test_register_whose_keeper_names_nobody_is_open_to_every_section_and_says_so(office: Office) -> None:
    client = client_for(make_user(Role.SECTION, office=office, jabatan="Kasubbag Program"))
    assert client.get("/register/kegiatan/tambah/").status_code == 200
    assert "setiap seksi boleh mencatat" in client.get("/register/kegiatan/").content.decode()

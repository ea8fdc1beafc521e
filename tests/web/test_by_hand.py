"""Addresses and forms written by hand: another office's objects, odd numbers, hostile text. Never a broken page."""

from __future__ import annotations

import re
import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.web import client_for, make_office, make_user
from tests.web.catalogue.decrees import published
from tests.web.registers.test_entries import add
from tolok.web.apps.accounts.models import User
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.offices.models import Desa, JabatanAlias, Pejabat
from tolok.web.apps.registers.models import Entry
from tolok.web.permissions import Role, is_allowed, rule_of

pytestmark = pytest.mark.django_db
ODD = ("²", "abc", "-1", "0", "9" * 30, "2025.5", "\x00", "'\"%_", "١٢٣", "")
PAGES = {
    "/dasbor/": ("tahun", "triwulan"),
    "/pengukuran/": ("tahun", "triwulan", "jabatan"),
    "/rencana/": ("tahun",),
    "/rencana/IKU/1/1/": ("tahun",),
    "/penjelasan/IKU/1/1/": ("tahun",),
    "/asal-angka/IKU/1/1/": ("tahun", "triwulan", "suku", "bulan", "page"),
    "/register/": ("tahun",),
    "/register/layanan/": ("tahun", "bulan", "cari", "urut", "page"),
    "/register/pernyataan/": ("tahun",),
    "/laporan/": ("tahun", "triwulan"),
    "/audit/": ("words", "act", "first", "last", "page"),
}
HOSTILE = (
    "\x00", "\x01\x0b", "‮abc", "😀" * 30, "x" * 50_000, "=1+1", "\t=1", "a\r\nb", "<script>alert(1)</script>", "a;=1",
)  # fmt: skip


@pytest.fixture
def admin() -> User:
    user = make_user(Role.ADMIN)
    published(user.office, user)
    return user


def test_odd_values_in_an_address_never_break_a_page(admin: User) -> None:
    client = client_for(admin)
    for page, names in PAGES.items():
        for name in names:
            for value in (*ODD, "0001-01-01", "9999-12-31"):
                assert client.get(page, {name: value}).status_code in (200, 404), (page, name, value)


@pytest.mark.parametrize(
    "address",
    [
        "/register/tidak-ada/", f"/register/layanan/{'9' * 25}/", "/register/pernyataan/layanan/2025/13/",
        f"/register/pernyataan/layanan/{'9' * 25}/1/", "/rencana/IKU/0/0/", "/rencana/XXX/1/1/",
        f"/asal-angka/IKU/{'9' * 25}/1/", "/register/desa/", f"/kantor/desa/{'9' * 25}/", f"/pengguna/{'9' * 25}/",
    ],
)  # fmt: skip
def test_unknown_address_is_not_found(admin: User, address: str) -> None:
    response = client_for(admin).get(address)
    assert response.status_code == 404
    assert "Halaman tidak ditemukan" in response.content.decode()


def objects_of(user: User) -> dict[str, tuple[object, ...]]:
    """Address name -> arguments of one object of the user's office."""
    entry = add(user.office, user)
    desa = Desa.objects.create(office=user.office, nama="Sukamaju")
    pejabat = Pejabat.objects.create(office=user.office, jabatan="Camat", nama="Sri")
    alias = JabatanAlias.objects.create(office=user.office, alias="Pak Camat", jabatan="Camat")
    reading = published(user.office, user).reading
    return {
        "registers:entry": ("layanan", entry.pk),
        "registers:change": ("layanan", entry.pk),
        "registers:void": ("layanan", entry.pk),
        "offices:desa_change": (desa.pk,),
        "offices:pejabat_change": (pejabat.pk,),
        "offices:alias_change": (alias.pk,),
        "accounts:user_change": (user.pk,),
        "accounts:user_reset_password": (user.pk,),
        "accounts:user_set_active": (user.pk,),
        "catalogue:review": (reading.pk,),
        "catalogue:source": (reading.pk,),
        "catalogue:original": (reading.pk,),
        "catalogue:findings": (reading.pk,),
        "catalogue:publish": (reading.pk,),
    }


@pytest.mark.parametrize("role", list(Role))
def test_object_of_another_office_does_not_exist_for_any_role(role: Role) -> None:
    theirs = objects_of(make_user(Role.ADMIN))
    stranger = make_user(role, office=make_office())
    client = client_for(stranger)
    for name, arguments in theirs.items():
        address = reverse(name, args=arguments)
        expected = {404, 405} if is_allowed(rule_of(name), stranger) else {403, 405}
        assert client.get(address).status_code in expected, name
        assert client.post(address, {"reason": "x", "is_active": "0"}).status_code in expected, name
    assert not Entry.objects.exclude(voided_at=None).exists()
    assert not User.objects.filter(is_active=False).exists()


def test_hostile_text_in_any_field_is_refused_or_kept_and_shown_as_text(admin: User) -> None:
    client = client_for(admin)
    row = {"kind": "ktp", "submitted": "2025-03-04", "status": "diproses"}
    for text in HOSTILE:
        fresh = {"token": str(uuid.uuid4())}
        forms = (
            ("/register/layanan/tambah/", {**row, **fresh, "pemohon": text}),
            ("/register/layanan/tambah/", {**row, **fresh, "pemohon": "x", "token": text}),
            ("/penjelasan/IKU/1/1/", {"penjelasan": text}),
            ("/kantor/desa/baru/", {"nama": text, "jenis": "desa"}),
            ("/kantor/desa/baru/", {"nama": "x", "jenis": text}),
            ("/kantor/pejabat/baru/", {"jabatan": text, "nama": text, "nip": text}),
            ("/kantor/sebutan/baru/", {"alias": text, "jabatan": text}),
            ("/pengguna/baru/", {"username": text, "nama": text, "role": text, "jabatan": text}),
            ("/register/pernyataan/layanan/2025/3/", {"state": text}),
            ("/rencana/IKU/1/1/", {"rule": text, "aggregation": text, "target_1": text}),
        )
        for address, values in forms:
            assert client.post(address, values).status_code in (200, 302, 422), (address, text[:20])
        assert Client().post("/masuk/", {"username": text, "password": text, "next": text}).status_code == 200
    for page in ("/register/layanan/", "/kantor/desa/", "/kantor/pejabat/", "/audit/", "/pengukuran/"):
        shown = client.get(page).content.decode()
        assert "<script>alert" not in shown
        text = client.get(page, {"format": "csv"}).content.decode("utf-8-sig")
        assert not re.search(r"(^|[,;\n\t])\"?[=@]", text), page
        assert client.get(page, {"format": "xlsx"}).status_code == 200


@pytest.mark.parametrize("number", ["9" * 26, "-" + "9" * 30, "1" * 59, "0,0000001"])
def test_target_that_cannot_be_kept_is_refused_and_every_page_still_opens(admin: User, number: str) -> None:
    client = client_for(admin)
    form = {"rule": "naik", "aggregation": "jumlah", "seen": "", "target_4": number}
    answer = client.post("/rencana/IKU/1/1/?tahun=2025", form)
    assert answer.status_code == 422
    assert answer.context["form"].errors["target_4"]
    for page in ("/dasbor/", "/pengukuran/", "/rencana/", "/asal-angka/IKU/1/1/"):
        assert client.get(page).status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2025-02-31", "31-02-2025", "besok"])
def test_impossible_day_of_a_desa_is_refused(admin: User, day: str) -> None:
    page = client_for(admin).post("/kantor/desa/baru/", {"nama": "Sukamaju", "jenis": "desa", "sampai": day})
    assert page.context["form"].errors["sampai"]
    assert not Desa.objects.exists()


def test_desa_that_ends_on_the_last_day_there_is_still_counts(admin: User) -> None:
    Desa.objects.create(office=admin.office, nama="Abadi", sampai=date.max)
    assert client_for(admin).get("/dasbor/").status_code == 200


def test_button_pressed_twice_adds_one_desa(admin: User) -> None:
    client = client_for(admin)
    values = {"nama": "Sukamaju", "jenis": "desa"}
    client.post("/kantor/desa/baru/", values)
    second = client.post("/kantor/desa/baru/", values)
    assert "tidak dicatat dua kali" in second.content.decode()
    assert Desa.objects.count() == 1
    assert AuditEvent.objects.filter(act="offices.add_desa").count() == 1


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(admin: User) -> None:
    client = client_for(admin)
    desa = Desa.objects.create(office=admin.office, nama="Lama")
    user = make_user(Role.CAMAT, office=admin.office, nama="Lama")
    person = {"nama": "Baru", "role": "CAMAT", "jabatan": ""}
    office = {"nama": "Baru", "kabupaten": "K", "provinsi": "P", "alamat": "", "current_year": "2025"}
    cases = (
        (reverse("offices:desa_change", args=[desa.pk]), {"nama": "Baru", "jenis": "desa"}, "nama"),
        (reverse("accounts:user_change", args=[user.pk]), person, "nama"),
        (reverse("offices:change"), office, "nama"),
        ("/penjelasan/IKU/1/1/?tahun=2025", {"penjelasan": "Baru"}, "penjelasan"),
    )
    for address, values, name in cases:
        seen = client.get(address).context["form"]["seen"].value()
        for _ in range(2):  # the second click on the button is no second person
            assert client.post(address, {**values, "seen": seen}).status_code == 302, address
        late = client.post(address, {**values, name: "Terlambat", "seen": seen})
        assert "baru saja disimpan orang lain" in late.content.decode(), address
    desa.refresh_from_db()
    assert desa.nama == "Baru"


def test_address_of_a_button_opened_by_hand_is_explained(admin: User) -> None:
    page = client_for(admin).get("/laporan/lkjip/")
    assert (page.status_code, page["Allow"]) == (405, "POST")
    assert "milik sebuah tombol" in page.content.decode()


def test_faults_are_listed_above_the_form_with_links_to_their_fields(admin: User) -> None:
    page = client_for(admin).post("/kantor/desa/baru/", {"nama": "", "jenis": "desa", "sejak": "x"}).content.decode()
    for name in ("nama", "sejak"):
        assert f'<a href="#id_{name}">' in page
        assert f'id="id_{name}"' in page
        assert 'aria-invalid="true"' in page

"""The first set-up, and the office's dated reference data."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.web import client_for, make_office, make_user
from tolok.core.measurement.office_year import OfficeProfile
from tolok.core.wilayah import desa_of
from tolok.web.apps.accounts.models import User
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.offices import actions, queries, setup_code
from tolok.web.apps.offices.models import Desa, JabatanAlias, Office, Pejabat
from tolok.web.apps.offices.setup_views import search_kecamatan
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
SETUP = "/siapkan/"
PANTI = "35.09.14"


def unlocked() -> Client:
    client = Client()
    client.post(SETUP, {"code": setup_code.draw_setup_code().lower().replace("-", " ")})
    return client


def filled(client: Client, **changes: str) -> dict[str, str]:
    """What the browser would send for the last step, as the page offers it."""
    forms = client.get(SETUP, {"kecamatan": PANTI}).context["forms"]
    data: dict[str, str] = {}
    for form in (*forms.desa, *forms.pejabat, forms.facts, forms.admin, forms.desa.management_form):
        data |= {form.add_prefix(name): form[name].value() or "" for name in form.fields}
    management = forms.pejabat.management_form
    data |= {management.add_prefix(name): management[name].value() for name in management.fields}
    data |= {"admin-username": "admin", "admin-nama": "Ani", "admin-password": "gunung-lawu-31"}
    return {**data, "admin-again": "gunung-lawu-31", "pejabat-0-nama": "Sri Rahayu", **changes}


def test_fresh_installation_leads_to_the_set_up() -> None:
    for address in ("/", "/masuk/"):
        assert Client().get(address)["Location"] == SETUP


def test_set_up_asks_for_the_code_and_a_wrong_one_opens_nothing() -> None:
    setup_code.draw_setup_code()
    client = Client()
    assert "Kode tidak cocok" in client.post(SETUP, {"code": "AAAAA-BBBBB"}).content.decode()
    assert "forms" not in client.get(SETUP, {"kecamatan": PANTI}).context
    client.post(SETUP, filled(unlocked()) | {"code": "x"}, query_params={"kecamatan": PANTI})
    assert not Office.objects.exists()


def test_a_fresh_code_replaces_the_former() -> None:
    first, second = setup_code.draw_setup_code(), setup_code.draw_setup_code()
    assert not setup_code.is_setup_code(first)
    assert setup_code.is_setup_code(second)


def test_set_up_makes_office_desa_holders_and_admin_and_closes_for_good(
    django_capture_on_commit_callbacks,
) -> None:
    client = unlocked()
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(SETUP, filled(client), query_params={"kecamatan": PANTI})
    assert done["Location"] == "/masuk/"
    office = Office.objects.get()
    assert (office.code, office.nama, office.kabupaten) == (PANTI, "Kecamatan Panti", "Kabupaten Jember")
    assert [d.code for d in queries.desa_list(office)] == [d.code for d in desa_of(PANTI)]
    assert queries.jabatan_names(office)[0] == "Camat"
    assert [holder.nama for holder in queries.pejabat_records(office)] == ["Sri Rahayu"]
    assert User.objects.get().check_password("gunung-lawu-31")
    assert client.get(SETUP).status_code == 404
    assert client.post(SETUP, {"code": "x"}).status_code == 404
    assert set(AuditEvent.objects.values_list("act", flat=True)) == {"offices.set_up", "accounts.create_user"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"admin-password": "123", "admin-again": "123"}, "admin"),
        ({"admin-again": "lain-sekali-99"}, "berbeda"),
        ({"pejabat-0-nip": "12345"}, "bukan NIP"),
        ({"pejabat-0-jabatan": ""}, "Tuliskan jabatannya"),
        ({"kantor-current_year": "dua ribu"}, "Belum disimpan"),
    ],
)
def test_mistake_in_the_set_up_is_told_and_nothing_is_stored(changes: dict[str, str], words: str) -> None:
    client = unlocked()
    page = client.post(SETUP, filled(client, **changes), query_params={"kecamatan": PANTI})
    assert page.status_code == 200
    assert words in page.content.decode()
    assert not Office.objects.exists()
    assert not User.objects.exists()


def test_second_set_up_is_refused_by_the_action_too() -> None:
    make_office()
    profile = OfficeProfile(PANTI, "Kecamatan Panti", "Kabupaten Jember")
    with pytest.raises(actions.AlreadySetUpError):
        actions.set_up(
            by=None, profile=profile, current_year=2026, desa=[], pejabat=[], admin=actions.NewAdmin("a", "A", "b")
        )


def test_kecamatan_is_found_by_its_words_in_any_order() -> None:
    assert search_kecamatan("jember PANTI")[0].code == PANTI
    assert search_kecamatan("kec. panti")[0].nama == "Panti"
    assert search_kecamatan("35.09.14")[0].code == PANTI
    assert search_kecamatan("qqq") == search_kecamatan("kecamatan") == []


def test_dated_rows_are_in_force_on_their_first_and_last_day() -> None:
    office = make_office()
    Desa.objects.create(office=office, nama="Sukarame", sejak=date(2025, 1, 1), sampai=date(2025, 6, 30))
    Desa.objects.create(office=office, nama="Sukasepi")
    on = {day: [d.nama for d in queries.desa_list(office, on=day)] for day in (date(2024, 12, 31), date(2025, 6, 30))}
    assert on == {date(2024, 12, 31): ["Sukasepi"], date(2025, 6, 30): ["Sukarame", "Sukasepi"]}


def test_end_before_beginning_is_refused() -> None:
    client = client_for(make_user(Role.ADMIN))
    values = {"nama": "Sukarame", "jenis": "desa", "sejak": "2025-02-01", "sampai": "2025-01-01"}
    assert "mendahului" in client.post(reverse("offices:desa_create"), values).content.decode()
    assert not Desa.objects.exists()


def test_holder_is_added_with_a_nip_typed_with_blanks_and_printed_in_groups() -> None:
    admin = make_user(Role.ADMIN)
    values = {"jabatan": "Camat", "nama": "Sri", "nip": "19780514 200003 2 003", "is_plt": "on", "sejak": "2025-01-01"}
    client = client_for(admin)
    client.post(reverse("offices:pejabat_create"), values)
    holder = Pejabat.objects.get()
    assert (holder.nip, holder.printed_nip) == ("197805142000032003", "19780514 200003 2 003")
    assert "Plt. Camat" in client.get(reverse("offices:pejabat_list")).content.decode()


def test_change_is_recorded_with_what_stood_before_and_no_change_is_not() -> None:
    admin = make_user(Role.ADMIN)
    alias = JabatanAlias.objects.create(office=admin.office, alias="Kasi PMD", jabatan="Kasi Pemberdayaan")
    client = client_for(admin)
    address = reverse("offices:alias_change", args=[alias.pk])
    client.post(address, {"alias": "Kasi PMD", "jabatan": "Kasi Pemberdayaan"})
    assert not AuditEvent.objects.filter(act="offices.change_alias").exists()
    client.post(address, {"alias": "Kasi PMD", "jabatan": "Kasi Pemberdayaan Masyarakat"})
    event = AuditEvent.objects.get(act="offices.change_alias")
    assert event.detail == {"jabatan": {"sebelum": "Kasi Pemberdayaan", "sesudah": "Kasi Pemberdayaan Masyarakat"}}


def test_another_offices_row_does_not_exist() -> None:
    desa = Desa.objects.create(office=make_office(), nama="Milik Lain")
    client = client_for(make_user(Role.ADMIN))
    assert client.get(reverse("offices:desa_change", args=[desa.pk])).status_code == 404
    assert "Milik Lain" not in client.get(reverse("offices:desa_list")).content.decode()


def test_office_is_changed_but_never_its_code() -> None:
    admin = make_user(Role.ADMIN)
    code = admin.office.code
    values = {"nama": "Kecamatan Baru", "kabupaten": "Kota X", "provinsi": "", "alamat": "", "current_year": "2026"}
    client_for(admin).post(reverse("offices:change"), {**values, "code": "11.11.11"})
    office = Office.objects.get(pk=admin.office.pk)
    assert (office.nama, office.current_year, office.code) == ("Kecamatan Baru", 2026, code)


@pytest.mark.parametrize("name", ["desa_list", "pejabat_list", "alias_list"])
def test_every_list_downloads_as_csv_and_xlsx(name: str) -> None:
    client = client_for(make_user(Role.CAMAT))
    assert client.get(reverse(f"offices:{name}"), {"format": "csv"}).content.startswith(b"\xef\xbb\xbf")
    assert client.get(reverse(f"offices:{name}"), {"format": "xlsx"}).content.startswith(b"PK")
    assert client.get(reverse(f"offices:{name}"), {"format": "doc"}).status_code == 404

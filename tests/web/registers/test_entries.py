"""Rows of a register: form from the declaration, one row a form, change, void, list, export."""

from __future__ import annotations

import csv
import io
import uuid
from datetime import date

import openpyxl
import pytest

from tests.support.web import client_for, make_office, make_user
from tolok.core.kernel.period import Month
from tolok.core.registers import all_registers, get_register
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.offices.models import Desa
from tolok.web.apps.registers import actions, queries
from tolok.web.apps.registers.models import Entry
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
LAYANAN = get_register("layanan")
TODAY = date(2025, 6, 15)


def form(**changes: str) -> dict[str, str]:
    """What the browser sends for one service."""
    return {
        "token": str(uuid.uuid4()),
        "kind": "ktp",
        "pemohon": "Siti Aminah",
        "submitted": "2025-03-04",
        "due": "2025-03-07",
        "completed": "2025-03-06",
        "status": "selesai",
        **changes,
    }


def add(office, user, **changes):
    values = {"kind": "ktp", "pemohon": "Siti", "submitted": date(2025, 3, 4), "status": "diproses", **changes}
    return actions.add_entry(office=office, register=LAYANAN, values=values, by=user)[0]


@pytest.mark.parametrize("slug", [register.slug for register in queries.kept_registers()])
def test_every_register_has_list_form_and_index(slug: str) -> None:
    client = client_for(make_user(Role.SECTION))
    assert client.get(f"/register/{slug}/").status_code == 200
    page = client.get(f"/register/{slug}/tambah/").content.decode()
    for column in all_registers()[slug].columns:
        assert f'name="{column.name}"' in page
    assert get_register(slug).nama in client.get("/register/").content.decode()


def test_form_stores_one_row_with_its_author_and_event() -> None:
    user = make_user(Role.SECTION)
    response = client_for(user).post("/register/layanan/tambah/", form())
    entry = Entry.objects.get()
    assert response.url == f"/register/layanan/{entry.pk}/"
    assert (entry.office, entry.kind, entry.due, entry.lain) == (
        user.office,
        "ktp",
        date(2025, 3, 7),
        {"pemohon": "Siti Aminah"},
    )
    assert AuditEvent.objects.get(act="registers.add_entry").username == user.username


def test_form_sent_twice_makes_one_row() -> None:
    client = client_for(make_user(Role.SECTION))
    same = form()
    client.post("/register/layanan/tambah/", same)
    second = client.post("/register/layanan/tambah/", same, follow=True)
    assert Entry.objects.count() == 1
    assert "tidak dicatat dua kali" in second.content.decode()


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"due": "2025-03-01"}, "due"),
        ({"submitted": "kemarin"}, "submitted"),
        ({"kind": "bukan-layanan"}, "kind"),
        ({"pemohon": ""}, "pemohon"),
    ],
)
def test_bad_value_is_told_at_its_field_and_nothing_is_stored(changes: dict[str, str], column: str) -> None:
    response = client_for(make_user(Role.SECTION)).post("/register/layanan/tambah/", form(**changes))
    assert response.status_code == 422
    assert response.context["form"].errors[column]
    assert not Entry.objects.exists()


def test_words_in_a_number_are_refused() -> None:
    values = {
        "token": str(uuid.uuid4()),
        "kind": "mebel",
        "nama_barang": "Meja",
        "submitted": "2025-01-02",
        "status": "baik",
        "quantity": "dua juta",
    }
    response = client_for(make_user(Role.SECTION)).post("/register/aset/tambah/", values)
    assert response.status_code == 422
    assert "dua juta" in response.content.decode()


def test_change_keeps_before_and_after_in_the_audit_trail() -> None:
    user = make_user(Role.SECTION)
    entry = add(user.office, user)
    changed = form(pemohon="Siti", kind="ktp", submitted="2025-03-04", due="", completed="", status="ditolak")
    client_for(user).post(f"/register/layanan/{entry.pk}/ubah/", changed)
    detail = AuditEvent.objects.get(act="registers.change_entry").detail
    assert (detail["sebelum"], detail["sesudah"]) == ({"status": "diproses"}, {"status": "ditolak"})


def test_change_that_changes_nothing_leaves_no_event() -> None:
    user = make_user(Role.SECTION)
    entry = add(user.office, user)
    values = {column.name: queries.cell(entry, column) for column in LAYANAN.columns}
    assert not actions.change_entry(entry=entry, register=LAYANAN, values=values, by=user)
    assert not AuditEvent.objects.filter(act="registers.change_entry").exists()


def test_void_needs_a_reason_keeps_the_row_and_takes_it_out_of_the_count() -> None:
    user = make_user(Role.SECTION)
    entry = add(user.office, user)
    client = client_for(user)
    assert client.post(f"/register/layanan/{entry.pk}/batalkan/", {"reason": " "}).status_code == 422
    client.post(f"/register/layanan/{entry.pk}/batalkan/", {"reason": "tercatat dua kali"})
    entry.refresh_from_db()
    assert (entry.voided_by, entry.void_reason) == (user, "tercatat dua kali")
    assert queries.core_entries(user.office, 2025) == []
    assert "tercatat dua kali" in client.get(f"/register/layanan/{entry.pk}/").content.decode()


def test_voided_row_cannot_be_changed() -> None:
    user = make_user(Role.SECTION)
    entry = add(user.office, user)
    actions.void_entry(entry=entry, register=LAYANAN, reason="keliru", by=user)
    response = client_for(user).post(f"/register/layanan/{entry.pk}/ubah/", form())
    assert response.status_code == 422
    assert "sudah dibatalkan" in response.content.decode()


def test_void_by_get_does_nothing() -> None:
    user = make_user(Role.SECTION)
    entry = add(user.office, user)
    assert client_for(user).get(f"/register/layanan/{entry.pk}/batalkan/").status_code == 405


def test_list_filters_by_month_and_words_and_sorts_by_date() -> None:
    user = make_user(Role.CAMAT)
    for day, nama in ((3, "Ani"), (9, "Budi"), (5, "Ani Kedua")):
        add(user.office, user, submitted=date(2025, 4, day), pemohon=nama)
    add(user.office, user, submitted=date(2025, 5, 1), pemohon="Ani Mei")
    add(user.office, user, submitted=date(2024, 4, 1), pemohon="Ani Lama")
    client = client_for(user)

    def names(query: str) -> list[str]:
        page = client.get(f"/register/layanan/?tahun=2025&{query}")
        return [entry.lain["pemohon"] for entry, _ in page.context["rows"]]

    assert names("bulan=4&cari=ani") == ["Ani Kedua", "Ani"]
    assert names("urut=submitted") == ["Ani", "Ani Kedua", "Budi", "Ani Mei"]
    assert names("cari=ani+mei") == ["Ani Mei"]
    assert names("urut=pemohon;drop") == ["Ani Mei", "Budi", "Ani Kedua", "Ani"]


def test_search_of_nothing_found_says_so() -> None:
    assert (
        "Tidak ada baris yang cocok"
        in client_for(make_user(Role.CAMAT)).get("/register/surat/?cari=x").content.decode()
    )


def test_export_holds_every_row_with_labels_and_real_dates() -> None:
    user = make_user(Role.CAMAT)
    for _ in range(queries_page_size() + 1):
        add(user.office, user)
    client = client_for(user)
    text = client.get("/register/layanan/?tahun=2025&format=csv").content.decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    assert len(lines) == queries_page_size() + 1
    assert (lines[0]["Jenis layanan"], lines[0]["Tanggal berkas lengkap diterima"]) == ("KTP-el", "2025-03-04")
    book = openpyxl.load_workbook(io.BytesIO(client.get("/register/layanan/?tahun=2025&format=xlsx").content))
    assert book.active.max_row == queries_page_size() + 2


def queries_page_size() -> int:
    from tolok.web.apps.registers.views import PAGE_SIZE

    return PAGE_SIZE


def test_camat_reads_but_does_not_write() -> None:
    user = make_user(Role.CAMAT)
    entry = add(user.office, user)
    client = client_for(user)
    assert client.get(f"/register/layanan/{entry.pk}/").status_code == 200
    assert client.get("/register/layanan/tambah/").status_code == 403
    assert client.post(f"/register/layanan/{entry.pk}/batalkan/", {"reason": "x"}).status_code == 403


def test_row_of_another_office_or_register_is_not_found() -> None:
    owner = make_user(Role.SECTION)
    entry = add(owner.office, owner)
    stranger = client_for(make_user(Role.SECTION, office=make_office()))
    for page in ("", "ubah/"):
        assert stranger.get(f"/register/layanan/{entry.pk}/{page}").status_code == 404
    assert stranger.post(f"/register/layanan/{entry.pk}/batalkan/", {"reason": "x"}).status_code == 404
    assert client_for(owner).get(f"/register/surat/{entry.pk}/").status_code == 404
    assert client_for(owner).get("/register/bukan/").status_code == 404


def test_desa_of_the_office_count_as_rows_and_end_the_day_after_their_last() -> None:
    office = make_office()
    Desa.objects.create(office=office, nama="Sukamaju", jenis="desa")
    Desa.objects.create(office=office, nama="Bubar", jenis="desa", sejak=date(2020, 1, 1), sampai=date(2025, 6, 30))
    first, second = queries.core_entries(office, 2025)
    assert {first.village, second.village} == {"Sukamaju", "Bubar"}
    ended = next(entry for entry in (first, second) if entry.village == "Bubar")
    assert ended.completed == date(2025, 7, 1)
    assert queries.entries_by_id(office, [ended.id]) == [ended]


def test_late_work_is_due_and_not_completed() -> None:
    user = make_user(Role.SECTION)
    late = add(user.office, user, due=date(2025, 3, 8))
    add(user.office, user, due=date(2025, 3, 8), completed=date(2025, 3, 9), status="selesai")
    add(user.office, user, due=TODAY)
    assert list(queries.late_entries(user.office, 2025, TODAY)) == [late]


def test_row_in_a_month_stated_nihil_asks_first_and_then_reopens_it() -> None:
    user = make_user(Role.SECTION)
    march = Month(2025, 3)
    actions.state_month(office=user.office, register=LAYANAN, month=march, state="nihil", today=TODAY, by=user)
    client = client_for(user)
    same = form()
    refused = client.post("/register/layanan/tambah/", same)
    assert refused.status_code == 422
    assert "sudah dinyatakan nihil" in refused.content.decode()
    assert not Entry.objects.exists()
    client.post("/register/layanan/tambah/", {**same, "restate": "on"})
    assert Entry.objects.count() == 1
    assert queries.statement_state(user.office, LAYANAN, march) == "belum"


def test_row_in_a_month_stated_lengkap_is_asked_about_and_the_month_stays_lengkap() -> None:
    user = make_user(Role.SECTION)
    march = Month(2025, 3)
    actions.state_month(office=user.office, register=LAYANAN, month=march, state="lengkap", today=TODAY, by=user)
    client = client_for(user)
    same = form()
    refused = client.post("/register/layanan/tambah/", same)
    assert refused.status_code == 422
    assert "Maret 2025 sudah dinyatakan lengkap" in refused.content.decode()
    assert "Bulan yang lengkap tetap lengkap sesudah baris ini; simpan baris ini" in refused.content.decode()
    assert "Restate" not in refused.content.decode()
    assert not Entry.objects.exists()
    client.post("/register/layanan/tambah/", {**same, "restate": "on"})
    assert queries.statement_state(user.office, LAYANAN, march) == "lengkap"
    assert AuditEvent.objects.get(act="registers.add_entry").detail["tetap_lengkap"] == ["Maret 2025"]


def test_change_within_a_stated_month_is_not_asked_about_but_a_move_into_one_is() -> None:
    user = make_user(Role.SECTION)
    entry = add(user.office, user)
    for month in (3, 4):
        actions.state_month(
            office=user.office, register=LAYANAN, month=Month(2025, month), state="lengkap", today=TODAY, by=user
        )
    client = client_for(user)
    address = f"/register/layanan/{entry.pk}/ubah/"
    assert client.post(address, form(submitted="2025-03-05")).status_code == 302
    moved = client.post(address, form(submitted="2025-04-05", due="", completed=""))
    assert moved.status_code == 422
    assert "April 2025" in moved.content.decode()


def test_asset_bought_before_a_month_stated_nihil_contradicts_it() -> None:
    user = make_user(Role.SECTION)
    aset = get_register("aset")
    actions.state_month(office=user.office, register=aset, month=Month(2025, 5), state="nihil", today=TODAY, by=user)
    values = {"kind": "mebel", "nama_barang": "Meja", "submitted": date(2019, 1, 2), "status": "baik"}
    with pytest.raises(actions.MonthIsStatedError) as asked:
        actions.add_entry(office=user.office, register=aset, values=values, by=user)
    assert asked.value.nihil == [Month(2025, 5)]
    gone = {**values, "completed": date(2024, 1, 1)}
    assert actions.add_entry(office=user.office, register=aset, values=gone, by=user)[1]


def test_form_sent_again_with_the_next_row_typed_over_it_is_not_lost() -> None:
    client = client_for(make_user(Role.SECTION))
    first = form()
    client.post("/register/layanan/tambah/", first)
    second = client.post("/register/layanan/tambah/", {**first, "pemohon": "Orang Lain"})
    assert second.status_code == 422
    assert "sudah tersimpan sebagai baris" in second.content.decode()
    fresh = second.context["form"].data["token"]
    assert fresh != first["token"]
    client.post("/register/layanan/tambah/", {**first, "pemohon": "Orang Lain", "token": fresh})
    assert sorted(entry.lain["pemohon"] for entry in Entry.objects.all()) == ["Orang Lain", "Siti Aminah"]


def test_token_of_another_offices_row_reveals_and_breaks_nothing() -> None:
    sent = form()
    client_for(make_user(Role.SECTION)).post("/register/layanan/tambah/", sent)
    other = client_for(make_user(Role.SECTION, office=make_office())).post("/register/layanan/tambah/", sent)
    assert other.status_code == 422
    assert "di tempat lain" in other.content.decode()


def test_row_changed_by_somebody_else_meanwhile_is_not_overwritten() -> None:
    user = make_user(Role.SECTION)
    entry = add(user.office, user)
    address = f"/register/layanan/{entry.pk}/ubah/"
    client = client_for(user)
    seen = client.get(address).context["form"]["seen"].value()
    assert client.post(address, form(pemohon="Pertama", seen=seen)).status_code == 302
    late = client.post(address, form(pemohon="Kedua", seen=seen))
    assert late.status_code == 422
    assert "baru saja disimpan orang lain" in late.content.decode()
    entry.refresh_from_db()
    assert entry.lain["pemohon"] == "Pertama"


def test_search_takes_signs_of_the_database_as_they_are() -> None:
    user = make_user(Role.CAMAT)
    for nama in ("100% Beres", "Satu_Dua", 'Toko "Maju"'):
        add(user.office, user, pemohon=nama)
    client = client_for(user)
    for words, found in (("%", 1), ("_", 1), ('"maju"', 1), ("' or 1=1", 0), ("a " * 5000, 3)):
        page = client.get("/register/layanan/", {"tahun": "2025", "cari": words})
        assert len(page.context["rows"]) == found, words

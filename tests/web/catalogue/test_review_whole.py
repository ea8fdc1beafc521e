"""Whole rows and the whole decree confirmed; head fields in the review; what another reader read, taken over."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import uploaded
from tolok.web.apps.accounts.models import User
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.catalogue import actions, editing, queries
from tolok.web.apps.catalogue.models import Edit, Reading
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
ROW = "jabatan/0/baris/0"


@pytest.fixture
def planner() -> User:
    return make_user(Role.PLANNER)


@pytest.fixture
def reading(planner: User) -> Reading:
    return uploaded(planner.office, planner)


@pytest.fixture
def client(planner: User) -> Client:
    return client_for(planner)


def waiting(reading: Reading) -> set[str]:
    return {field.path for field in editing.fields_to_check(queries.current_data(reading))}


def panel(client: Client, reading: Reading, headers: dict[str, str] | None = None) -> str:
    address = f"/keputusan/{reading.pk}/?pilih={ROW}/formula&susun=cocok"
    return client.get(address, headers=headers or {}).content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_whole_row_is_confirmed_at_once_by_who_saw_it(
    client: Client, reading: Reading, headers: dict[str, str]
) -> None:
    row = editing.show_at(reading.data, ROW)
    before = waiting(reading)
    for _ in range(2):
        answer = client.post(
            f"/keputusan/{reading.pk}/konfirmasi/", {"path": ROW, "shown": row.replace("\n", "\r\n")}, headers=headers
        )
        assert answer.status_code == (200 if headers else 302)
    assert before - waiting(reading) == {path for path in before if path.startswith(f"{ROW}/")}
    edit = Edit.objects.get()
    assert (edit.act, edit.label) == (Edit.Act.CONFIRM, "Kecamatan Rawa Uji · baris 1")
    assert AuditEvent.objects.filter(act="catalogue.confirm").count() == 1
    if headers:
        assert answer["HX-Retarget"] == "#isian"
        assert "Seluruh baris terkonfirmasi" in answer.content.decode()


def test_panel_of_a_row_shows_its_texts_and_marks_it_in_the_source(client: Client, reading: Reading) -> None:
    page = panel(client, reading)
    assert "Seluruh baris 1 sesuai sumber?" in page
    assert "Persentase layanan yang selesai tepat waktu" in page
    swapped = panel(client, reading, {**HTMX, "HX-Target": "susun"})
    assert 'id="sumber" hx-swap-oob="true"' in swapped
    assert "<html" not in swapped


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_row_that_somebody_changed_meanwhile_is_not_confirmed(
    client: Client, reading: Reading, planner: User, headers: dict[str, str]
) -> None:
    row = editing.show_at(reading.data, ROW)
    colleague = make_user(Role.PLANNER, office=planner.office, nama="Rekan Perencana")
    satuan = editing.show_field(reading.data["jabatan"][0]["baris"][0]["satuan"])
    actions.change_field(reading=reading, path=f"{ROW}/satuan", text="lembar", shown=satuan, by=colleague)
    answer = client.post(f"/keputusan/{reading.pk}/konfirmasi/", {"path": ROW, "shown": row}, headers=headers)
    page = client.get(answer["HX-Redirect"] if headers else answer["Location"]).content.decode()
    assert "Baris ini baru saja diubah Rekan Perencana" in page
    assert not Edit.objects.filter(act=Edit.Act.CONFIRM).exists()


def test_undoing_a_confirmed_row_leads_back_to_it(client: Client, reading: Reading, planner: User) -> None:
    edit = actions.confirm(reading=reading, path=ROW, by=planner)
    answer = client.post(f"/keputusan/{reading.pk}/suntingan/{edit.pk}/batal/", {"dari": "periksa"})
    assert f"pilih={ROW.replace('/', '%2F')}%2Findikator" in answer["Location"]
    assert f"{ROW}/formula" in waiting(reading)


def test_whole_decree_is_asked_about_once_more_while_the_reader_is_in_doubt(client: Client, reading: Reading) -> None:
    reading.data["jabatan"][0]["baris"][0]["asal"]["formula"]["keyakinan"] = 0.61
    reading.save()
    asked = client.post(f"/keputusan/{reading.pk}/konfirmasi/", {"path": ""})
    assert "1 isian dibaca dengan keyakinan di bawah 70%" in asked.content.decode()
    assert not Edit.objects.exists()
    client.post(f"/keputusan/{reading.pk}/konfirmasi/", {"path": "", "yakin": "1"})
    assert waiting(reading) == set()


def test_head_field_is_placed_edited_and_undone_like_one_of_a_row(client: Client, reading: Reading) -> None:
    page = client.get(f"/keputusan/{reading.pk}/?pilih=menimbang").content.decode()
    assert 'class="is-marked"' in page
    assert "bahwa perlu menetapkan indikator kinerja utama" in page[page.index('id="sumber"') :]
    shown = editing.show_field(reading.data["menimbang"])
    answer = client.post(
        f"/keputusan/{reading.pk}/ubah/",
        {"path": "menimbang", "shown": shown, "text": "satu;\r\ndua;", "tampak": ["menimbang"]},
        headers=HTMX,
    )
    assert answer.status_code == 200
    assert queries.current_data(reading)["menimbang"] == ["satu;", "dua;"]
    assert Edit.objects.get().label == "Kepala keputusan · Menimbang"
    undone = client.post(f"/keputusan/{reading.pk}/suntingan/{Edit.objects.get().pk}/batal/", headers=HTMX)
    assert undone.status_code == 200
    assert queries.current_data(reading)["menimbang"] == reading.data["menimbang"]


def test_two_people_at_the_dictums_the_second_is_told(client: Client, reading: Reading, planner: User) -> None:
    shown = editing.show_field(reading.data["diktum"])
    actions.change_field(reading=reading, path="diktum", text="KESATU: Lain.", shown=shown, by=planner)
    answer = client.post(f"/keputusan/{reading.pk}/ubah/", {"path": "diktum", "shown": shown, "text": "KEDUA: Isi."})
    assert answer.status_code == 409
    assert "KESATU: Lain." in answer.content.decode()


def test_other_readers_words_are_offered_and_taken(client: Client, reading: Reading) -> None:
    origin = reading.data["jabatan"][0]["baris"][0]["asal"]["indikator"]
    origin |= {"keyakinan": 0.5, "perbaikan": ["pembaca lain membaca «Persentase izin yang selesai»"]}
    reading.save()
    page = client.get(f"/keputusan/{reading.pk}/?pilih={ROW}/indikator").content.decode()
    assert "Pakai bacaan itu" in page
    assert 'value="Persentase izin yang selesai tepat waktu"' in page
    shown = reading.data["jabatan"][0]["baris"][0]["indikator"]
    taken = {"path": f"{ROW}/indikator", "shown": shown, "text": [shown, "Persentase izin yang selesai tepat waktu"]}
    client.post(f"/keputusan/{reading.pk}/ubah/", taken)
    indikator = queries.current_data(reading)["jabatan"][0]["baris"][0]["indikator"]
    assert indikator == "Persentase izin yang selesai tepat waktu"


def test_notes_are_one_line_that_opens(client: Client, reading: Reading) -> None:
    reading.notes = ["satu", "dua", "tiga"]
    reading.save()
    page = client.get(f"/keputusan/{reading.pk}/").content.decode()
    assert page.count('<details class="notes">') == 1
    assert "3 catatan pembaca" in page
    assert "alert-info" not in page

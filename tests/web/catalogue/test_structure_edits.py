"""Structure edits on the web: made once, undone last-first, noticed by two people, bounded by publication."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import published, uploaded
from tolok.web.apps.accounts.models import User
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.catalogue import actions, edit_queries, editing, queries, structure_actions
from tolok.web.apps.catalogue.models import Edit, Reading
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
ROW = "jabatan/0/baris/0"
INDIKATOR = f"{ROW}/indikator"
CUT = str(len("Persentase layanan "))


@pytest.fixture
def planner() -> User:
    return make_user(Role.PLANNER, nama="Ani Perencana")


@pytest.fixture
def reading(planner: User) -> Reading:
    return uploaded(planner.office, planner)


@pytest.fixture
def client(planner: User) -> Client:
    return client_for(planner)


def rows(reading: Reading) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = queries.current_data(reading)["jabatan"][0]["baris"]
    return found


def ask(client: Client, reading: Reading, act: str, path: str = INDIKATOR, **fields: str) -> Any:
    """Presses the button of a page opened just now; `susunan` given: of one opened before."""
    form = {"path": path, "susunan": edit_queries.structure_mark(reading), **fields}
    return client.post(f"/keputusan/{reading.pk}/susunan/{act}/", form)


def split(client: Client, reading: Reading, **fields: str) -> Any:
    return ask(client, reading, "pecah", **{"pecah-indikator": CUT, "pecah-sasaran": "salin", **fields})


def undo(client: Client, edit: Edit) -> Any:
    return client.post(f"/keputusan/{edit.reading_id}/suntingan/{edit.pk}/batal/", follow=True)


def test_split_row_leads_to_the_cut_field_and_is_one_edit_with_one_event(client: Client, reading: Reading) -> None:
    response = split(client, reading)
    assert response.status_code == 302
    assert "pilih=jabatan%2F0%2Fbaris%2F0%2Findikator" in response.url
    assert [row["indikator"] for row in rows(reading)[:2]] == ["Persentase layanan", "yang selesai tepat waktu"]
    assert rows(reading)[1]["sasaran"] == rows(reading)[0]["sasaran"]
    edit = Edit.objects.get()
    assert edit.label == "Kecamatan Rawa Uji · baris 1"
    assert AuditEvent.objects.filter(act="catalogue.split_row").count() == 1
    assert "dipecah menjadi dua baris" in client.get(f"/keputusan/{reading.pk}/suntingan/").content.decode()


@pytest.mark.parametrize(
    ("act", "fields"),
    [
        ("pecah", {"pecah-indikator": CUT}),
        ("gabung", {}),
        ("tambah", {}),
        ("hapus", {}),
        ("pindah", {"ke": "formula", "bagian": "tepat waktu"}),
        ("jabatan", {"nama": "Sekretaris"}),
    ],
)
def test_button_pressed_twice_does_it_once(client: Client, reading: Reading, act: str, fields: dict[str, str]) -> None:
    mark = edit_queries.structure_mark(reading)
    answers = [ask(client, reading, act, susunan=mark, **fields).status_code for _ in range(2)]
    assert answers == [302, 302]
    assert Edit.objects.count() == 1
    assert AuditEvent.objects.filter(act__startswith="catalogue.").exclude(act="catalogue.upload").count() == 1


def test_every_structure_edit_may_be_undone_last_first(client: Client, reading: Reading) -> None:
    before = queries.current_data(reading)
    split(client, reading)
    ask(client, reading, "pindah", ke="satuan", bagian="layanan")
    ask(client, reading, "tambah")
    ask(client, reading, "gabung", path=f"{ROW}/sasaran")
    ask(client, reading, "hapus", path="jabatan/0/baris/1/indikator")
    ask(client, reading, "jabatan", nama="Sekretaris")
    ask(client, reading, "tambah", path="jabatan/1/nama")
    ask(client, reading, "hapus", path="jabatan/1/nama")
    edits = list(Edit.objects.order_by("-pk"))
    assert len(edits) == 8
    for edit in edits:
        undo(client, edit)
    assert queries.current_data(reading) == before


def test_undo_of_what_a_later_edit_rests_on_names_the_later_edit(client: Client, reading: Reading) -> None:
    split(client, reading)
    actions.change_field(reading=reading, path=f"{ROW}/satuan", text="orang", shown="persen", by=client_user(reading))
    first = Edit.objects.earliest("pk")
    page = undo(client, first).content.decode()
    assert "Batalkan yang itu dahulu" in page
    assert "baris 1 · Satuan» diubah oleh Ani Perencana" in page
    first.refresh_from_db()
    assert first.withdrawn_at is None


def client_user(reading: Reading) -> User:
    return User.objects.get(pk=reading.file.uploaded_by_id)


def test_field_edit_older_than_a_structure_edit_offers_no_undo_and_refuses_one(
    client: Client, reading: Reading, planner: User
) -> None:
    edit = actions.change_field(
        reading=reading, path="jabatan/0/baris/1/sasaran", text="Arsip", shown="Meningkatnya tertib arsip", by=planner
    )
    split(client, reading)
    assert rows(reading)[2]["sasaran"] == "Arsip"
    assert "jabatan/0/baris/1/sasaran" not in edit_queries.undoable_edits(reading)
    assert edit_queries.changed_paths(reading) >= {"jabatan/0/baris/2/sasaran"}
    assert edit is not None
    with pytest.raises(actions.UndoError, match="dipecah"):
        actions.undo_edit(edit=edit, by=planner)


def test_confirming_a_place_anew_after_rows_moved_is_a_new_word(
    client: Client, reading: Reading, planner: User
) -> None:
    actions.confirm(reading=reading, path="jabatan/0/baris/1/sasaran", by=planner)
    split(client, reading)
    actions.confirm(reading=reading, path="jabatan/0/baris/1/sasaran", by=planner)
    assert Edit.objects.filter(act=Edit.Act.CONFIRM).count() == 2
    assert all(row["asal"]["sasaran"]["dikonfirmasi"] for row in rows(reading)[1:])


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
@pytest.mark.parametrize("act", ["ubah", "konfirmasi", "susunan/gabung"])
def test_rows_moved_meanwhile_nothing_is_written_and_the_other_is_named(
    reading: Reading, planner: User, act: str, headers: dict[str, str]
) -> None:
    other = make_user(Role.PLANNER, office=planner.office, nama="Budi Rekan")
    mark = edit_queries.structure_mark(reading)
    structure_actions.add_row(reading=reading, path=ROW, seen=mark, by=other)
    shown = editing.show_field(reading.data["jabatan"][0]["baris"][1]["sasaran"])
    form = {"path": "jabatan/0/baris/1/sasaran", "shown": shown, "text": shown, "susunan": mark}
    if act == "ubah":
        form["text"] = "Ketikan saya"
    response = client_for(planner).post(f"/keputusan/{reading.pk}/{act}/", form, headers=headers)
    page = response.content.decode()
    assert response.status_code == 409
    assert "ditambahkan oleh Budi Rekan" in page
    assert ("Ketikan saya" in page) == (act == "ubah")
    assert Edit.objects.count() == 1


def test_after_publication_new_rows_go_to_the_end_and_old_ones_stay(planner: User) -> None:
    version = published(planner.office, planner)
    reading, client = version.reading, client_for(planner)
    old = [row["indikator"] for row in rows(reading)]
    split(client, reading)
    ask(client, reading, "tambah")
    assert [row["indikator"] for row in rows(reading)] == [
        "Persentase layanan",
        old[1],
        "yang selesai tepat waktu",
        "",
    ]
    for act, path in (("gabung", INDIKATOR), ("hapus", INDIKATOR), ("hapus", "jabatan/0/nama")):
        refused = ask(client, reading, act, path=path)
        assert refused.status_code == 422
        assert "keputusan ini sudah terbit" in refused.content.decode()
    assert len(rows(reading)) == 4


def test_structure_that_was_published_is_not_undone(client: Client, reading: Reading, planner: User) -> None:
    split(client, reading)
    reading.refresh_from_db()
    actions.publish(reading=reading, token=reading.revision, first_year=2025, last_year=None, by=planner)
    page = undo(client, Edit.objects.get()).content.decode()
    assert "sudah terbit dalam versi 1" in page
    assert len(rows(reading)) == 3


@pytest.mark.parametrize(
    ("act", "path", "fields", "words"),
    [
        ("pecah", INDIKATOR, {}, "Belum ada teks yang pindah"),
        ("pecah", INDIKATOR, dict.fromkeys((f"pecah-{key}" for key in structure_actions.ROW_KEYS), "0"), "kosong"),
        ("gabung", "jabatan/0/baris/1/formula", {}, "baris terakhir"),
        ("pindah", INDIKATOR, {"ke": "formula", "bagian": "tidak ada di sana"}, "tidak ada"),
        ("pindah", INDIKATOR, {"ke": "formula", "bagian": "a"}, "kali"),
        ("pindah", f"{ROW}/definisi_operasional", {"ke": "formula"}, "kosong"),
        ("jabatan", "judul", {"nama": "  "}, "belum diisi"),
    ],
)
def test_edit_that_cannot_be_made_says_why_in_its_panel(
    client: Client, reading: Reading, act: str, path: str, fields: dict[str, str], words: str
) -> None:
    response = ask(client, reading, act, path=path, **fields)
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page[page.index('class="panel"') :]
    assert not Edit.objects.exists()


@pytest.mark.parametrize("act", ["pecah", "gabung", "pindah", "tambah", "hapus", "jabatan"])
def test_panel_is_shown_as_a_page_and_for_htmx_and_writes_nothing(client: Client, reading: Reading, act: str) -> None:
    address = f"/keputusan/{reading.pk}/?pilih={INDIKATOR}&susun={act}"
    whole = client.get(address).content.decode()
    part = client.get(address, headers={"HX-Request": "true", "HX-Target": "susun"}).content.decode()
    for page in (whole, part):
        assert f'action="/keputusan/{reading.pk}/susunan/{act}/' in page
    assert "<html" not in part
    assert not Edit.objects.exists()


@pytest.mark.parametrize("path", ["", "judul", "jabatan/9/nama", "jabatan/0/baris/9/sasaran", "jabatan/x", "../x"])
@pytest.mark.parametrize("act", ["pecah", "gabung", "pindah", "tambah", "hapus", "lain"])
def test_place_or_act_that_is_none_is_not_found(client: Client, reading: Reading, act: str, path: str) -> None:
    assert ask(client, reading, act, path=path, ke="formula").status_code == 404
    assert client.get(f"/keputusan/{reading.pk}/", {"pilih": path, "susun": act}).status_code in (200, 404)
    assert not Edit.objects.exists()


def test_another_offices_reading_is_not_found_and_a_camat_changes_nothing(reading: Reading, planner: User) -> None:
    assert split(client_for(make_user(Role.PLANNER)), reading).status_code == 404
    camat = client_for(make_user(Role.CAMAT, office=planner.office))
    assert split(camat, reading).status_code == 403
    assert camat.get(f"/keputusan/{reading.pk}/susunan/pecah/").status_code == 403
    assert not Edit.objects.exists()


def test_empty_field_of_a_row_is_filled_and_carries_who(client: Client, reading: Reading, planner: User) -> None:
    path = f"{ROW}/definisi_operasional"
    page = client.get(f"/keputusan/{reading.pk}/?pilih={path}").content.decode()
    assert "tempat barisnya" in page
    actions.change_field(reading=reading, path=path, text="Arti indikator", shown="", by=planner)
    assert rows(reading)[0]["asal"]["definisi_operasional"]["dikonfirmasi"]["oleh"] == "Ani Perencana"
    assert "Oleh Ani Perencana" in client.get(f"/keputusan/{reading.pk}/?pilih={path}").content.decode()


def test_selected_part_moves_from_where_it_was_marked(client: Client, reading: Reading) -> None:
    text = rows(reading)[0]["formula"]["teks"]
    start = text.rindex("layanan")
    ask(client, reading, "pindah", path=f"{ROW}/formula", ke="satuan", bagian="layanan", mulai=str(start))
    assert rows(reading)[0]["formula"]["teks"] == " ".join((text[:start] + text[start + 7 :]).split())
    assert rows(reading)[0]["satuan"] == "persen layanan"

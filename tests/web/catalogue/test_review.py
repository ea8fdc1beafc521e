"""Review: edits are kept, undone, noticed when two people meet; the reading itself never changes."""

from __future__ import annotations

import pytest

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import uploaded
from tolok.web.apps.catalogue import actions, editing, queries
from tolok.web.apps.catalogue.models import Edit
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
PATH = "jabatan/0/baris/0/sasaran"


def test_review_marks_the_line_of_the_chosen_field() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    page = client_for(user).get(f"/keputusan/{reading.pk}/?pilih={PATH}").content.decode()
    line = reading.data["jabatan"][0]["baris"][0]["asal"]["sasaran"]["baris"]
    assert f'<li class="is-marked"><span class="line-number">{line}</span>' in page


def test_least_certain_field_comes_first() -> None:
    user = make_user(Role.PLANNER)
    data = uploaded(user.office, user).data
    data["jabatan"][0]["baris"][1]["asal"]["formula"]["keyakinan"] = 0.4
    data["jabatan"][0]["baris"][1]["asal"]["sasaran"]["keyakinan"] = 0.6
    first, second, *_ = editing.fields_to_check(data)
    assert (first.path, second.path) == ("jabatan/0/baris/1/formula", "jabatan/0/baris/1/sasaran")


def test_edit_keeps_who_before_and_after_and_leaves_the_reading_alone() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    old = reading.data["jabatan"][0]["baris"][0]["sasaran"]
    client_for(user).post(f"/keputusan/{reading.pk}/ubah/", {"path": PATH, "text": "Sasaran baru", "shown": old})
    edit = Edit.objects.get()
    assert (edit.before, edit.after, edit.made_by) == (old, "Sasaran baru", user)
    reading.refresh_from_db()
    assert reading.data["jabatan"][0]["baris"][0]["sasaran"] == old
    row = queries.current_data(reading)["jabatan"][0]["baris"][0]
    assert row["sasaran"] == "Sasaran baru"
    assert row["asal"]["sasaran"]["dikonfirmasi"]["oleh"] == user.nama


def test_edited_formula_is_read_anew() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    path = "jabatan/0/baris/1/formula"
    text = "Jumlah surat masuk yang dijawab / Jumlah surat masuk x 100%"
    actions.change_field(reading=reading, path=path, text=text, shown="Jumlah surat masuk", by=user)
    formula = queries.current_keputusan(reading).jabatan[0].baris[1].formula
    assert (formula.jenis, formula.pembilang) == ("ratio", "Jumlah surat masuk yang dijawab")


def test_two_people_at_one_field_the_second_is_told_and_keeps_the_words_typed() -> None:
    user = make_user(Role.PLANNER)
    other = make_user(Role.PLANNER, office=user.office)
    reading = uploaded(user.office, user)
    old = reading.data["jabatan"][0]["baris"][0]["sasaran"]
    actions.change_field(reading=reading, path=PATH, text="Dari yang pertama", shown=old, by=other)
    response = client_for(user).post(
        f"/keputusan/{reading.pk}/ubah/", {"path": PATH, "text": "Dari yang kedua", "shown": old}
    )
    page = response.content.decode()
    assert response.status_code == 409
    assert "Dari yang pertama" in page
    assert "Dari yang kedua" in page
    assert queries.current_data(reading)["jabatan"][0]["baris"][0]["sasaran"] == "Dari yang pertama"


def test_undo_brings_the_former_words_back_and_keeps_the_edit() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    old = reading.data["judul"]
    edit = actions.change_field(reading=reading, path="judul", text="Judul lain", shown=old, by=user)
    assert edit is not None
    client = client_for(user)
    client.post(f"/keputusan/{reading.pk}/suntingan/{edit.pk}/batal/")
    client.post(f"/keputusan/{reading.pk}/suntingan/{edit.pk}/batal/")  # twice is once
    edit.refresh_from_db()
    assert edit.withdrawn_by == user
    assert queries.current_data(reading)["judul"] == old
    assert "Judul lain" in client.get(f"/keputusan/{reading.pk}/suntingan/").content.decode()


def test_date_that_is_none_is_refused_with_its_words() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    form = {"path": "tanggal", "text": "kemarin", "shown": "2025-01-02"}
    response = client_for(user).post(f"/keputusan/{reading.pk}/ubah/", form)
    assert response.status_code == 422
    assert "«kemarin» bukan tanggal" in response.content.decode()
    assert not Edit.objects.exists()


@pytest.mark.parametrize("path", ["versi_skema", "jabatan/9/nama", "jabatan/0/baris/0/asal", "jabatan/x/nama", ""])
def test_place_that_nobody_may_edit_is_not_found(path: str) -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    assert client_for(user).post(f"/keputusan/{reading.pk}/ubah/", {"path": path, "text": "x"}).status_code == 404


def test_confirming_all_leaves_nothing_to_check() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    client_for(user).post(f"/keputusan/{reading.pk}/konfirmasi/", {"path": ""})
    assert editing.fields_to_check(queries.current_data(reading)) == []


def test_camat_reads_but_does_not_edit() -> None:
    user = make_user(Role.CAMAT)
    reading = uploaded(user.office, user)
    client = client_for(user)
    assert "Simpan perubahan" not in client.get(f"/keputusan/{reading.pk}/").content.decode()
    assert client.post(f"/keputusan/{reading.pk}/ubah/", {"path": "judul", "text": "x"}).status_code == 403

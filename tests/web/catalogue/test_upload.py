"""Uploading: what is stored, what is refused, and that nothing is stored by half."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.support.web import client_for, make_office, make_user
from tests.web.catalogue.decrees import decree, uploaded
from tolok.core.catalogue import to_data
from tolok.reading import read_decree
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.catalogue import jobs, queries
from tolok.web.apps.catalogue.models import DecreeFile, Reading
from tolok.web.apps.catalogue.upload import storable
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db


def send(client: Client, content: bytes, name: str = "iku.txt"):
    return client.post("/keputusan/unggah/", {"berkas": SimpleUploadedFile(name, content)})


def test_upload_stores_file_reading_and_event_and_opens_the_review() -> None:
    user = make_user(Role.PLANNER)
    response = send(client_for(user), decree())
    reading = Reading.objects.get()
    assert response.url == f"/keputusan/{reading.pk}/"
    assert bytes(reading.file.content) == decree()
    assert [len(jabatan["baris"]) for jabatan in reading.data["jabatan"]] == [2]
    assert AuditEvent.objects.get(act="catalogue.upload").detail["baris"] == 2


def test_same_bytes_again_lead_to_the_first_reading() -> None:
    user = make_user(Role.PLANNER)
    first = uploaded(user.office, user)
    response = client_for(user).post(
        "/keputusan/unggah/", {"berkas": SimpleUploadedFile("lain.txt", decree())}, follow=True
    )
    assert response.redirect_chain[0][0] == f"/keputusan/{first.pk}/"
    assert "sama persis" in response.content.decode()
    assert DecreeFile.objects.count() == 1


def test_same_bytes_in_another_office_are_a_reading_of_its_own() -> None:
    mine, theirs = make_user(Role.PLANNER), make_user(Role.PLANNER)
    assert uploaded(mine.office, mine).pk != uploaded(theirs.office, theirs).pk


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gambar.txt", b"GIF89a" + bytes(50), "belum didukung"),
        ("iku.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "Simpan sebagai"),
        ("iku.txt", b"\x00\x01\x02" * 40, "bukan teks"),
        ("iku.txt", b"", "kosong"),
        ("besar.txt", b"a" * (30 * 1024 * 1024 + 1), "batas 30 MB"),
        ("iku.txt", b"KEPUTUSAN CAMAT\nbelum ada tabelnya\n", ""),
    ],
)
def test_bad_file_is_refused_with_the_readers_words_and_nothing_is_stored(
    name: str, content: bytes, words: str
) -> None:
    response = send(client_for(make_user(Role.PLANNER)), content, name)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not DecreeFile.objects.exists()
    assert not Reading.objects.exists()


def test_form_without_file_says_so() -> None:
    response = client_for(make_user(Role.PLANNER)).post("/keputusan/unggah/", {})
    assert response.status_code == 422
    assert "belum dipilih" in response.content.decode()


@pytest.mark.parametrize("role", [Role.SECTION, Role.CAMAT])
def test_section_and_camat_may_not_upload(role: Role) -> None:
    assert send(client_for(make_user(role)), decree()).status_code == 403
    assert not DecreeFile.objects.exists()


def test_another_offices_reading_is_not_found_on_any_page() -> None:
    owner = make_user(Role.PLANNER)
    reading = uploaded(owner.office, owner)
    client = client_for(make_user(Role.PLANNER, office=make_office()))
    for page in ("", "sumber/", "berkas/", "suntingan/", "tabel/", "temuan/", "terbitkan/"):
        assert client.get(f"/keputusan/{reading.pk}/{page}").status_code == 404
    for page in ("ubah/", "konfirmasi/", "terbitkan/"):
        assert client.post(f"/keputusan/{reading.pk}/{page}", {"path": "judul"}).status_code == 404


def test_original_comes_back_as_a_download_never_as_a_page() -> None:
    user = make_user(Role.CAMAT)
    reading = uploaded(user.office, user)
    response = client_for(user).get(f"/keputusan/{reading.pk}/berkas/")
    assert response.content == decree()
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"


def test_empty_list_says_what_to_do_next() -> None:
    assert "Unggah keputusan" in client_for(make_user(Role.PLANNER)).get("/keputusan/").content.decode()


def test_signs_that_no_database_keeps_are_left_out() -> None:
    user = make_user(Role.PLANNER)
    data = to_data(read_decree(decree(), "iku.txt").keputusan)
    data["judul"] = "Judul\x00 yang cacat"
    send(client_for(user), json.dumps(data).encode(), "iku.json")
    assert Reading.objects.get().data["judul"] == "Judul yang cacat"
    assert storable({"isi": ["a\ud800b", ("c\x00",), 1, None]}) == {"isi": ["a?b", ["c"], 1, None]}


def test_same_bytes_sent_at_the_same_moment_lead_to_one_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    user = make_user(Role.PLANNER)
    first = uploaded(user.office, user)
    monkeypatch.setattr(jobs, "_known", lambda *_: None)  # the other request stored it just after we looked
    looked = iter([None])
    known = queries.file_with_sha
    monkeypatch.setattr(queries, "file_with_sha", lambda *at: next(looked, known(*at)))
    assert send(client_for(user), decree()).url == f"/keputusan/{first.pk}/"
    assert DecreeFile.objects.count() == 1

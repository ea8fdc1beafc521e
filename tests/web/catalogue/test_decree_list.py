"""The list of decrees with many of them, the queue on it, and several files chosen at once."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import decree, uploaded
from tolok.web.apps.accounts.models import User
from tolok.web.apps.catalogue import tasks
from tolok.web.apps.catalogue.models import DecreeFile, Reading, ReadingJob
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def planner() -> User:
    return make_user(Role.PLANNER)


def send(client: Client, *files: tuple[str, bytes]):
    return client.post("/keputusan/unggah/", {"berkas": [SimpleUploadedFile(*file) for file in files]}, follow=True)


def names_on(client: Client, query: str = "") -> str:
    return client.get(f"/keputusan/{query}").content.decode()


def test_several_files_at_once_are_queued_each_and_the_bad_one_is_told(planner: User) -> None:
    answer = send(client_for(planner), ("a.txt", decree()), ("b.doc", b"\xd0\xcf\x11\xe0"), ("c.txt", decree("")))
    shown = answer.content.decode()
    assert "2 berkas mengantre untuk dibaca" in shown
    assert "«b.doc»" in shown
    assert sorted(ReadingJob.objects.values_list("file__name", flat=True)) == ["a.txt", "c.txt"]


def test_several_photos_at_once_are_the_pages_of_one_decree_whatever_the_phone_calls_them(planner: User) -> None:
    answer = send(client_for(planner), *(("image.png", PNG + bytes([page])) for page in range(3)))
    job = ReadingJob.objects.get()
    assert answer.redirect_chain[-1][0] == f"/keputusan/pembacaan/{job.pk}/"
    assert job.file.name == "image.png dan 2 gambar lain.zip"
    with zipfile.ZipFile(io.BytesIO(bytes(job.file.content))) as archive:
        assert archive.namelist() == ["image.png", "image 2.png", "image 3.png"]
    again = send(client_for(planner), *(("image.png", PNG + bytes([page])) for page in range(3)))
    assert "sama persis" in again.content.decode()
    assert DecreeFile.objects.count() == 1


def test_queue_on_the_list_is_asked_for_alone_and_the_page_anew_once_a_file_is_read(planner: User) -> None:
    client = client_for(planner)
    send(client, ("a.txt", decree()), ("b.txt", decree("")))
    assert 'hx-get="/keputusan/?menunggu=2"' in names_on(client)
    part = client.get("/keputusan/?menunggu=2", headers={"HX-Request": "true"})
    assert part.content.decode().lstrip().startswith('<div id="antrean"')
    tasks.read_next.func()
    anew = client.get("/keputusan/?menunggu=2", headers={"HX-Request": "true"})
    assert (anew.status_code, anew["HX-Refresh"]) == (204, "true")


def test_many_decrees_come_page_by_page(planner: User) -> None:
    for number in range(21):
        uploaded(planner.office, planner, formula=f"Jumlah {number} / Jumlah x 100%")
    client = client_for(planner)
    assert names_on(client).count("belum terbit") == 20
    assert names_on(client, "?page=2").count("belum terbit") == 1


def test_list_is_searched_by_file_title_number_and_jenis(planner: User) -> None:
    for name, content in (("lama.txt", decree()), ("baru.txt", decree().replace(b"2025", b"2026"))):
        send(client_for(planner), (name, content))
    client = client_for(planner)
    for words, found in (("5 2026", ["baru"]), ("LAMA", ["lama"]), ("iku rawa", ["baru", "lama"]), ("iki", [])):
        shown = names_on(client, f"?cari={words}")
        assert [name for name in ("baru", "lama") if f"«{name}.txt»" in shown] == found, words
    assert "Tidak ada keputusan yang cocok" in names_on(client, "?cari=iki")
    assert Reading.objects.count() == 2

"""Broken files of every format sent to the upload: a page or a message, never an error, nothing stored by half."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.property.reading_fuzz.kinds import KINDS, made, without_eyes
from tests.support.web import client_for, make_user
from tolok.reading import read_decree
from tolok.web.apps.catalogue import tasks, upload
from tolok.web.apps.catalogue.models import DecreeFile, Reading, ReadingJob
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
EACH = 5
PAGES = ("", "sumber/", "berkas/", "suntingan/", "tabel/", "temuan/", "terbitkan/")


@pytest.mark.parametrize("kind", list(KINDS))
def test_broken_upload_is_kept_whole_or_refused_in_words(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (upload, tasks):
        monkeypatch.setattr(module, "read_apart", read_decree)  # a process for each would take minutes
    client = client_for(make_user(Role.PLANNER))
    with without_eyes():
        for number in range(EACH):
            file = SimpleUploadedFile(f"naskah.{KINDS[kind].suffix}", made(kind, 30_000 + number))
            before = DecreeFile.objects.count()
            answer = client.post("/keputusan/unggah/", {"berkas": file})
            assert answer.status_code in (302, 422)
            if answer.status_code == 422:
                assert "«naskah" in answer.content.decode() or "kosong" in answer.content.decode()
                assert DecreeFile.objects.count() == before
        while (job := tasks.claim_next()) is not None:
            tasks.read_job(job)
    check_jobs()
    for reading in Reading.objects.all():
        for page in PAGES:
            assert client.get(f"/keputusan/{reading.pk}/{page}").status_code in (200, 302)
    assert client.get("/keputusan/").status_code == 200


def check_jobs() -> None:
    """Every job ended: with a reading, or with words for whoever sent the file."""
    for job in ReadingJob.objects.select_related("file"):
        assert job.state in (ReadingJob.State.DONE, ReadingJob.State.FAILED)
        assert Reading.objects.filter(file=job.file).exists() == (job.state == ReadingJob.State.DONE)
        assert bool(job.message) == (job.state == ReadingJob.State.FAILED)
        assert "tidak dapat disimpan" not in job.message
    with_jobs = set(ReadingJob.objects.values_list("file_id", flat=True))
    assert all(Reading.objects.filter(file=one).exists() for one in DecreeFile.objects.exclude(pk__in=with_jobs))

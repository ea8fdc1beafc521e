"""Reading in the background: what waits, runs, ends and fails, and that no file is read twice or lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tests.support.web import client_for, make_office, make_user
from tests.web.catalogue.decrees import decree
from tolok.reading import ReadingError, read_decree
from tolok.reading.filename import plain_name
from tolok.reading.format import Format
from tolok.web.apps.accounts.models import User
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.catalogue import job_queries, jobs, tasks, upload
from tolok.web.apps.catalogue.models import DecreeFile, Reading, ReadingJob
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
State = ReadingJob.State
SLOW = Format("lambat", lambda content, filename: True, lambda source: None, is_slow=True)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every format takes long; and the reader reads the text that the file is, after three pages."""
    monkeypatch.setattr(upload, "find_format", lambda *_: SLOW)
    monkeypatch.setattr(tasks, "BEAT", 0)
    reading_does(monkeypatch, lambda progress: None)
    yield


def reading_does(monkeypatch: pytest.MonkeyPatch, deed: Callable[[Callable[[int, int], None]], None]) -> None:
    def read(content: bytes, filename: str, *, progress: Callable[[int, int], None]) -> object:
        for done in range(4):
            progress(done, 3)
        deed(progress)
        return read_decree(content, "iku.txt")

    monkeypatch.setattr(tasks, "read_apart", read)


@pytest.fixture
def planner() -> User:
    return make_user(Role.PLANNER)


def send(client: Client, content: bytes = b"", name: str = "iku.pdf"):
    return client.post("/keputusan/unggah/", {"berkas": SimpleUploadedFile(name, content or decree())})


def queued(user: User, content: bytes = b"", name: str = "iku.pdf") -> ReadingJob:
    job, _ = jobs.take_in(office=user.office, name=name, content=content or decree(), by=user)
    assert isinstance(job, ReadingJob)
    return job


def acts() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("act", flat=True))


def test_slow_file_is_queued_read_by_a_worker_and_leads_to_its_review(slow: None, planner: User) -> None:
    client = client_for(planner)
    response = send(client)
    job = ReadingJob.objects.get()
    assert response.url == f"/keputusan/pembacaan/{job.pk}/"
    assert "menunggu giliran" in client.get(response.url).content.decode()
    assert not Reading.objects.exists()
    tasks.read_next.func()
    job.refresh_from_db()
    reading = Reading.objects.get()
    assert (job.state, job.file_id) == (State.DONE, reading.file_id)
    page = client.get(response.url, follow=True)
    assert page.redirect_chain == [(f"/keputusan/{reading.pk}/", 302)]
    assert "Terbaca 1 jabatan dan 2 indikator" in page.content.decode()
    assert acts() == ["catalogue.queue", "catalogue.read"]


def test_queued_file_has_a_task_and_both_come_or_neither(
    slow: None, planner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued(planner)
    assert DBTaskResult.objects.get().status == TaskResultStatus.READY
    monkeypatch.setattr(jobs.audit, "record", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        queued(planner, decree()[:-1])
    assert (DecreeFile.objects.count(), ReadingJob.objects.count(), DBTaskResult.objects.count()) == (1, 1, 1)


def test_quick_format_is_read_at_once_without_a_job(planner: User) -> None:
    assert send(client_for(planner), name="iku.txt").url.startswith("/keputusan/")
    assert Reading.objects.exists()
    assert not ReadingJob.objects.exists()


def test_progress_is_written_page_by_page_and_shown(slow: None, planner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    client = client_for(planner)
    job = queued(planner)

    def look(progress: Callable[[int, int], None]) -> None:
        progress(2, 3)
        seen.append(client.get(f"/keputusan/pembacaan/{job.pk}/").content.decode())
        seen.append(client.get("/keputusan/").content.decode())

    reading_does(monkeypatch, look)
    tasks.read_next.func()
    for page in seen:
        assert "halaman 2 dari 3" in page
        assert "sedang dibaca" in page
    assert 'hx-trigger="every 2s"' in seen[0]
    assert '<noscript><meta http-equiv="refresh"' in seen[0]


def test_same_bytes_again_lead_to_the_job_and_later_to_its_reading(slow: None, planner: User) -> None:
    job = queued(planner)
    client = client_for(planner)
    again = client.post("/keputusan/unggah/", {"berkas": SimpleUploadedFile("lain.pdf", decree())}, follow=True)
    assert again.redirect_chain[0][0] == f"/keputusan/pembacaan/{job.pk}/"
    assert "sama persis" in again.content.decode()
    tasks.read_next.func()
    assert send(client).url == f"/keputusan/{Reading.objects.get().pk}/"
    assert (DecreeFile.objects.count(), ReadingJob.objects.count()) == (1, 1)


def test_same_bytes_sent_at_the_same_moment_make_one_job(
    slow: None, planner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = queued(planner)
    known = jobs._known
    looked = iter([None])  # the other request stored it just after we looked
    monkeypatch.setattr(jobs, "_known", lambda *at: next(looked, known(*at)))
    assert send(client_for(planner)).url == f"/keputusan/pembacaan/{job.pk}/"
    assert (DecreeFile.objects.count(), ReadingJob.objects.count(), DBTaskResult.objects.count()) == (1, 1, 1)


def test_file_that_cannot_be_read_fails_with_its_message_and_can_be_tried_again(
    slow: None, planner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(progress: object) -> None:
        raise ReadingError("Berkas «iku.pdf»: terkunci kata sandi.")

    job = queued(planner)
    reading_does(monkeypatch, refuse)
    tasks.read_next.func()
    client = client_for(planner)
    for address in (f"/keputusan/pembacaan/{job.pk}/", "/keputusan/"):
        page = client.get(address).content.decode()
        assert "terkunci kata sandi" in page
        assert "Coba lagi" in page
        assert "Hapus dari daftar" in page
    assert AuditEvent.objects.get(act="catalogue.fail").detail["sebab"].startswith("Berkas")
    reading_does(monkeypatch, lambda progress: None)
    client.post(f"/keputusan/pembacaan/{job.pk}/ulang/")
    client.post(f"/keputusan/pembacaan/{job.pk}/ulang/")  # a double click
    assert DBTaskResult.objects.count() == 2
    tasks.read_next.func()
    assert Reading.objects.count() == 1
    assert "terkunci" not in client.get("/keputusan/").content.decode()


def test_a_fault_while_keeping_fails_the_job_in_words_and_is_logged(
    slow: None, planner: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fault(*_: object, **__: object) -> None:
        raise TypeError("a fault of ours")

    job = queued(planner)
    monkeypatch.setattr(tasks.actions, "add_reading", fault)
    tasks.read_next.func()
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "tidak dapat disimpan" in job.message
    assert "a fault of ours" in caplog.text
    assert not Reading.objects.exists()


def test_cancelling_a_waiting_file_leaves_nothing_to_read(slow: None, planner: User) -> None:
    job = queued(planner)
    client = client_for(planner)
    for _ in range(2):
        assert client.post(f"/keputusan/pembacaan/{job.pk}/batal/").status_code == 302
    tasks.read_next.func()
    page = client.get(f"/keputusan/pembacaan/{job.pk}/").content.decode()
    assert f"dibatalkan {planner}" in page
    assert not Reading.objects.exists()
    assert acts() == ["catalogue.queue", "catalogue.cancel_reading"]


def test_cancelling_a_running_file_stops_its_worker_at_the_next_beat(
    slow: None, planner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = queued(planner)
    told: list[str] = []

    def cancel_meanwhile(progress: Callable[[int, int], None]) -> None:
        jobs.cancel(job=job, by=planner)
        progress(3, 3)
        told.append("read on")

    reading_does(monkeypatch, cancel_meanwhile)
    tasks.read_next.func()
    job.refresh_from_db()
    assert (job.state, job.cancelled_by, told) == (State.CANCELLED, planner, [])
    assert not Reading.objects.exists()


def test_cancel_that_comes_with_the_last_page_keeps_no_reading(
    slow: None, planner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = queued(planner)
    reading_does(monkeypatch, lambda progress: jobs.cancel(job=job, by=planner))
    tasks.read_next.func()
    job.refresh_from_db()
    assert job.state == State.CANCELLED
    assert not Reading.objects.exists()


def test_cancelling_what_is_done_says_so_and_keeps_it(slow: None, planner: User) -> None:
    job = queued(planner)
    tasks.read_next.func()
    page = client_for(planner).post(f"/keputusan/pembacaan/{job.pk}/batal/", follow=True).content.decode()
    assert "sudah berakhir" in page
    assert Reading.objects.count() == 1


def test_dismissed_file_is_gone_and_may_be_uploaded_anew(slow: None, planner: User) -> None:
    job = queued(planner)
    client = client_for(planner)
    assert client.post(f"/keputusan/pembacaan/{job.pk}/hapus/").url == f"/keputusan/pembacaan/{job.pk}/"
    assert DecreeFile.objects.exists(), "what waits is not removed"
    jobs.cancel(job=job, by=planner)
    for _ in range(2):
        assert client.post(f"/keputusan/pembacaan/{job.pk}/hapus/").url == "/keputusan/"
    assert not DecreeFile.objects.exists()
    assert "catalogue.dismiss" in acts()
    assert queued(planner).state == State.QUEUED


def test_stopping_the_worker_puts_the_job_back_and_another_reads_it(
    slow: None, planner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(progress: object) -> None:
        raise SystemExit

    job = queued(planner)
    reading_does(monkeypatch, stop)
    with pytest.raises(SystemExit):
        tasks.read_next.func()
    job.refresh_from_db()
    assert (job.state, job.attempts, job.claim) == (State.QUEUED, 0, "")
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED)  # what becomes of a task that was stopped
    tasks.take_up_again()
    assert DBTaskResult.objects.filter(status=TaskResultStatus.READY).count() == 1
    reading_does(monkeypatch, lambda progress: None)
    tasks.read_next.func()
    assert Reading.objects.count() == 1


def claimed_long_ago(user: User) -> ReadingJob:
    queued(user)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING)
    job = tasks.claim_next()
    assert job is not None
    ReadingJob.objects.update(heartbeat=timezone.now() - 2 * tasks.STALE)
    return job


def test_job_of_a_dead_worker_is_taken_up_and_the_dead_one_writes_no_more(slow: None, planner: User) -> None:
    dead = claimed_long_ago(planner)
    tasks.take_up_again()
    tasks.take_up_again()
    assert DBTaskResult.objects.filter(status=TaskResultStatus.READY).count() == 1
    tasks.read_next.func()
    assert Reading.objects.count() == 1
    tasks.read_job(dead)  # it was only slow, and comes late
    assert Reading.objects.count() == 1
    assert ReadingJob.objects.get().state == State.DONE
    assert acts().count("catalogue.read") == 1


def test_job_of_a_living_worker_is_left_alone(slow: None, planner: User) -> None:
    queued(planner)
    job = tasks.claim_next()
    tasks.take_up_again()
    assert job is not None
    assert ReadingJob.objects.get().claim == job.claim


def test_file_that_kills_its_worker_each_time_fails_in_the_end(slow: None, planner: User) -> None:
    for _ in range(tasks.MOST_ATTEMPTS):
        claimed_long_ago(planner) if not ReadingJob.objects.exists() else tasks.claim_next()
        ReadingJob.objects.update(heartbeat=timezone.now() - 2 * tasks.STALE)
        tasks.take_up_again()
    job = ReadingJob.objects.get()
    assert job.state == State.FAILED
    assert "terhenti di tengah jalan 3 kali" in job.message


def test_two_workers_do_not_claim_one_job(slow: None, planner: User) -> None:
    queued(planner)
    assert tasks.claim_next() is not None
    assert tasks.claim_next() is None
    tasks.read_next.func()
    assert not Reading.objects.exists()


def test_the_longest_waiting_file_is_read_first(slow: None, planner: User) -> None:
    first, second = queued(planner, name="a.pdf"), queued(planner, decree() + b"\n", name="b.pdf")
    line = job_queries.job_line(second)
    assert line.ahead == 1
    assert tasks.claim_next() == first
    assert tasks.claim_next() == second


def test_waiting_for_long_with_no_worker_is_said(slow: None, planner: User) -> None:
    job = queued(planner)
    client = client_for(planner)
    assert "tidak ada yang membaca" not in client.get(f"/keputusan/pembacaan/{job.pk}/").content.decode()
    ReadingJob.objects.update(queued_at=timezone.now() - timedelta(minutes=2))
    assert "tidak ada yang membaca" in client.get(f"/keputusan/pembacaan/{job.pk}/").content.decode()


def test_htmx_is_given_the_part_that_changes_then_the_whole_page_anew_then_the_review(
    slow: None, planner: User
) -> None:
    job = queued(planner)
    client = client_for(planner, headers={"HX-Request": "true"})
    address = f"/keputusan/pembacaan/{job.pk}/"
    part = client.get(address).content.decode()
    assert "<html" not in part
    assert "menunggu giliran" in part
    jobs.cancel(job=job, by=planner)
    assert client.get(address)["HX-Refresh"] == "true"
    jobs.try_again(job=job, by=planner)
    tasks.read_next.func()
    assert client.get(address)["HX-Redirect"] == f"/keputusan/{Reading.objects.get().pk}/"


def test_page_asks_less_often_the_longer_it_lasts(slow: None, planner: User) -> None:
    job = queued(planner)
    polls = []
    for minutes in (0, 2, 30):
        job.queued_at = timezone.now() - timedelta(minutes=minutes)
        polls.append(job_queries.job_line(job).poll)
    assert polls == sorted(set(polls))


def test_another_offices_job_is_not_found(slow: None, planner: User) -> None:
    job = queued(planner)
    jobs.cancel(job=job, by=planner)
    client = client_for(make_user(Role.PLANNER, office=make_office()))
    assert client.get(f"/keputusan/pembacaan/{job.pk}/").status_code == 404
    for act in ("batal", "ulang", "hapus"):
        assert client.post(f"/keputusan/pembacaan/{job.pk}/{act}/").status_code == 404
    assert "iku.pdf" not in client.get("/keputusan/").content.decode()
    assert ReadingJob.objects.get().state == State.CANCELLED


@pytest.mark.parametrize("role", [Role.SECTION, Role.CAMAT])
def test_section_and_camat_see_a_job_and_cannot_touch_it(slow: None, planner: User, role: Role) -> None:
    job = queued(planner)
    client = client_for(make_user(role, office=planner.office))
    page = client.get(f"/keputusan/pembacaan/{job.pk}/").content.decode()
    assert "menunggu giliran" in page
    assert "Batalkan pembacaan" not in page
    assert client.post(f"/keputusan/pembacaan/{job.pk}/batal/").status_code == 403


def test_old_task_rows_are_forgotten_and_the_waiting_ones_kept(slow: None, planner: User) -> None:
    queued(planner)
    old = DBTaskResult.objects.get()
    old.pk = None
    old.status, old.started_at = TaskResultStatus.SUCCESSFUL, timezone.now() - 2 * tasks.KEEP_TASKS
    old.save(force_insert=True)
    tasks.forget_old_tasks()
    assert DBTaskResult.objects.get().status == TaskResultStatus.READY


def packed(**files: bytes) -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return whole.getvalue()


def test_each_file_of_an_archive_is_a_job_and_the_bad_ones_are_told(planner: User) -> None:
    client = client_for(planner)
    archive = packed(
        lama__iku_txt=decree(),
        baru__iku_txt=decree() + b"\n",
        catatan_rtf=b"{\\rtf1 ",
        kosong_txt=b"",
        rusak_txt=b"apa",
    )
    page = client.post("/keputusan/unggah/", {"berkas": SimpleUploadedFile("semua.zip", archive)}, follow=True)
    words = page.content.decode()
    assert page.redirect_chain == [("/keputusan/", 302)]
    assert "3 berkas mengantre" in words
    assert "format RTF belum didukung" in words
    assert "kosong.txt" in words
    assert {file.name for file in DecreeFile.objects.all()} == {"iku.txt", "baru - iku.txt", "rusak.txt"}
    for _ in range(4):
        tasks.read_next.func()
    assert Reading.objects.count() == 2
    assert ReadingJob.objects.get(state=State.FAILED).file.name == "rusak.txt"
    again = client.post("/keputusan/unggah/", {"berkas": SimpleUploadedFile("lagi.zip", archive)}, follow=True)
    assert "0 berkas mengantre untuk dibaca; 3 sudah pernah diunggah" in again.content.decode()


def test_archive_with_nothing_to_read_is_refused_and_nothing_is_stored(planner: User) -> None:
    archive = packed(a_rtf=b"{\\rtf1 ", b_rtf=b"{\\rtf1 b")
    response = send(client_for(planner), archive, "semua.zip")
    assert response.status_code == 422
    assert "a.rtf" in response.content.decode()
    assert not DecreeFile.objects.exists()


def test_archive_of_one_is_as_that_file(planner: User) -> None:
    send(client_for(planner), packed(sk__iku_txt=decree()), "semua.zip")
    assert Reading.objects.get().file.name == "iku.txt"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Dokumen Saya\\iku 2025.pdf", "iku 2025.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\x00b\r\nc.docx", "a b c.docx"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
        ("folder/", "tanpa nama"),
    ],
)
def test_name_of_a_file_is_its_own_without_path_and_hidden_signs(given: str, kept: str) -> None:
    assert plain_name(given) == kept


def test_log_of_the_worker_says_which_file_and_what_became_of_it(
    slow: None, planner: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="tolok")
    queued(planner)
    tasks.read_next.func()

    def refuse(_progress: Callable[[int, int], None]) -> None:
        raise ReadingError("Berkas «dua.pdf»: rusak.")

    reading_does(monkeypatch, refuse)
    queued(planner, b"%PDF-2", "dua.pdf")
    tasks.read_next.func()
    told = [one.getMessage() for one in caplog.records if one.name == tasks.__name__]
    assert [words.split(": ", 1)[1][:12] for words in told] == [
        "reading iku.",
        "read, 0 page",
        "reading dua.",
        "refused: Ber",
    ]

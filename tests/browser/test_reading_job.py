"""A slow file in the browser: handed in, watched, read; failed ones on the list. With and without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import WIDTHS, Visitor
from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import decree
from tolok.reading import ReadingError, read_decree
from tolok.reading.format import Format
from tolok.web.apps.accounts.models import User
from tolok.web.apps.catalogue import jobs, tasks, upload
from tolok.web.apps.catalogue.models import ReadingJob
from tolok.web.permissions import Role

pytestmark = pytest.mark.browser
SLOW = Format("lambat", lambda content, filename: True, lambda source: None, is_slow=True)


@pytest.fixture
def planner(transactional_db, monkeypatch: pytest.MonkeyPatch) -> User:
    """A planner in an office where every file takes long; what a worker does, the test does."""
    monkeypatch.setattr(upload, "find_format", lambda *_: SLOW)
    return make_user(Role.PLANNER)


def claimed(done: int, total: int) -> ReadingJob:
    job = tasks.claim_next()
    assert job is not None
    ReadingJob.objects.filter(pk=job.pk).update(pages_done=done, pages_total=total)
    return job


def failed(user: User, name: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ReadingError(words)

    jobs.take_in(office=user.office, name=name, content=name.encode(), by=user)
    monkeypatch.setattr(tasks, "read_apart", refuse)
    tasks.read_next.func()


def test_upload_is_watched_page_by_page_and_ends_in_the_review(visitor: Visitor, planner: User, tmp_path: Path) -> None:
    file = tmp_path / "Keputusan Camat tentang IKU 2025 hasil pindai.pdf"
    file.write_bytes(decree())
    visitor.sign_in(planner)
    visitor.open("/keputusan/unggah/")
    visitor.page.get_by_label("Berkas keputusan").set_input_files(file)
    visitor.press("Unggah dan baca")
    visitor.see("menunggu giliran")
    visitor.look("menunggu")
    button = visitor.page.get_by_role("button", name="Batalkan pembacaan")
    button.focus()
    job = claimed(3, 12)
    visitor.see("halaman 3 dari 12")
    expect(button).to_be_focused()
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 800})
        visitor.look("membaca")
    tasks._finish(job, read_decree(decree(), "iku.txt"))
    visitor.see("Terbaca 1 jabatan dan 2 indikator")


def test_failed_and_running_files_stand_on_the_list_at_both_widths(
    visitor: Visitor, planner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed(
        planner,
        "SK_IKI_Kecamatan_final_revisi_terakhir_sekali_(2).pdf",
        "Berkas «SK_IKI_Kecamatan_final_revisi_terakhir_sekali_(2).pdf»: terkunci kata sandi. Buka kuncinya, "
        "simpan ulang, lalu unggah lagi.",
        monkeypatch,
    )
    cancelled, _ = jobs.take_in(office=planner.office, name="batal.pdf", content=b"b", by=planner)
    jobs.cancel(job=cancelled, by=planner)
    jobs.take_in(office=planner.office, name="berjalan.pdf", content=b"c", by=planner)
    claimed(5, 40)
    jobs.take_in(office=planner.office, name="antre.pdf", content=b"d", by=planner)
    visitor.sign_in(planner)
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 800})
        visitor.open("/keputusan/")
        visitor.look("daftar-pembacaan")
    visitor.page.get_by_role("button", name="Coba lagi batal.pdf").click()
    visitor.see("menunggu giliran")


def test_without_javascript_the_page_refreshes_itself(browser: Browser, live_server, planner: User) -> None:
    job, _ = jobs.take_in(office=planner.office, name="iku.pdf", content=decree(), by=planner)
    context = browser.new_context(java_script_enabled=False)
    session = client_for(planner).cookies["tolok_sesi"].value
    context.add_cookies([{"name": "tolok_sesi", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/keputusan/pembacaan/{job.pk}/")
    tasks._finish(claimed(1, 1), read_decree(decree(), "iku.txt"))
    expect(page.locator("body")).to_contain_text("Terbaca 1 jabatan", timeout=10_000)
    context.close()

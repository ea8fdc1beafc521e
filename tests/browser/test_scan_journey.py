"""A scan by keyboard alone, from the door to the published version: signed in, uploaded, read page by page by a worker,
three fields mended, a row split, all confirmed, published."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD, Visitor
from tests.browser.review_by_keyboard import mend_split_confirm_and_publish, tab_to, tab_until
from tests.support.papers import scan_of
from tests.support.papers.decrees import sample_decrees
from tests.support.web import make_user
from tolok.reading import Reading as DecreeRead
from tolok.reading.apart import read_apart
from tolok.web.apps.accounts.models import User
from tolok.web.apps.catalogue import tasks
from tolok.web.apps.catalogue.models import Edit, Reading, Version
from tolok.web.permissions import Role

pytestmark = pytest.mark.browser
ROW = "jabatan/0/baris/0"
MENDS = {
    "judul": "INDIKATOR KINERJA UTAMA KECAMATAN WANAKERTI",
    f"{ROW}/sasaran": "Meningkatnya mutu pelayanan kepada warga kecamatan",
    f"{ROW}/sumber_data": "Laporan survei kepuasan",
}
READABLE = """() => {
  const frame = document.querySelector("#sumber .source-scroll").getBoundingClientRect();
  const mark = document.querySelector("#sumber .is-marked").getBoundingClientRect();
  const sheet = document.querySelector("#sumber .sheet");
  const letter = sheet.getBoundingClientRect().width / sheet.dataset.lebar * sheet.dataset.huruf;
  const isInView = mark.top >= frame.top - 1 && mark.left >= frame.left - 1 && mark.top < frame.bottom - 20;
  return isInView && letter >= 12.9 && document.querySelector("#sumber img").complete;
}"""


@cache
def scan() -> bytes:
    """The sample decree cut down to two pages."""
    whole = sample_decrees()["iku_bersih"]
    annex = replace(whole.jabatan[0], baris=whole.jabatan[0].baris[:3], tugas=(), fungsi=())
    small = replace(
        whole, menimbang=whole.menimbang[:2], mengingat=whole.mengingat[1:3], diktum=whole.diktum[:2], jabatan=(annex,)
    )
    return scan_of(replace(small, tembusan=()), seed=4)


@cache
def _read_once(content: bytes, name: str) -> DecreeRead:
    return read_apart(content, name, progress=_told)


_watchers: list[Any] = []


def _told(done: int, total: int) -> None:
    for watcher in _watchers:
        watcher(done, total)


@pytest.fixture
def planner(sample_admin: User) -> User:
    return make_user(Role.PLANNER, office=sample_admin.office, username="perencana", nama="Perencana Uji")


@pytest.mark.parametrize("width", [1280, 360])
def test_scan_is_uploaded_mended_split_confirmed_and_published_by_keyboard(
    visitor: Visitor, planner: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 740 if width < 1000 else 800})
    signed_in_by_keyboard(visitor, planner)
    file = tmp_path / "pindaian IKU.pdf"
    file.write_bytes(scan())
    uploaded_by_keyboard(visitor, file)
    read_by_worker(visitor, monkeypatch)
    visitor.see("Semua sudah sesuai")
    visitor.page.wait_for_function(READABLE)
    visitor.look("pindaian-periksa")
    visitor.picture("pindaian-periksa-layar")
    mend_split_confirm_and_publish(visitor, MENDS, ("jabatan/0/baris/1/indikator", "yang"))
    visitor.look("pindaian-terbit")
    version = Version.objects.get()
    upper, first, second, last = version.data["jabatan"][0]["baris"]
    assert version.data["judul"] == MENDS["judul"]
    assert (upper["sasaran"], upper["sumber_data"]) == (MENDS[f"{ROW}/sasaran"], [MENDS[f"{ROW}/sumber_data"]])
    assert (first["indikator"], second["indikator"]) == (
        "Persentase layanan administrasi",
        "yang selesai tepat waktu",
    )
    assert last["asal"]["indikator"]["dikonfirmasi"]["oleh"] == "Perencana Uji"
    assert version.data["asal"]["penanda_tangan/nip"]["dikonfirmasi"]["oleh"] == "Perencana Uji"
    reading = Reading.objects.get()
    assert reading.pages == 2
    assert reading.edits.filter(act=Edit.Act.SET).count() == 3


def signed_in_by_keyboard(visitor: Visitor, planner: User) -> None:
    visitor.open("/")
    tab_until(visitor, visitor.page.get_by_label("Nama pengguna"))
    visitor.page.keyboard.type(planner.username)
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.type(PASSWORD)
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator(".user-menu")).to_have_count(1)


def uploaded_by_keyboard(visitor: Visitor, file: Path) -> None:
    """Through the menu; the window in which the file is chosen belongs to the system."""
    keyboard = visitor.page.keyboard
    phone_menu = visitor.page.locator(".phone-menu > summary")
    if phone_menu.is_visible():
        tab_until(visitor, phone_menu)
        keyboard.press("Enter")
    tab_to(visitor, "Keputusan")
    keyboard.press("Enter")
    visitor.see("Unggah")
    tab_to(visitor, "Unggah keputusan")
    keyboard.press("Enter")
    visitor.see("Tidak ada yang dihitung sebelum")
    tab_until(visitor, visitor.page.get_by_label("Berkas keputusan"))
    visitor.look("pindaian-unggah")
    visitor.page.get_by_label("Berkas keputusan").set_input_files(file)
    tab_to(visitor, "Unggah dan baca", "button")
    keyboard.press("Enter")
    visitor.see("menunggu giliran")


def read_by_worker(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a worker does, in this thread, while the page asks how far it is. The letters are recognised once for all
    widths."""

    def read(content: bytes, name: str, *, progress: Any) -> DecreeRead:
        def watch(done: int, total: int) -> None:
            progress(done, total)
            if total:
                visitor.see("dari 2")
                visitor.look("pindaian-membaca")
                _watchers[:] = [progress]

        _watchers[:] = [watch]
        return _read_once(content, name)

    monkeypatch.setattr(tasks, "read_apart", read)
    tasks.read_next.func()

"""Every work page of the full sample at the width of a cheap phone and of an office screen."""

from __future__ import annotations

import pytest

from tests.browser.conftest import WIDTHS, Visitor
from tests.support.web import make_user
from tolok.sample import sample_year
from tolok.web.apps.accounts.models import User
from tolok.web.apps.catalogue.models import Reading
from tolok.web.apps.registers.models import Entry
from tolok.web.discovery import submodules
from tolok.web.permissions import Role

pytestmark = pytest.mark.browser

PAGES = {
    "dasbor": "/dasbor/?triwulan=4",
    "pengukuran": "/pengukuran/?triwulan=4",
    "rencana": "/rencana/",
    "target": "/rencana/IKU/1/1/",
    "penjelasan": "/penjelasan/IKU/1/1/",
    "kartu": "/indikator/IKU/1/2/",
    "kartu-nilai": "/indikator/IKU/1/1/",
    "asal-angka": "/asal-angka/IKU/1/2/?triwulan=4",
    "asal-belum-diisi": "/asal-angka/IKI/1/1/?triwulan=4",
    "keputusan": "/keputusan/",
    "penutupan": "/penutupan/",
    "register": "/register/",
    "daftar": "/register/layanan/",
    "daftar-kosong": "/register/layanan/?cari=tidakada",
    "catat": "/register/layanan/tambah/",
    "pernyataan": "/register/pernyataan/",
    "nyatakan": "/register/pernyataan/kehadiran/2025/11/",
    "laporan": "/laporan/",
    "kantor": "/kantor/",
    "kata-sandi": "/kata-sandi/",
    "bantuan": "/bantuan/",
    "aturan": "/keputusan/aturan/FRM020/",
}
ADMIN_PAGES = {
    "pengguna": "/pengguna/",
    "pengguna-baru": "/pengguna/baru/",
    "desa-baru": "/kantor/desa/baru/",
    "pejabat-baru": "/kantor/pejabat/baru/",
    "audit": "/audit/",
}
OF_A_READING = ("", "tabel/", "temuan/", "sumber/", "suntingan/", "terbitkan/")


@pytest.fixture
def full_sample(sample_admin: User) -> User:
    year = sample_year()
    for module in submodules("sample"):
        module.load(office=sample_admin.office, office_year=year, by=sample_admin)
    return make_user(Role.PLANNER, office=sample_admin.office)


def test_every_page_is_sound_at_both_widths(visitor: Visitor, full_sample: User) -> None:
    visitor.sign_in(full_sample)
    reading = Reading.objects.all()[0].pk
    pages = {**PAGES, "baris": f"/register/layanan/{Entry.objects.filter(register='layanan')[0].pk}/"}
    pages |= {f"keputusan-{part.strip('/') or 'periksa'}": f"/keputusan/{reading}/{part}" for part in OF_A_READING}
    look_at(visitor, pages)


def test_every_page_of_the_admin_is_sound_at_both_widths(visitor: Visitor, sample_admin: User) -> None:
    visitor.sign_in(sample_admin)
    look_at(visitor, ADMIN_PAGES)


def look_at(visitor: Visitor, pages: dict[str, str]) -> None:
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 800})
        for name, path in pages.items():
            visitor.open(path)
            visitor.look(name)


def test_form_is_filled_and_sent_by_keyboard_alone(visitor: Visitor, full_sample: User) -> None:
    visitor.sign_in(full_sample)
    visitor.open("/register/pernyataan/kehadiran/2025/11/")
    visitor.page.get_by_label("Lengkap: semua kejadian").focus()
    visitor.page.keyboard.press("Space")
    visitor.page.keyboard.press("Enter")
    visitor.see("dinyatakan lengkap")


def test_skip_link_is_the_first_stop_and_leads_to_the_content(visitor: Visitor, full_sample: User) -> None:
    visitor.sign_in(full_sample)
    visitor.open("/pengukuran/")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.getAttribute('href')") == "#isi"
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "isi"

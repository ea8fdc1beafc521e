"""The planner's Monday: sign in, upload, findings, publish, bind, see the number, follow it, download the LKjIP."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD, Visitor
from tests.support.web import make_user
from tolok.core.kernel.numbers import show_value
from tolok.core.measurement.measure import measure_with
from tolok.engines.reference import ReferenceEngine
from tolok.sample import sample_decree, sample_year
from tolok.web.apps.accounts.models import User
from tolok.web.apps.registers import sample as registers
from tolok.web.permissions import Role

pytestmark = pytest.mark.browser
KEY = "IKU/1/2"
INDIKATOR = "Persentase layanan administrasi yang selesai tepat waktu"


def expected_realisasi() -> str:
    """What the reference engine says of the sample's year, without the web."""
    year = sample_year()
    table = measure_with(ReferenceEngine(year.entries), year, 4)
    return show_value(next(one.realisasi for one in table if one.indikator.key == KEY), "persen")


def test_planner_from_the_decree_to_the_printed_number(visitor: Visitor, sample_admin: User, tmp_path: Path) -> None:
    registers.load(office=sample_admin.office, office_year=sample_year(), by=sample_admin)
    planner = make_user(Role.PLANNER, office=sample_admin.office, username="perencana")
    sign_in(visitor, planner)
    visitor.see("Belum ada keputusan yang diterbitkan")
    visitor.look("dasbor-kosong")
    upload(visitor, tmp_path)
    findings(visitor)
    publish(visitor)
    bind(visitor)
    set_target(visitor)
    follow_the_number(visitor)
    download(visitor, tmp_path)


def sign_in(visitor: Visitor, planner: User) -> None:
    visitor.open("/")
    visitor.look("masuk")
    visitor.page.get_by_label("Nama pengguna").fill(planner.username)
    visitor.page.get_by_label("Kata sandi").fill(PASSWORD)
    visitor.press("Masuk")


def upload(visitor: Visitor, folder: Path) -> None:
    file = folder / "iku.txt"
    file.write_text(sample_decree("iku"), "utf-8")
    visitor.follow("Buka keputusan")
    visitor.follow("Unggah keputusan")
    visitor.look("unggah")
    visitor.page.get_by_label("Berkas keputusan").set_input_files(file)
    visitor.press("Unggah dan baca")
    visitor.see("Terbaca 1 jabatan dan 9 indikator")
    visitor.look("periksa")
    visitor.press("Sesuai sumber")
    visitor.see("Terkonfirmasi sesuai sumber")
    visitor.press("Semua sudah sesuai")
    visitor.see("Tidak ada lagi yang menunggu")


def findings(visitor: Visitor) -> None:
    visitor.follow("Temuan")
    visitor.see("kesalahan")
    visitor.look("temuan")
    fault = visitor.page.locator(".finding", has_text="Mengapa? FRM010").first
    fault.get_by_text("Mengapa? FRM010").click()
    expect(fault.locator(".why-words h2").first).to_have_text("Apa yang diperiksa")
    visitor.look("aturan")


def publish(visitor: Visitor) -> None:
    visitor.follow("Terbitkan")
    visitor.look("terbitkan")
    visitor.page.get_by_label("Saya tahu masih ada").check()
    visitor.press("Terbitkan versi 1")
    visitor.see("Versi 1 terbit")
    visitor.look("versi")


def bind(visitor: Visitor) -> None:
    visitor.follow(INDIKATOR)
    visitor.look("kartu")
    for _ in range(2):  # the numerator, then the denominator: the best proposal of each is chosen already
        visitor.press("Hubungkan")
        visitor.see("Angkanya dihitung dari register sejak sekarang")
    visitor.look("kartu-terhubung")


def set_target(visitor: Visitor) -> None:
    visitor.follow("Ubah target dan aturan")
    visitor.look("target")
    visitor.page.get_by_label("Setahun (TW IV)").fill("95")
    visitor.press("Simpan")
    visitor.see("tersimpan")


def follow_the_number(visitor: Visitor) -> None:
    visitor.open("/dasbor/?triwulan=4")
    visitor.see("dari 9")
    visitor.look("dasbor")
    visitor.follow("Lihat semua indikator")
    number = expected_realisasi()
    visitor.see(number)
    visitor.look("pengukuran")
    visitor.follow(number)
    visitor.see("Dari mana angka ini?")
    visitor.see("Register Layanan Administrasi")
    visitor.look("asal-angka")
    visitor.page.locator("#baris tbody a").first.click()
    visitor.see("Nama pemohon")


def download(visitor: Visitor, folder: Path) -> None:
    visitor.open("/laporan/?triwulan=4")
    visitor.look("laporan")
    with visitor.page.expect_download() as waiting:
        visitor.press("Unduh LKjIP (PDF)")
    file = folder / "lkjip.pdf"
    waiting.value.save_as(file)
    assert file.read_bytes().startswith(b"%PDF")

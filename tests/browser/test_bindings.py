"""A planner binds what recurs with one click, takes it back, and looks at another office's bindings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import WIDTHS, Visitor
from tests.support.web import make_user
from tests.web.bindings.test_exchange import TEXT
from tests.web.bindings.test_waiting import YEAR, in_force
from tolok.web.apps.accounts.models import User
from tolok.web.apps.offices.models import Office
from tolok.web.permissions import Role

pytestmark = pytest.mark.browser

EXTRA = (
    "4\tPuas\tIndeks kepuasan\tJumlah responden yang puas / Jumlah responden x 100%\tCamat\tSurvei\n"
    "5\tCepat\tKTP dan KIA cepat\tKTP dan KIA yang selesai dalam 3 hari kerja / Permohonan KTP dan KIA x 100%\t"
    "Kasi Pelayanan\tRegister layanan\n"
    "6\tAman\tPatroli\tPatroli yang dilaksanakan / Jumlah desa x 100%\tKasi Trantib\tLaporan kegiatan\n"
)


@pytest.fixture
def planner(sample_admin: User) -> User:
    office: Office = sample_admin.office
    Office.objects.filter(pk=office.pk).update(current_year=YEAR)
    user = make_user(Role.PLANNER, office=Office.objects.get(pk=office.pk))
    in_force(user, extra=EXTRA)
    return user


def test_phrases_are_bound_at_once_and_taken_back(visitor: Visitor, planner: User) -> None:
    visitor.sign_in(planner)
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.open("/ikatan/")
        visitor.look("ikatan")
        visitor.open("/indikator/IKU/1/5/")
        visitor.look("kartu-ikatan")
    visitor.open("/ikatan/")
    visitor.press("Terima semua yang sama: 3 baris")
    visitor.see("dihubungkan pada 3 baris")
    visitor.look("ikatan-diterima")
    visitor.press("Batalkan")
    visitor.see("hubungan pada 3 baris dibatalkan")


def test_another_offices_file_is_looked_at_before_anything_is_taken(
    visitor: Visitor, planner: User, tmp_path: Path
) -> None:
    visitor.sign_in(planner)
    given = tmp_path / "ikatan-lain.yaml"
    given.write_text(TEXT, encoding="utf-8")
    visitor.open("/ikatan/pertukaran/")
    visitor.page.set_input_files("#berkas", str(given))
    visitor.press("Unggah dan periksa")
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.look("berkas-ikatan")
    visitor.press("Ambil yang dicentang")
    visitor.see("ikatan diambil sebagai bahan usulan")
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.look("pertukaran")

"""The page Bandingkan: what is chosen, what it shows, its table, and that another office's decree is not found."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import FORMULA, published, uploaded
from tolok.web.apps.catalogue import actions
from tolok.web.apps.catalogue.models import Reading
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
OTHER = FORMULA.replace("seluruh permohonan layanan", "permohonan yang lengkap berkasnya")
PAGE = "/keputusan/bandingkan/"


@pytest.fixture
def two():
    """A planner with a published decree and next year's reading, whose denominator is another."""
    user = make_user(Role.PLANNER)
    version = published(user.office, user)
    return user, version, uploaded(user.office, user, formula=OTHER)


def test_newest_is_held_against_the_one_before_and_formula_is_told_by_meaning(two) -> None:
    user, version, reading = two
    page = client_for(user).get(PAGE).content.decode()
    assert f'<option value="v{version.pk}" selected>' in page
    assert f'<option value="b{reading.pk}" selected>' in page
    assert "<dt>Penyebut</dt>" in page
    assert "seluruh</del>" in page
    assert "yang lengkap berkasnya</ins>" in page
    assert "1 indikator lain sama" in page


def test_version_and_list_link_to_the_page(two) -> None:
    user, version, reading = two
    client = client_for(user)
    assert f"{PAGE}?baru=v{version.pk}" in client.get(f"/keputusan/versi/{version.pk}/").content.decode()
    assert f"{PAGE}?baru=b{reading.pk}" in client.get("/keputusan/").content.decode()


def test_edited_reading_against_its_own_version_shows_the_edit(two) -> None:
    user, version, _ = two
    path = "jabatan/0/baris/1/indikator"
    shown = version.data["jabatan"][0]["baris"][1]["indikator"]
    actions.change_field(reading=version.reading, path=path, text="Jumlah surat keluar", shown=shown, by=user)
    page = client_for(user).get(f"{PAGE}?lama=v{version.pk}&baru=b{version.reading.pk}").content.decode()
    assert "masuk</del>" in page
    assert "keluar</ins>" in page


def test_same_on_both_sides_says_so(two) -> None:
    user, version, _ = two
    page = client_for(user).get(f"{PAGE}?lama=v{version.pk}&baru=b{version.reading.pk}").content.decode()
    assert "Kedua keputusan sama." in page


def test_table_downloads_as_csv_and_xlsx(two) -> None:
    user, version, reading = two
    client, address = client_for(user), f"{PAGE}?lama=v{version.pk}&baru=b{reading.pk}"
    text = client.get(f"{address}&format=csv").content.decode("utf-8-sig")
    assert "penyebut,Jumlah seluruh permohonan layanan,Jumlah permohonan yang lengkap berkasnya" in text
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}&format=xlsx").content)).active
    assert [cell.value for cell in sheet[1]][:4] == ["Jabatan", "Baris", "Keadaan", "Indikator"]
    assert client.get(f"{address}&format=pdf").status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_every_role_sees_it(role: Role, two) -> None:
    user, _, _ = two
    assert client_for(make_user(role, office=user.office)).get(PAGE).status_code == 200


@pytest.mark.parametrize("name", ["lama", "baru"])
def test_another_offices_decree_and_nonsense_are_not_found(name: str, two) -> None:
    _, version, reading = two
    client = client_for(make_user(Role.PLANNER))
    for key in (f"v{version.pk}", f"b{reading.pk}", "v", "x1", "b²", "b99999999999999999999"):
        assert client.get(PAGE, {name: key}).status_code == 404


def test_office_with_one_decree_is_told_what_to_do() -> None:
    user = make_user(Role.PLANNER)
    uploaded(user.office, user)
    assert "Belum ada yang dibandingkan" in client_for(user).get(PAGE).content.decode()


def test_words_of_a_decree_stay_words_on_the_page() -> None:
    user = make_user(Role.PLANNER)
    published(user.office, user)
    uploaded(user.office, user, formula="Jumlah <script>alert(1)</script> / Jumlah seluruh permohonan layanan x 100%")
    assert "<script>alert" not in client_for(user).get(PAGE).content.decode()


def test_downloaded_workbook_is_uploaded_again_as_the_same_decree(two) -> None:
    user, version, _ = two
    content = client_for(user).get(f"/keputusan/versi/{version.pk}/unduh/xlsx/").content
    again = actions.upload_decree(office=user.office, name="katalog.xlsx", content=content, by=user)[0]
    assert again.data == version.data
    assert client_for(user).get(f"/keputusan/{again.pk}/").status_code == 200
    assert client_for(user).get(f"/keputusan/{again.pk}/sumber/").status_code == 200
    assert Reading.objects.filter(office=user.office).count() == 3

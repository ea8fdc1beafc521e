"""The source page as a picture: drawn for the office alone, kept by the browser only under the server's word."""

from __future__ import annotations

import io
import sys
from types import ModuleType

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import uploaded
from tolok.reading import ReadingError
from tolok.web.apps.accounts.models import User
from tolok.web.apps.catalogue import page_source
from tolok.web.apps.catalogue.models import Reading
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
PATH = "jabatan/0/baris/0/indikator"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The pages that were drawn: (page, width in pixels)."""
    asked: list[tuple[int, int]] = []

    def page_image(_content: bytes, filename: str, page: int, *, width_px: int) -> bytes:
        asked.append((page, width_px))
        if page == 3:
            raise ReadingError(f"Berkas «{filename}»: halaman 3 rusak. Unggah ulang berkasnya.")
        picture = io.BytesIO()
        Image.new("RGB", (width_px, 10), (200, 30, 30)).save(picture, "PNG")
        return picture.getvalue()

    module = ModuleType("tolok.reading.page_image")
    module.page_image = page_image  # type: ignore[attr-defined]
    module.page_size = lambda _content, _name, _page: (842.0, 595.0)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    page_source._size.cache_clear()
    return asked


@pytest.fixture
def planner() -> User:
    return make_user(Role.PLANNER)


@pytest.fixture
def reading(planner: User) -> Reading:
    """As if it had been read from three pages."""
    one = uploaded(planner.office, planner)
    one.pages = 3
    row = one.data["jabatan"][0]["baris"][0]
    row["asal"]["indikator"] = {
        "halaman": 2, "kotak": [100, 200, 300, 240], "keyakinan": 0.5, "perbaikan": [], "dikonfirmasi": None
    }  # fmt: skip
    one.save()
    return one


def test_page_is_drawn_at_bounded_widths_and_not_drawn_again_for_who_has_it(
    planner: User, reading: Reading, drawn: list[tuple[int, int]]
) -> None:
    client = client_for(planner)
    address = f"/keputusan/{reading.pk}/halaman/2/"
    first = client.get(address)
    assert (first.status_code, first["Content-Type"]) == (200, "image/png")
    assert first["Cache-Control"] == "private, no-cache"
    colours = Image.open(io.BytesIO(first.content)).convert("RGB").getcolors()
    assert [len(set(colour)) for _, colour in colours or ()] == [1]
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"{address}?lebar=2600").status_code == 200
    assert drawn == [(2, 1500), (2, 2600)]
    for wrong in ("?lebar=1001", "?lebar=0001", "?lebar=999999999999"):
        client.get(address + wrong)
    assert {width for _, width in drawn} <= set(page_source.WIDTHS)


@pytest.mark.parametrize("page", [0, 4, 99999])
def test_page_that_the_file_does_not_have_is_not_found(
    planner: User, reading: Reading, drawn: list[tuple[int, int]], page: int
) -> None:
    assert client_for(planner).get(f"/keputusan/{reading.pk}/halaman/{page}/").status_code == 404
    assert drawn == []


def test_page_that_cannot_be_drawn_is_not_found_rather_than_a_fault(
    planner: User, reading: Reading, drawn: list[tuple[int, int]]
) -> None:
    assert client_for(planner).get(f"/keputusan/{reading.pk}/halaman/3/").status_code == 404


def test_another_offices_page_does_not_exist(reading: Reading, drawn: list[tuple[int, int]]) -> None:
    client = client_for(make_user(Role.PLANNER))
    assert client.get(f"/keputusan/{reading.pk}/halaman/1/").status_code == 404
    assert drawn == []


def test_review_shows_the_fields_page_with_its_box_and_turns_pages(
    planner: User, reading: Reading, drawn: list[tuple[int, int]]
) -> None:
    client = client_for(planner)
    page = client.get(f"/keputusan/{reading.pk}/?pilih={PATH}").content.decode()
    assert f'src="/keputusan/{reading.pk}/halaman/2/"' in page
    assert '<rect class="is-marked" x="97.0" y="197.0" width="206.0" height="46.0"' in page
    assert 'alt="Halaman 2 dari 3 berkas iku.txt"' in page
    turned = client.get(
        f"/keputusan/{reading.pk}/?pilih={PATH}&halaman=3", headers={"HX-Request": "true", "HX-Target": "sumber"}
    ).content.decode()
    assert 'alt="Halaman 3 dari 3 berkas iku.txt"' in turned
    assert "<rect" not in turned
    assert "<html" not in turned


def test_field_that_was_not_read_shows_the_place_of_its_row(
    planner: User, reading: Reading, drawn: list[tuple[int, int]]
) -> None:
    row = reading.data["jabatan"][0]["baris"][0]
    row["asal"] = {"indikator": row["asal"]["indikator"]}
    reading.save()
    page = client_for(planner).get(f"/keputusan/{reading.pk}/?pilih=jabatan/0/baris/0/formula").content.decode()
    assert 'class="is-marked is-row"' in page
    assert "Sesuai sumber" not in page[page.index('class="is-chosen"') : page.index('id="susun"')]


def test_review_never_loads_the_bytes_of_the_file_when_the_size_is_known(
    planner: User, reading: Reading, drawn: list[tuple[int, int]]
) -> None:
    client = client_for(planner)
    address = f"/keputusan/{reading.pk}/?pilih={PATH}"
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert not any('"content"' in one["sql"] for one in asked)


def test_field_read_as_blank_on_a_page_shows_the_place_of_its_row_and_waits(
    planner: User, reading: Reading, drawn: list[tuple[int, int]]
) -> None:
    row = reading.data["jabatan"][0]["baris"][0]
    blank = {"halaman": None, "baris": 27, "keyakinan": 1.0, "perbaikan": [], "dikonfirmasi": None}
    row["asal"] = {"indikator": row["asal"]["indikator"], "formula": blank}
    reading.save()
    page = client_for(planner).get(f"/keputusan/{reading.pk}/?pilih=jabatan/0/baris/0/formula").content.decode()
    assert 'class="is-marked is-row"' in page
    assert "Sesuai sumber" in page[page.index('class="is-chosen"') : page.index('id="susun"')]


def test_whole_source_shows_a_page_at_a_time_and_the_text_beneath(
    planner: User, reading: Reading, drawn: list[tuple[int, int]]
) -> None:
    client = client_for(planner)
    shown = client.get(f"/keputusan/{reading.pk}/sumber/?halaman=2").content.decode()
    assert f'src="/keputusan/{reading.pk}/halaman/2/"' in shown
    assert 'href="?halaman=1"' in shown
    assert 'href="?halaman=3"' in shown
    assert "Teks yang terbaca" in shown
    assert not drawn, "the browser asks for the picture by itself"


def test_table_findings_and_their_files_lead_to_the_page_where_a_row_stands(planner: User, reading: Reading) -> None:
    reading.data["jabatan"][0]["baris"][0] |= {"penanggung_jawab": []}
    reading.save()
    client = client_for(planner)
    link = f'href="/keputusan/{reading.pk}/sumber/?halaman=2#halaman">halaman 2</a>'
    assert link in client.get(f"/keputusan/{reading.pk}/tabel/").content.decode()
    row = client.get(f"/keputusan/{reading.pk}/tabel/?format=csv").content.decode()
    assert "halaman 2" in row
    assert "Letak dalam sumber" in row


def test_source_without_lines_says_why(planner: User, reading: Reading) -> None:
    reading.pages, reading.lines = 0, []
    reading.save()
    shown = client_for(planner).get(f"/keputusan/{reading.pk}/sumber/").content.decode()
    assert "Tanpa baris naskah" in shown


def test_scan_goes_out_as_webp_and_a_typed_page_as_png(
    planner: User, reading: Reading, drawn: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    noise = Image.effect_noise((1500, 400), 10)
    kept = io.BytesIO()
    noise.save(kept, "PNG")
    client = client_for(planner)
    address = f"/keputusan/{reading.pk}/halaman/1/"
    assert client.get(address)["Content-Type"] == "image/png"
    monkeypatch.setattr(
        sys.modules["tolok.reading.page_image"], "page_image", lambda *_args, **_options: kept.getvalue()
    )
    scan = client.get(address)
    assert scan["Content-Type"] == "image/webp"
    assert len(scan.content) < len(kept.getvalue()) / 4

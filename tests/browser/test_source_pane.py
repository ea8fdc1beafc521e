"""The page beside the fields: whatever the shape of the marked box, its letters can be read and it stands in sight."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS, Visitor
from tests.browser.review_by_keyboard import Keyboard
from tests.support.papers import ruled_pdf_of
from tests.support.papers.decrees import sample_decrees
from tests.support.web import make_user
from tolok.web.apps.accounts.models import User
from tolok.web.apps.catalogue import actions, editing, queries
from tolok.web.apps.catalogue.models import Edit, Reading
from tolok.web.permissions import Role

pytestmark = pytest.mark.browser
ROW = "jabatan/0/baris/0"
BOXES = {
    "tall": (60.0, 60.0, 150.0, 540.0),
    "tiny": (400.0, 300.0, 407.0, 309.0),
    "whole width": (5.0, 200.0, 835.0, 240.0),
    "upper left edge": (0.0, 0.0, 90.0, 30.0),
    "lower right edge": (760.0, 560.0, 842.0, 595.0),
}
LOOK = """() => {
  const frame = document.querySelector("#sumber .source-scroll").getBoundingClientRect();
  const mark = document.querySelector("#sumber .is-marked").getBoundingClientRect();
  const sheet = document.querySelector("#sumber .sheet");
  const bottom = Math.min(frame.bottom, innerHeight);
  return {
    letter: sheet.getBoundingClientRect().width / sheet.dataset.lebar * sheet.dataset.huruf,
    inside: mark.left >= frame.left - 8 && mark.top >= frame.top - 8 && mark.left < frame.right && mark.top < bottom,
    whole: mark.right <= frame.right + 8 && mark.bottom <= bottom + 8,
    fits: [mark.width <= frame.width - 30, mark.height <= bottom - frame.top - 30],
    sheet: [sheet.getBoundingClientRect().width <= frame.width + 1,
            sheet.getBoundingClientRect().height <= bottom - frame.top + 1],
  };
}"""


@cache
def paper() -> bytes:
    whole = sample_decrees()["iku_bersih"]
    annex = replace(whole.jabatan[0], baris=whole.jabatan[0].baris[:2])
    return ruled_pdf_of(replace(whole, menimbang=(), mengingat=(), tembusan=(), jabatan=(annex,)), seed=2)


@pytest.fixture
def planner(sample_admin: User) -> User:
    return make_user(Role.PLANNER, office=sample_admin.office)


@pytest.fixture
def reading(planner: User) -> Reading:
    return actions.upload_decree(office=planner.office, name="iku.pdf", content=paper(), by=planner)[0]


def looked_at(visitor: Visitor) -> dict[str, Any]:
    visitor.page.wait_for_function("() => document.querySelector('#sumber img').complete")
    return dict(visitor.page.evaluate(LOOK))


@pytest.mark.parametrize("width", WIDTHS)
def test_marked_box_of_any_shape_is_in_sight_with_letters_that_can_be_read(
    visitor: Visitor, planner: User, reading: Reading, width: int
) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 740})
    visitor.sign_in(planner)
    page = reading.pages  # the annex, printed broad
    for name, box in BOXES.items():
        origin = reading.data["jabatan"][0]["baris"][0]["asal"]["indikator"]
        origin |= {"halaman": page, "kotak": list(box)}
        reading.save()
        visitor.open(f"/keputusan/{reading.pk}/?pilih={ROW}/indikator")
        seen = looked_at(visitor)
        assert seen["inside"], name
        assert 12.9 <= seen["letter"] <= 24.1, (name, seen)
        assert seen["whole"] or not all(seen["fits"]), (name, seen)
        visitor.picture(f"sumber-{name.replace(' ', '-')}")
    visitor.page.keyboard.press("0")
    assert looked_at(visitor)["sheet"] == [True, True]
    visitor.look("sumber-pas")


def test_zoom_that_a_person_chose_is_kept_from_field_to_field_and_after_a_reload(
    visitor: Visitor, planner: User, reading: Reading
) -> None:
    visitor.sign_in(planner)
    visitor.open(f"/keputusan/{reading.pk}/?tampil=0&pilih={ROW}/indikator")
    own = looked_at(visitor)["letter"]
    visitor.page.keyboard.press("+")
    larger = looked_at(visitor)["letter"]
    assert larger == pytest.approx(own * 1.3, rel=0.02)
    keys = Keyboard(visitor)
    sheet = "() => document.querySelector('#sumber .sheet').getBoundingClientRect().width"
    wide = visitor.page.evaluate(sheet)
    keys.press("j")
    expect(keys.chosen.locator("[name=terbuka]")).not_to_have_value(f"{ROW}/indikator")
    assert visitor.page.evaluate(sheet) == pytest.approx(wide, rel=0.02)
    visitor.page.reload()
    visitor.page.wait_for_function("() => document.querySelector('#sumber .zoom').hidden === false")
    assert visitor.page.evaluate(sheet) == pytest.approx(wide, rel=0.02)
    keys.press("0", "0")
    expect(visitor.page.get_by_role("button", name="isian")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("width", WIDTHS)
def test_source_and_field_are_on_the_first_screen_however_many_notes_there_are(
    visitor: Visitor, planner: User, reading: Reading, width: int
) -> None:
    reading.notes = [
        f"catatan pembaca yang cukup panjang untuk satu baris penuh pada layar, nomor {i}" for i in range(7)
    ]
    reading.save()
    visitor.page.set_viewport_size({"width": width, "height": 740 if width < 1000 else 800})
    visitor.sign_in(planner)
    visitor.open(f"/keputusan/{reading.pk}/")
    looked_at(visitor)
    field = visitor.page.locator(".fields .is-chosen .field-name").bounding_box()
    source = visitor.page.locator("#sumber .sheet").bounding_box()
    assert field is not None
    assert source is not None
    assert field["y"] + field["height"] <= (740 if width < 1000 else 800)
    if width > 1000:
        pane = visitor.page.locator(".source-pane").bounding_box()
        fields = visitor.page.locator("#isian").bounding_box()
        assert pane is not None
        assert fields is not None
        assert pane["width"] > fields["width"]
    visitor.page.locator(".notes > summary").press("Enter")
    visitor.see("nomor 6")
    visitor.look("periksa-catatan")


@pytest.mark.parametrize("width", WIDTHS)
def test_whole_row_is_looked_at_and_confirmed_by_two_keys(
    visitor: Visitor, planner: User, reading: Reading, width: int
) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 740})
    visitor.sign_in(planner)
    visitor.open(f"/keputusan/{reading.pk}/?pilih={ROW}/indikator")
    keys = Keyboard(visitor)
    left = keys.waiting()
    in_row = [
        field for field in editing.fields_to_check(queries.current_data(reading)) if field.path.startswith(f"{ROW}/")
    ]
    keys.press("r")
    button = visitor.page.locator("#susun").get_by_role("button", name="Seluruh baris sesuai")
    expect(button).to_be_focused()
    expect(visitor.page.locator("#sumber svg")).to_have_attribute("aria-label", "Tempat isian Seluruh baris")
    visitor.look("baris-sesuai")
    keys.press("Enter")
    keys.says_left(left - len(in_row))
    assert Edit.objects.get().path == ROW
    expect(visitor.page.locator("#susun")).to_be_empty()
    keys.press("u")
    keys.says_left(left)


def test_other_readers_words_are_put_into_the_field_and_saved_by_the_person(
    visitor: Visitor, planner: User, reading: Reading
) -> None:
    row = reading.data["jabatan"][0]["baris"][1]
    first, *rest = row["indikator"].split()
    row["asal"]["indikator"] |= {"keyakinan": 0.4, "perbaikan": [f"pembaca lain membaca «{first}x {rest[0]}»"]}
    reading.save()
    visitor.sign_in(planner)
    visitor.open(f"/keputusan/{reading.pk}/")
    keys = Keyboard(visitor)
    visitor.page.get_by_role("button", name="Pakai bacaan itu").press("Enter")
    expect(keys.chosen.locator("textarea:visible")).to_have_value(" ".join([f"{first}x", *rest]))
    assert not Edit.objects.exists()
    visitor.look("bacaan-lain")
    keys.press("Control+Enter")
    visitor.see("✓ dikonfirmasi")
    assert queries.current_data(reading)["jabatan"][0]["baris"][1]["indikator"].startswith(f"{first}x ")


def test_saved_title_leaves_no_draft_behind(visitor: Visitor, planner: User, reading: Reading) -> None:
    visitor.sign_in(planner)
    visitor.open(f"/keputusan/{reading.pk}/?pilih=judul")
    keys = Keyboard(visitor)
    keys.mend("INDIKATOR KINERJA UTAMA")
    expect(visitor.page.locator("h1")).to_have_text("INDIKATOR KINERJA UTAMA")
    expect(visitor.page.locator("body")).not_to_contain_text("Belum disimpan")
    assert visitor.page.evaluate("() => Object.values(sessionStorage).filter(one => one.includes('UTAMA'))") == []

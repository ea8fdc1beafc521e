"""The review by keyboard alone: a decree mended, a row split, all confirmed, published; and what a reload leaves."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS, Visitor
from tests.browser.review_by_keyboard import Keyboard, mend_split_confirm_and_publish
from tests.support.web import make_user
from tests.web.catalogue.decrees import uploaded
from tolok.web.apps.accounts.models import User
from tolok.web.apps.catalogue import actions, edit_queries, queries, structure_actions
from tolok.web.apps.catalogue.models import Edit, Reading, Version
from tolok.web.permissions import Role

pytestmark = pytest.mark.browser
ROW = "jabatan/0/baris/0"


@pytest.fixture
def planner(sample_admin: User) -> User:
    return make_user(Role.PLANNER, office=sample_admin.office)


@pytest.fixture
def reading(planner: User) -> Reading:
    kecamatan = planner.office.nama.removeprefix("Kecamatan ").upper()
    return uploaded(planner.office, planner, kecamatan=kecamatan)


@pytest.fixture
def keys(visitor: Visitor, planner: User, reading: Reading) -> Keyboard:
    visitor.sign_in(planner)
    visitor.open(f"/keputusan/{reading.pk}/")
    return Keyboard(visitor)


@pytest.mark.parametrize("width", WIDTHS)
def test_decree_is_mended_split_confirmed_and_published_by_keyboard(
    visitor: Visitor, keys: Keyboard, planner: User, reading: Reading, width: int
) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 740})
    actions.change_field(
        reading=reading, path="kabupaten", text=planner.office.kabupaten, shown=reading.data["kabupaten"], by=planner
    )
    visitor.open(f"/keputusan/{reading.pk}/")
    mends = {
        f"{ROW}/sasaran": "Meningkatnya mutu pelayanan publik",
        f"{ROW}/sumber_data": "Buku register layanan",
        "jabatan/0/baris/1/formula": "Jumlah surat masuk yang dijawab / Jumlah surat masuk x 100%",
    }
    mend_split_confirm_and_publish(visitor, mends, (f"{ROW}/indikator", "yang"))
    upper, new, last = Version.objects.get().data["jabatan"][0]["baris"]
    assert (upper["indikator"], new["indikator"]) == ("Persentase layanan", "yang selesai tepat waktu")
    assert upper["sasaran"] == new["sasaran"] == "Meningkatnya mutu pelayanan publik"
    assert last["formula"]["jenis"] == "ratio"
    assert last["asal"]["indikator"]["dikonfirmasi"]["oleh"] == planner.nama


def test_no_key_of_one_letter_works_while_typing_or_when_switched_off(
    visitor: Visitor, keys: Keyboard, reading: Reading
) -> None:
    here = keys.path()
    keys.press("e")
    visitor.page.keyboard.type("jkupgmbx?")
    assert keys.path() == here
    assert keys.chosen.locator("[name=text]").input_value().endswith("jkupgmbx?")
    keys.press("Escape", "?")
    visitor.page.get_by_label("Matikan tombol pintas").check()
    keys.press("j")
    assert keys.path() == here
    assert not Edit.objects.exists()


def test_keys_pressed_faster_than_the_line_answers_are_not_lost(visitor: Visitor, keys: Keyboard) -> None:
    shown = visitor.page.locator(".fields [name=tampak]").evaluate_all("all => all.map(one => one.value)")
    keys.press("j", "j", "j", "k", "e")
    expect(keys.chosen.locator("[name=terbuka]")).to_have_value(shown[2])
    expect(keys.chosen.locator("[name=text]")).to_be_focused()
    expect(keys.chosen).to_have_count(1)


def test_escape_puts_the_text_back_and_the_typed_one_can_be_had_again(visitor: Visitor, keys: Keyboard) -> None:
    box = keys.chosen.locator("[name=text]")
    old = box.input_value()
    keys.press("e")
    visitor.page.keyboard.type("Salah ketik")
    typed = box.input_value()
    keys.press("Escape")
    assert box.input_value() == old
    visitor.look("papan-ketik-batal")
    visitor.press("Pakai ketikan itu")
    assert box.input_value() == typed


def test_what_was_typed_and_not_saved_is_there_after_a_reload(visitor: Visitor, keys: Keyboard) -> None:
    keys.go_to(f"{ROW}/sasaran")
    keys.press("e", "Control+End")
    visitor.page.keyboard.type(" dan seterusnya")
    path, typed = keys.path(), keys.chosen.locator("[name=text]").input_value()
    visitor.page.reload()
    expect(keys.chosen.locator("[name=terbuka]")).to_have_value(path)
    expect(keys.chosen.locator("[name=text]")).to_have_value(typed)
    expect(keys.chosen).to_contain_text("Belum disimpan")
    visitor.look("papan-ketik-belum-disimpan")
    keys.chosen.locator("[name=text]").press("Control+Enter")
    visitor.page.reload()
    expect(visitor.page.locator("#isian")).not_to_contain_text("Belum disimpan")


def test_undo_by_key_takes_back_what_was_done_last(visitor: Visitor, keys: Keyboard, reading: Reading) -> None:
    first, left = keys.path(), keys.waiting()
    keys.confirm()
    keys.press("u")
    keys.says_left(left)
    expect(keys.chosen.locator("[name=terbuka]")).to_have_value(first)
    assert Edit.objects.get().withdrawn_at is not None


def test_rows_moved_by_somebody_else_are_told_and_the_typed_words_stay(
    visitor: Visitor, keys: Keyboard, planner: User, reading: Reading
) -> None:
    keys.go_to(f"{ROW}/sasaran")
    colleague = make_user(Role.PLANNER, office=planner.office, nama="Rekan Perencana")
    seen = edit_queries.structure_mark(reading)
    structure_actions.add_row(reading=reading, path="jabatan/0", seen=seen, by=colleague)
    keys.press("e", "Control+End")
    visitor.page.keyboard.type(" bersama")
    keys.press("Control+Enter")
    visitor.see("Susunan baris berubah sejak halaman ini dibuka")
    visitor.see("oleh Rekan Perencana")
    assert queries.current_data(reading)["jabatan"][0]["baris"][0]["sasaran"] == "Meningkatnya mutu pelayanan"
    expect(visitor.page.locator("#isian q")).to_have_text("Meningkatnya mutu pelayanan bersama")
    expect(visitor.page.locator("#ketikan")).to_contain_text("Meningkatnya mutu pelayanan bersama")
    visitor.complaints.clear()  # the browser notes every 409 in the console
    visitor.look("papan-ketik-susunan-berubah")

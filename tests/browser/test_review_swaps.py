"""The review on a slow line: one small request a field, no page load, the keyboard and the source go along."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Request, expect

from tests.browser.conftest import WIDTHS, Visitor
from tests.support.web import make_user
from tolok.sample import sample_decree
from tolok.web.apps.accounts.models import User
from tolok.web.apps.catalogue import actions, editing, queries
from tolok.web.apps.catalogue.models import Edit, Reading
from tolok.web.permissions import Role

pytestmark = pytest.mark.browser
MARKED_IS_IN_VIEW = """() => {
  const pane = document.getElementById("sumber").getBoundingClientRect();
  const line = document.querySelector("#sumber .is-marked").getBoundingClientRect();
  return line.top >= pane.top - 1 && line.top < pane.bottom;
}"""
FIELD_IS_UNCOVERED = """() => {
  const field = document.querySelector(".fields .is-chosen").getBoundingClientRect();
  const pane = document.getElementById("sumber").getBoundingClientRect();
  return field.top >= (pane.right > field.left ? pane.bottom : document.querySelector(".top").offsetHeight) - 1;
}"""


@pytest.fixture
def planner(sample_admin: User) -> User:
    return make_user(Role.PLANNER, office=sample_admin.office)


@pytest.fixture
def reading(planner: User) -> Reading:
    content = sample_decree("iku").encode()
    return actions.upload_decree(office=planner.office, name="iku.txt", content=content, by=planner)[0]


@pytest.fixture
def asked(visitor: Visitor) -> Iterator[list[Request]]:
    """Every request the window makes, static files aside."""
    found: list[Request] = []
    visitor.page.on("request", lambda request: None if "/statis/" in request.url else found.append(request))
    yield found


def opened(visitor: Visitor, planner: User, reading: Reading, query: str = "") -> list[str]:
    """Opens the review; the paths that wait, in the order shown."""
    visitor.sign_in(planner)
    visitor.open(f"/keputusan/{reading.pk}/{query}")
    return [field.path for field in editing.fields_to_check(queries.current_data(reading))]


def item(visitor: Visitor, path: str) -> Locator:
    return visitor.page.locator("#" + path.replace("/", ""))


@pytest.mark.parametrize("width", WIDTHS)
def test_confirming_by_keyboard_swaps_the_field_and_goes_on_to_the_next(
    visitor: Visitor, planner: User, reading: Reading, asked: list[Request], width: int
) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 740})
    waiting = opened(visitor, planner, reading)
    asked.clear()
    visitor.page.get_by_role("button", name="Sesuai sumber").focus()
    for number in range(1, 4):
        visitor.page.keyboard.press("Enter")
        expect(visitor.page.locator("#sisa")).to_contain_text(f"{len(waiting) - number} isian")
        expect(item(visitor, waiting[number - 1])).to_contain_text("✓ dikonfirmasi")
        expect(item(visitor, waiting[number])).to_have_class("is-chosen")
        expect(item(visitor, waiting[number]).get_by_role("button", name="Sesuai sumber")).to_be_focused()
        visitor.page.wait_for_function(MARKED_IS_IN_VIEW)
        visitor.page.wait_for_function(FIELD_IS_UNCOVERED)
    assert [request.method for request in asked] == ["POST"] * 3
    assert not any(request.is_navigation_request() for request in asked)
    assert Edit.objects.filter(act=Edit.Act.CONFIRM).count() == 3
    visitor.look("periksa-htmx")


def test_end_of_the_list_brings_the_next_fields_without_a_page_load(
    visitor: Visitor, planner: User, reading: Reading, asked: list[Request]
) -> None:
    waiting = opened(visitor, planner, reading)
    asked.clear()
    for number in range(15):
        visitor.press("Sesuai sumber")
        expect(visitor.page.locator("#sisa")).to_contain_text(f"{len(waiting) - number - 1} isian")
    expect(item(visitor, waiting[15]).get_by_role("button", name="Sesuai sumber")).to_be_focused()
    expect(item(visitor, waiting[0])).to_have_count(0)
    assert not any(request.is_navigation_request() for request in asked)


def test_last_confirmation_ends_at_the_page_that_says_what_comes_next(
    visitor: Visitor, planner: User, reading: Reading
) -> None:
    last, *others = [field.path for field in editing.fields_to_check(reading.data)]
    for path in others:
        actions.confirm(reading=reading, path=path, by=planner)
    opened(visitor, planner, reading)
    assert item(visitor, last).count() == 1
    visitor.press("Sesuai sumber")
    visitor.see("Tidak ada lagi yang menunggu")
    visitor.see("Terkonfirmasi sesuai sumber")


def test_saving_and_undoing_swap_the_field_alone(
    visitor: Visitor, planner: User, reading: Reading, asked: list[Request]
) -> None:
    first, second, *_ = opened(visitor, planner, reading)
    old = item(visitor, first).locator("[name=text]").input_value()
    asked.clear()
    item(visitor, first).locator("[name=text]").fill("Tulisan yang diperbaiki")
    visitor.press("Simpan perubahan")
    expect(item(visitor, first)).to_contain_text("Tulisan yang diperbaiki")
    expect(item(visitor, second)).to_have_class("is-chosen")
    item(visitor, first).get_by_role("button", name="Batalkan").click()
    expect(item(visitor, first)).to_have_class("is-chosen")
    expect(item(visitor, second)).not_to_have_class("is-chosen")
    assert item(visitor, first).locator("[name=text]").input_value() == old
    expect(item(visitor, first).get_by_role("button", name="Sesuai sumber")).to_be_focused()
    assert [request.is_navigation_request() for request in asked] == [False, False]


def test_choosing_another_field_opens_it_where_it_stands(
    visitor: Visitor, planner: User, reading: Reading, asked: list[Request]
) -> None:
    first, _, third, *_ = opened(visitor, planner, reading)
    asked.clear()
    item(visitor, third).get_by_role("link").click()
    expect(item(visitor, third)).to_have_class("is-chosen")
    expect(item(visitor, first)).not_to_have_class("is-chosen")
    expect(item(visitor, third).locator("[name=text]")).to_be_focused()
    assert visitor.page.locator(".fields .is-chosen").count() == 1
    assert [request.is_navigation_request() for request in asked] == [False]


def test_two_people_at_one_field_meet_in_place_and_nothing_typed_is_lost(
    visitor: Visitor, planner: User, reading: Reading, asked: list[Request]
) -> None:
    first, *_ = opened(visitor, planner, reading)
    asked.clear()
    shown = editing.show_field(editing.field_value(reading.data, first))
    actions.change_field(reading=reading, path=first, text="Dari rekan", shown=shown, by=planner)
    item(visitor, first).locator("[name=text]").fill("Dari saya")
    visitor.press("Simpan perubahan")
    expect(item(visitor, first).get_by_role("alert")).to_contain_text("«Dari rekan»")
    assert item(visitor, first).locator("[name=text]").input_value() == "Dari saya"
    assert [request.is_navigation_request() for request in asked] == [False]
    visitor.complaints.clear()  # the browser notes every 409 in the console
    visitor.look("periksa-dua-orang")


def test_server_trouble_and_a_lost_connection_are_told_on_the_page(
    visitor: Visitor, planner: User, reading: Reading
) -> None:
    opened(visitor, planner, reading)
    visitor.page.route("**/konfirmasi/**", lambda route: route.abort())
    visitor.press("Sesuai sumber")
    expect(visitor.page.locator("#galat")).to_contain_text("Sambungan ke tolok terputus")
    visitor.page.unroute("**/konfirmasi/**")
    planner.role = Role.CAMAT
    planner.save()
    visitor.press("Sesuai sumber")
    expect(visitor.page.locator("#galat")).to_contain_text("peran itu tidak membuka halaman ini")
    assert visitor.page.locator("h1").count() == 1
    assert not Edit.objects.exists()
    visitor.complaints.clear()
    visitor.look("periksa-galat")
    planner.role = Role.PLANNER
    planner.save()
    visitor.press("Sesuai sumber")
    expect(visitor.page.locator("#galat")).to_be_empty()


def test_without_javascript_every_step_still_works(
    browser, live_server, planner: User, reading: Reading, tmp_path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    visitor = Visitor(context.new_page(), live_server.url, tmp_path)
    first, second, *_ = opened(visitor, planner, reading)
    visitor.press("Sesuai sumber")
    expect(item(visitor, second)).to_have_class("is-chosen")
    visitor.open(f"/keputusan/{reading.pk}/?pilih={first}")
    item(visitor, first).get_by_role("button", name="Batalkan").click()
    visitor.see("Suntingan dibatalkan")
    expect(item(visitor, first)).to_have_class("is-chosen")
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_table_of_the_decree_is_sound_at_both_widths(
    visitor: Visitor, planner: User, reading: Reading, width: int
) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 800})
    visitor.sign_in(planner)
    visitor.open(f"/keputusan/{reading.pk}/tabel/")
    visitor.look("tabel")
    assert visitor.page.locator(".decree-table .badge").count()
    visitor.page.locator(".row-links a").first.click()
    expect(visitor.page.locator(".fields .is-chosen")).to_have_count(1)

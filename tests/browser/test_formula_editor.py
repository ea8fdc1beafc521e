"""A planner writes a formula in the notation by keyboard: a word is completed, a fault shown, the formula kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS, Visitor
from tests.support.web import make_user
from tests.web.catalogue.decrees import published
from tolok.web.apps.accounts.models import User
from tolok.web.apps.catalogue.models import FormulaDecision
from tolok.web.permissions import Role

pytestmark = pytest.mark.browser
PAGE = "/indikator/IKU/1/1/formula/?tahun=2025"


@pytest.mark.parametrize("width", WIDTHS)
def test_formula_is_written_by_keyboard_completed_explained_and_saved(
    visitor: Visitor, transactional_db: None, width: int
) -> None:
    user: User = make_user(Role.PLANNER)
    published(user.office, user)
    visitor.sign_in(user)
    page = visitor.page
    page.set_viewport_size({"width": width, "height": 900})
    visitor.open(PAGE)
    expect(page.locator(".htmx-request")).to_have_count(0)
    visitor.look("formula")
    field = page.get_by_label("Formula", exact=True)
    field.fill("")
    field.press_sequentially("jumlah(layanan, status = sel")
    suggestion = page.get_by_role("button", name="Selesai nilai kolom")
    expect(suggestion).to_be_visible()
    expect(page.locator("#hasil")).to_contain_text("formula belum selesai")
    expect(page.locator(".htmx-request")).to_have_count(0)
    visitor.look("formula-saran")
    page.keyboard.press("Tab")
    expect(suggestion).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_have_value("jumlah(layanan, status = Selesai")
    expect(field).to_be_focused()
    field.press_sequentially(") / jumlah(layanann)")
    expect(page.locator("#hasil")).to_contain_text("register «layanann» tidak dikenal; maksudnya «layanan»?")
    expect(page.locator(".htmx-request")).to_have_count(0)
    visitor.look("formula-galat")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    field.press_sequentially(") x 100%")
    expect(page.locator("#hasil")).to_contain_text("persen")
    expect(page.locator(".htmx-request")).to_have_count(0)
    visitor.look("formula-arti")
    visitor.press("Simpan formula")
    visitor.see("Formula disimpan")
    expect(page.locator(".htmx-request")).to_have_count(0)
    visitor.look("formula-kartu")
    assert FormulaDecision.objects.count() == 1
    visitor.follow("Sunting formula")
    expect(page.locator(".htmx-request")).to_have_count(0)
    visitor.look("formula-riwayat")
    visitor.press("Kembali ke formula keputusan")
    visitor.see("yang berlaku lagi adalah formula yang dibaca dari keputusan")

"""Findings from the page alone: set one aside, take that back, accept a mend, find it in the review; at both widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS, Visitor
from tests.support.web import make_user
from tests.web.catalogue.decrees import TEXT
from tests.web.catalogue.test_office_findings import both
from tolok.web.apps.accounts.models import User
from tolok.web.apps.catalogue import actions, setting_actions
from tolok.web.permissions import Role

pytestmark = pytest.mark.browser
FAULTY = "Jumlah layanan selesai / Jumlah layanan selesai x 100%"
WHY = "Nilainya memang selalu penuh menurut Bagian Organisasi."


@pytest.mark.parametrize("width", WIDTHS)
def test_finding_is_set_aside_taken_back_and_another_mended(width: int, visitor: Visitor, sample_admin: User) -> None:
    planner = make_user(Role.PLANNER, office=sample_admin.office)
    content = TEXT.format(formula=FAULTY).replace("Persentase layanan", "Prosentase layanan").encode()
    reading = actions.upload_decree(office=planner.office, name="iku.txt", content=content, by=planner)[0]
    visitor.sign_in(planner)
    page = visitor.page
    page.set_viewport_size({"width": width, "height": 800})
    visitor.open(f"/keputusan/{reading.pk}/")
    page.locator(".tabs").get_by_role("link", name="Temuan").click()
    visitor.look("temuan")

    fault = page.locator(".finding", has_text="Mengapa? FRM020")
    fault.get_by_text("Mengapa? FRM020").click()
    expect(fault.locator(".why-words h2").first).to_have_text("Apa yang diperiksa")
    fault.get_by_text("Kesampingkan", exact=False).first.press("Enter")
    visitor.look("temuan-kesampingkan")
    fault.get_by_label("Alasan").fill(WHY)
    fault.get_by_role("button", name="Kesampingkan temuan ini").press("Enter")
    visitor.see(WHY)
    visitor.see("1 dikesampingkan")
    visitor.look("temuan-dikesampingkan")
    page.locator(".finding", has_text=WHY).get_by_role("button", name="Hitung lagi").click()
    visitor.see("Temuan itu dihitung lagi")

    slip = page.locator(".finding", has_text="Mengapa? IND160")
    slip.get_by_text("Perbaiki", exact=False).first.press("Enter")
    expect(slip.locator("ins")).to_contain_text("Persentase")
    visitor.look("temuan-perbaiki")
    slip.get_by_role("button", name="Terima perbaikan").press("Enter")
    visitor.see("Perbaikan diterima")
    expect(page.locator(".finding", has_text="Mengapa? IND160")).to_have_count(0)
    page.locator(".finding", has_text="Mengapa? FRM020").get_by_role("link", name="Buka isiannya").click()
    visitor.see("Persentase layanan yang selesai tepat waktu")


@pytest.mark.django_db(transaction=True)
def test_office_page_and_settings_with_something_in_them_are_sound(visitor: Visitor) -> None:
    planner = make_user(Role.PLANNER)
    both(planner)
    setting_actions.choose_rule(office=planner.office, code="IND010", level="info", reason=WHY, by=planner)
    visitor.sign_in(planner)
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 800})
        visitor.open("/keputusan/temuan/?tahun=2025")
        visitor.see("Mengapa? KTR030")
        visitor.look("temuan-kantor")
        visitor.open("/keputusan/setelan-pemeriksaan/")
        visitor.see(WHY)
        visitor.look("temuan-setelan")
        visitor.open("/keputusan/aturan/FRM010/")
        visitor.look("temuan-aturan")

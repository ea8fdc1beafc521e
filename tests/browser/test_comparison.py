"""The page Bandingkan with the sample's twins, the faulty decree and the clean one, at both widths."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tests.browser.conftest import WIDTHS, Visitor
from tests.support.web import make_user
from tolok.web.apps.accounts.models import User
from tolok.web.apps.catalogue import actions
from tolok.web.permissions import Role

pytestmark = pytest.mark.browser


def test_twins_side_by_side_are_sound_and_readable_without_colour(visitor: Visitor, sample_admin: User) -> None:
    planner = make_user(Role.PLANNER, office=sample_admin.office)
    for name in ("iku.txt", "iku_bersih.txt"):
        content = files("tolok.sample").joinpath("keputusan", name).read_bytes()
        actions.upload_decree(office=planner.office, name=name, content=content, by=planner)
    visitor.sign_in(planner)
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 800})
        visitor.open("/keputusan/bandingkan/")
        visitor.see("Penyebut")
        visitor.look("bandingkan")
    drawn = "(name) => getComputedStyle(document.querySelector('.compared ' + name)).textDecorationLine"
    assert visitor.page.evaluate(drawn, "del") == "line-through"
    assert visitor.page.evaluate(drawn, "ins") == "underline"

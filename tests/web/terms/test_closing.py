"""The page of closed periods, and what the one who enters a late row is told."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.web import client_for, make_user
from tests.web.measurement.test_measurement import stated
from tests.web.registers.test_entries import form
from tolok.core.kernel.period import Month
from tolok.core.registers.term import Term
from tolok.web.apps.registers.queries import stated_registers
from tolok.web.apps.terms import actions, queries
from tolok.web.apps.terms.row_changes import month_number
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
MARCH = Month(2025, 3)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.PLANNER, Role.CAMAT])
def test_a_late_row_is_told_shown_with_its_difference_and_accepted(role: Role) -> None:
    user, keeper = make_user(role), make_user(Role.SECTION)
    keeper.office = user.office
    keeper.save()
    actions.keep(office=user.office, terms=[Term("layanan")])
    stated(user.office, user, "layanan", range(1, 4))
    actions.close_period(office=user.office, through=MARCH, today=date(2025, 5, 1), by=user)
    answer = client_for(keeper).post("/register/layanan/tambah/", form(), follow=True)
    assert "sudah dilaporkan dan ditutup" in answer.content.decode()
    client = client_for(user)
    page = client.get("/penutupan/")
    assert [(one.month, one.amount) for one, _ in page.context["sums"]] == [(MARCH, 1)]
    assert "Ditutup sampai dengan Maret 2025" in page.content.decode()
    client.post("/penutupan/masukkan/", {"seen": page.context["seen"]})
    assert not queries.late_changes(user.office).exists()
    assert "Tidak ada perubahan terlambat" in client.get("/penutupan/").content.decode()


def test_a_period_is_closed_and_opened_again() -> None:
    user = make_user(Role.CAMAT)
    client = client_for(user)
    client.post("/penutupan/tutup/", {"bulan": month_number(MARCH)})
    assert queries.closed_through(user.office) == MARCH
    for nonsense in ("", "kemarin", "999999", "999999999999"):
        assert "belum dipilih" in client.post("/penutupan/tutup/", {"bulan": nonsense}, follow=True).content.decode()
    assert "belum berakhir" in client.post("/penutupan/tutup/", {"bulan": 12 * 2199}, follow=True).content.decode()
    assert queries.closed_through(user.office) == MARCH
    client.post("/penutupan/tutup/", {"bulan": "buka"})
    assert queries.closed_through(user.office) is None


def test_no_month_is_chosen_before_somebody_chooses_and_a_month_long_closed_stays_chosen() -> None:
    user = make_user(Role.PLANNER)
    client = client_for(user)
    assert " selected" not in client.get("/penutupan/").content.decode()
    long_ago = Month(2019, 5)
    actions.close_period(office=user.office, through=long_ago, today=date(2025, 5, 1), by=user)
    page = client.get("/penutupan/").content.decode()
    assert f'<option value="{month_number(long_ago)}" selected>Mei 2019</option>' in page


def test_months_that_nobody_stated_are_told_to_stay_open() -> None:
    user = make_user(Role.PLANNER)
    actions.close_period(office=user.office, through=MARCH, today=date(2025, 5, 1), by=user)
    registers = len(stated_registers())
    assert f"{3 * registers} pernyataan bulanan tahun 2025" in client_for(user).get("/penutupan/").content.decode()
    stated(user.office, user, "layanan", range(1, 4))
    assert queries.unstated_count(user.office, MARCH) == 3 * (registers - 1)


def test_a_section_sees_the_page_and_may_not_close() -> None:
    client = client_for(make_user(Role.SECTION))
    assert "Tutup periode" not in client.get("/penutupan/").content.decode()
    assert client.post("/penutupan/tutup/", {"bulan": month_number(MARCH)}).status_code == 403
    assert client.post("/penutupan/masukkan/", {"seen": 1}).status_code == 403


def test_late_changes_of_one_office_are_not_those_of_another() -> None:
    user, stranger = make_user(Role.PLANNER), make_user(Role.PLANNER)
    actions.keep(office=user.office, terms=[Term("layanan")])
    stated(user.office, user, "layanan", range(1, 4))
    actions.close_period(office=user.office, through=MARCH, today=date(2025, 5, 1), by=user)
    client_for(user).post("/register/layanan/tambah/", form())
    assert client_for(stranger).get("/penutupan/").context["seen"] == 0
    client_for(stranger).post("/penutupan/masukkan/", {"seen": 10**6})
    assert queries.late_changes(user.office).count() == 1

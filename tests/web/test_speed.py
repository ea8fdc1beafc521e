"""No page asks the database once a row: the number of queries is bounded and does not grow with the data."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import published
from tests.web.registers.test_entries import add
from tolok.core.kernel.period import Month
from tolok.web.apps.offices.models import Desa, Pejabat
from tolok.web.apps.registers import actions as registers
from tolok.web.apps.registers.queries import stated_registers
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
BOUNDS = {
    "/dasbor/": 24,
    "/pengukuran/": 16,
    "/rencana/": 18,
    "/register/": 16,
    "/register/layanan/": 10,
    "/register/pernyataan/": 16,
    "/asal-angka/IKU/1/1/": 22,
    "/laporan/": 22,
    "/kantor/pejabat/": 6,
    "/pengguna/": 6,
    "/audit/": 12,
}


def queries_of(client, page: str) -> int:
    client.get(page)  # the first computes the year, which is then kept
    with CaptureQueriesContext(connection) as seen:
        assert client.get(page).status_code == 200
    return len(seen)


def test_queries_of_a_page_are_bounded_and_do_not_grow_with_the_rows() -> None:
    user = make_user(Role.ADMIN)
    published(user.office, user)
    client = client_for(user)
    few = {page: queries_of(client, page) for page in BOUNDS}
    for number in range(40):
        day = date(2025, 1, 1) + timedelta(days=7 * number)
        add(user.office, user, submitted=day, due=day + timedelta(days=1))
        Desa.objects.create(office=user.office, nama=f"Desa {number}")
        Pejabat.objects.create(office=user.office, jabatan=f"Jabatan {number}", nama="Sri")
        make_user(Role.CAMAT, office=user.office)
    for register in stated_registers():
        for month in range(1, 13):
            registers.state_month(
                office=user.office, register=register, month=Month(2025, month), state="lengkap",
                today=date(2026, 1, 1), by=user,
            )  # fmt: skip
    many = {page: queries_of(client, page) for page in BOUNDS}
    assert {page: count for page, count in many.items() if count > BOUNDS[page]} == {}
    assert {page: (few[page], many[page]) for page in BOUNDS if many[page] > few[page] + 3} == {}

"""An office's share of desa: proposed, bound, counted once a year, kept, traced; on the pages an official uses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import uploaded
from tests.web.measurement.test_measurement import realisasi, stated
from tolok.core.formula.notation import read_notation
from tolok.core.kernel.period import Month
from tolok.core.kernel.value import NotComputable, Number
from tolok.core.registers import get_register
from tolok.web.apps.accounts.models import User
from tolok.web.apps.bindings import queries as bindings
from tolok.web.apps.catalogue import actions as catalogue
from tolok.web.apps.catalogue import formula_actions
from tolok.web.apps.measurement import queries as measurement
from tolok.web.apps.offices import actions as offices
from tolok.web.apps.registers import actions as registers
from tolok.web.apps.registers import queries as register_queries
from tolok.web.apps.registers.models import Entry
from tolok.web.apps.terms import actions as term_actions
from tolok.web.apps.terms import check
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
KEGIATAN = get_register("kegiatan")
TERM = KEGIATAN.term("desa_dengan_pembinaan_desa")
FORMULA = "Jumlah desa yang dibina / jumlah seluruh desa x 100%"
DESA = ("Sukamaju", "Harapan", "Mekar", "Lestari")


@pytest.fixture
def user() -> User:
    """A planner of an office with four desa, whose decree measures the share of desa; nothing is bound yet."""
    someone = make_user(Role.PLANNER)
    for number, nama in enumerate(DESA, 1):
        values = {"code": f"35.99.01.200{number}", "nama": nama, "jenis": "desa", "sejak": date(2000, 1, 1)}
        offices.add_desa(by=someone, office=someone.office, values=values)
    reading = uploaded(someone.office, someone, FORMULA)
    catalogue.publish(reading=reading, token=reading.revision, first_year=2025, last_year=None, by=someone)
    return someone


def held(user: User, village: str | None, day: date, status: str = "terlaksana") -> Entry:
    values: dict[str, Any] = {"kind": "pembinaan_desa", "uraian": "Pembinaan", "village": village, "submitted": day}
    values |= {"completed": day if status == "terlaksana" else None, "status": status}
    return registers.add_entry(office=user.office, register=KEGIATAN, values=values, by=user, restate=True)[0]


def bind_first(user: User) -> None:
    """Takes the first proposal of every phrase of the row, as the page of waiting phrases does."""
    for group in bindings.waiting(user.office, 2025).groups:
        for place in group.places:
            catalogue.bind(
                reading=place.row.version.reading,
                place=place.row.place,
                phrase=place.phrase,
                register=group.proposal.register,
                offer=group.proposal.answer,
                score=group.proposal.score,
                by=user,
            )


def kept(user: User) -> dict[int, int | None]:
    months = [Month(2025, number) for number in range(1, 13)]
    found = term_actions.values_of(office=user.office, terms=[TERM], months=months)
    return {month.month: value for (_, _, month), value in found.items() if value}


def test_desa_are_proposed_bound_counted_once_and_traced(user: User) -> None:
    client = client_for(user)
    waiting = client.get("/ikatan/?tahun=2025").content.decode()
    assert "Desa dengan pembinaan desa yang terlaksana (desa berbeda, dihitung sekali setahun)" in waiting
    assert "tiap desa dihitung sekali setahun, sebanding dengan penyebut" in waiting
    bind_first(user)
    for village, month in (("Sukamaju", 2), ("Sukamaju", 5), ("Harapan", 5), ("Harapan", 6), (None, 6)):
        held(user, village, date(2025, month, 3))
    held(user, "Mekar", date(2025, 6, 4), "batal")
    stated(user.office, user, "kegiatan", range(1, 13))
    assert [realisasi(user, "IKU/1/1", quarter) for quarter in (1, 2, 4)] == [
        Number(Decimal(25)), Number(Decimal(50)), Number(Decimal(50))
    ]  # fmt: skip
    page = client.get("/asal-angka/IKU/1/1/?tahun=2025&triwulan=4&suku=1")
    assert [(entry.village, entry.submitted.month) for entry, _ in page.context["entries"]] == [
        ("Sukamaju", 2), ("Harapan", 5)
    ]  # fmt: skip
    text = page.content.decode()
    assert "Tiap desa dihitung sekali setahun, pada barisnya yang pertama." in text
    assert "2 baris lain tidak dihitung lagi: desanya sudah dihitung. 1 baris tanpa desa tidak dihitung." in text
    june = client.get("/asal-angka/IKU/1/1/?tahun=2025&triwulan=4&suku=1&bulan=6")
    assert june.context["entries"] == []
    assert "1 baris lain tidak dihitung lagi" in june.content.decode()
    assert client.get("/asal-angka/IKU/1/1/?tahun=2025&triwulan=4&suku=2").context["not_counted"] == ""


def test_voiding_or_moving_a_first_row_moves_the_desa_to_its_next_row(user: User) -> None:
    bind_first(user)
    first = held(user, "Sukamaju", date(2025, 2, 3))
    held(user, "Sukamaju", date(2025, 5, 3))
    assert kept(user) == {2: 1}
    registers.void_entry(entry=first, register=KEGIATAN, reason="keliru", by=user)
    assert kept(user) == {5: 1}
    earlier = held(user, "Sukamaju", date(2025, 1, 6))
    assert kept(user) == {1: 1}
    values = {column.name: register_queries.cell(earlier, column) for column in KEGIATAN.columns}
    registers.change_entry(entry=earlier, register=KEGIATAN, values={**values, "village": "Mekar"}, by=user)
    assert kept(user) == {1: 1, 5: 1}
    assert list(check.verify()) == []


def test_what_is_written_in_the_notation_counts_the_same(user: User) -> None:
    held(user, "Sukamaju", date(2025, 2, 3))
    held(user, "Sukamaju", date(2025, 3, 3))
    stated(user.office, user, "kegiatan", range(1, 13))
    counted = 'jumlah(kegiatan, desa berbeda, jenis = "Pembinaan desa", status = Terlaksana)'
    row = measurement.row_of(user.office, 2025, "IKU/1/1")
    assert row is not None
    node = read_notation(f"{counted} / jumlah(desa, jenis = Desa) × 100%")
    formula_actions.write_formula(row=row, node=node, by=user)
    assert realisasi(user, "IKU/1/1", 4) == Number(Decimal(25))


def test_a_quarter_alone_does_not_begin_the_year_and_says_so(user: User) -> None:
    bind_first(user)
    held(user, "Sukamaju", date(2025, 2, 3))
    stated(user.office, user, "kegiatan", range(1, 13))
    plan = {"rule": "naik", "aggregation": "posisi akhir", "seen": "", "target_4": "100"}
    assert client_for(user).post("/rencana/IKU/1/1/?tahun=2025", plan).status_code == 302
    found = realisasi(user, "IKU/1/1", 2)
    assert isinstance(found, NotComputable)
    assert "hanya dapat dijumlahkan sejak Januari" in found.reason

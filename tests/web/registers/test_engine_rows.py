"""The rows of an office as engines read them are the same inside the database and out of it."""

from __future__ import annotations

from datetime import date
from types import NoneType

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.web import make_office, make_user
from tolok.core.kernel.period import Month, Period
from tolok.core.registers import all_registers, get_register
from tolok.core.registers.term import Term
from tolok.engines.duckdb import DuckDbEngine
from tolok.engines.postgres import PostgresEngine
from tolok.engines.reference import ReferenceEngine
from tolok.web.apps.measurement import queries as measurement
from tolok.web.apps.offices.models import Desa
from tolok.web.apps.registers import actions, engine_queries
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
MONTHS = Period.of_year(2025).months()
EVERY = sorted(all_registers())
TERMS = [register.term(offer.slug) for register in all_registers().values() for offer in register.offers]


def filled_office():
    """Rows of two registers and two years, one of them voided, one of another office, and desa of all kinds."""
    user = make_user(Role.SECTION)
    surat = get_register("surat")
    for number, year in enumerate((2024, 2025, 2025, 2025)):
        values = {"kind": "masuk", "nomor": str(number), "perihal": "100% «a'b»", "status": "diarsip"}
        values |= {"submitted": date(year, 3, 1 + number), "due": date(year, 4, 1), "completed": date(year, 3, 30)}
        actions.add_entry(office=user.office, register=surat, values=values, by=user)
    last, _ = actions.add_entry(office=user.office, register=surat, values=values, by=user)
    actions.void_entry(entry=last, register=surat, reason="salah", by=user)
    stranger = make_user(Role.SECTION, office=make_office())
    actions.add_entry(office=stranger.office, register=surat, values=values, by=stranger)
    Desa.objects.create(office=user.office, nama="Sukamaju", jenis="desa", sampai=date.max)
    Desa.objects.create(office=user.office, nama="Bubar", jenis="desa", sampai=date(2025, 6, 30))
    Desa.objects.create(office=stranger.office, nama="Lain", jenis="desa")
    return user.office


def test_every_offer_of_every_register_counts_the_same() -> None:
    office = filled_office()
    expected = ReferenceEngine(engine_queries.entries(office, EVERY)).term_values(TERMS, [office.code], MONTHS)
    assert sum(value or 0 for value in expected.values()) > 20
    for engine in (
        engine_queries.site_engine(office, EVERY),
        DuckDbEngine.over_rows(engine_queries.rows(office, EVERY)),
    ):
        assert engine.term_values(TERMS, [office.code], MONTHS) == expected


def test_the_engine_of_the_site_is_inside_the_database_where_that_is_postgresql() -> None:
    inside = engine_queries.engine_inside(make_office(), EVERY)
    assert isinstance(inside, PostgresEngine if connection.vendor == "postgresql" else NoneType)


def test_rows_behind_a_term_are_found_without_reading_the_others() -> None:
    office = filled_office()
    surat, march = Term("surat"), Month(2025, 3)
    with CaptureQueriesContext(connection) as asked:
        found = measurement.term_rows(office, 2025, surat, [march])
    assert len(asked) == 1
    assert len(found) == 3
    desa = all_registers()["desa"].term("seluruh")
    assert len(measurement.term_rows(office, 2025, desa, [march])) == 2
    assert len(measurement.term_rows(office, 2025, desa, [Month(2025, 7)])) == 1


def test_months_are_those_in_which_a_date_lies() -> None:
    months = engine_queries.dated_months(filled_office(), EVERY)
    days = [Month(1900, 1), Month(2024, 3), Month(2024, 4), Month(2025, 3), Month(2025, 4), Month(2025, 7)]
    assert months == days

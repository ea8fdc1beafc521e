"""Kept term values on pages' roads: first asked, followed by entries, closed periods, other areas, repair."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.support.web import make_office, make_user
from tests.web.catalogue.decrees import published
from tests.web.measurement.test_measurement import service, stated
from tolok.core.kernel.period import Month, Period
from tolok.core.kernel.value import Missing, Number
from tolok.core.measurement.measure import terms_of
from tolok.core.measurement.realisasi import roll_up
from tolok.core.registers import get_register
from tolok.core.registers.term import Nature, Term
from tolok.web.apps.accounts.models import User
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.measurement import queries as measurement
from tolok.web.apps.measurement.levels import bound, levels
from tolok.web.apps.offices import actions as offices
from tolok.web.apps.registers import actions as registers
from tolok.web.apps.registers.models import Entry
from tolok.web.apps.terms import actions, check, queries
from tolok.web.apps.terms.models import Area, LateChange, TermMonth
from tolok.web.apps.terms.row_changes import month_number
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 5)
LAYANAN = get_register("layanan")
SERVICES = Term("layanan")
MARCH = Month(2025, 3)


@pytest.fixture
def user() -> User:
    someone = make_user(Role.PLANNER)
    actions.keep(office=someone.office, terms=[SERVICES])
    return someone


def value(user: User, month: Month = MARCH, term: Term = SERVICES) -> int | None:
    found = queries.kept_values(user.office, [term], [month])
    assert found is not None
    return found[user.office.code, term, month]


def add(user: User, day: date = date(2025, 3, 4), **changes: Any) -> Entry:
    values = {"kind": "ktp", "pemohon": "Siti", "submitted": day, "status": "diproses", **changes}
    return registers.add_entry(office=user.office, register=LAYANAN, values=values, by=user, restate=True)[0]


def test_a_term_is_computed_once_from_rows_that_were_there_and_followed_from_then_on() -> None:
    someone = make_user(Role.PLANNER)
    add(someone)
    assert queries.kept_values(someone.office, [SERVICES], [MARCH]) is None
    assert actions.values_of(office=someone.office, terms=[SERVICES], months=[MARCH]) == {
        (someone.office.code, SERVICES, MARCH): 1
    }
    entry = add(someone)
    assert value(someone) == 2
    registers.void_entry(entry=entry, register=LAYANAN, reason="keliru", by=someone)
    assert value(someone) == 1


def test_the_same_form_sent_twice_counts_once(user: User) -> None:
    token = uuid.uuid4()
    values = {"kind": "ktp", "pemohon": "Siti", "submitted": date(2025, 3, 4), "status": "diproses"}
    for _ in range(2):
        registers.add_entry(office=user.office, register=LAYANAN, values=values, by=user, token=token)
    assert value(user) == 1


def test_a_row_voided_twice_is_taken_out_once(user: User) -> None:
    entry = add(user)
    assert registers.void_entry(entry=entry, register=LAYANAN, reason="keliru", by=user)
    assert not registers.void_entry(entry=entry, register=LAYANAN, reason="keliru", by=user)
    assert value(user) == 0


def test_a_stale_copy_of_a_row_takes_out_what_counted(user: User) -> None:
    entry = add(user)
    stale = Entry.objects.get(pk=entry.pk)
    moved = {"kind": "ktp", "pemohon": "Siti", "submitted": date(2025, 4, 4), "status": "diproses"}
    registers.change_entry(entry=entry, register=LAYANAN, values=moved, by=user)
    registers.void_entry(entry=stale, register=LAYANAN, reason="keliru", by=user)
    assert (value(user), value(user, Month(2025, 4))) == (0, 0)


def test_nothing_is_left_half_when_the_audit_event_cannot_be_written(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: object) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr("tolok.web.apps.registers.actions.audit.record", broken)
    with pytest.raises(RuntimeError):
        add(user)
    assert (value(user), Entry.objects.count()) == (0, 0)
    assert list(check.verify()) == []


def test_desa_of_the_office_are_followed(user: User) -> None:
    desa = get_register("desa").term(get_register("desa").offers[0].slug)
    actions.keep(office=user.office, terms=[desa])
    row = offices.add_desa(by=user, office=user.office, values={"nama": "Sukarame", "jenis": "desa", "code": ""})
    assert value(user, MARCH, desa) == 1
    offices.change_desa(by=user, row=row, values={"sampai": date(2025, 2, 28)})
    assert (value(user, Month(2025, 1), desa), value(user, MARCH, desa)) == (1, 0)
    assert list(check.verify()) == []


def close(user: User, through: Month = MARCH) -> None:
    actions.close_period(office=user.office, through=through, today=TODAY, by=user)


def test_what_reaches_a_closed_month_stands_apart_until_it_is_accepted(user: User) -> None:
    add(user)
    stated(user.office, user, "layanan", range(1, 4))
    close(user)
    late = add(user)
    assert value(user) == 1
    assert [(one.entry_id, one.amount) for one in queries.late_changes(user.office)] == [(late.pk, 1)]
    assert [(one.month, one.amount) for one in queries.late_sums(user.office)] == [(MARCH, 1)]
    assert AuditEvent.objects.filter(act="registers.add_entry").first().detail["terlambat"] == 1
    assert list(check.verify()) == []
    seen = queries.late_changes(user.office).last().pk
    assert actions.accept_late(office=user.office, seen=seen, by=user) == 1
    assert actions.accept_late(office=user.office, seen=seen, by=user) == 0
    assert (value(user), queries.late_changes(user.office).count()) == (2, 0)
    assert AuditEvent.objects.filter(act="terms.accept_late").count() == 1


def test_what_came_after_the_page_was_shown_is_not_accepted_with_it(user: User) -> None:
    stated(user.office, user, "layanan", range(1, 4))
    close(user)
    add(user)
    seen = queries.late_changes(user.office).last().pk
    add(user)
    assert actions.accept_late(office=user.office, seen=seen, by=user) == 1
    assert (value(user), queries.late_changes(user.office).count()) == (1, 1)


def test_a_closed_month_that_nobody_stated_is_not_reported_so_it_stays_open(user: User) -> None:
    close(user)
    add(user)
    assert (value(user), LateChange.objects.count()) == (1, 0)


def test_statement_of_a_closed_month_stays_and_a_nihil_month_is_not_reopened_by_a_late_row(user: User) -> None:
    stated(user.office, user, "layanan", range(3, 4), "nihil")
    close(user)
    with pytest.raises(registers.StatementError, match="sudah ditutup"):
        stated(user.office, user, "layanan", range(3, 4), "belum")
    add(user)
    assert queries.is_closed(user.office, LAYANAN, MARCH)
    assert value(user) == 0


def test_what_follows_a_late_row_stands_apart_with_it() -> None:
    """An asset entered late and gone again in an open month must not leave the open months one short."""
    someone = make_user(Role.PLANNER)
    assets = Term("aset", nature=Nature.POSITION)
    actions.keep(office=someone.office, terms=[assets])
    stated(someone.office, someone, "aset", range(1, 4))
    close(someone)
    register = get_register("aset")
    values = {"kind": "mebel", "nama_barang": "Meja", "submitted": date(2025, 2, 3), "status": "baik"}
    entry, _ = registers.add_entry(office=someone.office, register=register, values=values, by=someone, restate=True)
    ended = {**values, "completed": date(2025, 9, 1)}
    registers.change_entry(entry=entry, register=register, values=ended, by=someone)
    assert [value(someone, Month(2025, month), assets) for month in (2, 8, 9)] == [0, 0, 0]
    actions.accept_late(office=someone.office, seen=10**9, by=someone)
    assert [value(someone, Month(2025, month), assets) for month in (2, 8, 9)] == [1, 1, 0]


def test_a_month_that_has_not_ended_cannot_be_closed_and_closing_twice_is_one_event(user: User) -> None:
    with pytest.raises(actions.ClosingError, match="belum berakhir"):
        close(user, Month(2026, 1))
    close(user)
    close(user)
    assert AuditEvent.objects.filter(act="terms.close").count() == 1


def test_verify_names_area_term_month_and_both_numbers_and_repair_mends_them(user: User) -> None:
    add(user)
    office = TermMonth.objects.filter(area=user.office.code, month=month_number(MARCH))
    office.update(amount=7)
    Area.objects.filter(code=user.office.code[:2]).update(offices=5)
    found = [(one.area, one.term, one.month, one.stored, one.recomputed) for one in check.verify()]
    assert (user.office.code, SERVICES, MARCH, 7, 1) in found
    assert (user.office.code[:2], None, None, 5, 1) in found
    assert len(found) == 2
    check.repair(by=None)
    assert list(check.verify()) == []
    assert AuditEvent.objects.filter(act="terms.repair").count() == 1


@pytest.fixture
def three_offices() -> list[User]:
    """Two of one kabupaten and one elsewhere in the nation, the same decree in each."""
    users = [make_user(Role.PLANNER, office=make_office(code=code)) for code in ("81.01.01", "81.01.02", "62.01.01")]
    for number, someone in enumerate(users):
        published(someone.office, someone)
        for day in range(1, 4 + number):
            service(someone.office, someone, date(2025, 2, day), date(2025, 2, day) if day > 1 else None)
        measurement.measured_year(someone.office, 2025)
    return users


def test_levels_equal_the_roll_up_of_the_offices_below(three_offices: list[User]) -> None:
    for someone in three_offices:
        stated(someone.office, someone, "layanan", range(1, 4))
        stated(someone.office, someone, "surat", range(1, 4), "nihil")
    years = [measurement.build_office_year(someone.office, 2025) for someone in three_offices]
    indikator = years[0].indikator
    found = levels(three_offices[0].office, 2025, 1, bound(indikator))
    assert [(level.code, level.offices) for level in found] == [("81.01.01", 1), ("81.01", 2), ("81", 2), ("", 3)]
    below = {"81.01.01": years[:1], "81.01": years[:2], "81": years[:2], "": years}
    values = {
        key: value
        for someone in three_offices
        for key, value in actions.values_of(
            office=someone.office, terms=terms_of(indikator), months=Period.of_year(2025).months()
        ).items()
    }
    for level in found:
        for one, at in zip(indikator, level.table, strict=True):
            assert at.realisasi == roll_up(one, below[level.code], values, 1)[0]
    assert found[-1].table[0].realisasi == Number(Decimal(9) / Decimal(12) * 100)


def test_an_area_is_not_known_before_every_office_stated_the_month(three_offices: list[User]) -> None:
    stated(three_offices[0].office, three_offices[0], "layanan", range(1, 4))
    asked = bound(measurement.build_office_year(three_offices[0].office, 2025).indikator[:1])
    own, kabupaten, *_ = levels(three_offices[0].office, 2025, 1, asked)
    assert isinstance(own.table[0].realisasi, Number)
    assert isinstance(kabupaten.table[0].realisasi, Missing)
    stated(three_offices[1].office, three_offices[1], "layanan", range(1, 4))
    _, kabupaten, _, nation = levels(three_offices[0].office, 2025, 1, asked)
    assert isinstance(kabupaten.table[0].realisasi, Number)
    assert isinstance(nation.table[0].realisasi, Missing)


def test_an_office_that_keeps_nothing_yet_leaves_its_areas_unknown(user: User) -> None:
    stated(user.office, user, "layanan", range(1, 4))
    before = queries.area_sums(user.office, [SERVICES], Period.of_quarter(2025, 1))[1]
    other = make_office(code=f"{user.office.code[:5]}.99")
    actions.lock(other)
    after = queries.area_sums(user.office, [SERVICES], Period.of_quarter(2025, 1))[1]
    assert (before.sums[SERVICES].is_whole, after.sums[SERVICES].is_whole) == (True, False)

"""Whatever is entered, corrected, voided, stated and closed: kept term values equal a full recomputation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.strategies import KINDS, MONTHS, STATES, VILLAGES, days
from tests.support.strategies import terms as any_terms
from tests.support.web import make_office, make_user
from tolok.core.kernel.period import Month, Period
from tolok.core.registers import get_register
from tolok.core.registers.term import IsFilled, IsLate, IsOneOf, Nature, Term, TermValues
from tolok.engines.reference import ReferenceEngine
from tolok.web.apps.accounts.models import User
from tolok.web.apps.offices.models import Office
from tolok.web.apps.registers import actions as registers
from tolok.web.apps.registers import engine_queries
from tolok.web.apps.registers import queries as register_queries
from tolok.web.apps.registers.models import Entry
from tolok.web.apps.terms import actions, check, queries
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 31)
CODES = ("97.01.01", "97.01.02", "97.02.01", "82.01.01")  # the last in another group of provinsi
REGISTERS = ("kegiatan", "aset")  # a flow with every typed column, and a position


KEPT = (
    Term("kegiatan"),
    Term("kegiatan", (IsLate(),), date_base="completed"),
    Term("kegiatan", (IsOneOf("kind", ("a", "b")),), date_base="due", measure="quantity"),
    Term("kegiatan", measure="quantity"),
    Term("kegiatan", measure="distinct", column="village"),
    Term("kegiatan", (IsFilled("completed"),), date_base="due", measure="distinct", column="kind"),
    Term("aset", nature=Nature.POSITION),
    Term("aset", (IsOneOf("status", ("x",)),), date_base="due", measure="quantity", nature=Nature.POSITION),
    Term("aset", measure="quantity", nature=Nature.POSITION),
)
"""Each measure, nature and date base, so that hardly a row is entered that does not count somewhere."""


def of_ours(term: Term) -> Term:
    return replace(term, register="kegiatan" if term.register == "surat" else "aset", conditions=term.conditions[:1])


terms = any_terms().map(of_ours)
long_ago = st.just(date(2019, 6, 15))  # before any month that is stated: what stands since then reaches closed months
dated = st.one_of(days, days, days, long_ago, st.none())

rows = st.fixed_dictionaries(
    {
        "kind": st.none() | st.sampled_from(KINDS),
        "village": st.sampled_from(VILLAGES),
        "submitted": dated,
        "due": dated,
        "completed": dated,
        "status": st.none() | st.sampled_from(STATES),
        "quantity": st.none() | st.integers(-3, 10) | st.just(10**15),
    }
)
which = st.integers(0, 20)
slugs = st.sampled_from(REGISTERS)
words = st.sampled_from(["lengkap", "belum", "nihil"])
Step = tuple[str, Any]
adding = st.tuples(st.just("add"), st.tuples(which, slugs, rows))
entering = st.one_of(
    adding,
    adding,
    st.tuples(st.just("change"), st.tuples(which, rows)),
    st.tuples(st.just("void"), which),
    st.tuples(
        st.just("state"),
        st.tuples(which, slugs, st.sampled_from(MONTHS), words),
    ),
    st.tuples(st.just("keep"), st.tuples(which, terms)),
)
closing = st.one_of(
    st.tuples(st.just("close"), st.tuples(which, st.none() | st.sampled_from(MONTHS))),
    st.tuples(st.just("accept"), which),
)


class Diary:
    """What people do to the registers of some offices."""

    def __init__(self, offices: list[Office], by: User | None) -> None:
        self.offices, self.user = offices, by
        self.entries: list[Entry] = []

    def do(self, step: Step) -> None:
        act: Callable[[Any], None] = getattr(self, f"_{step[0]}")
        act(step[1])

    def _office(self, number: int) -> Office:
        return self.offices[number % len(self.offices)]

    def _add(self, facts: tuple[int, str, dict[str, Any]]) -> None:
        office, slug, values = facts
        entry, _ = registers.add_entry(
            office=self._office(office), register=get_register(slug), values=values, by=None, restate=True
        )
        self.entries.append(entry)

    def _change(self, facts: tuple[int, dict[str, Any]]) -> None:
        entry = self._entry(facts[0])
        if entry is not None and Entry.objects.get(pk=entry.pk).voided_at is None:
            register = get_register(entry.register)
            registers.change_entry(entry=entry, register=register, values=facts[1], by=None, restate=True)

    def _void(self, number: int) -> None:
        entry = self._entry(number)
        if entry is not None:
            registers.void_entry(entry=entry, register=get_register(entry.register), reason="keliru", by=self.user)

    def _entry(self, number: int) -> Entry | None:
        return self.entries[number % len(self.entries)] if self.entries else None

    def _state(self, facts: tuple[int, str, Month, str]) -> None:
        office, slug, month, word = facts
        with suppress(registers.StatementError):
            registers.state_month(
                office=self._office(office), register=get_register(slug), month=month, state=word, today=TODAY, by=None
            )

    def _keep(self, facts: tuple[int, Term]) -> None:
        actions.keep(office=self._office(facts[0]), terms=[facts[1]])

    def _close(self, facts: tuple[int, Month | None]) -> None:
        actions.close_period(office=self._office(facts[0]), through=facts[1], today=TODAY, by=None)

    def _accept(self, number: int) -> None:
        actions.accept_late(office=self._office(number), seen=10**9, by=None)


@contextmanager
def undone() -> Iterator[None]:
    """What one example wrote is gone before the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def offices() -> list[Office]:
    """Offices of two provinsi that keep KEPT, made once for all examples."""
    made = [make_office(code=code) for code in CODES]
    for office in made:
        actions.keep(office=office, terms=KEPT)
    return made


@pytest.fixture
def planner(offices: list[Office]) -> User:
    return make_user(Role.PLANNER, office=offices[0])


@pytest.fixture
def stated(offices: list[Office]) -> list[Office]:
    """Two of them, which have stated most months."""
    diary = Diary(offices[:2], None)
    for office, slug, month in product(range(2), REGISTERS, MONTHS[:4]):
        diary.do(("state", (office, slug, month, "lengkap")))
    return diary.offices


bounded = settings(
    max_examples=10, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@bounded
@given(
    first=st.lists(adding, min_size=4, max_size=6),
    later=st.lists(terms, max_size=2),
    steps=st.lists(entering, min_size=6, max_size=12),
)
def test_kept_values_equal_full_recomputation(
    offices: list[Office], planner: User, first: list[Step], later: list[Term], steps: list[Step]
) -> None:
    with undone():
        diary = Diary(offices, planner)
        for step in (*first, *(("keep", (0, term)) for term in later), *steps):
            diary.do(step)
        assert list(check.verify(ReferenceEngine)) == []
        added: Counter[tuple[Term, Month]] = Counter()
        for office in offices:
            expected = recounted(office, list(queries.kept_terms(office)))
            assert queries.kept_values(office, list(queries.kept_terms(office)), MONTHS) == expected
            added.update({(term, month): value or 0 for (_, term, month), value in expected.items()})
        for month in MONTHS:
            nation = queries.area_sums(offices[0], KEPT, Period(month, month))[-1]
            for term, found in nation.sums.items():
                if not found.gaps:
                    assert found.amount == added[term, month]


@bounded
@given(
    first=st.lists(adding, min_size=3, max_size=5),
    closed=st.sampled_from(MONTHS[1:4]),
    steps=st.lists(st.one_of(entering, entering, entering, closing), min_size=5, max_size=10),
)
def test_late_changes_stay_apart_until_they_are_accepted(
    stated: list[Office], planner: User, first: list[Step], closed: Month, steps: list[Step]
) -> None:
    with undone():
        diary = Diary(stated, planner)
        for step in (*first, ("close", (0, closed)), ("close", (1, closed))):
            diary.do(step)
        before = [reported(office) for office in stated]
        for step in steps:
            diary.do(step)
            now = [reported(office) for office in stated]
            if step[0] not in ("close", "accept"):
                assert [{key: at[key] for key in was} for at, was in zip(now, before, strict=True)] == before
            before = now
        assert list(check.verify(ReferenceEngine)) == []
        for office in stated:
            actions.accept_late(office=office, seen=10**9, by=None)
            assert queries.kept_values(office, KEPT, MONTHS) == recounted(office, KEPT)
        assert list(check.verify(ReferenceEngine)) == []


def reported(office: Office) -> dict[tuple[Term, Month], int | None]:
    """The values of months that were stated and closed."""
    last, told = queries.closed_through(office), register_queries.stated_months(office)
    values = queries.kept_values(office, KEPT, [month for month in MONTHS if last is not None and month <= last])
    assert values is not None
    return {(term, month): value for (_, term, month), value in values.items() if month in told[term.register]}


def recounted(office: Office, asked: Sequence[Term]) -> TermValues:
    """What the reference engine makes of all rows that the office has."""
    rows = engine_queries.entries(office, REGISTERS)
    return ReferenceEngine(rows).term_values(asked, [office.code], MONTHS)


def test_the_engine_of_every_day_rebuilds_what_was_kept(offices: list[Office], planner: User) -> None:
    diary = Diary(offices, planner)
    values = {"submitted": date(2025, 11, 3), "quantity": 5, "village": "v1"}
    for office, slug, extra in ((0, "aset", {}), (1, "aset", {"quantity": None}), (3, "kegiatan", {})):
        diary.do(("add", (office, slug, {**dict.fromkeys(rows_columns(), None), **values, **extra})))
    assert list(check.verify()) == []


def rows_columns() -> list[str]:
    return ["kind", "village", "submitted", "due", "completed", "status", "quantity"]

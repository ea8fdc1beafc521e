"""Texts, dates and quantities at the edges of what a database holds: every engine says what the reference says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from tests.support.engines import ENGINES
from tolok.core.kernel.period import Month
from tolok.core.registers.entry import Entry
from tolok.core.registers.term import IsFilled, IsLate, IsOneOf, IsWithinDays, Nature, Term
from tolok.engines import Engine
from tolok.engines.reference import ReferenceEngine

TEXTS = (
    "",
    " ",
    "a ",
    "a",
    "A",
    "á",
    "a\u0301",
    "it's",
    "%s",
    "50%",
    "\\",
    '"',
    "{x}",
    "--",
    "💧",
    "NULL",
    "_",
    "*",
    "$1",
    ":a",
)
DAYS = (date(1, 1, 1), date(1582, 10, 10), date(1899, 12, 31), date(1970, 1, 1), date(2024, 2, 29), date(2024, 3, 1))
MONTHS = (
    Month(1, 1),
    Month(1582, 10),
    Month(1899, 12),
    Month(1970, 1),
    Month(2024, 2),
    Month(2024, 3),
    Month(9999, 12),
)
OFFICES = ("35.09.01", "35.09.01'", "%")
MOST = 2**63 - 1


def rows() -> list[Entry]:
    days = [*DAYS, date(9999, 12, 31)]
    texts = [
        Entry(id=f"t{at:02}", office=OFFICES[at % 3], register="surat", kind=text, village=text, status=text,
              submitted=days[at % len(days)], due=days[(at + 1) % len(days)], completed=days[(at + 2) % len(days)])
        for at, text in enumerate(TEXTS)
    ]  # fmt: skip
    sums = [
        Entry(id=f"q{at:02}", office=OFFICES[0], register="surat", submitted=date(2024, 2, 29), quantity=quantity)
        for at, quantity in enumerate([MOST] * 5 + [-MOST - 1] * 2 + [0])
    ]
    return texts + sums


def terms() -> list[Term]:
    by_text = [Term("surat", (IsOneOf("kind", (text,)),)) for text in TEXTS]
    others = (IsOneOf("village", TEXTS), IsLate(), IsWithinDays(40), IsFilled("quantity"))
    counted = [*by_text, *(Term("surat", (condition,), "completed") for condition in others)]
    return [
        *counted,
        Term("surat", (), "submitted", "quantity"),
        Term("surat", (IsFilled("quantity"),), "submitted", "quantity"),
        Term("surat", (), "submitted", "distinct", column="village"),
        Term("surat", (), "submitted", "rows", Nature.POSITION),
        Term("surat", (IsFilled("quantity"),), "submitted", "quantity", Nature.POSITION),
    ]


@pytest.mark.parametrize("opened", ENGINES.values(), ids=ENGINES)
def test_strange_rows_count_as_in_the_reference(opened: Callable[[Sequence[Entry]], Engine]) -> None:
    engine, reference = opened(rows()), ReferenceEngine(rows())
    expected = reference.term_values(terms(), OFFICES, MONTHS)
    assert any(value is not None and value > MOST for value in expected.values())
    found = engine.term_values(terms(), OFFICES, MONTHS)
    assert {key: value for key, value in found.items() if value != expected[key]} == {}
    village = terms()[-3]
    for office in OFFICES:
        assert list(engine.term_rows(village, office, MONTHS)) == list(reference.term_rows(village, office, MONTHS))

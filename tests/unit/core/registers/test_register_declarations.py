"""Every declared register is whole: what its form, its importer and the engines need is there."""

from __future__ import annotations

import pytest

from tolok.core.registers import all_registers, get_register
from tolok.core.registers.register import TYPED_COLUMNS, ColumnType, Register
from tolok.core.registers.term import IsFilled, IsLate, IsOneOf, IsOnTime, IsWithinDays, Nature, Term
from tolok.core.registers.validation import check_entry, read_entry

REGISTERS = list(all_registers().values())
each_register = pytest.mark.parametrize("register", REGISTERS, ids=[r.slug for r in REGISTERS])


def test_the_six_and_the_two_reference_registers_are_found_by_walking() -> None:
    assert {r.slug for r in REGISTERS if not r.is_reference} == {
        "aset", "dokumen", "kegiatan", "kehadiran", "layanan", "surat",
    }  # fmt: skip
    assert {r.slug for r in REGISTERS if r.is_reference} == {"desa", "pegawai"}


def test_unknown_register_is_refused_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match=r"surat.*got: 'arsip'"):
        get_register("arsip")


@each_register
def test_slugs_and_columns_are_each_their_own(register: Register) -> None:
    slugs = [offer.slug for offer in register.offers]
    assert len(slugs) == len(set(slugs))
    names = [column.name for column in register.columns]
    assert len(names) == len(set(names))


@each_register
def test_date_that_decides_the_period_is_a_required_date_column(register: Register) -> None:
    column = register.column(register.date_base)
    assert (column.type, column.required) == (ColumnType.DATE, True)


@each_register
def test_every_offer_makes_a_term_over_columns_and_choices_the_register_has(register: Register) -> None:
    for offer in register.offers:
        term = register.term(offer.slug)
        assert term.nature is register.nature
        needed = {"quantity"} if term.measure == "quantity" else set()
        for condition in term.conditions:
            match condition:
                case IsOneOf(name, values):
                    assert set(values) <= {choice.value for choice in register.column(name).choices}, offer.slug
                case IsFilled(name):
                    needed.add(name)
                case IsOnTime() | IsLate():
                    needed |= {"due", "completed"}
                case IsWithinDays():
                    needed |= {"submitted", "completed"}
        for name in needed:
            assert register.column(name)


@each_register
def test_typed_columns_have_their_type_and_others_do_not_take_it(register: Register) -> None:
    expected = dict.fromkeys(("submitted", "due", "completed"), ColumnType.DATE)
    expected |= {"kind": ColumnType.CHOICE, "status": ColumnType.CHOICE, "village": ColumnType.VILLAGE}
    expected["quantity"] = ColumnType.INTEGER
    for column in register.columns:
        if column.name in TYPED_COLUMNS:
            assert column.type is expected[column.name], column.name
        else:
            assert column.type in (ColumnType.TEXT, ColumnType.LONG_TEXT), column.name


@each_register
def test_a_row_of_the_examples_passes_its_own_checks(register: Register) -> None:
    """A choice column may leave its example out only where it is optional."""
    row = {column.name: column.example for column in register.columns if column.example}
    reading = read_entry(register, row)
    assert reading.problems == ()
    assert check_entry(register, reading.values) == []


def test_unknown_offer_is_refused_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match=r"kehadiran offers .*'hadir'.*got: 'x'"):
        get_register("kehadiran").term("x")


def test_position_that_starts_when_it_ends_is_no_term() -> None:
    with pytest.raises(ValueError, match="got: 'completed'"):
        Term("aset", date_base="completed", nature=Nature.POSITION)

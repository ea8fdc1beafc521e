"""A term in the register's own words: of its columns, of the values of a choice, of its conditions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from tolok.core.kernel.numbers import show_number
from tolok.core.registers import all_registers
from tolok.core.registers.register import Column, Register
from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime, IsWithinDays, Term

_USUAL = {
    "kind": "jenis",
    "village": "desa",
    "submitted": "masuk",
    "due": "batas",
    "completed": "selesai",
    "status": "status",
    "quantity": "banyaknya",
}
"""The words of the typed columns where a register declares none of its own."""


def column_of(register: Register | None, name: str) -> Column | None:
    """The column called `name`; None where the register (or the column) is not declared."""
    return next((column for column in register.columns if column.name == name), None) if register else None


def column_word(register: Register | None, name: str) -> str:
    """The short word for a typed column: "selesai", "kondisi"."""
    column = column_of(register, name)
    return column.word if column and column.word else _USUAL[name]


def value_label(register: Register | None, column: str, value: str) -> str:
    """The words shown for a stored value: "Kartu Keluarga (KK)" for kk. A value that is not declared is itself."""
    declared = column_of(register, column)
    return next((choice.label for choice in declared.choices if choice.value == value), value) if declared else value


def write_term(term: Term) -> str:
    """The term as an official would say it: "jumlah permohonan pada Register ... (jenis layanan KTP-el; ...)"."""
    register = all_registers().get(term.register)
    nama = register.nama if register else f"register {term.register}"
    counted = register.satuan if register else "baris"
    if term.measure == "quantity":
        column = column_of(register, "quantity")
        counted = column.label[0].lower() + column.label[1:] if column else column_word(register, "quantity")
        counted = counted.removeprefix("jumlah ")
    if term.column is not None:
        counted = f"{_column(register, term.column)} berbeda, dihitung sekali setahun,"
    said = [_condition(register, condition) for condition in term.conditions]
    if register is None or term.date_base != register.date_base:
        said.append(f"menurut {_column(register, term.date_base)}")
    return f"jumlah {counted} pada {nama}" + (f" ({'; '.join(said)})" if said else "")


def once_each_words(term: Term, rows_behind: Callable[[Term], int]) -> str:
    """What is said of the rows that a count of different values does not count; "" for another measure.

    `rows_behind` gives how many rows are behind a term over the months in question.
    """
    if term.column is None:
        return ""
    word = column_word(all_registers().get(term.register), term.column)
    every = replace(term, measure="rows", column=None)
    filled = replace(every, conditions=(*every.conditions, IsFilled(term.column)))
    counted, of_known = rows_behind(term), rows_behind(filled)
    said = [f"Tiap {word} dihitung sekali setahun, pada barisnya yang pertama."]
    if again := of_known - counted:
        said.append(f"{show_number(Decimal(again))} baris lain tidak dihitung lagi: {word}nya sudah dihitung.")
    if empty := rows_behind(every) - of_known:
        said.append(f"{show_number(Decimal(empty))} baris tanpa {word} tidak dihitung.")
    return " ".join(said)


def _condition(register: Register | None, condition: Condition) -> str:
    match condition:
        case IsOneOf(column, ()):
            return f"{_column(register, column)} tidak satu pun"
        case IsOneOf(column, values):
            return f"{_column(register, column)} {_either([value_label(register, column, v) for v in values])}"
        case IsFilled(column):
            return f"{_column(register, column)} terisi"
        case IsOnTime():
            return "selesai tepat waktu"
        case IsLate():
            return "terlambat atau belum selesai melewati batas"
        case IsWithinDays(days):
            return f"selesai paling lama {days} hari sejak masuk"


def _column(register: Register | None, name: str) -> str:
    column = column_of(register, name)
    return column.label[0].lower() + column.label[1:] if column else column_word(register, name)


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} atau {words[-1]}"

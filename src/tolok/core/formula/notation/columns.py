"""What a register's columns and their values are called in the notation, and what a written word stands for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tolok.core.formula.notation.errors import unknown
from tolok.core.formula.term_words import column_of, column_word
from tolok.core.registers import all_registers
from tolok.core.registers.register import TYPED_COLUMNS, Choice, Register

CHOSEN = ("kind", "status", "village")
"""Columns whose value a condition may name."""
DATES = ("submitted", "due", "completed")


@cache
def column_words(slug: str) -> Mapping[str, str]:
    """From a typed column of the register to its short word."""
    register = all_registers()[slug]
    return {name: column_word(register, name) for name in TYPED_COLUMNS if column_of(register, name)}


def column_named(register: Register, word: str, at: int, among: tuple[str, ...] = TYPED_COLUMNS) -> str:
    """The column that `word` names: its short word, or the label on the form. Raises FaultError."""
    words = {name: known for name, known in column_words(register.slug).items() if name in among}
    for name, known in words.items():
        if word.casefold() in (known.casefold(), register.column(name).label.casefold()):
            return name
    raise unknown(at, f"kolom {register.nama}", word, words.values())


def value_named(register: Register, column: str, word: str, at: int) -> str:
    """The stored value that `word` names: the words shown, the short name, or what stands in brackets behind it.

    A village is any name: villages are the office's, not the register's. Raises FaultError with the nearest value.
    """
    declared = register.column(column).choices
    if not declared:
        return word
    said = word.casefold()
    for choice in declared:
        if said == choice.label.casefold():
            return choice.value
    for choice in declared:
        if said in (name.casefold() for name in _short_names(choice)):
            return choice.value
    what = f"nilai kolom «{column_words(register.slug)[column]}»"
    short = {name: choice.label for choice in declared for name in _short_names(choice)}
    raise unknown(at, what, word, [choice.label for choice in declared], short)


def _short_names(choice: Choice) -> tuple[str, ...]:
    """What a value is also called: "KK" of "Kartu Keluarga (KK)", and its name in the store."""
    aside = (choice.label[:-1].rpartition("(")[2],) if choice.label.endswith(")") else ()
    return (*aside, choice.value.replace("_", " "), choice.value)

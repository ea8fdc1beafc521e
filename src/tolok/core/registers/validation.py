"""Checks of one row against its register, the same for the web form, the importer and the archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tolok.core.registers.register import Register


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one column of a row. `column` is the column's name; `message` names its label, the cause and
    the remedy, in Indonesian."""

    column: str
    message: str


def check_entry(register: Register, values: Mapping[str, object]) -> list[Problem]:
    """All that is wrong with a row, in the order of the register's columns; empty when it may be stored.

    `values` maps column names to what was typed (text) or read (date, int). Unknown columns are a problem.
    """
    raise NotImplementedError

"""pernyataan.csv: what the keeper stated for each register and month."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tolok.archive.cells import write_table
from tolok.archive.problems import ArchiveError, ArchiveProblem
from tolok.archive.register_csv import table_rows
from tolok.core.kernel.period import Month
from tolok.core.kernel.text import fold
from tolok.core.registers import all_registers
from tolok.core.registers.entry import Statement, StatementState

FILE = "pernyataan.csv"
_HEADINGS = ("register", "bulan", "pernyataan")


def write_statements(statements: Sequence[Statement]) -> bytes:
    rows = ((s.register, f"{s.month.year:04}-{s.month.month:02}", s.state.value) for s in statements)
    return write_table(_HEADINGS, rows).encode()


def read_statements(office: str, data: bytes) -> tuple[list[Statement], list[ArchiveProblem]]:
    """Raises ArchiveError where the file as a whole cannot be read."""
    rows = iter(table_rows(FILE, data))
    headings = tuple(fold(heading) for heading in next(rows, (1, []))[1])
    if headings != _HEADINGS:
        raise ArchiveError(f"{FILE}: judul kolom diharapkan {', '.join(_HEADINGS)}, didapat «{', '.join(headings)}».")
    statements: dict[tuple[str, Month], Statement] = {}
    problems: list[ArchiveProblem] = []
    for line, cells in rows:
        try:
            statement = _statement(office, cells)
            if (statement.register, statement.month) in statements:
                raise ValueError(
                    "pernyataan", "register dan bulan ini sudah dinyatakan di atas.", "Sisakan satu baris."
                )
        except ValueError as problem:
            problems.append(ArchiveProblem(FILE, line, *problem.args))
        else:
            statements[statement.register, statement.month] = statement
    return list(statements.values()), problems


def _statement(office: str, cells: list[str]) -> Statement:
    """Raises ValueError(column, cause, remedy)."""
    register, month, state = (cell.strip() for cell in (*cells, "", "", "")[:3])
    if register not in all_registers():
        raise ValueError("register", f"register «{register}» tidak dikenal.", f"Pilih: {', '.join(all_registers())}.")
    if not re.fullmatch(r"[12]\d{3}-(0[1-9]|1[0-2])", month):
        raise ValueError("bulan", f"«{month}» bukan bulan.", "Tulis seperti 2025-01.")
    states = [item.value for item in StatementState]
    if state.lower() not in states:
        raise ValueError("pernyataan", f"«{state}» bukan pernyataan.", f"Pilih: {', '.join(states)}.")
    return Statement(office, register, Month(int(month[:4]), int(month[5:])), StatementState(state.lower()))

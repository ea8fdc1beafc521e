"""register/<slug>.csv: the rows of one register under the headings of its declaration.

Choices are written with the words shown, dates as ISO, numbers as digits; an empty cell is no value (an empty text is
the same as none). Read back, each row is checked as every other way into tolok checks it; a bad row is left out and
told, the others are kept.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tolok.archive.cells import read_table, write_table
from tolok.archive.problems import ArchiveError, ArchiveProblem
from tolok.core.kernel.text import fold
from tolok.core.registers.entry import Entry
from tolok.core.registers.register import TYPED_COLUMNS, Column, ColumnType, Register
from tolok.core.registers.validation import Problem, read_entry

ID_HEADING = "Kode baris"


@dataclass(slots=True)
class RegisterReading:
    """The good rows of one file, and what was wrong with the others."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[ArchiveProblem] = field(default_factory=list)


def file_of(slug: str) -> str:
    return f"register/{slug}.csv"


def write_register(register: Register, entries: Iterable[Entry]) -> bytes:
    """Raises ValueError for an entry with a value that the register has no column for."""
    headings = [ID_HEADING, *(column.label for column in register.columns)]
    return write_table(headings, (_to_cells(register, entry) for entry in entries)).encode()


def read_register(
    register: Register, office: str, data: bytes, villages: Collection[str] | None = None
) -> RegisterReading:
    """Rows of `office`; `villages`, when given, are the only desa a row may name.

    Raises ArchiveError where the file as a whole cannot be read.
    """
    file = file_of(register.slug)
    reading = RegisterReading()
    rows = iter(table_rows(file, data))
    columns = _columns(file, register, next(rows, (1, []))[1])
    ids: set[str] = set()
    for line, cells in rows:
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            cause = f"memuat {len(cells)} sel, judulnya {len(columns)}."
            reading.problems.append(
                ArchiveProblem(file, line, None, cause, "Periksa koma atau tanda kutip di baris ini.")
            )
            continue
        found = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if cell.strip()}
        entry_id = found.pop(ID_HEADING, f"{register.slug}-baris-{line}")
        if entry_id in ids:
            cause = f"kode baris «{entry_id}» sudah dipakai di atas."
            reading.problems.append(
                ArchiveProblem(file, line, ID_HEADING, cause, "Beri kode lain atau hapus baris ganda.")
            )
            continue
        row = read_entry(register, found, villages)
        reading.problems.extend(_problem(file, line, register, problem) for problem in row.problems)
        if not row.problems:
            ids.add(entry_id)
            reading.entries.append(_entry(register, office, entry_id, row.values))
    return reading


def table_rows(file: str, data: bytes) -> list[tuple[int, list[str]]]:
    """All records of a CSV file with their lines. Raises ArchiveError."""
    try:
        return list(read_table(data.decode("utf-8-sig")))
    except UnicodeDecodeError:
        raise ArchiveError(f"{file} bukan teks UTF-8. Simpan ulang sebagai «CSV UTF-8».") from None
    except csv.Error as problem:
        raise ArchiveError(f"{file} tidak dapat dibaca sebagai CSV ({problem}). Periksa tanda kutip.") from None


def _to_cells(register: Register, entry: Entry) -> list[str]:
    typed = {name: getattr(entry, name) for name in TYPED_COLUMNS}
    values = {name: value for name, value in {**typed, **entry.lain}.items() if value not in (None, "")}
    known = {column.name for column in register.columns}
    if lacking := sorted(set(values) - known):
        raise ValueError(f"register {register.slug} has columns {sorted(known)}, got: {lacking} in entry {entry.id!r}")
    return [entry.id, *(_cell(column, values.get(column.name)) for column in register.columns)]


def _cell(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if column.type is ColumnType.CHOICE:
        return next((choice.label for choice in column.choices if choice.value == value), str(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _columns(file: str, register: Register, headings: Sequence[str]) -> list[str]:
    """The column name under each heading; the columns may stand in any order."""
    if not headings:
        raise ArchiveError(f"{file} kosong. Baris pertama harus memuat judul kolom.")
    by_heading = {fold(column.label): column.name for column in register.columns}
    by_heading |= {fold(column.name): column.name for column in register.columns}
    by_heading[fold(ID_HEADING)] = ID_HEADING
    columns = [by_heading.get(fold(heading), "") for heading in headings]
    if unknown := [heading for heading, name in zip(headings, columns, strict=True) if not name]:
        known = ", ".join([ID_HEADING, *(column.label for column in register.columns)])
        raise ArchiveError(f"{file}: judul kolom tidak dikenal: «{'», «'.join(unknown)}». Yang dikenal: {known}.")
    if double := sorted({name for name in columns if columns.count(name) > 1}):
        raise ArchiveError(f"{file}: kolom tertulis dua kali: {', '.join(double)}. Sisakan satu.")
    if lacking := [c.label for c in register.columns if c.required and c.name not in columns]:
        raise ArchiveError(f"{file}: kolom wajib tidak ada: {', '.join(lacking)}. Tambahkan judulnya di baris pertama.")
    return columns


def _entry(register: Register, office: str, entry_id: str, values: Mapping[str, Any]) -> Entry:
    filled = {name: value for name, value in values.items() if value is not None}
    typed = {name: value for name, value in filled.items() if name in TYPED_COLUMNS}
    lain = {name: value for name, value in filled.items() if name not in TYPED_COLUMNS}
    return Entry(id=entry_id, office=office, register=register.slug, **typed, lain=lain)


def _problem(file: str, line: int, register: Register, problem: Problem) -> ArchiveProblem:
    """The check's message is "Kolom <label>: <cause>; <remedy>."; the archive shows its parts apart."""
    label = next((column.label for column in register.columns if column.name == problem.column), problem.column)
    cause, _, remedy = problem.message.removeprefix(f"Kolom {label}: ").partition("; ")
    return ArchiveProblem(file, line, label, f"{cause.rstrip('.')}.", f"{remedy[:1].upper()}{remedy[1:]}")

"""Checks of one row against its register, the same for the web form, the importer and the archive."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tolok.core.kernel.period import MONTH_NAMES
from tolok.core.kernel.text import fold, squeeze
from tolok.core.registers.register import Column, ColumnType, Register

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
"""A year outside is a slip of typing (0206, 20226); older land deeds exist, but not as rows of an office's year."""

LARGEST = 10**15
"""Rupiah above a thousand trillion is a slip; it also keeps every sum far inside an engine's exact integers."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_MONTH_NAMED = re.compile(r"(\d{1,2})[ -]([a-z]+)[ -](\d{4})")
_INTEGER = re.compile(r"-?(\d+|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3}){2,})")  # "18,500" may mean 18.5: refused
_RUPIAH = re.compile(r"(?i)^rp\.?\s*|,(-|00)$")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one column of a row. `column` is its name; `message` is Indonesian: label, cause, remedy."""

    column: str
    message: str


@dataclass(frozen=True, slots=True)
class EntryReading:
    """A row as it may be stored (dates as date, integers as int, choices as slugs), and what is wrong with it."""

    values: Mapping[str, object]
    problems: tuple[Problem, ...]


class _RefusedError(ValueError):
    """The message says cause and remedy, without the column."""


def check_entry(
    register: Register, values: Mapping[str, object], villages: Collection[str] | None = None
) -> list[Problem]:
    """All that is wrong with a row, in the order of the register's columns; empty when it may be stored.

    `values` maps column names to what was typed (text) or read (date, int); choices are slugs. Columns left out
    count as empty; an unknown column is a problem. `villages`, when given, are the only values of a desa column.
    """
    return list(_read(register, values, villages).problems)


def read_entry(
    register: Register, values: Mapping[str, object], villages: Collection[str] | None = None
) -> EntryReading:
    """A typed or imported row as it would be stored; choices may be given by slug or by the words shown.

    Store `values` only when `problems` is empty.
    """
    by_slug = {name: _slug_of(register, name, value) for name, value in values.items()}
    return _read(register, by_slug, villages)


def _slug_of(register: Register, name: str, value: object) -> object:
    column = next((c for c in register.columns if c.name == name), None)
    if column is None or column.type is not ColumnType.CHOICE or not isinstance(value, str):
        return value
    return next((c.value for c in column.choices if fold(value) in (fold(c.value), fold(c.label))), value)


def _read(register: Register, values: Mapping[str, object], villages: Collection[str] | None) -> EntryReading:
    stored: dict[str, object] = {}
    problems: list[Problem] = []
    for column in register.columns:
        try:
            stored[column.name] = _value(column, values.get(column.name), villages)
        except _RefusedError as refused:
            problems.append(Problem(column.name, f"Kolom {column.label}: {refused}"))
    problems += _order_problems(register, stored)
    known = {column.name for column in register.columns}
    for name in values:
        if name not in known:
            problems.append(Problem(name, f"Kolom «{name}» tidak ada di {register.nama}; hapus kolom itu."))
    return EntryReading(stored, tuple(problems))


def _order_problems(register: Register, stored: Mapping[str, object]) -> list[Problem]:
    problems = []
    for first, later in register.order_rules:
        start, end = stored.get(first), stored.get(later)
        if isinstance(start, date) and isinstance(end, date) and end < start:
            column, before = register.column(later), register.column(first)
            cause = f"{_show(end)} lebih awal daripada {before.label} ({_show(start)})"
            problems.append(Problem(later, f"Kolom {column.label}: {cause}; perbaiki salah satu tanggalnya."))
    return problems


def _value(column: Column, raw: object, villages: Collection[str] | None) -> object:
    if raw is None or (isinstance(raw, str) and not squeeze(raw)):
        if column.required:
            hint = f", misalnya {column.example}" if column.example else ""
            raise _RefusedError(f"belum diisi, padahal wajib; isi kolom ini{hint}.")
        return None
    match column.type:
        case ColumnType.DATE:
            return _date(raw)
        case ColumnType.INTEGER:
            return _integer(raw)
        case ColumnType.CHOICE:
            return _choice(column, raw)
        case ColumnType.VILLAGE if villages is not None and raw not in villages:
            raise _RefusedError(f"«{raw}» tidak ada dalam daftar desa/kelurahan; pilih dari daftar itu.")
        case ColumnType.LONG_TEXT:
            return str(raw).strip()
        case _:
            return squeeze(str(raw))


def _choice(column: Column, raw: object) -> str:
    if isinstance(raw, str) and any(choice.value == raw for choice in column.choices):
        return raw
    allowed = ", ".join(choice.label for choice in column.choices)
    raise _RefusedError(f"«{raw}» bukan pilihan yang ada; isi salah satu dari: {allowed}.")


def _integer(raw: object) -> int:
    if isinstance(raw, float) and raw.is_integer():  # how a workbook hands over a whole number
        raw = int(raw)
    if isinstance(raw, int) and not isinstance(raw, bool):
        number = raw
    else:
        text = _RUPIAH.sub("", squeeze(str(raw)))
        if not _INTEGER.fullmatch(text):
            raise _RefusedError(f"«{raw}» bukan bilangan bulat; tulis angka saja, misalnya 1.250.000.")
        number = int(re.sub(r"[.,]", "", text))
    if number < 0:
        raise _RefusedError(f"«{raw}» kurang dari nol; tulis bilangan nol atau lebih.")
    if number > LARGEST:
        raise _RefusedError(f"«{raw}» terlalu besar; periksa banyaknya angka nol.")
    return number


def _date(raw: object) -> date:
    if isinstance(raw, datetime):
        day = raw.date()
    elif isinstance(raw, date):
        day = raw
    else:
        day = _date_of_text(squeeze(str(raw)))
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise _RefusedError(f"tahun {day.year} tidak wajar; periksa tahunnya.")
    return day


def _date_of_text(text: str) -> date:
    year, month, day = _date_parts(text)
    if not 1 <= month <= 12:
        raise _RefusedError(f"«{text}» memakai bulan {month}; bulan hanya 1 sampai 12, tulis hari-bulan-tahun.")
    try:
        return date(year, month, day)
    except ValueError:
        raise _RefusedError(f"«{text}» tidak ada dalam kalender; periksa hari dan bulannya.") from None


def _date_parts(text: str) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(text.split("T")[0]):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _MONTH_NAMED.fullmatch(text.lower()):
        for number, name in enumerate(MONTH_NAMES, 1):
            if found[2] in (name.lower(), name[:3].lower()):
                return int(found[3]), number, int(found[1])
    raise _RefusedError(f"«{text}» bukan tanggal; tulis hari-bulan-tahun, misalnya 31-03-2026.")


def _show(day: date) -> str:
    return f"{day:%d-%m-%Y}"

"""Sizes beyond which a file is damaged or hostile, refused before work is spent on it. Every one is a setting."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from tolok.reading.errors import ReadingError
from tolok.reading.layout import Layout, Place
from tolok.reading.origin import words_for

_REMEDY = "Periksa berkasnya: simpan ulang hanya naskah keputusan dan lampirannya."
_PREFIX = "TOLOK_BATAS_"


@dataclass(frozen=True, slots=True)
class Limits:
    """What no decree reaches. The environment may set each: TOLOK_BATAS_ and the name in capitals (TOLOK_BATAS_PAGES).

    `size` and `unpacked` in bytes, `unpack_ratio` unpacked to packed, `members` files in an archive, `markup` in
    bytes of one XML part, `seconds` for a whole reading, `memory` in bytes for the process that reads, `pixels` of one
    page image; `text`, `line`, `cell` in characters, `cells` in one row, `rows` of all tables.
    """

    size: int = 30 * 1024 * 1024
    unpacked: int = 300 * 1024 * 1024
    unpack_ratio: int = 200
    members: int = 2_000
    pages: int = 500
    seconds: int = 1_800
    markup: int = 64 * 1024 * 1024
    memory: int = 4 * 1024 * 1024 * 1024
    pixels: int = 120_000_000
    lines: int = 50_000
    text: int = 3_000_000
    line: int = 200_000
    cell: int = 20_000
    cells: int = 200
    rows: int = 5_000


def limits_from(environment: Mapping[str, str]) -> Limits:
    """The limits that `environment` sets, the rest as they are. Raises ReadingError for a value that is no number."""
    values: dict[str, int] = {}
    names = {one.name for one in fields(Limits)}
    for key, text in environment.items():
        if not key.startswith(_PREFIX):
            continue
        name = key.removeprefix(_PREFIX).lower()
        if name not in names or not text.isascii() or not text.isdecimal() or int(text) < 1:
            known = ", ".join(sorted(_PREFIX + one.upper() for one in names))
            raise ReadingError(
                f"Pengaturan {key}=«{text}» tidak dikenal atau bukan bilangan positif. Dikenal: {known}."
            )
        values[name] = int(text)
    return Limits(**values)


def default_limits() -> Limits:
    """The limits of this process, by its environment. Raises ReadingError."""
    return limits_from(os.environ)


def refuse_long_text(lines: tuple[str, ...], filename: str, limits: Limits) -> None:
    """Raises ReadingError for too many lines, or a line too long."""
    if len(lines) > limits.lines:
        raise ReadingError(f"Berkas «{filename}»: {len(lines)} baris, melewati batas {limits.lines} baris. {_REMEDY}")
    length = sum(map(len, lines))
    if length > limits.text and max(map(len, lines)) <= limits.line:
        raise ReadingError(f"Berkas «{filename}»: {length} huruf, melewati batas {limits.text} huruf. {_REMEDY}")
    for number, line in enumerate(lines, start=1):
        if len(line) > limits.line:
            raise ReadingError(
                f"Berkas «{filename}», baris {number}: {len(line)} huruf dalam satu baris, "
                f"melewati batas {limits.line}. {_REMEDY}"
            )


def refuse_large_tables(layout: Layout, filename: str, limits: Limits) -> None:
    """Raises ReadingError for too many rows, cells in a row, or words in a cell or paragraph."""
    rows = [row for table in layout.tables() for row in table.rows]
    if len(rows) > limits.rows:
        raise ReadingError(f"Berkas «{filename}»: {len(rows)} baris tabel, melewati batas {limits.rows}. {_REMEDY}")
    for row in rows:
        if len(row.cells) > limits.cells:
            raise ReadingError(
                f"Berkas «{filename}», {words_for(row.place())}: {len(row.cells)} kolom, "
                f"melewati batas {limits.cells}. {_REMEDY}"
            )
        _refuse_length(max(map(len, row.cells), default=0), row.place(), filename, limits.cell)
    for line in layout.lines():
        _refuse_length(len(line.text), line.at, filename, limits.cell)


def _refuse_length(length: int, place: Place, filename: str, limit: int) -> None:
    if length > limit:
        raise ReadingError(
            f"Berkas «{filename}», {words_for(place)}: sel atau paragraf {length} huruf, "
            f"melewati batas {limit}. {_REMEDY}"
        )

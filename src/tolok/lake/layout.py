"""Which tables a lake has, their columns, and where a part of one lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from tolok.engines.compiler import SCHEMA
from tolok.lake.errors import LakeError

VERSION = 1
"""Raised with every change of the tables; a lake of another version is refused, not guessed at."""

_ARROW = {"string": pa.string(), "date": pa.date32(), "int64": pa.int64()}


def _columns(types: Mapping[str, str]) -> pa.Schema:
    return pa.schema([(name, _ARROW[type_]) for name, type_ in types.items()])


@dataclass(frozen=True, slots=True)
class LakeTable:
    """One table: its columns, and whether its parts are months or whole years. Year and month stand in the path."""

    columns: pa.Schema
    is_monthly: bool = False


ENTRIES, STATEMENTS, OFFICES = "entries", "statements", "offices"
INDICATORS, TARGETS, SCORES = "indicators", "targets", "scores"
TABLES = {
    ENTRIES: LakeTable(_columns(SCHEMA), is_monthly=True),
    STATEMENTS: LakeTable(_columns({"office": "string", "register": "string", "state": "string"}), is_monthly=True),
    OFFICES: LakeTable(_columns(dict.fromkeys(("office", "nama", "kabupaten", "provinsi", "catalogue"), "string"))),
    INDICATORS: LakeTable(
        _columns(
            dict.fromkeys(
                ("catalogue", "key", "jenis", "jabatan", "indikator", "satuan", "sentence", "formula", "aggregation",
                 "rule"),
                "string",
            )
        )
    ),
    TARGETS: LakeTable(
        _columns({"office": "string", "key": "string", "quarter": "int64", "lo": "string", "hi": "string"})
    ),
    SCORES: LakeTable(_columns({"office": "string", "key": "string", "quarter": "int64", "value": "string"})),
}  # fmt: skip
"""Quantities (rupiah among them) are 64-bit integers; targets and given values decimals written out, so both exact."""


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A month (or year) of a table: what is written, kept or replaced as one file."""

    table: str
    year: int
    month: int | None = None

    def __post_init__(self) -> None:
        table = TABLES.get(self.table)
        if table is None:
            raise ValueError(f"expected one of {list(TABLES)}, got: {self.table!r}")
        if not 1 <= self.year <= 9999 or (self.month is not None) != table.is_monthly:
            raise ValueError(f"expected a year{' and month' if table.is_monthly else ''}, got: {self!r}")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"month must be 1..12, got: {self.month!r}")

    @property
    def folder(self) -> str:
        """The folder of its file inside the lake, with forward slashes."""
        month = "" if self.month is None else f"/month={self.month:02}"
        return f"{self.table}/year={self.year:04}{month}"

    @property
    def columns(self) -> pa.Schema:
        return TABLES[self.table].columns

    def __str__(self) -> str:
        return f"{self.table} {self.year:04}" + ("" if self.month is None else f"-{self.month:02}")


def part_of_entry(submitted: date | None, due: date | None, completed: date | None) -> Part | None:
    """The part a row lies in: the month of the first of its dates that there is; None for a row that never counts."""
    day = submitted or due or completed
    return Part(ENTRIES, day.year, day.month) if day else None


def check_columns(found: pa.Schema, part: Part, name: str) -> None:
    """Raises LakeError where a file has other columns than its table."""
    if [(one.name, one.type) for one in found] != [(one.name, one.type) for one in part.columns]:
        raise LakeError(
            f"«{name}»: kolomnya bukan kolom tabel {part.table} versi {VERSION}. Ekspor ulang lake ini dengan "
            "«tolok lake export»."
        )

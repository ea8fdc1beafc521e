"""DuckDB, the embedded engine: over rows in memory, rows of a database, or Parquet files.

Rows of SQLite and PostgreSQL come through those databases' own cursors (`over_rows`). DuckDB's extensions for both have
to be fetched from the network when they are first used, which an office on a closed or bad line cannot do; they would
also read past the transaction that the caller is in.
Ibis only writes the SQL here; DuckDB runs it on a connection of our own, whose integers come back exact (a sum is a
HUGEINT, which a detour over floats would round).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import ibis.expr.types as ir

from tolok.core.kernel.period import Month
from tolok.core.registers.entry import Entry
from tolok.core.registers.term import Term
from tolok.engines.compiler import SCHEMA, TABLE, Scan, compile_terms
from tolok.engines.scanning import ScanningEngine
from tolok.engines.tail import GroupRow
from tolok.engines.written import sql

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 250_000
"""Groups in a batch: enough to work on at once, few enough to stay small."""
ROWS = 20_000
"""Rows taken up at a time: few enough to stay small as Python objects, enough that starting an INSERT costs nothing."""
Row = Sequence[Any]
_as_row = attrgetter(*SCHEMA)
_SQL_TYPES = {"string": "VARCHAR", "date": "DATE", "int64": "BIGINT"}


class DuckDbEngine(ScanningEngine):
    """An Engine over a table `entries` in DuckDB."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Over rows in memory. Raises OverflowError for a quantity beyond 64 bits."""
        self._connection = _prepared(duckdb.connect())
        _take_up(self._connection, map(_as_row, entries))

    @classmethod
    def over_rows(cls, rows: Iterable[Row]) -> DuckDbEngine:
        """Over rows as a database's cursor gives them, the columns of SCHEMA in their order, taken up as they come.

        They are read once, ROWS at a time, into DuckDB's own columns; no Entry is made of any.
        Raises OverflowError for a quantity beyond 64 bits.
        """
        connection = duckdb.connect()
        _take_up(connection, rows)
        return cls.over_connection(connection)

    @classmethod
    def over_connection(cls, connection: duckdb.DuckDBPyConnection) -> DuckDbEngine:
        """Over a connection in which `entries` is a table or view with the columns of SCHEMA."""
        engine = cls.__new__(cls)
        engine._connection = _prepared(connection)
        return engine

    @classmethod
    def over_parquet(cls, path: Path | str, memory_limit: str | None = None) -> DuckDbEngine:
        """Over a Parquet file, or many (`folder/*.parquet`), with the columns of SCHEMA.

        `memory_limit` ("512MB") bounds what DuckDB holds; groups that do not fit go to its temporary files.
        """
        connection = duckdb.connect(config={"preserve_insertion_order": False})
        if memory_limit is not None:
            connection.execute("SET memory_limit = ?", [memory_limit])
        quoted = str(path).replace("'", "''")
        columns = ", ".join(f'"{name}"' for name in SCHEMA)
        connection.execute(
            f"CREATE VIEW {TABLE} AS SELECT {columns} FROM read_parquet('{quoted}')"  # noqa: S608 - quoted above
        )
        return cls.over_connection(connection)

    def rows(self, expression: ir.Table) -> list[GroupRow]:
        found: list[GroupRow] = self._connection.execute(sql(expression, "duckdb")).fetchall()
        return found

    def groups(self, scan: Scan) -> pa.RecordBatchReader:
        return self._connection.sql(sql(scan.expression, "duckdb")).to_arrow_reader(BATCH)

    def explain(self, terms: Sequence[Term], offices: Sequence[str], months: Sequence[Month]) -> str:
        """DuckDB's own plan of every scan, for tests and the curious."""
        scans = compile_terms(tuple(dict.fromkeys(terms)), offices, months)
        asked = (f"EXPLAIN {sql(scan.expression, 'duckdb')}" for scan in scans)
        return "\n".join(self._connection.execute(query).fetchall()[0][1] for query in asked)


def _prepared(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Windows stay windows: as joins of their groups with themselves (since DuckDB 2) they scan the entries twice."""
    known = connection.execute("SELECT name FROM duckdb_optimizers() WHERE name = 'window_self_join'").fetchall()
    return connection.execute(f"SET disabled_optimizers = '{known[0][0]}'") if known else connection


def _take_up(connection: duckdb.DuckDBPyConnection, rows: Iterable[Row]) -> None:
    """Column by column as lists; an Arrow table made of lists would load pandas, longer than an office's year takes."""
    columns = ", ".join(f'"{name}" {_SQL_TYPES[type_]}' for name, type_ in SCHEMA.items())
    connection.execute(f"CREATE TABLE {TABLE} ({columns})")
    lists = ", ".join(f"unnest(${name}::{_SQL_TYPES[type_]}[])" for name, type_ in SCHEMA.items())
    rows = iter(rows)
    while taken := list(islice(rows, ROWS)):
        given = dict(zip(SCHEMA, map(list, zip(*taken, strict=True)), strict=True))
        if beyond := [n for n in given["quantity"] if n is not None and not -(2**63) <= n < 2**63]:
            raise OverflowError(f"expected quantities within 64 bits, got: {beyond[0]}")
        connection.execute(f"INSERT INTO {TABLE} SELECT {lists}", given)

"""DuckDB, the embedded engine: over rows in memory or over Parquet files.

Ibis only writes the SQL here; DuckDB runs it on a connection of our own, whose integers come back exact (a sum is a
HUGEINT, which a detour over floats would round).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa

from tolok.core.kernel.period import Month
from tolok.core.registers.entry import Entry
from tolok.core.registers.term import Term
from tolok.engines.compiler import SCHEMA, TABLE, Scan, compile_terms
from tolok.engines.scanning import ScanningEngine
from tolok.engines.tail import GroupRow

BATCH = 250_000
"""Groups in a batch: enough to work on at once, few enough to stay small."""
_ARROW = {"string": pa.string(), "date": pa.date32(), "int64": pa.int64()}


class DuckDbEngine(ScanningEngine):
    """An Engine over a table `entries` in DuckDB."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Over rows in memory. Raises OverflowError for a quantity beyond 64 bits."""
        self._connection = duckdb.connect()
        self._connection.register(TABLE, _arrow_table(entries))

    @classmethod
    def over_connection(cls, connection: duckdb.DuckDBPyConnection) -> DuckDbEngine:
        """Over a connection in which `entries` is a table or view with the columns of SCHEMA."""
        engine = cls.__new__(cls)
        engine._connection = connection
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
        found: list[GroupRow] = self._connection.execute(_sql(expression)).fetchall()
        return found

    def groups(self, scan: Scan) -> pa.RecordBatchReader:
        return self._connection.sql(_sql(scan.expression)).to_arrow_reader(BATCH)

    def explain(self, terms: Sequence[Term], offices: Sequence[str], months: Sequence[Month]) -> str:
        """DuckDB's own plan of every scan, for tests and the curious."""
        scans = compile_terms(tuple(dict.fromkeys(terms)), offices, months)
        return "\n".join(self._connection.execute(f"EXPLAIN {_sql(s.expression)}").fetchall()[0][1] for s in scans)


def _sql(expression: ibis.Table) -> str:
    return str(ibis.to_sql(expression, dialect="duckdb"))


def _arrow_table(entries: Sequence[Entry]) -> pa.Table:
    return pa.table(
        {name: pa.array([getattr(entry, name) for entry in entries], _ARROW[type_]) for name, type_ in SCHEMA.items()}
    )

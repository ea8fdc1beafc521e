"""Engines over the rows of a lake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from tolok.engines.compiler import SCHEMA, TABLE
from tolok.engines.duckdb import DuckDbEngine
from tolok.engines.spark import SparkEngine
from tolok.lake.layout import ENTRIES, TABLES
from tolok.lake.opening import Lake

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def duckdb_over(lake: Lake) -> DuckDbEngine:
    """DuckDB over exactly the files that the lake's manifest names, whatever else lies in its folders."""
    connection = duckdb.connect(config={"preserve_insertion_order": False})
    files = lake.entry_files()
    if not files:
        connection.register(TABLE, TABLES[ENTRIES].columns.empty_table())
        return DuckDbEngine.over_connection(connection)
    columns = ", ".join(f'"{name}"' for name in SCHEMA)
    names = ", ".join("'" + str(path).replace("'", "''") + "'" for path in files)
    connection.execute(
        f"CREATE VIEW {TABLE} AS SELECT {columns} FROM read_parquet([{names}], hive_partitioning = false)"  # noqa: S608
    )
    return DuckDbEngine.over_connection(connection)


def spark_over(lake: Lake, session: SparkSession) -> SparkEngine:
    """Spark over the same files; on a cluster every machine must see the lake's folder at the same path."""
    files = lake.entry_files()
    if not files:
        return SparkEngine.over_table(session, TABLES[ENTRIES].columns.empty_table())
    return SparkEngine.over_parquet(session, files)

"""Spark, through the same expressions: for rows that one machine does not hold. Elsewhere DuckDB is quicker.

Every scan reads its rows once: Spark computes a part of a plan anew each time the query names it, and these name each
part once, so nothing need be kept between stages (a test of the plan holds this). Dates are days without a clock, so no
time zone takes part. `quantity` is read as a decimal: Spark's sum of 64-bit integers has 64 bits.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis.expr.types as ir
import pyarrow as pa

from tolok.engines.compiler import SCHEMA, TABLE, Scan
from tolok.engines.scanning import ScanningEngine
from tolok.engines.spark_session import collected, read_parquet
from tolok.engines.tail import GroupRow

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

BATCH = 250_000
"""Groups in a batch: enough to work on at once, few enough to stay small."""
_EXACT = "DECIMAL(28, 0)"
"""Its sum has 38 digits: room for 10^19 quantities of 64 bits."""


class SparkEngine(ScanningEngine):
    """An Engine over rows that a Spark session reads."""

    def __init__(self, frame: DataFrame) -> None:
        """Over a frame with the columns of SCHEMA. It becomes the view `entries` of its session, so one engine each."""
        self._session: SparkSession = frame.sparkSession
        read = (f"CAST({name} AS {_EXACT}) AS {name}" if kind == "int64" else name for name, kind in SCHEMA.items())
        frame.selectExpr(*read).createOrReplaceTempView(TABLE)

    @classmethod
    def over_table(cls, session: SparkSession, table: pa.Table) -> SparkEngine:
        """Over rows in memory, with the columns of SCHEMA."""
        return cls(session.newSession().createDataFrame(table))

    @classmethod
    def over_parquet(cls, session: SparkSession, paths: Sequence[Path]) -> SparkEngine:
        """Over Parquet files with the columns of SCHEMA, at paths that every machine of the cluster sees alike."""
        return cls(read_parquet(session.newSession(), paths, SCHEMA))

    def rows(self, expression: ir.Table) -> list[GroupRow]:
        columns = [column.to_pylist() for column in collected(self._session, expression).columns]
        return [tuple(map(_exact, row)) for row in zip(*columns, strict=True)]

    def groups(self, scan: Scan) -> pa.RecordBatchReader:
        """See `Engine.groups`. All groups come to this process at once; its memory is theirs."""
        return collected(self._session, scan.expression).to_reader(BATCH)


def _exact(value: Any) -> Any:
    return int(value) if isinstance(value, Decimal) else value

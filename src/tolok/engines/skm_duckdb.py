"""DuckDB for surveys: over responses in memory or over Parquet files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import ibis.expr.types as ir
import pyarrow as pa

from tolok.core.survey.response import Response
from tolok.engines.skm import TABLE, schema_of
from tolok.engines.skm_scanning import ScanningSurvey, response_columns
from tolok.engines.written import sql

_ARROW = {"string": pa.string(), "date": pa.date32(), "int8": pa.int8()}


class DuckDbSurvey(ScanningSurvey):
    """A SurveyEngine over a table `answers` in DuckDB."""

    def __init__(self, responses: Sequence[Response], unsur: int) -> None:
        """Over responses in memory. Raises ValueError for a response with another number of unsur."""
        super().__init__(unsur)
        columns = response_columns(responses, unsur)
        arrays = {name: pa.array(columns[name], _ARROW[kind]) for name, kind in schema_of(unsur).items()}
        self.connection = duckdb.connect()
        self.connection.register(TABLE, pa.table(arrays))

    @classmethod
    def over_parquet(cls, path: Path | str, unsur: int) -> DuckDbSurvey:
        """Over a Parquet file, or many (`folder/*.parquet`), with the columns of `schema_of`."""
        engine = cls((), unsur)
        engine.connection.unregister(TABLE)
        quoted, columns = str(path).replace("'", "''"), ", ".join(schema_of(unsur))
        engine.connection.execute(
            f"CREATE VIEW {TABLE} AS SELECT {columns} FROM read_parquet('{quoted}')"  # noqa: S608 - quoted above
        )
        return engine

    def found(self, expression: ir.Table) -> pa.Table:
        return self.connection.sql(sql(expression, "duckdb")).to_arrow_table()

"""Spark for surveys: the answers of a nation where one machine does not hold them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import ibis.expr.types as ir
import pyarrow as pa

from tolok.engines.skm import TABLE, schema_of
from tolok.engines.skm_scanning import ScanningSurvey
from tolok.engines.spark_session import collected, read_parquet

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


class SparkSurvey(ScanningSurvey):
    """A SurveyEngine over answers that a Spark session reads."""

    def __init__(self, frame: DataFrame, unsur: int) -> None:
        """Over a frame with the columns of `schema_of`. It becomes the view `answers` of its session."""
        super().__init__(unsur)
        self._session: SparkSession = frame.sparkSession
        frame.createOrReplaceTempView(TABLE)

    @classmethod
    def over_table(cls, session: SparkSession, table: pa.Table, unsur: int) -> SparkSurvey:
        """Over answers in memory, with the columns of `schema_of`."""
        return cls(session.newSession().createDataFrame(table), unsur)

    @classmethod
    def over_parquet(cls, session: SparkSession, paths: Sequence[Path], unsur: int) -> SparkSurvey:
        """Over Parquet files with the columns of `schema_of`, at paths that every machine of the cluster sees alike."""
        return cls(read_parquet(session.newSession(), paths, schema_of(unsur)), unsur)

    def found(self, expression: ir.Table) -> pa.Table:
        return collected(self._session, expression)

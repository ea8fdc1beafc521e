"""Spark for engines under test: one session a process, begun when the first test asks, and rows put into it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pyarrow as pa
from pyspark.sql import SparkSession

from tolok.core.registers.entry import Entry
from tolok.core.survey import Response
from tolok.engines.compiler import SCHEMA
from tolok.engines.skm import schema_of
from tolok.engines.skm_scanning import response_columns
from tolok.engines.skm_spark import SparkSurvey
from tolok.engines.spark import SparkEngine
from tolok.engines.spark_session import spark_session
from tolok.lake.layout import ENTRIES, TABLES

# Thousands of tiny queries: a compiler that works less on each and one thread that collects garbage halve their cost.
_QUICK = {
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.shuffle.partitions": "1",
}

ARROW = {"string": pa.string(), "date": pa.date32(), "int8": pa.int8()}


@cache
def session() -> SparkSession:
    return spark_session("local[1]", _QUICK)


def spark_engine(entries: Sequence[Entry]) -> SparkEngine:
    return SparkEngine.over_table(session(), as_table(entries))


def as_table(entries: Sequence[Entry]) -> pa.Table:
    rows = [{name: getattr(entry, name) for name in SCHEMA} for entry in entries]
    return pa.Table.from_pylist(rows, TABLES[ENTRIES].columns)


def spark_survey(responses: Sequence[Response], unsur: int) -> SparkSurvey:
    columns = response_columns(responses, unsur)
    arrays = {name: pa.array(columns[name], ARROW[kind]) for name, kind in schema_of(unsur).items()}
    return SparkSurvey.over_table(session(), pa.table(arrays), unsur)

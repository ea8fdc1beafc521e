"""The engines that every spec table and property must hold for. A new engine adds its line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.support.postgres import postgres_engine
from tests.support.spark import spark_engine
from tolok.core.registers.entry import Entry
from tolok.engines import Engine
from tolok.engines.duckdb import DuckDbEngine
from tolok.engines.reference import ReferenceEngine

ENGINES: dict[str, Callable[[Sequence[Entry]], Engine]] = {
    "reference": ReferenceEngine,
    "duckdb": DuckDbEngine,
    "postgres": postgres_engine,
    "spark": spark_engine,
}


def examples(name: str, usual: int) -> int:
    """With how many examples a property is tried on an engine: a query costs Spark what a hundred cost DuckDB."""
    return max(3, usual // 8) if name == "spark" else usual

"""The engines that every spec table and property must hold for. A new engine adds its line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.support.postgres import postgres_engine
from tolok.core.registers.entry import Entry
from tolok.engines import Engine
from tolok.engines.duckdb import DuckDbEngine
from tolok.engines.reference import ReferenceEngine

ENGINES: dict[str, Callable[[Sequence[Entry]], Engine]] = {
    "reference": ReferenceEngine,
    "duckdb": DuckDbEngine,
    "postgres": postgres_engine,
}

"""PostgreSQL for engines under test: one server a process, begun when the first test asks, and rows put into it."""

from __future__ import annotations

import atexit
from collections.abc import Sequence
from contextlib import ExitStack
from functools import cache

import psycopg
from tools.run_tests import throwaway_postgresql

from tolok.core.registers.entry import Entry
from tolok.core.survey import Response
from tolok.engines.compiler import SCHEMA
from tolok.engines.postgres import PostgresEngine, query_of_lists
from tolok.engines.skm import schema_of
from tolok.engines.skm_postgres import PostgresSurvey
from tolok.engines.skm_scanning import response_columns


@cache
def server() -> psycopg.Connection:
    """A connection to a server that is gone when the process ends."""
    begun = ExitStack()
    atexit.register(begun.close)
    return begun.enter_context(psycopg.connect(begun.enter_context(throwaway_postgresql()), autocommit=True))


def postgres_engine(entries: Sequence[Entry]) -> PostgresEngine:
    return PostgresEngine(
        server(), query_of_lists(SCHEMA), [[getattr(entry, name) for entry in entries] for name in SCHEMA]
    )


def postgres_survey(responses: Sequence[Response], unsur: int) -> PostgresSurvey:
    columns = response_columns(responses, unsur)
    return PostgresSurvey(server(), unsur, query_of_lists(schema_of(unsur)), list(columns.values()))

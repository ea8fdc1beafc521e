"""PostgreSQL for engines under test: one server a process, begun when the first test asks, and rows put into it."""

from __future__ import annotations

import atexit
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import cache

import psycopg
from tools.run_tests import throwaway_postgresql

from tolok.core.registers.entry import Entry
from tolok.core.survey import Response
from tolok.engines.compiler import SCHEMA
from tolok.engines.postgres import PostgresEngine
from tolok.engines.skm import schema_of
from tolok.engines.skm_postgres import PostgresSurvey
from tolok.engines.skm_scanning import response_columns

_TYPES = {"string": "text", "date": "date", "int64": "bigint", "int8": "smallint"}


@cache
def server() -> psycopg.Connection:
    """A connection to a server that is gone when the process ends."""
    begun = ExitStack()
    atexit.register(begun.close)
    return begun.enter_context(psycopg.connect(begun.enter_context(throwaway_postgresql()), autocommit=True))


def postgres_engine(entries: Sequence[Entry]) -> PostgresEngine:
    return PostgresEngine(server(), given(SCHEMA), [[getattr(entry, name) for entry in entries] for name in SCHEMA])


def postgres_survey(responses: Sequence[Response], unsur: int) -> PostgresSurvey:
    columns = response_columns(responses, unsur)
    return PostgresSurvey(server(), unsur, given(schema_of(unsur)), list(columns.values()))


def given(schema: Mapping[str, str]) -> str:
    """A query whose rows are its parameters, a list a column."""
    return "SELECT * FROM unnest({})".format(", ".join(f"%s::{_TYPES[kind]}[]" for kind in schema.values()))

"""PostgreSQL, inside the database: for one office's live page, where its rows already lie.

Ibis writes the SQL; it runs on a connection that the caller has open, in its transaction. Nothing is created in the
database, so a replica or a role that may only read serves too, and nothing here imports psycopg: who has a connection
has it, everybody else does without.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from decimal import Decimal
from types import MappingProxyType
from typing import Any, ClassVar, NoReturn, Protocol

import ibis.expr.types as ir

from tolok.engines import Ability, CannotDoError
from tolok.engines.compiler import SCHEMA, TABLE, Scan
from tolok.engines.scanning import ScanningEngine
from tolok.engines.tail import GroupRow
from tolok.engines.written import sql

_TYPES = {"string": "text", "date": "date", "int64": "bigint", "int8": "smallint"}


class Connection(Protocol):
    """A psycopg 3 connection, or Django's to PostgreSQL."""

    def cursor(self) -> AbstractContextManager[Any]: ...


class GivenRows:
    """Rows in PostgreSQL under the name by which expressions read them."""

    def __init__(
        self,
        connection: Connection,
        name: str,
        schema: Mapping[str, str],
        query: str | None,
        parameters: Sequence[object],
    ) -> None:
        """The rows of `query`, its columns in the order of `schema`; None: of the table or view called `name`.

        Texts are compared and sorted by their code points, as everywhere else, whatever the database's locale.
        """
        columns = ", ".join(f'"{column}"' for column in schema)
        if query is None:
            query = f'SELECT {columns} FROM "{name}"'  # noqa: S608 - names of our own
        elif not parameters:
            query = query.replace("%", "%%")
        by_code_point = ", ".join(
            f'"{column}" COLLATE "C" AS "{column}"' if kind == "string" else f'"{column}"'
            for column, kind in schema.items()
        )
        self._connection, self._parameters = connection, tuple(parameters)
        self._named = f'"{name}" AS (SELECT {by_code_point} FROM ({query}) AS given ({columns}))'  # noqa: S608

    def answers(self, expression: ir.Table) -> list[tuple[Any, ...]]:
        """The rows of an expression over these; sums and numbers of months, which come as numeric, as exact int."""
        asked = sql(expression, "postgres").replace("%", "%%")
        more, asked = (", ", asked.removeprefix("WITH ")) if asked.startswith("WITH ") else (" ", asked)
        with self._connection.cursor() as cursor:
            cursor.execute(f"WITH {self._named}{more}{asked}", self._parameters)
            return [tuple(int(v) if isinstance(v, Decimal) else v for v in row) for row in cursor.fetchall()]


def query_of_lists(schema: Mapping[str, str]) -> str:
    """A query whose rows are its parameters, one list for each column of `schema`."""
    lists = ", ".join(f"%s::{_TYPES[kind]}[]" for kind in schema.values())
    return f"SELECT * FROM unnest({lists})"  # noqa: S608 - types of our own


class PostgresEngine(ScanningEngine):
    """An Engine over rows in PostgreSQL.

    It refuses the groups of many offices: fetching them takes about six times as long as DuckDB needs over the same
    rows (`benchmarks/engines/bench_postgres.py`), and the nation's database is not burdened with them.
    """

    cannot: ClassVar[Mapping[Ability, str]] = MappingProxyType(
        {
            Ability.GROUPS: "mesin postgres menghitung satu kantor di dalam basis datanya; "
            "untuk banyak kantor ekspor dulu ke lake, lalu pakai duckdb atau spark"
        }
    )

    def __init__(self, connection: Connection, query: str | None = None, parameters: Sequence[object] = ()) -> None:
        """Over the rows of `query`: the columns of SCHEMA in their order, `parameters` where it says %s.

        None: over `entries`, a table or view with these columns.
        """
        self._given = GivenRows(connection, TABLE, SCHEMA, query, parameters)

    def rows(self, expression: ir.Table) -> list[GroupRow]:
        return list(self._given.answers(expression))

    def groups(self, scan: Scan) -> NoReturn:
        raise CannotDoError(self.cannot[Ability.GROUPS])

"""PostgreSQL for surveys, inside the database: the answers of one office where they lie."""

from __future__ import annotations

from collections.abc import Sequence

import ibis.expr.types as ir
import pyarrow as pa

from tolok.engines.postgres import Connection, GivenRows
from tolok.engines.skm import TABLE, schema_of
from tolok.engines.skm_scanning import ScanningSurvey


class PostgresSurvey(ScanningSurvey):
    """A SurveyEngine over answers in PostgreSQL."""

    def __init__(
        self, connection: Connection, unsur: int, query: str | None = None, parameters: Sequence[object] = ()
    ) -> None:
        """Over the rows of `query`: the columns of `schema_of` in their order, `parameters` where it says %s.

        None: over `answers`, a table or view with these columns.
        """
        super().__init__(unsur)
        self._given = GivenRows(connection, TABLE, schema_of(unsur), query, parameters)

    def found(self, expression: ir.Table) -> pa.Table:
        rows = self._given.answers(expression)
        columns = zip(*rows, strict=True) if rows else ((),) * len(expression.columns)
        return pa.table([list(column) for column in columns], names=list(expression.columns))

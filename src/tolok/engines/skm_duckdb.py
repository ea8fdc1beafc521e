"""DuckDB for surveys: over responses in memory or over Parquet files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import ibis
import numpy as np
import pyarrow as pa

from tolok.core.kernel.period import Period
from tolok.core.survey.response import Response
from tolok.core.survey.tally import SurveyGroup, Tallies
from tolok.core.survey.unsur import ANSWERS
from tolok.engines.skm import (
    COUNTED,
    RESPONDENTS,
    TABLE,
    answer_columns,
    bounds_expression,
    compile_tallies,
    quarter_of,
    schema_of,
)
from tolok.engines.skm_bulk import SurveyGroups

_ARROW = {"string": pa.string(), "date": pa.date32(), "int8": pa.int8()}


class DuckDbSurvey:
    """A SurveyEngine over a table `answers` in DuckDB."""

    def __init__(self, responses: Sequence[Response], unsur: int) -> None:
        """Over responses in memory. Raises ValueError for a response with another number of unsur."""
        if wrong := [response for response in responses if len(response.answers) != unsur]:
            raise ValueError(f"expected {unsur} answers a response, got: {len(wrong[0].answers)}")
        self._unsur = unsur
        self.connection = duckdb.connect()
        self.connection.register(TABLE, _arrow_table(responses, unsur))

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

    def tallies(self, quarters: Sequence[Period]) -> Tallies:
        groups = self.groups(quarters)
        names = zip(groups.office.tolist(), groups.service.tolist(), groups.quarter.tolist(), strict=True)
        return {
            SurveyGroup(office, service, quarter_of(quarter)): groups.tally(place)
            for place, (office, service, quarter) in enumerate(names)
        }

    def groups(self, quarters: Sequence[Period]) -> SurveyGroups:
        """The same as columns, for `index_bulk`: no group passes through a Python object."""
        self._check_answers()
        found = self.connection.sql(_sql(compile_tallies(self._unsur, quarters))).to_arrow_table()
        # DuckDB's sums are of 128 bits; in Arrow they become the 64 that they fit in without passing through objects.
        packed = [found[column].cast(pa.int64()).fill_null(0).to_numpy() for column in answer_columns(self._unsur)]
        counts, sums = np.divmod(np.column_stack(packed), COUNTED)
        office, service = (found[name].to_numpy() for name in ("office", "service"))
        quarter, respondents = (found[name].to_numpy().astype(np.int64) for name in ("quarter", RESPONDENTS))
        return SurveyGroups(office, service, quarter, respondents, sums, counts)

    def _check_answers(self) -> None:
        bounds = self.connection.execute(_sql(bounds_expression(self._unsur))).fetchall()[0]
        if wrong := [bound for bound in bounds if bound is not None and bound not in ANSWERS]:
            raise ValueError(f"expected answers 1 to 4 or none, got: {wrong[0]!r}")


def _sql(expression: ibis.Table) -> str:
    return str(ibis.to_sql(expression, dialect="duckdb"))


def _arrow_table(responses: Sequence[Response], unsur: int) -> pa.Table:
    columns = {name: pa.array([getattr(r, name) for r in responses], _ARROW[kind]) for name, kind in _named(unsur)}
    answers = zip(*(r.answers for r in responses), strict=True) if responses else [()] * unsur
    return pa.table(columns | {c: pa.array(a, pa.int8()) for c, a in zip(answer_columns(unsur), answers, strict=True)})


def _named(unsur: int) -> list[tuple[str, str]]:
    return [(name, kind) for name, kind in schema_of(unsur).items() if name not in answer_columns(unsur)]

"""A survey engine over anything that runs the expressions of `skm.py`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from tolok.core.kernel.period import Period
from tolok.core.survey.response import Response
from tolok.core.survey.tally import SurveyGroup, Tallies
from tolok.core.survey.unsur import ANSWERS
from tolok.engines.skm import (
    COUNTED,
    RESPONDENTS,
    answer_columns,
    bounds_expression,
    compile_tallies,
    quarter_of,
    schema_of,
)
from tolok.engines.skm_bulk import SurveyGroups


class ScanningSurvey(ABC):
    """A SurveyEngine over a table `answers` with the columns of `schema_of(unsur)`, wherever it lies."""

    def __init__(self, unsur: int) -> None:
        self._unsur = unsur

    @abstractmethod
    def found(self, expression: ir.Table) -> pa.Table:
        """What an expression over `answers` gives."""

    def tallies(self, quarters: Sequence[Period]) -> Tallies:
        groups = self.groups(quarters)
        names = zip(groups.office.tolist(), groups.service.tolist(), groups.quarter.tolist(), strict=True)
        return {
            SurveyGroup(office, service, quarter_of(quarter)): groups.tally(place)
            for place, (office, service, quarter) in enumerate(names)
        }

    def groups(self, quarters: Sequence[Period]) -> SurveyGroups:
        """The same as columns, for `index_bulk`."""
        self._check_answers()
        found = self.found(compile_tallies(self._unsur, quarters))
        # DuckDB's sums are of 128 bits; in Arrow they become the 64 that they fit in without passing through objects.
        packed = [found[column].cast(pa.int64()).fill_null(0).to_numpy() for column in answer_columns(self._unsur)]
        counts, sums = np.divmod(np.column_stack(packed), COUNTED)
        office, service = (found[name].to_numpy() for name in ("office", "service"))
        quarter, respondents = (found[name].cast(pa.int64()).to_numpy() for name in ("quarter", RESPONDENTS))
        return SurveyGroups(office, service, quarter, respondents, sums, counts)

    def _check_answers(self) -> None:
        (bounds,) = self.found(bounds_expression(self._unsur)).to_pylist()
        if wrong := [bound for bound in bounds.values() if bound is not None and bound not in ANSWERS]:
            raise ValueError(f"expected answers 1 to 4 or none, got: {wrong[0]!r}")


def response_columns(responses: Sequence[Response], unsur: int) -> dict[str, list[Any]]:
    """Responses as the columns of `schema_of`. Raises ValueError for one with another number of unsur."""
    if wrong := [response for response in responses if len(response.answers) != unsur]:
        raise ValueError(f"expected {unsur} answers a response, got: {len(wrong[0].answers)}")
    places = {name: place for place, name in enumerate(answer_columns(unsur))}
    return {
        name: [r.answers[places[name]] if name in places else getattr(r, name) for r in responses]
        for name in schema_of(unsur)
    }

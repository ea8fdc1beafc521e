"""Answers of satisfaction surveys -> sums and counts per office, service and triwulan: one scan, in Ibis.

One aggregate an unsur carries both its sum and its count: each filled answer adds `COUNTED` + answer, an open one
(NULL) adds nothing. That is as quick as a bare mean; two aggregates an unsur take a quarter longer. The index itself
is not made here: `core.survey` makes one, `skm_bulk.py` those of a nation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import ibis
import ibis.expr.types as ir

from tolok.core.kernel.period import Period
from tolok.core.survey.tally import Tallies

TABLE = "answers"
COUNTED = 2**32
"""What a filled answer adds beside itself: room for the sum of a thousand million answers below it."""
RESPONDENTS = "respondents"


class SurveyEngine(Protocol):
    """Adds up the answers it was opened on."""

    def tallies(self, quarters: Sequence[Period]) -> Tallies:
        """The tally of each office, service and triwulan among `quarters` that has at least one sheet.

        Raises ValueError for a period that is no triwulan, and for an answer that is not 1 to 4.
        """
        ...


def answer_columns(unsur: int) -> tuple[str, ...]:
    """The columns of the answers in the order of the unsur codes: u1, u2 ..."""
    return tuple(f"u{place}" for place in range(1, unsur + 1))


def schema_of(unsur: int) -> dict[str, str]:
    """The columns of a table of answers: whose, about which service, on which day, and one for each unsur."""
    return {"office": "string", "service": "string", "day": "date", **dict.fromkeys(answer_columns(unsur), "int8")}


def compile_tallies(unsur: int, quarters: Sequence[Period]) -> ir.Table:
    """The scan. Its result: office, service, quarter number, respondents, then for each unsur its packed sum.

    Raises ValueError for a period that is no triwulan, or for none.
    """
    numbers = quarter_numbers(quarters)
    answers = ibis.table(schema_of(unsur), name=TABLE)
    columns = answer_columns(unsur)
    first, last = min(quarters).first.first_day, max(quarters).last.last_day
    rows = answers.filter((answers.day >= first) & (answers.day <= last))
    rows = rows.mutate(quarter=rows.day.year().cast("int32") * 4 + rows.day.quarter() - 1)
    if len(numbers) <= numbers[-1] - numbers[0]:  # some triwulan between them is not asked for
        rows = rows.filter(rows.quarter.isin(numbers))
    packed = {column: (rows[column].cast("int64") + COUNTED).sum() for column in columns}
    answered = ibis.coalesce(*(rows[column] for column in columns)).count()
    return rows.group_by("office", "service", "quarter").aggregate(**{RESPONDENTS: answered}, **packed)


def bounds_expression(unsur: int) -> ir.Table:
    """The least and greatest answer of every unsur; a Parquet file knows them without being read."""
    answers = ibis.table(schema_of(unsur), name=TABLE)
    columns = answer_columns(unsur)
    least = {f"least_{column}": answers[column].min() for column in columns}
    return answers.aggregate(**least, **{f"greatest_{column}": answers[column].max() for column in columns})


def quarter_numbers(quarters: Sequence[Period]) -> list[int]:
    """The numbers of triwulan, each once, in order. Raises ValueError for none, and for a period that is none."""
    if not quarters:
        raise ValueError("expected at least one triwulan, got: none")
    return sorted({quarter_number(quarter) for quarter in quarters})


def quarter_number(quarter: Period) -> int:
    """Triwulan counted from year 0. Raises ValueError for a period that is none."""
    number = quarter.first.year * 4 + (quarter.first.month - 1) // 3
    if quarter_of(number) != quarter:
        raise ValueError(f"expected a triwulan, got: {quarter}")
    return number


def quarter_of(number: int) -> Period:
    """The triwulan of a quarter number."""
    return Period.of_quarter(number // 4, number % 4 + 1)

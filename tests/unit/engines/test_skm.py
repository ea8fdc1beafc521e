"""The scan of survey answers: one pass, files, and answers that cannot be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import ibis
import numpy as np
import pytest

from tests.support.survey_engines import SURVEY_ENGINES
from tolok.core.kernel.period import Period
from tolok.core.survey import Response, SurveyGroup, Tally, exact_weight, mutu_scale_on
from tolok.engines.skm import compile_tallies, quarter_number, quarter_of
from tolok.engines.skm_bulk import SurveyGroups, index_bulk
from tolok.engines.skm_duckdb import DuckDbSurvey

Q1, Q3 = Period.of_quarter(2026, 1), Period.of_quarter(2026, 3)
ROWS = """
COPY (SELECT * FROM (VALUES
  ('35.09.01', 'KTP', DATE '2026-01-01', 4, 3), ('35.09.01', 'KTP', DATE '2026-03-31', NULL, 2),
  ('35.09.01', 'KTP', DATE '2026-04-01', 1, 1), ('35.09.02', 'KTP', DATE '2026-09-30', 2, {answer})
) t(office, service, day, u1, u2)) TO '{path}' (FORMAT parquet)
"""


def written(path: Path, answer: int = 4) -> Path:
    duckdb.connect().execute(ROWS.format(path=str(path).replace("'", "''"), answer=answer))
    return path


def test_one_scan_with_one_aggregate_an_unsur() -> None:
    sql = str(ibis.to_sql(compile_tallies(9, [Q1, Q3]), dialect="duckdb")).upper()
    assert (sql.count('FROM "ANSWERS"'), sql.count("SUM("), sql.count("GROUP BY")) == (1, 9, 1)


def test_parquet_is_added_up_by_service_and_triwulan(tmp_path: Path) -> None:
    engine = DuckDbSurvey.over_parquet(written(tmp_path / "it's.parquet"), 2)
    assert engine.tallies([Q3, Q1]) == {
        SurveyGroup("35.09.01", "KTP", Q1): Tally(2, (4, 5), (1, 2)),
        SurveyGroup("35.09.02", "KTP", Q3): Tally(1, (2, 4), (1, 1)),
    }


@pytest.mark.parametrize("answer", [0, 5])
def test_answer_that_cannot_be_stops_the_sum(tmp_path: Path, answer: int) -> None:
    engine = DuckDbSurvey.over_parquet(written(tmp_path / "a.parquet", answer), 2)
    with pytest.raises(ValueError, match=f"1 to 4 or none, got: {answer}"):
        engine.tallies([Q1])


@pytest.mark.parametrize("name", SURVEY_ENGINES)
def test_only_triwulan_are_asked_for(name: str) -> None:
    engine = SURVEY_ENGINES[name]([Response("35.09.01", "KTP", date(2026, 1, 1), (4, 4))], 2)
    for wrong in ([Period.of_year(2026)], [Period.to_quarter(2026, 2)], []):
        with pytest.raises(ValueError, match="expected a"):
            engine.tallies(wrong)


def test_responses_of_another_questionnaire_are_refused() -> None:
    with pytest.raises(ValueError, match="expected 9 answers a response, got: 2"):
        DuckDbSurvey([Response("35.09.01", "KTP", date(2026, 1, 1), (4, 4))], 9)


def test_quarter_numbers_go_there_and_back() -> None:
    assert [quarter_of(quarter_number(Period.of_quarter(2025, q))) for q in (1, 2, 3, 4)] == [
        Period.of_quarter(2025, q) for q in (1, 2, 3, 4)
    ]
    assert quarter_number(Q1) - quarter_number(Period.of_quarter(2025, 4)) == 1


def test_bulk_refuses_the_weight_of_another_questionnaire() -> None:
    one = np.ones((1, 2), dtype=np.int64)
    groups = SurveyGroups(np.array(["a"]), np.array(["KTP"]), np.array([8104]), np.array([1]), one, one)
    with pytest.raises(ValueError, match="weight for 2 unsur"):
        index_bulk(groups, exact_weight(9), mutu_scale_on(date(2026, 1, 1)))

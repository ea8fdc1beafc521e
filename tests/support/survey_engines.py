"""The survey engines that every spec table and property must hold for. A new one adds its line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.support.postgres import postgres_survey
from tests.support.spark import spark_survey
from tolok.core.survey import Response
from tolok.engines.skm import SurveyEngine
from tolok.engines.skm_duckdb import DuckDbSurvey
from tolok.engines.skm_reference import ReferenceSurvey

SURVEY_ENGINES: dict[str, Callable[[Sequence[Response], int], SurveyEngine]] = {
    "reference": ReferenceSurvey,
    "duckdb": DuckDbSurvey,
    "postgres": postgres_survey,
    "spark": spark_survey,
}

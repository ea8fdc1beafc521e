"""The reference for surveys: plain Python, sheet by sheet, obviously right. Other engines are held against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tolok.core.kernel.period import Period
from tolok.core.survey.response import Response
from tolok.core.survey.tally import SurveyGroup, Tallies, tally_of
from tolok.engines.skm import quarter_number, quarter_numbers


class ReferenceSurvey:
    """A SurveyEngine over responses in memory."""

    def __init__(self, responses: Iterable[Response], unsur: int) -> None:
        self._responses, self._unsur = tuple(responses), unsur

    def tallies(self, quarters: Sequence[Period]) -> Tallies:
        asked = quarter_numbers(quarters)
        groups: dict[SurveyGroup, list[Response]] = {}
        for response in self._responses:
            if quarter_number(response.quarter) in asked:
                groups.setdefault(SurveyGroup(response.office, response.service, response.quarter), []).append(response)
        return {group: tally_of(responses, self._unsur) for group, responses in groups.items()}

"""One filled questionnaire, and what is known of those who filled them: counts, never persons.

No name, NIK or telephone: the survey does not need them, and holding them brings the duties of UU 27/2022.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tolok.core.kernel.period import Period
from tolok.core.survey.unsur import ANSWERS


@dataclass(frozen=True, slots=True)
class Response:
    """The answers of one respondent about one service of one office.

    `answers` has a place for each unsur, in the order of the questionnaire's unsur codes: 1 to 4, or None where the
    respondent left it open. Raises ValueError for any other answer.
    """

    office: str
    service: str
    day: date
    answers: tuple[int | None, ...]

    def __post_init__(self) -> None:
        if wrong := [answer for answer in self.answers if answer is not None and answer not in ANSWERS]:
            raise ValueError(f"expected answers 1 to 4 or none, got: {wrong[0]!r}")

    @property
    def is_blank(self) -> bool:
        """Whether nothing was answered: such a sheet makes nobody a respondent."""
        return all(answer is None for answer in self.answers)

    @property
    def quarter(self) -> Period:
        """The triwulan of the day it was filled."""
        return Period.of_quarter(self.day.year, (self.day.month + 2) // 3)


@dataclass(frozen=True, slots=True)
class RespondentCounts:
    """How many respondents by sex, education, work ..., for the publication sheet: `{"pendidikan": {"SMA": 41}}`.

    They add up over services and offices, and cannot be led back to an answer. Raises ValueError for a count below 0.
    """

    counts: Mapping[str, Mapping[str, int]]

    def __post_init__(self) -> None:
        if any(count < 0 for classes in self.counts.values() for count in classes.values()):
            raise ValueError(f"expected counts from 0 on, got: {self.counts!r}")

    def __add__(self, other: RespondentCounts) -> RespondentCounts:
        added = {fact: dict(classes) for fact, classes in self.counts.items()}
        for fact, classes in other.counts.items():
            mine = added.setdefault(fact, {})
            for name, count in classes.items():
                mine[name] = mine.get(name, 0) + count
        return RespondentCounts(added)

"""Sums and counts of answers: all that an engine has to bring, and all that may be added up.

An IKM is a sum of ratios. Over services, quarters and offices the sums and the counts are added and divided once
again; indices are never averaged (ADR 0006).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from tolok.core.kernel.period import Period
from tolok.core.survey.response import Response
from tolok.core.survey.unsur import ANSWERS

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class SurveyGroup:
    """One service of one office in one triwulan."""

    office: str
    service: str
    quarter: Period


@dataclass(frozen=True, slots=True)
class Tally:
    """For each unsur the sum of its answers and how many filled it in; `respondents` answered at least one.

    Raises ValueError where no answers of 1 to 4 can have made these numbers.
    """

    respondents: int
    sums: tuple[int, ...]
    counts: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.sums) != len(self.counts) or not self.sums:
            raise ValueError(f"expected a sum and a count for each unsur, got: {len(self.sums)} and {len(self.counts)}")
        possible = all(
            ANSWERS[0] * count <= total <= ANSWERS[-1] * count
            for total, count in zip(self.sums, self.counts, strict=True)
        )
        if not possible or not max(self.counts) <= self.respondents <= sum(self.counts):
            raise ValueError(f"expected sums and counts of answers 1 to 4, got: {self!r}")

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.respondents + other.respondents,
            tuple(a + b for a, b in zip(self.sums, other.sums, strict=True)),
            tuple(a + b for a, b in zip(self.counts, other.counts, strict=True)),
        )


Tallies: TypeAlias = Mapping[SurveyGroup, Tally]


def empty_tally(unsur: int) -> Tally:
    """The tally of a survey of so many unsur that nobody has answered."""
    return Tally(0, (0,) * unsur, (0,) * unsur)


def tally_of(responses: Iterable[Response], unsur: int) -> Tally:
    """The answers of `responses`, added up. Raises ValueError for a response with another number of unsur."""
    total = empty_tally(unsur)
    for response in responses:
        answers = response.answers
        counted = Tally(
            0 if response.is_blank else 1,
            tuple(answer or 0 for answer in answers),
            tuple(int(answer is not None) for answer in answers),
        )
        total = total + counted
    return total


def add_up(tallies: Tallies, to: Callable[[SurveyGroup], Key]) -> Mapping[Key, Tally]:
    """Tallies added up to what `to` makes of each group: an office, a kabupaten (`group.office[:5]`), a year."""
    added: dict[Key, Tally] = {}
    for group, tally in tallies.items():
        key = to(group)
        added[key] = added[key] + tally if key in added else tally
    return added

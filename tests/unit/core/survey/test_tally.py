"""Responses, and sums and counts of their answers."""

from __future__ import annotations

from datetime import date

import pytest

from tolok.core.kernel.period import Period
from tolok.core.survey import RespondentCounts, Response, SurveyGroup, Tally, add_up, empty_tally, tally_of

DAY = date(2026, 4, 1)
Q2 = Period.of_quarter(2026, 2)


@pytest.mark.parametrize("answer", [0, 5, -1])
def test_answers_are_one_to_four(answer: int) -> None:
    with pytest.raises(ValueError, match=f"got: {answer}"):
        Response("35.09.01", "KTP", DAY, (4, answer))


@pytest.mark.parametrize(("month", "quarter"), [(1, 1), (3, 1), (4, 2), (9, 3), (10, 4), (12, 4)])
def test_quarter_is_that_of_the_day(month: int, quarter: int) -> None:
    assert Response("35.09.01", "KTP", date(2026, month, 1), (4,)).quarter == Period.of_quarter(2026, quarter)


def test_open_answers_add_nothing_and_blank_sheets_are_no_respondents() -> None:
    given = [(4, None, 1), (3, 2, None), (None, None, None)]
    responses = [Response("35.09.01", "KTP", DAY, answers) for answers in given]
    assert tally_of(responses, 3) == Tally(2, (7, 2, 1), (2, 1, 1))
    assert tally_of([], 3) == empty_tally(3)


def test_response_of_another_questionnaire_is_refused() -> None:
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        tally_of([Response("35.09.01", "KTP", DAY, (4, 4))], 3)


@pytest.mark.parametrize(
    ("respondents", "sums", "counts"),
    [
        (1, (5,), (1,)), (2, (1,), (2,)), (1, (0,), (1,)), (0, (1,), (1,)), (1, (3, 3), (1,)), (3, (4, 4), (1, 1)),
        (0, (), ()),
    ],
)  # fmt: skip
def test_numbers_that_no_answers_can_have_made_are_refused(
    respondents: int, sums: tuple[int, ...], counts: tuple[int, ...]
) -> None:
    with pytest.raises(ValueError, match="expected"):
        Tally(respondents, sums, counts)


def test_tallies_add_up_to_any_level() -> None:
    one, two, other = (SurveyGroup(office, "KTP", Q2) for office in ("35.09.01", "35.09.02", "35.10.01"))
    tallies = {one: Tally(1, (4,), (1,)), two: Tally(2, (5,), (2,))}
    tallies[other] = empty_tally(1)
    assert add_up(tallies, lambda group: group.office[:5]) == {"35.09": Tally(3, (9,), (3,)), "35.10": empty_tally(1)}
    assert add_up(tallies, lambda group: group.quarter) == {Q2: Tally(3, (9,), (3,))}
    assert add_up({}, lambda group: group.office) == {}


def test_facts_of_respondents_are_counts_that_add_up() -> None:
    one = RespondentCounts({"pendidikan": {"SMA": 4, "S1": 1}})
    two = RespondentCounts({"pendidikan": {"SMA": 2}, "jenis_kelamin": {"P": 2}})
    assert (one + two).counts == {"pendidikan": {"SMA": 6, "S1": 1}, "jenis_kelamin": {"P": 2}}
    assert one.counts == {"pendidikan": {"SMA": 4, "S1": 1}}
    with pytest.raises(ValueError, match="from 0 on"):
        RespondentCounts({"pendidikan": {"SMA": -1}})

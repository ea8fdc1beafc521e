"""Surveys: all engines bring the same tallies; the bulk road gives the exact road's NRR, IKM and classes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.engines import examples
from tests.support.survey_engines import SURVEY_ENGINES
from tolok.core.kernel.period import Period
from tolok.core.kernel.value import Number
from tolok.core.survey import (
    MutuScale,
    Response,
    Tally,
    Weight,
    add_up,
    exact_weight,
    index_of,
    mutu_scale_on,
    printed_weight,
    tally_of,
)
from tolok.core.survey.index import exact_skm
from tolok.core.survey.weight import TO_HUNDRED
from tolok.engines.bulk import Presence
from tolok.engines.skm import quarter_of
from tolok.engines.skm_bulk import NO_CLASS, SurveyGroups, add_up_groups, index_bulk
from tolok.engines.skm_duckdb import DuckDbSurvey

OTHERS = {name: engine for name, engine in SURVEY_ENGINES.items() if name != "reference"}
NOW, OLD = date(2026, 6, 30), date(2012, 6, 30)
UNSUR = 9
QUARTERS = [Period.of_quarter(2025, 4), Period.of_quarter(2026, 1), Period.of_quarter(2026, 3)]
SETTINGS: list[tuple[Weight, MutuScale]] = [
    (exact_weight(UNSUR), mutu_scale_on(NOW)),
    (printed_weight(NOW), mutu_scale_on(NOW)),
    (printed_weight(NOW, Decimal("0.111")), mutu_scale_on(NOW)),
    (exact_weight(14), mutu_scale_on(OLD)),
    (printed_weight(OLD), mutu_scale_on(OLD)),
]

answers = st.lists(st.none() | st.integers(1, 4), min_size=UNSUR, max_size=UNSUR).map(tuple)
responses = st.builds(
    Response,
    st.sampled_from(("35.09.01", "35.09.02", "35.10.01")),
    st.sampled_from(("KTP", "KK")),
    st.dates(date(2025, 9, 20), date(2026, 10, 10)),
    answers | st.just((None,) * UNSUR),
)


@st.composite
def tallies(draw: st.DrawFn, unsur: int) -> Tally:
    counts = draw(st.lists(st.integers(0, 400) | st.integers(1, 10**6), min_size=unsur, max_size=unsur))
    sums = [draw(st.integers(count, 4 * count)) for count in counts]
    return Tally(max(counts), tuple(sums), tuple(counts))


@st.composite
def tallies_at_an_edge(draw: st.DrawFn, weight: Weight, scale: MutuScale) -> Tally:
    """As near to a threshold as so many answers come, on it or at either side."""
    count = draw(st.integers(1, 40).map(lambda n: 5000 * n) | st.integers(1, 10**7))
    threshold = Fraction(draw(st.sampled_from(scale.thresholds())))
    whole = round(threshold / (weight.value * TO_HUNDRED) * count) + draw(st.integers(-2, 2))
    each, rest = divmod(whole, weight.unsur)
    return Tally(count, tuple(each + (place < rest) for place in range(weight.unsur)), (count,) * weight.unsur)


def groups_of(found: Sequence[Tally]) -> SurveyGroups:
    """Tallies as columns, each of an office of its own."""
    names = np.array([str(place) for place in range(len(found))])
    columns = (np.array([getattr(tally, name) for tally in found]) for name in ("respondents", "sums", "counts"))
    return SurveyGroups(names, np.full(len(found), "KTP"), np.full(len(found), 8105), *columns)


def assert_bulk_is_exact(found: list[Tally], weight: Weight, scale: MutuScale) -> None:
    bulk = index_bulk(groups_of(found), weight, scale)
    for place, tally in enumerate(found):
        index = index_of(tally, weight, scale)
        assert (bulk.ikm.presence[place] == Presence.NUMBER) == isinstance(index.ikm, Number)
        assert bulk.mutu[place] == (NO_CLASS if index.mutu is None else scale.classes.index(index.mutu)), tally
        for number, value in zip((*bulk.nrr[place], bulk.ikm.numbers[place]), (*index.nrr, index.ikm), strict=True):
            if isinstance(value, Number):
                assert abs(Decimal(float(number)) - value.value) <= value.value * Decimal("1e-13")


@pytest.mark.parametrize("name", OTHERS)
def test_tallies_are_those_of_the_reference(name: str) -> None:
    @settings(max_examples=examples(name, 25), deadline=None, derandomize=True)
    @given(rows=st.lists(responses, max_size=25), quarters=st.lists(st.sampled_from(QUARTERS), min_size=1))
    def agree(rows: list[Response], quarters: list[Period]) -> None:
        reference = SURVEY_ENGINES["reference"](rows, UNSUR)
        assert OTHERS[name](rows, UNSUR).tallies(quarters) == reference.tallies(quarters)

    agree()


@pytest.mark.parametrize("name", SURVEY_ENGINES)
def test_quarters_offices_and_services_add_up_to_all_answers(name: str) -> None:
    every_quarter = [Period.of_quarter(year, quarter) for year in (2025, 2026) for quarter in (1, 2, 3, 4)]

    @settings(max_examples=examples(name, 12), deadline=None, derandomize=True)
    @given(rows=st.lists(responses, min_size=1, max_size=25))
    def add_up_to_all(rows: list[Response]) -> None:
        found = SURVEY_ENGINES[name](rows, UNSUR).tallies(every_quarter)
        assert add_up(found, lambda group: "semua") == {"semua": tally_of(rows, UNSUR)}

    add_up_to_all()


@pytest.mark.parametrize(("weight", "scale"), SETTINGS, ids=[weight.words for weight, _ in SETTINGS])
@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_bulk_is_the_exact_road(weight: Weight, scale: MutuScale, data: st.DataObject) -> None:
    assert_bulk_is_exact(data.draw(st.lists(tallies(weight.unsur), min_size=1, max_size=5)), weight, scale)


@pytest.mark.parametrize(("weight", "scale"), SETTINGS, ids=[weight.words for weight, _ in SETTINGS])
@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_bulk_is_the_exact_road_at_the_edges_of_classes(weight: Weight, scale: MutuScale, data: st.DataObject) -> None:
    at_an_edge = tallies_at_an_edge(weight, scale)
    assert_bulk_is_exact(data.draw(st.lists(at_an_edge, min_size=1, max_size=5)), weight, scale)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(SETTINGS), st.data())
def test_class_is_that_of_the_fraction_itself(given_by: tuple[Weight, MutuScale], data: st.DataObject) -> None:
    """Half-up to two decimals, done in whole numbers: floor(100 x + 1/2)."""
    weight, scale = given_by
    tally = data.draw(tallies_at_an_edge(weight, scale))
    skm = exact_skm(tally, weight)
    assert skm is not None
    hundredths = int(skm * TO_HUNDRED * 100 + Fraction(1, 2))
    expected = next((c for c in scale.classes if hundredths >= c.dari * 100), scale.classes[-1])
    assert index_of(tally, weight, scale).mutu == expected


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.lists(responses, max_size=25))
def test_areas_in_bulk_are_the_tallies_added_up(rows: list[Response]) -> None:
    groups = DuckDbSurvey(rows, UNSUR).groups(QUARTERS)
    areas = add_up_groups(groups, np.array([office[:5] for office in groups.office], dtype=object))
    expected = add_up(
        SURVEY_ENGINES["reference"](rows, UNSUR).tallies(QUARTERS),
        lambda group: (group.office[:5], group.service, group.quarter),
    )
    names = zip(areas.office, areas.service, map(quarter_of, areas.quarter.tolist()), strict=True)
    assert {name: areas.tally(place) for place, name in enumerate(names)} == expected

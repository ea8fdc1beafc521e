"""Runs every table of survey answers on every engine, and its classes through the bulk road too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from tests.support.survey_engines import SURVEY_ENGINES
from tolok.core.kernel.numbers import round_half_up
from tolok.core.kernel.period import MONTH_NAMES, Period
from tolok.core.kernel.value import Missing, Number, Value
from tolok.core.survey import (
    Response,
    SurveyGroup,
    Tallies,
    UnitRule,
    Weight,
    add_up,
    empty_tally,
    exact_weight,
    index_of,
    mutu_scale_on,
    printed_weight,
    unit_index,
)
from tolok.engines.bulk import Presence
from tolok.engines.skm import SurveyEngine
from tolok.engines.skm_bulk import NO_CLASS, SurveyGroups, index_bulk

Open = Callable[[Sequence[Response], int], SurveyEngine]
TABLES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in Path(__file__).parent.glob("skm/*.yaml")}
OFFICE = "35.09.01"
KEYS = {"nama", "kantor", "layanan", "unit", "bobot", "triwulan", "responden", "nrr", "ikm", "mutu", "kinerja"}
_MONTHS = {name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)}


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(table["lembar"], case, id=f"{name}: {case['nama']}")
        for name, table in sorted(TABLES.items())
        for case in table["kasus"]
        if kind in case
    ]


@cache
def drawn_responses(table: str) -> tuple[list[Response], int]:
    """The sheets of a drawn table, and how many unsur it has."""
    head, *lines = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    assert head[:4] == ["kali", "kantor", "layanan", "tanggal"]
    assert head[4:] == [f"U{place}" for place in range(1, len(head) - 3)]
    drawn = []
    for times, office, service, day, *answers in lines:
        number, month, year = day.split()
        given = tuple(int(answer) if answer else None for answer in answers)
        drawn += [Response(office, service, date(int(year), _MONTHS[month], int(number)), given)] * int(times)
    return drawn, len(head) - 4


def tallies_of(engine: Open, table: str, case: dict[str, Any]) -> tuple[Tallies, Period, Weight, int]:
    assert set(case) <= KEYS, case
    responses, unsur = drawn_responses(table)
    quarter = Period.of_quarter(*case["triwulan"])
    figure = case.get("bobot")
    weight = exact_weight(unsur) if figure is None else printed_weight(quarter.last.last_day, Decimal(str(figure)))
    return engine(responses, unsur).tallies([quarter]), quarter, weight, unsur


def shown(value: Value) -> Decimal | str:
    """To five decimals, as the tables give it."""
    if isinstance(value, Missing):
        return "belum diisi"
    assert isinstance(value, Number)
    return round_half_up(value.value, 5)


def expected(value: Any) -> Decimal | str:
    return value if isinstance(value, str) else Decimal(str(value))


@pytest.mark.parametrize("engine", SURVEY_ENGINES.values(), ids=SURVEY_ENGINES)
@pytest.mark.parametrize(("table", "case"), cases("layanan"))
def test_service(engine: Open, table: str, case: dict[str, Any]) -> None:
    tallies, quarter, weight, unsur = tallies_of(engine, table, case)
    group = SurveyGroup(case.get("kantor", OFFICE), case["layanan"], quarter)
    tally, scale = tallies.get(group, empty_tally(unsur)), mutu_scale_on(quarter.last.last_day)
    index = index_of(tally, weight, scale)
    assert index.respondents == case["responden"]
    assert shown(index.ikm) == expected(case["ikm"])
    assert (index.mutu and index.mutu.mutu) == case.get("mutu")
    assert "kinerja" not in case or (index.mutu and index.mutu.kinerja) == case["kinerja"]
    for kode, value in case.get("nrr", {}).items():
        assert shown(index.nrr[int(kode[1:]) - 1]) == expected(value)
    columns = (np.array([number]) for number in (tally.respondents, tally.sums, tally.counts))
    bulk = index_bulk(
        SurveyGroups(np.array([group.office]), np.array([group.service]), np.array([0]), *columns), weight, scale
    )
    assert (bulk.ikm.presence[0] == Presence.NUMBER) == isinstance(index.ikm, Number)
    assert bulk.mutu[0] == (NO_CLASS if index.mutu is None else scale.classes.index(index.mutu))


@pytest.mark.parametrize("engine", SURVEY_ENGINES.values(), ids=SURVEY_ENGINES)
@pytest.mark.parametrize(("table", "case"), cases("unit"))
def test_unit(engine: Open, table: str, case: dict[str, Any]) -> None:
    tallies, quarter, weight, _ = tallies_of(engine, table, case)
    area = case.get("kantor", OFFICE)
    services = add_up({g: t for g, t in tallies.items() if g.office.startswith(area)}, lambda group: group.service)
    unit = unit_index(services, UnitRule(case["unit"]), weight, mutu_scale_on(quarter.last.last_day))
    assert unit.respondents == case["responden"]
    assert shown(unit.ikm) == expected(case["ikm"])
    assert (unit.mutu and unit.mutu.mutu) == case.get("mutu")


def test_every_case_is_of_a_service_or_of_a_unit() -> None:
    assert all(("layanan" in case) != ("unit" in case) for table in TABLES.values() for case in table["kasus"])

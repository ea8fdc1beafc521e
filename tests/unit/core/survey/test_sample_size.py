"""How many respondents were needed, and what is said where there were too few."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tolok.core.survey import Tally, completeness_of, empty_tally, sample_size
from tolok.core.survey.sample_size import krejcie_morgan
from tolok.core.survey.unsur import survey_parameter

DAY = date(2026, 1, 1)


def test_formula_gives_every_row_of_the_table_but_the_last() -> None:
    table = survey_parameter("skm_sampel", DAY)[1].nilai["tabel"]
    assert len(table) == 90
    other = {population: size for population, size in table.items() if krejcie_morgan(population, DAY) != size}
    assert other == {100_000: 384}
    assert krejcie_morgan(100_000, DAY) == 383


@pytest.mark.parametrize(("population", "size"), [(0, 0), (1, 1), (10, 10), (55, 48), (57, 50), (100_000, 384)])
def test_sample_size_is_the_printed_one_else_the_formula(population: int, size: int) -> None:
    assert sample_size(population, DAY) == size


def test_sample_size_needs_a_population_and_a_table_of_the_day() -> None:
    with pytest.raises(ValueError, match="got: -1"):
        sample_size(-1, DAY)
    with pytest.raises(LookupError):
        sample_size(100, date(2016, 1, 1))


def test_too_few_respondents_are_told() -> None:
    found = completeness_of(Tally(40, (120, 60), (40, 30)), DAY, population=100)
    assert (found.required, found.is_enough) == (80, False)
    assert found.shares == (1, Fraction(3, 4))
    assert found.words() == (
        "40 responden dari 80 yang disyaratkan (100 penerima layanan, PermenPANRB 14/2017 (periksa di JDIH)): "
        "belum mencukupi, IKM hanya gambaran sementara."
    )


def test_enough_respondents_are_told_too() -> None:
    found = completeness_of(Tally(80, (240,), (80,)), DAY, population=100)
    assert found.is_enough is True
    assert found.words().startswith("80 responden dari 80 yang disyaratkan")


def test_without_persons_served_nobody_can_say() -> None:
    found = completeness_of(empty_tally(2), DAY)
    assert (found.required, found.is_enough, found.shares) == (None, None, (None, None))
    assert "belum diisi" in found.words()


def test_older_law() -> None:
    assert completeness_of(Tally(149, (300,), (149,)), date(2010, 1, 1)).is_enough is False
    assert completeness_of(Tally(150, (300,), (150,)), date(2010, 1, 1), population=9).is_enough is True
    assert completeness_of(Tally(150, (300,), (150,)), date(2015, 1, 1)).is_enough is None

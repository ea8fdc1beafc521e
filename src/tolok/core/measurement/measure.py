"""The whole table of one office: which terms it needs, and what each indicator comes to at the end of a quarter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from tolok.core.kernel.period import Month
from tolok.core.measurement.indikator import Indikator
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.measurement.result import Measurement
from tolok.core.registers.term import Term, TermValues


class TermSource(Protocol):
    """What measuring asks of an engine (core does not import engines)."""

    def term_values(self, terms: Sequence[Term], offices: Sequence[str], months: Iterable[Month]) -> TermValues: ...


def terms_of(indikator_list: Iterable[Indikator]) -> tuple[Term, ...]:
    """Every term that `measure` needs for these indicators, once each."""
    raise NotImplementedError


def measure(office_year: OfficeYear, term_values: TermValues, quarter: int) -> tuple[Measurement, ...]:
    """One Measurement an indicator, in the order of the office's list. Never raises for the data's sake."""
    raise NotImplementedError


def measure_with(engine: TermSource, office_year: OfficeYear, quarter: int) -> tuple[Measurement, ...]:
    """`measure` with the term values that `engine` computes for the year's months up to the quarter."""
    raise NotImplementedError

"""The whole table of one office: which terms it needs, and what each indicator comes to at the end of a quarter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from tolok.core.formula.nodes import Count, Phrase, leaves
from tolok.core.kernel.period import Month, Period
from tolok.core.kernel.value import Missing, NotComputable
from tolok.core.measurement.capaian import capaian
from tolok.core.measurement.indikator import Indikator
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.measurement.realisasi import bound_term, period_of, realisasi
from tolok.core.measurement.result import Measurement
from tolok.core.measurement.scale import Scale, scale_on
from tolok.core.measurement.term_reading import all_rows
from tolok.core.registers.term import Term, TermValues


class TermSource(Protocol):
    """What measuring asks of an engine (core does not import engines)."""

    def term_values(self, terms: Sequence[Term], offices: Sequence[str], months: Iterable[Month]) -> TermValues: ...


def terms_of(indikator_list: Iterable[Indikator]) -> tuple[Term, ...]:
    """Every term that `measure` needs for these indicators, once each.

    Beside the bound terms: for each register with statements the count of all its rows, which shows rows in a month
    stated *nihil*. Phrases without a confirmed binding ask for nothing.
    """
    needed: dict[Term, None] = {}
    for indikator in indikator_list:
        for leaf in leaves(indikator.node) if indikator.node is not None else ():
            bound = bound_term(leaf, indikator) if isinstance(leaf, Phrase | Count) else None
            if bound is None or isinstance(bound, Missing | NotComputable):
                continue
            register, term = bound
            needed[term] = None
            if not register.is_reference:
                needed[all_rows(register)] = None
    return tuple(needed)


def registers_of(indikator: Indikator) -> set[str]:
    """The registers that an indicator waits for: those of its bindings and of the counts in its formula."""
    counted = (
        {leaf.term.register for leaf in leaves(indikator.node) if isinstance(leaf, Count)} if indikator.node else set()
    )
    return counted | {binding.register for binding in indikator.bindings.values()}


def measure(office_year: OfficeYear, term_values: TermValues, quarter: int) -> tuple[Measurement, ...]:
    """One Measurement an indicator, in the order of the office's list, at the end of triwulan `quarter`.

    Never raises for the data's sake: what lacks is Missing, what cannot be is NotComputable, each with its reason.
    """
    scale = scale_at(office_year.year, quarter)
    return tuple(
        _measure_one(indikator, office_year, term_values, quarter, scale) for indikator in office_year.indikator
    )


def measure_with(engine: TermSource, office_year: OfficeYear, quarter: int) -> tuple[Measurement, ...]:
    """`measure` with the term values that `engine` computes for the year's months up to the quarter."""
    months = Period.to_quarter(office_year.year, quarter).months()
    values = engine.term_values(terms_of(office_year.indikator), (office_year.office.code,), months)
    return measure(office_year, values, quarter)


def _measure_one(
    indikator: Indikator, office_year: OfficeYear, term_values: TermValues, quarter: int, scale: Scale | None
) -> Measurement:
    value, trace = realisasi(indikator, office_year, term_values, quarter)
    target = indikator.targets.get(quarter)
    result = capaian(target, value, indikator.rule, scale)
    return Measurement(
        indikator=indikator,
        quarter=quarter,
        period=period_of(indikator.aggregation, office_year.year, quarter),
        target=target,
        realisasi=value,
        capaian=result.capaian,
        kategori=result.kategori,
        trace=trace,
        alasan=result.alasan,
    )


def scale_at(year: int, quarter: int) -> Scale | None:
    """The scale in force at the end of a quarter; None, so no category, in a year before any regulation set one."""
    try:
        return scale_on(Period.to_quarter(year, quarter).last.last_day)
    except LookupError:
        return None

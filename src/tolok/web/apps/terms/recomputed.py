"""The full recomputation: changes of each month by an engine over all rows of an office."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tolok.core.kernel.period import Month
from tolok.core.registers.entry import Entry
from tolok.core.registers.term import IsFilled, Nature, Term, TermValues
from tolok.engines import Engine
from tolok.web.apps.registers import engine_queries as registers
from tolok.web.apps.terms.row_changes import Changes, month_number

EngineOver = Callable[[Sequence[Entry]], Engine]
"""Opens an engine on rows."""


def recomputed(office: Any, terms: Sequence[Term], engine_over: EngineOver | None = None) -> Mapping[Term, Changes]:
    """What an engine makes of all rows of the office, in the form in which values are kept.

    Without one named: inside PostgreSQL where the site's database is that, else DuckDB.
    """
    if not terms:
        return {}
    slugs = {term.register for term in terms}
    months = registers.dated_months(office, slugs)
    if not months:  # a new office: no engine has to start
        return {term: {} for term in terms}
    engine = engine_over(registers.entries(office, slugs)) if engine_over else registers.site_engine(office, slugs)
    asked = tuple(dict.fromkeys(part for term in terms for part in _parts(term)))
    values = engine.term_values(asked, [office.code], months)
    return {term: _changes(term, office.code, months, values) for term in terms}


def _parts(term: Term) -> tuple[Term, ...]:
    """The terms whose values tell amount and gaps apart: a sum over rows with a quantity, all rows, those with one."""
    if term.measure != "quantity":
        return (term,)
    known = replace(term, conditions=(*term.conditions, IsFilled("quantity")))
    return known, replace(term, measure="rows"), replace(known, measure="rows")


def _changes(term: Term, office: str, months: Sequence[Month], values: TermValues) -> Changes:
    found: dict[int, tuple[int, int]] = {}
    before = (0, 0)
    for month in months:
        told = [values[office, part, month] or 0 for part in _parts(term)]
        now = (told[0], told[1] - told[2] if len(told) > 1 else 0)
        change = (now[0] - before[0], now[1] - before[1]) if term.nature is Nature.POSITION else now
        if any(change):
            found[month_number(month)] = change
        before = now
    return found

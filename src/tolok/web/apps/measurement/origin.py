"""The chain behind one number, flattened for a page: formula, terms, months, and the rows of one term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tolok.core.formula.term_words import once_each_words
from tolok.core.kernel.period import Month
from tolok.core.measurement.result import Measurement, Trace
from tolok.core.registers import all_registers
from tolok.core.registers.term import Term
from tolok.web.apps.measurement import queries


@dataclass(frozen=True, slots=True)
class Step:
    """One node of the formula with its depth; `number` counts the leaves that a register answers, from 1."""

    trace: Trace
    depth: int
    number: int | None
    register_nama: str
    offer_label: str


def steps(trace: Trace) -> list[Step]:
    """The tree as lines, the formula itself first."""
    counter = iter(range(1, 1000))
    return [_step(node, depth, counter) for node, depth in _walk(trace, 0)]


def _walk(trace: Trace, depth: int) -> Iterator[tuple[Trace, int]]:
    yield trace, depth
    for child in trace.children:
        yield from _walk(child, depth + 1)


def _step(trace: Trace, depth: int, counter: Iterator[int]) -> Step:
    register = all_registers().get(trace.register or "")
    if register is None or trace.term is None:
        return Step(trace, depth, None, "", "")
    counted = register.offer(trace.offer).label if trace.offer else "seperti tertulis dalam notasi formula"
    return Step(trace, depth, next(counter), register.nama, counted)


def row_ids(office: Any, year: int, step: Step, month: Month | None) -> Sequence[str]:
    """Ids of the rows behind a bound term, of all its months or of one."""
    assert step.trace.term is not None
    return _behind(office, year, step.trace.term, step, month)


def not_counted(office: Any, year: int, step: Step, month: Month | None) -> str:
    """What is said of the rows that a count of different values does not count; "" for other counts."""
    assert step.trace.term is not None
    return once_each_words(step.trace.term, lambda term: len(_behind(office, year, term, step, month)))


def _behind(office: Any, year: int, term: Term, step: Step, month: Month | None) -> Sequence[str]:
    months = [one.month for one in step.trace.months if month is None or one.month == month]
    return queries.term_rows(office, year, term, months) if months else ()


def bound_steps(measurement: Measurement) -> list[Step]:
    return [step for step in steps(measurement.trace) if step.number is not None]

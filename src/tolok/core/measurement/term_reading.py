"""What a term comes to for one office over a period, and whether that is known: rows held against statements.

An engine says 0 where it sees no rows; only the keeper's statement says whether 0 is known (ADR 0005).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tolok.core.kernel.period import MONTH_NAMES, Month, Period
from tolok.core.kernel.value import Missing, NotComputable, Number, Value
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.measurement.result import MonthTrace
from tolok.core.registers.entry import StatementState
from tolok.core.registers.register import Register
from tolok.core.registers.term import Nature, Term, TermValues

States = Mapping[tuple[str, Month], StatementState]


@dataclass(frozen=True, slots=True)
class TermReading:
    """The value of a term over a period, and the months it was read from (a POSITION: the last month alone)."""

    value: Value
    months: tuple[MonthTrace, ...]


def all_rows(register: Register) -> Term:
    """The term that counts every row of a register; it shows rows in a month that was stated to have none."""
    return Term(register.slug, (), register.date_base, "rows", register.nature)


def states_of(office_year: OfficeYear) -> States:
    """What was stated, by register and month; absent means BELUM."""
    code = office_year.office.code
    return {(s.register, s.month): s.state for s in office_year.statements if s.office == code}


def read_term(
    register: Register, term: Term, office: str, states: States, term_values: TermValues, period: Period
) -> TermReading:
    """What `term` comes to over `period`.

    Missing while a needed month is not stated, or a counted row has no quantity; not computable where a month
    stated *nihil* holds rows. Raises KeyError where `term_values` lacks what `terms_of` asked for.
    """
    months = period.months() if term.nature is Nature.FLOW else (period.last,)
    stated = [StatementState.LENGKAP if register.is_reference else _state(states, register, m) for m in months]
    traces = tuple(
        MonthTrace(month, term_values[office, term, month], state) for month, state in zip(months, stated, strict=True)
    )
    gap = _not_stated(register, traces) or _contradiction(register, office, traces, term_values)
    return TermReading(gap or _begins_late(register, term, period) or _total(register, traces), traces)


def _state(states: States, register: Register, month: Month) -> StatementState:
    return states.get((register.slug, month), StatementState.BELUM)


def _not_stated(register: Register, traces: Sequence[MonthTrace]) -> Missing | None:
    months = [trace.month for trace in traces if trace.state is StatementState.BELUM]
    return Missing(f"{register.nama}: {month_list(months)} belum dinyatakan lengkap") if months else None


def _contradiction(
    register: Register, office: str, traces: Sequence[MonthTrace], term_values: TermValues
) -> NotComputable | None:
    found = []
    for trace in traces:
        if trace.state is StatementState.NIHIL and (count := term_values[office, all_rows(register), trace.month]):
            found.append(f"{trace.month} dinyatakan nihil padahal ada {count} baris")
    if not found:
        return None
    return NotComputable(f"{register.nama}: {', '.join(found)}; perbaiki pernyataan atau batalkan barisnya")


def _begins_late(register: Register, term: Term, period: Period) -> NotComputable | None:
    """Values counted once a year were counted in the month of their first row, perhaps before the period."""
    if term.measure != "distinct" or period.first.month == 1:
        return None
    return NotComputable(f"{register.nama}: yang dihitung sekali setahun hanya dapat dijumlahkan sejak Januari")


def _total(register: Register, traces: Sequence[MonthTrace]) -> Value:
    unknown = [trace.month for trace in traces if trace.count is None]
    if unknown:
        label = register.column("quantity").label
        return Missing(f"{register.nama}: kolom {label} masih kosong pada baris bulan {month_list(unknown)}")
    return Number(Decimal(sum(trace.count or 0 for trace in traces)))


def month_list(months: Sequence[Month]) -> str:
    """ "Januari, Februari dan Maret 2026"; the year once, after the last of its months."""
    shown = [
        str(month) if i + 1 == len(months) or months[i + 1].year != month.year else MONTH_NAMES[month.month - 1]
        for i, month in enumerate(months)
    ]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} dan {shown[-1]}"

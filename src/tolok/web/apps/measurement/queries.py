"""The office's year from the database, and what it measures; computed once for each state of the data."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, overload

from django.db.models import Count, Max

from tolok.core.kernel.period import Month, Period
from tolok.core.measurement.indikator import Aggregation, CapaianRule, Indikator, Target
from tolok.core.measurement.measure import measure, registers_of, terms_of
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.measurement.result import Measurement
from tolok.core.registers.binding import Binding
from tolok.core.registers.entry import Entry
from tolok.core.registers.term import Term
from tolok.engines.reference import ReferenceEngine
from tolok.web.apps.catalogue import queries as catalogue
from tolok.web.apps.catalogue.queries import IndikatorRow
from tolok.web.apps.measurement.models import GivenScore, Plan, QuarterTarget
from tolok.web.apps.measurement.summary import Headline as Headline
from tolok.web.apps.measurement.summary import headline as headline
from tolok.web.apps.measurement.table import table_rows as table_rows
from tolok.web.apps.measurement.words import AGGREGATION_WORDS as AGGREGATION_WORDS
from tolok.web.apps.measurement.words import RULE_WORDS as RULE_WORDS
from tolok.web.apps.offices import queries as offices
from tolok.web.apps.registers import engine_queries as engine_rows
from tolok.web.apps.registers import queries as registers
from tolok.web.apps.terms import actions as term_actions
from tolok.web.apps.terms import queries as terms

QUARTERS = (1, 2, 3, 4)
_KEPT = 16  # office years held in memory at once; one is a few megabytes


@dataclass(frozen=True, slots=True)
class MeasuredYear:
    """An office's year and the table of each quarter, all from the same state of the data."""

    office_year: OfficeYear
    by_quarter: Mapping[int, tuple[Measurement, ...]]

    def measurement(self, key: str, quarter: int) -> Measurement | None:
        """The row of indicator `key` ("IKU/2/1")."""
        return next((m for m in self.by_quarter[quarter] if m.indikator.key == key), None)


_measured: OrderedDict[tuple[Any, ...], MeasuredYear] = OrderedDict()
_lock = threading.Lock()


def measured_year(office: Any, year: int) -> MeasuredYear:
    """Everything measured for a year; from memory while neither rows, statements, decrees nor plans changed."""
    key = (office.pk, year, data_version(office, year))
    with _lock:
        if key in _measured:
            _measured.move_to_end(key)
            return _measured[key]
    result = _measure(office, year)
    with _lock:
        _measured[key] = result
        while len(_measured) > _KEPT:
            _measured.popitem(last=False)
    return result


def _measure(office: Any, year: int) -> MeasuredYear:
    office_year = build_office_year(office, year)
    months = Period.of_year(year).months()
    values = term_actions.values_of(office=office, terms=terms_of(office_year.indikator), months=months)
    return MeasuredYear(office_year, {q: measure(office_year, values, q) for q in QUARTERS})


def term_rows(office: Any, year: int, term: Term, months: Sequence[Month]) -> Sequence[str]:
    """Ids of the rows behind a term over months of `year`, from the database as it is now."""
    engine = engine_rows.engine_inside(office, [term.register]) or ReferenceEngine(
        engine_rows.entries(office, [term.register], year)
    )
    return engine.term_rows(term, office.code, months)


class _Rows(Sequence[Entry]):
    """The rows of an office's year, read from the database when somebody asks: measuring does not."""

    def __init__(self, office: Any, year: int) -> None:
        self._office, self._year = office, year

    @cached_property
    def _read(self) -> list[Entry]:
        return registers.core_entries(self._office, self._year)

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        return self._read[index]

    def __len__(self) -> int:
        return len(self._read)


def data_version(office: Any, year: int) -> tuple[Any, ...]:
    """Changes with anything that a number or a page of numbers of this year depends on."""
    plans = Plan.objects.filter(office=office, year=year).aggregate(Max("updated_at"), Count("pk"))
    people = (offices.pejabat_records(office), offices.alias_pairs(office), offices.office_profile(office))
    return (*registers.data_stamp(office), *terms.stamp(office), *catalogue.data_stamp(office), *plans.values(), people)


def build_office_year(office: Any, year: int) -> OfficeYear:
    """All that measuring needs, from the database."""
    versions = catalogue.versions_of_year(office, year)
    return OfficeYear(
        office=offices.office_profile(office),
        year=year,
        keputusan=tuple(catalogue.keputusan_of(version) for version in versions),
        indikator=tuple(one for version in versions for one in _indikator_of(office, year, version)),
        entries=_Rows(office, year),
        statements=registers.core_statements(office, year),
        pejabat=offices.pejabat_records(office),
        aliases=offices.alias_pairs(office),
    )


def _indikator_of(office: Any, year: int, version: catalogue.Version) -> list[Indikator]:
    plans = plans_of(office, year, version)
    bound = catalogue.core_bindings(version)
    return [_indikator(row, plans.get(row.key), bound.get(row.place, {})) for row in catalogue.rows_of_version(version)]


def _indikator(row: IndikatorRow, plan: Plan | None, bound: Mapping[str, Binding]) -> Indikator:
    return Indikator(
        key=row.key,
        jenis=row.version.jenis,
        jabatan=row.jabatan,
        nomor_baris=row.row_number,
        baris=row.baris,
        node=row.node,
        bindings={phrase: bound[phrase] for phrase in row.phrases if phrase in bound},
        rule=CapaianRule(plan.rule) if plan else CapaianRule.NAIK,
        aggregation=Aggregation(plan.aggregation) if plan else Aggregation.JUMLAH,
        targets=_targets(plan),
        scores=_scores(plan),
        penjelasan=plan.penjelasan if plan else "",
    )


def _targets(plan: Plan | None) -> dict[int, Target]:
    return {t.quarter: Target(_tidy(t.lo), _tidy(t.hi)) for t in plan.targets.all()} if plan else {}


def _scores(plan: Plan | None) -> dict[int, Decimal]:
    return {s.quarter: _tidy(s.value) for s in plan.scores.all()} if plan else {}


def _tidy(value: Decimal) -> Decimal:
    """Without the zeros that the database's fixed places add: 95.000000 is 95."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def plans_of(office: Any, year: int, version: catalogue.Version) -> dict[str, Plan]:
    """key -> plan, with its targets and scores."""
    found = Plan.objects.filter(office=office, year=year, reading=version.reading)
    return {plan.key: plan for plan in found.prefetch_related("targets", "scores__given_by")}


def plan_of(office: Any, year: int, row: IndikatorRow) -> Plan | None:
    return plans_of(office, year, row.version).get(row.key)


def plan_token(plan: Plan | None) -> str:
    """What a page shows of a plan, to notice that somebody else saved it meanwhile."""
    return plan.updated_at.isoformat() if plan else ""


def penjelasan_of(plan: Plan | None) -> dict[str, str]:
    """What the form of the explanation shows and changes."""
    return {"penjelasan": plan.penjelasan if plan else ""}


def targets_by_quarter(plan: Plan | None) -> dict[int, QuarterTarget]:
    return {target.quarter: target for target in plan.targets.all()} if plan else {}


def scores_by_quarter(plan: Plan | None) -> dict[int, GivenScore]:
    return {score.quarter: score for score in plan.scores.all()} if plan else {}


def current_quarter(year: int, today: date) -> int:
    """The quarter a page opens on: the one `today` lies in, the last of a past year, the first of a coming one."""
    if today.year > year:
        return 4
    return 1 if today.year < year else (today.month + 2) // 3


def row_of(office: Any, year: int, key: str) -> IndikatorRow | None:
    """The row of the decree in force in `year` that `key` names."""
    for version in catalogue.versions_of_year(office, year):
        if key.startswith(version.jenis + "/"):
            return next((row for row in catalogue.rows_of_version(version) if row.key == key), None)
    return None


@dataclass(frozen=True, slots=True)
class Lack:
    """A register and month without statement, and how many indicators of the quarter wait for it."""

    keeper: str
    slug: str
    nama: str
    month: Month
    waiting: int


def lacks(measured: MeasuredYear, year: int, quarter: int, today: date) -> list[Lack]:
    """What is still to be stated up to the end of the quarter, by keeper, register and month."""
    stated = {(s.register, s.month) for s in measured.office_year.statements}
    begun = [month for month in Period.to_quarter(year, quarter).months() if month.first_day <= today]
    waiting = {
        slug: sum(slug in registers_of(m.indikator) for m in measured.by_quarter[quarter])
        for slug in (register.slug for register in registers.stated_registers())
    }
    found = [
        Lack(register.keeper, register.slug, register.nama, month, waiting[register.slug])
        for register in registers.stated_registers()
        for month in begun
        if (register.slug, month) not in stated and waiting[register.slug]
    ]
    return sorted(found, key=lambda lack: (lack.keeper, lack.nama, lack.month))

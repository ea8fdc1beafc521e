"""An office's indicators for its kabupaten, its provinsi and the nation too, from the kept values: no row is read.

Terms are added up over the offices and the formula is applied once (ADR 0006). Nothing is known of an area before every
office in it keeps the term and stated every month. How a number came about is not told here: `measured_year` does, for
the office; so does a month stated nihil that holds rows, as only a loaded archive can bring it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tolok.core.formula.evaluate import evaluate
from tolok.core.formula.nodes import Constant, Count, Phrase, Score, leaves
from tolok.core.formula.writer import write_sentence
from tolok.core.kernel.period import Period
from tolok.core.kernel.value import Missing, NotComputable, Number, Value
from tolok.core.measurement.capaian import capaian
from tolok.core.measurement.indikator import Aggregation, Indikator
from tolok.core.measurement.office_year import OfficeProfile, OfficeYear
from tolok.core.measurement.realisasi import NOTHING_TO_COMPUTE, bound_term, period_of, realisasi
from tolok.core.measurement.scale import scale_on
from tolok.core.registers.entry import Entry
from tolok.core.registers.register import Register
from tolok.core.registers.term import Term
from tolok.web.apps.terms import queries as terms
from tolok.web.apps.terms.queries import TermSum

_Answer = tuple[Register, Term] | Missing | NotComputable


@dataclass(frozen=True, slots=True)
class BoundIndikator:
    """An indicator with what each of its phrases and counts asks for; made once while the catalogue stands."""

    indikator: Indikator
    answers: Mapping[Phrase | Count, _Answer]
    terms: tuple[Term, ...]
    own: Constant | Score | None
    """A part that is one office's own, so that the formula cannot be added up over offices."""


@dataclass(frozen=True, slots=True)
class LevelValue:
    """One indicator of one area: realisasi, capaian in percent, kategori (None where there is no capaian)."""

    indikator: Indikator
    realisasi: Value
    capaian: Value
    kategori: str | None


@dataclass(frozen=True, slots=True)
class Level:
    """One area (`code` "" for the nation), how many offices it has, and the indicators in the order they were asked."""

    code: str
    offices: int
    table: tuple[LevelValue, ...]


def bound(indikator: Iterable[Indikator]) -> tuple[BoundIndikator, ...]:
    """What `levels` takes."""
    return tuple(_bound(one) for one in indikator)


def _bound(indikator: Indikator) -> BoundIndikator:
    found = tuple(leaves(indikator.node)) if indikator.node is not None else ()
    answers = {leaf: bound_term(leaf, indikator) for leaf in found if isinstance(leaf, Phrase | Count)}
    asked = tuple(dict.fromkeys(answer[1] for answer in answers.values() if isinstance(answer, tuple)))
    return BoundIndikator(indikator, answers, asked, next((x for x in found if isinstance(x, Constant | Score)), None))


def concerned(asked: Iterable[BoundIndikator], row: Entry) -> tuple[BoundIndikator, ...]:
    """The indicators that a row which is entered or voided changes: those that count it somewhere."""
    return tuple(
        one for one in asked if any(term.register == row.register and terms.counts_row(term, row) for term in one.terms)
    )


def levels(office: Any, year: int, quarter: int, asked: Sequence[BoundIndikator]) -> tuple[Level, ...]:
    """The indicators at the end of a quarter for the office, its kabupaten, its provinsi and the nation, in that order.

    Given values and printed numbers are one office's own: not computable above it. Raises KeyError for a term that the
    office does not keep yet (`measured_year` makes it kept).
    """
    scale = scale_on(Period.to_quarter(year, quarter).last.last_day)
    by_period: dict[Period, list[BoundIndikator]] = defaultdict(list)
    for one in asked:
        by_period[period_of(one.indikator.aggregation, year, quarter)].append(one)
    tables: dict[str, dict[str, LevelValue]] = defaultdict(dict)
    offices: dict[str, int] = {}
    for period, of_period in by_period.items():
        answers = [answer for one in of_period for answer in one.answers.values() if isinstance(answer, tuple)]
        registers = {term: register for register, term in answers}
        for area in terms.area_sums(office, registers, period):
            known = {term: _known(registers[term], found, period) for term, found in area.sums.items()}
            offices[area.code] = area.offices
            for one in of_period:
                value = _realisasi(one, known, year, quarter, is_office=area.code == office.code)
                result = capaian(one.indikator.targets.get(quarter), value, one.indikator.rule, scale)
                tables[area.code][one.indikator.key] = LevelValue(one.indikator, value, result.capaian, result.kategori)
    return tuple(
        Level(code, offices[code], tuple(table[one.indikator.key] for one in asked)) for code, table in tables.items()
    )


def _realisasi(one: BoundIndikator, known: Mapping[Term, Value], year: int, quarter: int, *, is_office: bool) -> Value:
    indikator, node = one.indikator, one.indikator.node
    if node is None:
        return NotComputable(NOTHING_TO_COMPUTE)
    if one.own is not None and not is_office:
        return NotComputable(f"«{write_sentence(one.own)}» milik satu kantor, tidak dapat digabung antar kantor")
    if indikator.aggregation is Aggregation.RATA_RATA:  # of given values alone, so no term value is asked for
        return realisasi(indikator, OfficeYear(OfficeProfile("", "", ""), year, (), (), (), ()), {}, quarter)[0]
    values: dict[Phrase | Score | Count, Value] = {
        leaf: known[answer[1]] if isinstance(answer, tuple) else answer for leaf, answer in one.answers.items()
    }
    for leaf in leaves(node) if one.own is not None else ():
        if isinstance(leaf, Score):
            given = indikator.scores.get(quarter)
            values[leaf] = Missing(f"nilai «{leaf.words}» belum diisi") if given is None else Number(given)
    return evaluate(node, values)


def _known(register: Register, found: TermSum, period: Period) -> Value:
    if not found.is_whole:
        return Missing(f"{register.nama}: {period} belum dinyatakan lengkap oleh semua kantor")
    if found.gaps:
        label = register.column("quantity").label
        return Missing(f"{register.nama}: kolom {label} masih kosong pada {found.gaps} baris")
    return Number(Decimal(found.amount))

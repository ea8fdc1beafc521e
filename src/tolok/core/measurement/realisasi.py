"""Realisasi: what an indicator's formula yields at the end of a quarter, and how that came about.

Terms are added up over months (and offices) first and the formula is applied once; a ratio is divided again, never
averaged (ADR 0006). A given value (Score) is never added up: it stands as given for its quarter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tolok.core.formula.evaluate import evaluate
from tolok.core.formula.nodes import Constant, Count, Node, Phrase, Ratio, Score, children, leaves
from tolok.core.formula.writer import write_sentence
from tolok.core.kernel.period import Period
from tolok.core.kernel.value import Missing, NotComputable, Number, Value, first_gap
from tolok.core.measurement.indikator import Aggregation, Indikator
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.measurement.result import MonthTrace, Trace
from tolok.core.measurement.term_reading import TermReading, read_term, states_of
from tolok.core.registers import all_registers
from tolok.core.registers.entry import StatementState
from tolok.core.registers.register import Register
from tolok.core.registers.term import Term, TermValues

NOTHING_TO_COMPUTE = "formula indikator ini tidak memuat hal yang dapat dihitung; perbaiki formulanya di keputusan"
RATIO_NOT_AVERAGED = (
    "rata-rata triwulan hanya untuk nilai atau indeks yang diberikan; rasio dan jumlah dihitung ulang dari datanya, "
    "pilih agregasi jumlah atau posisi akhir"
)


def realisasi(
    indikator: Indikator, office_year: OfficeYear, term_values: TermValues, quarter: int
) -> tuple[Value, Trace]:
    """The value of `indikator` at the end of triwulan `quarter`, by its aggregation, and its trace.

    `term_values` holds what `terms_of` asks for, by month. Gaps in the data are Missing or NotComputable values with
    an Indonesian reason; only a quarter outside 1..4 or term values that were never computed raise.
    """
    return roll_up(indikator, (office_year,), term_values, quarter)


def roll_up(
    indikator: Indikator, office_years: Sequence[OfficeYear], term_values: TermValues, quarter: int
) -> tuple[Value, Trace]:
    """`realisasi` over several offices of one year: numerators and denominators added up, divided once.

    What one office alone can answer (a given value, a number printed in its formula) is not computable over several.
    Raises ValueError for no office or for different years.
    """
    if len({office_year.year for office_year in office_years}) != 1:
        raise ValueError(f"expected offices of one year, got: {[o.year for o in office_years]}")
    year = office_years[0].year
    node = indikator.node
    if node is None:
        value = NotComputable(NOTHING_TO_COMPUTE)
        return value, Trace(indikator.baris.formula.teks or "(tanpa formula)", value)
    if indikator.aggregation is Aggregation.RATA_RATA:
        return _mean_of_quarters(indikator, node, len(office_years), year, quarter)
    period = period_of(indikator.aggregation, year, quarter)
    leaf_traces = {
        leaf: _score_trace(leaf, indikator, len(office_years), year, quarter)
        if isinstance(leaf, Score)
        else _counted_trace(leaf, indikator, office_years, term_values, period)
        for leaf in leaves(node)
        if not isinstance(leaf, Constant)
    }
    trace = _trace(node, leaf_traces)
    if len(office_years) > 1 and (constant := next((x for x in leaves(node) if isinstance(x, Constant)), None)):
        trace = Trace(trace.label, NotComputable(_of_one_office(constant)), trace.children)
    return trace.value, trace


def why_not_rolled_up(node: Node) -> str:
    """Why several offices have no common value by this formula, in Indonesian; empty where they have."""
    own = [leaf for leaf in leaves(node) if isinstance(leaf, Constant | Score)]
    return "; ".join(dict.fromkeys(_of_one_office(leaf) for leaf in own))


def _of_one_office(leaf: Constant | Score) -> str:
    if isinstance(leaf, Score):
        return f"nilai «{leaf.words}» tidak dapat digabung antar kantor tanpa data asalnya"
    return f"«{write_sentence(leaf)}» ditulis tetap dalam formula, tidak dapat digabung antar kantor"


def period_of(aggregation: Aggregation, year: int, quarter: int) -> Period:
    """The months that triwulan `quarter` covers: its own for POSISI_AKHIR, else January to its end."""
    if aggregation is Aggregation.POSISI_AKHIR:
        return Period.of_quarter(year, quarter)
    return Period.to_quarter(year, quarter)


def bound_term(leaf: Phrase | Count, indikator: Indikator) -> tuple[Register, Term] | Missing | NotComputable:
    """The register and term that a confirmed binding gives to a phrase (a Count has its own), or why there is none."""
    if isinstance(leaf, Count):
        counted = all_registers().get(leaf.term.register)
        return (counted, leaf.term) if counted else NotComputable(f"register {leaf.term.register} tidak dikenal")
    return _term_of_binding(leaf, indikator)


def _term_of_binding(phrase: Phrase, indikator: Indikator) -> tuple[Register, Term] | Missing | NotComputable:
    binding = indikator.bindings.get(phrase.words)
    if binding is None:
        return Missing(f"«{phrase.words}» belum dihubungkan ke register")
    if not binding.is_confirmed:
        return Missing(f"hubungan «{phrase.words}» ke register {binding.register} belum dikonfirmasi")
    register = all_registers().get(binding.register)
    if register is None:
        return NotComputable(f"register {binding.register} untuk «{phrase.words}» tidak dikenal; hubungkan ulang")
    try:
        return register, register.term(binding.offer)
    except KeyError:
        return NotComputable(f"{register.nama} tidak menghitung «{binding.offer}»; hubungkan ulang «{phrase.words}»")


def _trace(node: Node, leaf_traces: Mapping[Phrase | Score | Count, Trace]) -> Trace:
    if isinstance(node, Phrase | Score | Count):
        return leaf_traces[node]
    values = {leaf: trace.value for leaf, trace in leaf_traces.items()}
    below = tuple(_trace(child, leaf_traces) for child in children(node))
    return Trace(write_sentence(node), evaluate(node, values), below)


def _counted_trace(
    leaf: Phrase | Count,
    indikator: Indikator,
    office_years: Sequence[OfficeYear],
    term_values: TermValues,
    period: Period,
) -> Trace:
    bound = bound_term(leaf, indikator)
    if isinstance(bound, Missing | NotComputable):
        return Trace(write_sentence(leaf), bound)
    register, term = bound
    readings = [
        read_term(register, term, each.office.code, states_of(each), term_values, period) for each in office_years
    ]
    value = readings[0].value if len(readings) == 1 else _added_up(office_years, readings)
    months = readings[0].months if len(readings) == 1 else _months_added_up(readings)
    offer = indikator.bindings[leaf.words].offer if isinstance(leaf, Phrase) else None
    return Trace(write_sentence(leaf), value, (), term, register.slug, offer, months)


def _added_up(office_years: Sequence[OfficeYear], readings: Sequence[TermReading]) -> Value:
    total = Decimal(0)
    named: list[Value] = []
    for office_year, reading in zip(office_years, readings, strict=True):
        match reading.value:
            case Number(value):
                total += value
            case Missing(reason):
                named.append(Missing(f"{office_year.office.nama}: {reason}"))
            case NotComputable(reason):
                named.append(NotComputable(f"{office_year.office.nama}: {reason}"))
    return first_gap(named) or Number(total)


def _months_added_up(readings: Sequence[TermReading]) -> tuple[MonthTrace, ...]:
    """Per month over all offices; unknown where one is, and no better stated than the least stated office."""
    added = []
    for parts in zip(*(reading.months for reading in readings), strict=True):
        counts = [part.count for part in parts]
        known = None if None in counts else sum(count or 0 for count in counts)
        added.append(MonthTrace(parts[0].month, known, _least_stated(parts)))
    return tuple(added)


def _least_stated(parts: Sequence[MonthTrace]) -> StatementState:
    states = {part.state for part in parts}
    order = (StatementState.BELUM, StatementState.LENGKAP, StatementState.NIHIL)
    return next(state for state in order if state in states)


def _score_trace(score: Score, indikator: Indikator, office_count: int, year: int, quarter: int) -> Trace:
    label = f"{write_sentence(score)} (nilai {Period.of_quarter(year, quarter)})"
    if office_count > 1:
        return Trace(label, NotComputable(_of_one_office(score)))
    given = indikator.scores.get(quarter)
    if given is None:
        return Trace(label, Missing(f"nilai «{score.words}» untuk {Period.of_quarter(year, quarter)} belum diisi"))
    return Trace(label, Number(given))


def _mean_of_quarters(
    indikator: Indikator, node: Node, office_count: int, year: int, quarter: int
) -> tuple[Value, Trace]:
    label = f"Rata-rata {Period.to_quarter(year, quarter)} dari {write_sentence(node)}"
    if not is_given(node):
        refused = NotComputable(RATIO_NOT_AVERAGED)
        return refused, Trace(label, refused)
    by_quarter = [
        _trace(
            node, {x: _score_trace(x, indikator, office_count, year, q) for x in leaves(node) if isinstance(x, Score)}
        )
        for q in range(1, quarter + 1)
    ]
    value = _mean([trace.value for trace in by_quarter])
    return value, Trace(label, value, tuple(by_quarter))


def _mean(values: Sequence[Value]) -> Value:
    gap = first_gap(values)
    if gap is not None:
        return gap
    numbers = [value.value for value in values if isinstance(value, Number)]
    return Number(sum(numbers, Decimal(0)) / len(numbers))


def is_given(node: Node) -> bool:
    """Whether `node` is made of given values alone, none of them divided."""
    if isinstance(node, Phrase | Count | Ratio):
        return False
    return all(is_given(child) for child in children(node))

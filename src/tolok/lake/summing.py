"""One indicator over the offices of every area: its counts added up, its formula applied once by the core."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from tolok.core.formula.evaluate import evaluate
from tolok.core.formula.nodes import Constant, Count, Node, Phrase, Score, leaves
from tolok.core.formula.writer import write_sentence
from tolok.core.kernel.value import Missing, NotComputable, Number, Value
from tolok.core.measurement.indikator import Aggregation
from tolok.core.measurement.office_year import OfficeProfile, OfficeYear
from tolok.core.measurement.realisasi import bound_term, roll_up, why_not_rolled_up
from tolok.core.registers import get_register
from tolok.core.registers.term import Term
from tolok.core.wilayah.areas import Level, code_above
from tolok.engines.cells import Presence
from tolok.engines.dense.reading import Reading
from tolok.lake.shared import SharedIndikator

NO_COMPLETE_OFFICE = "belum ada kantor yang lengkap"


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted up to the end of a quarter: `readings` by aggregation, where `place` is a term's.

    `scores` are the values given to an office for an indicator's key, by quarter.
    """

    year: int
    quarter: int
    offices: Sequence[str]
    place: Mapping[Term, int]
    readings: Mapping[Aggregation, Reading]
    scores: Mapping[tuple[str, str], Mapping[int, Decimal]]


@dataclass(frozen=True, slots=True)
class AreaValue:
    """An indicator in one area; see `rollup.RolledUp`."""

    code: str
    offices: int
    complete: int
    value: Value
    of_complete: Value


@dataclass(frozen=True, slots=True)
class _Sums:
    """A term in every area of a level: its sum, and in how many offices it is missing or contradicted."""

    numbers: list[int]
    missing: list[int]
    contradicted: list[int]


class Summing:
    """One indicator of a nation, in the offices that use it."""

    def __init__(self, counted: Counted, shared: SharedIndikator) -> None:
        self._counted, self._shared, self._node = counted, shared, shared.indikator.node
        self._codes = [counted.offices[place] for place in shared.offices]
        self._leaves = self._counted_leaves()
        self._numbers = {term: self._read(term) for term in self._terms()}
        self._presence = {term: self._presence_of(term) for term in self._numbers}
        self._is_complete = self._complete_offices()

    def areas(self, level: Level) -> Iterator[AreaValue]:
        """The areas of a level, by code."""
        above = [code_above(code, level) for code in self._codes]
        starts = [place for place, code in enumerate(above) if place == 0 or code != above[place - 1]]
        everyone = {term: self._sums(term, starts, is_whole=True) for term in self._numbers}
        complete = {term: self._sums(term, starts, is_whole=False) for term in self._numbers}
        counts = np.add.reduceat(self._is_complete.astype(int), starts).tolist()
        for at, (start, stop) in enumerate(zip(starts, [*starts[1:], len(above)], strict=True)):
            offices, whole = stop - start, counts[at]
            value = self._value(at, start, offices, everyone)
            of_complete: Value = Missing(NO_COMPLETE_OFFICE)
            if whole:
                of_complete = value if whole == offices else self._value(at, start, offices, complete)
            yield AreaValue(above[start], offices, whole, value, of_complete)

    def _counted_leaves(self) -> tuple[Phrase | Score | Count, ...]:
        """The leaves that take a value; none where nothing but given values counts (their mean), or no formula is."""
        if self._node is None or self._shared.indikator.aggregation is Aggregation.RATA_RATA:
            return ()
        return tuple(leaf for leaf in dict.fromkeys(leaves(self._node)) if not isinstance(leaf, Constant))

    def _terms(self) -> list[Term]:
        bound = (bound_term(leaf, self._shared.indikator) for leaf in self._leaves if isinstance(leaf, Count))
        return list(dict.fromkeys(one[1] for one in bound if isinstance(one, tuple)))

    def _read(self, term: Term) -> NDArray[np.object_]:
        """As Python integers: the nation's rupiah may be more than 64 bits hold."""
        found: NDArray[np.object_] = self._reading.numbers[self._counted.place[term], self._shared.offices, -1].astype(
            object
        )
        return found

    def _presence_of(self, term: Term) -> NDArray[np.uint8]:
        kind = self._reading.kind[self._counted.place[term]]
        found: NDArray[np.uint8] = self._reading.presence[kind, self._shared.offices, -1]
        return found

    @property
    def _reading(self) -> Reading:
        return self._counted.readings[self._shared.indikator.aggregation]

    def _complete_offices(self) -> NDArray[np.bool_]:
        found = np.ones(len(self._codes), np.bool_)
        for presence in self._presence.values():
            found &= presence == Presence.NUMBER
        others: list[Node | None] = [leaf for leaf in self._leaves if isinstance(leaf, Score | Phrase)]
        if not self._leaves:
            others = [self._node]
        if others:
            found &= [all(self._is_given(leaf, at) for leaf in others) for at in range(len(found))]
        return found

    def _is_given(self, node: Node | None, at: int) -> bool:
        value = self._unbound(node) if isinstance(node, Phrase) else self._by_core(node, at, 1)
        return not isinstance(value, Missing)

    def _sums(self, term: Term, starts: Sequence[int], *, is_whole: bool) -> _Sums:
        numbers, presence = self._numbers[term], self._presence[term]
        if not is_whole:
            none = [0] * len(starts)
            return _Sums(np.add.reduceat(np.where(self._is_complete, numbers, 0), starts).tolist(), none, none)
        missing, contradicted = (
            np.add.reduceat((presence == code).astype(int), starts).tolist()
            for code in (Presence.MISSING, Presence.NOT_COMPUTABLE)
        )
        return _Sums(np.add.reduceat(numbers, starts).tolist(), missing, contradicted)

    def _value(self, at: int, start: int, offices: int, sums: Mapping[Term, _Sums]) -> Value:
        """The value of the area `at` of a level, whose offices begin at `start`."""
        if self._node is None or not self._leaves:
            return self._by_core(self._node, start, offices)
        found = evaluate(self._node, {leaf: self._leaf(leaf, at, start, offices, sums) for leaf in self._leaves})
        if offices > 1 and any(isinstance(leaf, Constant) for leaf in leaves(self._node)):
            return NotComputable(why_not_rolled_up(self._node))
        return found

    def _leaf(
        self, leaf: Phrase | Score | Count, at: int, start: int, offices: int, sums: Mapping[Term, _Sums]
    ) -> Value:
        if isinstance(leaf, Score):
            return self._by_core(leaf, start, offices)
        if isinstance(leaf, Phrase) or leaf.term not in sums:
            return self._unbound(leaf)
        found, nama = sums[leaf.term], get_register(leaf.term.register).nama
        if found.missing[at]:
            return Missing(f"{nama}: bulan atau isi {_of(found.missing[at], offices)} belum lengkap")
        if not found.contradicted[at]:
            return Number(Decimal(found.numbers[at]))
        if leaf.term.measure == "distinct":
            return NotComputable(f"{nama}: yang dihitung sekali setahun hanya dapat dijumlahkan sejak Januari")
        return NotComputable(f"{nama}: {_of(found.contradicted[at], offices)} menyatakan nihil padahal ada baris")

    def _unbound(self, leaf: Phrase | Count) -> Missing | NotComputable:
        why = bound_term(leaf, self._shared.indikator)
        return NotComputable(f"«{write_sentence(leaf)}» tidak terhitung") if isinstance(why, tuple) else why

    def _by_core(self, node: Node | None, at: int, offices: int) -> Value:
        """What needs no counts: a given value, a mean of them, or nothing to compute."""
        code = self._codes[at]
        scores = self._counted.scores.get((code, self._shared.own[at].key), {}) if offices == 1 else {}
        year = OfficeYear(OfficeProfile(code, code, ""), self._counted.year, (), (), (), ())
        indikator = replace(self._shared.indikator, node=node, scores=scores)
        return roll_up(indikator, [year] * min(offices, 2), {}, self._counted.quarter)[0]


def _of(part: int, whole: int) -> str:
    return f"{part} dari {whole} kantor" if whole > 1 else "kantor ini"

"""Terms cumulated within the year (or the quarter) and held against statements: the twin of `term_reading`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tolok.core.kernel.period import Month
from tolok.core.measurement.indikator import Aggregation
from tolok.core.measurement.term_reading import all_rows
from tolok.core.registers import all_registers
from tolok.core.registers.term import Nature, Term
from tolok.engines.cells import Codes, Presence
from tolok.engines.dense.cube import Integers, TermCube
from tolok.engines.dense.stated import BELUM, NIHIL, Stated


@dataclass(frozen=True, slots=True)
class Reading:
    """Each term up to each month: `numbers[term, office, month]`, and `presence[kind, office, month]` (Presence codes)
    of which `kind[term]` is the term's."""

    numbers: Integers
    presence: Codes
    kind: NDArray[np.intp]

    @property
    def has_gaps(self) -> bool:
        return bool(self.presence.any())

    @classmethod
    def of_nothing(cls, offices: int, months: int) -> Reading:
        """No terms at all, for indicators that count nothing."""
        none = np.zeros((0, offices, months), np.int64)
        return cls(none, none.astype(np.uint8), np.zeros(0, np.intp))


def statement_terms(terms: Sequence[Term]) -> dict[str, Term]:
    """By register that needs monthly statements: the term that counts all its rows (it shows rows stated *nihil*).

    Registers that are dated reference data need none. Raises KeyError for a register that is not declared.
    """
    registers = {term.register: all_registers()[term.register] for term in terms}
    return {slug: all_rows(register) for slug, register in registers.items() if not register.is_reference}


def read_terms(
    cube: TermCube, stated: Stated, every_row: Mapping[str, Term], aggregation: Aggregation = Aggregation.JUMLAH
) -> Reading:
    """What each term comes to from the start of the year (POSISI_AKHIR: of the quarter) to each month.

    `every_row` is `statement_terms` of the cube's terms; the cube must hold those terms too.
    """
    spans = _spans(cube.months, 3 if aggregation is Aggregation.POSISI_AKHIR else 12)
    numbers = np.empty_like(cube.values)
    kinds: dict[object, int] = {}
    presence: list[Codes] = []
    kind = np.zeros(len(cube.terms), np.intp)
    for place, term in enumerate(cube.terms):
        if term.nature is Nature.FLOW:
            _accumulate(np.add, cube.values[place], spans, numbers[place])
        else:
            numbers[place] = cube.values[place]
        is_own = term.measure == "quantity" or (term.measure == "distinct" and aggregation is Aggregation.POSISI_AKHIR)
        key = term if is_own else (term.register, term.nature)
        if key not in kinds:
            kinds[key] = len(presence)
            presence.append(_presence(cube, stated, every_row, term, spans))
        kind[place] = kinds[key]
    shape = (len(presence), len(cube.offices), len(cube.months))
    return Reading(numbers, np.stack(presence) if presence else np.zeros(shape, np.uint8), kind)


def _presence(
    cube: TermCube, stated: Stated, every_row: Mapping[str, Term], term: Term, spans: Sequence[slice]
) -> Codes:
    """Missing where a month is not stated; else not computable where rows contradict; else Missing where gaps are."""
    flags = []
    if term.register in every_row:
        states = stated.of(term.register)
        has_rows = cube.values[cube.place[every_row[term.register]]] != 0
        flags += [(states == BELUM, Presence.MISSING), ((states == NIHIL) & has_rows, Presence.NOT_COMPUTABLE)]
    if term.measure == "distinct":
        begins_late = np.zeros(cube.values.shape[1:], np.bool_)
        for span in spans:
            begins_late[:, span] = cube.months[span.start].month != 1
        flags.append((begins_late, Presence.NOT_COMPUTABLE))
    if term in cube.gaps:
        flags.append((cube.gaps[term].copy(), Presence.MISSING))
    found = np.full(cube.values.shape[1:], Presence.NUMBER, np.uint8)
    for flag, code in reversed(flags):
        if term.nature is Nature.FLOW:
            _accumulate(np.logical_or, flag, spans, flag)
        found[flag] = code
    return found


def _spans(months: Sequence[Month], length: int) -> list[slice]:
    """The runs of months that are cumulated together. Raises ValueError where the first does not begin one."""
    if (months[0].month - 1) % length:
        raise ValueError(f"expected months from the start of a span of {length}, got: {months[0]}")
    return [slice(start, min(start + length, len(months))) for start in range(0, len(months), length)]


_Array = TypeVar("_Array", NDArray[np.int64], NDArray[np.bool_])


def _accumulate(ufunc: np.ufunc, array: _Array, spans: Sequence[slice], out: _Array) -> None:
    for span in spans:
        ufunc.accumulate(array[..., span], axis=-1, out=out[..., span])

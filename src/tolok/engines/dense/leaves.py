"""The leaves of a block of rows: terms and given values of its offices, added up for the areas above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tolok.core.formula.nodes import Score
from tolok.core.registers.term import Term
from tolok.engines.cells import Cells, Codes, Floats, Presence
from tolok.engines.dense.areas import Areas
from tolok.engines.dense.catalogues import Rows, Slot
from tolok.engines.dense.reading import Reading
from tolok.engines.dense.setting import Setting

_N = TypeVar("_N", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Source:
    """Where leaves are read: `place` of each term in the reading, and `known`, what all offices already came to."""

    areas: Areas
    setting: Setting
    place: Mapping[Term, int]
    reading: Reading
    most: Floats
    known: dict[int, Cells]

    @classmethod
    def of(cls, areas: Areas, setting: Setting, place: Mapping[Term, int], reading: Reading) -> Source:
        """Raises OverflowError where the nation's sum of a term is beyond 64 bits."""
        most = np.full(len(reading.numbers), np.nan)
        for at, numbers in enumerate(reading.numbers):
            top, bottom = int(numbers.max(initial=0)), int(numbers.min(initial=0))
            if max(top, -bottom) * len(numbers) >= 2**63:
                raise OverflowError(f"the nation's sum of a term may be beyond 64 bits: {reading!r:.200}")
            if bottom >= 0:
                most[at] = top * len(numbers)
        return cls(areas, setting, place, reading, most, {})


class Spread:
    """The offices of a block's rows, where the areas above them begin, and the rows of the whole in that order."""

    def __init__(self, source: Source, rows: Rows, block: Sequence[slice]) -> None:
        inside = np.concatenate([np.arange(part.start, part.stop) for part in block])
        level = rows.level[inside]
        offices = inside[level == 0]
        self.source = source
        self.at = np.concatenate([inside[level == each] for each in range(len(source.areas.codes))])
        self.is_single = rows.offices[self.at] == 1
        self.which = [int(rows.indikator[part.start]) for part in block]
        self.uses = np.bincount(np.searchsorted(self.which, rows.indikator[offices]), minlength=len(block))
        self.office = rows.unit[offices]
        self.is_all = len(block) == 1 and len(offices) == len(source.areas.codes[0])
        self.starts: list[NDArray[np.intp]] = []
        before = np.arange(len(offices))
        for of_office in source.areas.of_office[1:]:
            is_first = np.diff(rows.indikator[offices], prepend=-1) | np.diff(of_office[self.office], prepend=-1)
            begins = np.flatnonzero(is_first)
            self.starts.append(np.searchsorted(before, begins))
            before = begins

    def cells(self, column: Sequence[Slot]) -> Cells:
        """One slot of every row; `column` says what fills it in each indicator of the block, all of one kind."""
        match column[0]:
            case Term():
                return self._counted([self.source.place[slot] for slot in column if isinstance(slot, Term)])
            case Score():
                return self._given([slot for slot in column if isinstance(slot, Score)])
            case Presence() as gap:
                shape = (len(self.at), len(self.source.setting.span))
                return Cells(np.zeros(shape), np.full(shape, gap, np.uint8))

    def _counted(self, terms: Sequence[int]) -> Cells:
        if self.is_all and terms[0] in self.source.known:
            return self.source.known[terms[0]]
        reading, most = self.source.reading, float(self.source.most[list(terms)].max())
        kinds = reading.kind[list(terms)]
        numbers = self._rolled(self._of_offices(reading.numbers, terms), np.add).astype(np.float64)
        presence: Codes = np.zeros((1, 1), np.uint8)
        if reading.has_gaps:
            presence = self._rolled(self._of_offices(reading.presence, kinds), np.maximum)
        found = Cells(numbers, presence, None if np.isnan(most) else most)
        if self.is_all:
            self.source.known[terms[0]] = found
        return found

    def _of_offices(self, cube: NDArray[_N], places: Sequence[int] | NDArray[np.intp]) -> NDArray[_N]:
        if self.is_all:
            return np.asarray(cube[places[0]])
        flat = cube.reshape(-1, cube.shape[-1])
        return np.asarray(flat.take(np.repeat(places, self.uses) * cube.shape[1] + self.office, axis=0))

    def _rolled(self, of_offices: NDArray[_N], ufunc: np.ufunc) -> NDArray[_N]:
        """The offices' rows, then those of each level above, put together from the level below."""
        levels = [of_offices]
        for starts in self.starts:
            levels.append(ufunc.reduceat(levels[-1], starts, axis=0))
        return np.concatenate(levels)

    def _given(self, scores: Sequence[Score]) -> Cells:
        """Values given to one office; no sum of several is one."""
        span = self.source.setting.span
        offices = np.split(self.office, np.cumsum(self.uses)[:-1])
        values = [self._values(*one) for one in zip(self.which, scores, offices, strict=True)]
        given = np.concatenate(values)[:, span]
        absent = np.isnan(given)
        presence = np.where(absent, np.uint8(Presence.MISSING), np.uint8(Presence.NUMBER))
        numbers = self._rolled(np.where(absent, 0.0, given), np.add)
        presence = self._rolled(presence, np.maximum)
        numbers[~self.is_single], presence[~self.is_single] = 0.0, Presence.NOT_COMPUTABLE
        return Cells(numbers, presence)

    def _values(self, which: int, score: Score, offices: NDArray[np.intp]) -> Floats:
        given = self.source.setting.scores.get((which, score))
        return (
            given[offices]
            if given is not None
            else np.full((len(offices), int(self.source.setting.span[-1]) + 1), np.nan)
        )

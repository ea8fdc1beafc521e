"""Which jabatan and which row of the new decree is which of the old one: one to one, the best likeness first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from rapidfuzz.fuzz import token_sort_ratio

from tolok.core.catalogue.comparison.likeness import Likeness, RowPrint
from tolok.core.catalogue.keputusan import Jabatan, Keputusan
from tolok.core.kernel.text import fold

_K = TypeVar("_K", int, tuple[int, int])
Place = tuple[int, int]
"""Jabatan and row, from 0."""

_SAME_NAME = 0.9
"""Likeness of two names of one jabatan; "Kasi Pemerintahan" and "Kasi Pembangunan" reach 0.73."""
_SAME_ROWS = 0.5
"""Part of the rows that a jabatan must keep to be the same under another name."""
_WITHIN, _ACROSS = 0.55, 0.8
"""Least likeness of one row before and after: within its jabatan, and moved to another, where like rows abound."""
_STAYED = 0.15
"""What staying in its jabatan adds: less, and a row that moved word by word loses to a neighbour of like words."""
_ALIKE = 0.8
"""Likeness from which rows speak for two jabatan being the same."""


class Matching:
    """The pairs of two decrees, old place -> new place; what stands in neither was dropped or added."""

    def __init__(self, old: Keputusan, new: Keputusan) -> None:
        decrees = (old, new)
        self._likeness = Likeness(row for decree in decrees for jabatan in decree.jabatan for row in jabatan.baris)
        self._old, self._new = (
            {
                (j, b): self._likeness.print_of(row)
                for j, jabatan in enumerate(decree.jabatan)
                for b, row in enumerate(jabatan.baris)
            }
            for decree in decrees
        )
        self.jabatan = self._match_jabatan(old.jabatan, new.jabatan)
        self.rows = self._match_rows()

    def _match_jabatan(self, old: Sequence[Jabatan], new: Sequence[Jabatan]) -> dict[int, int]:
        names = [fold(jabatan.nama) for jabatan in old], [fold(jabatan.nama) for jabatan in new]
        pairs = [
            (score, (i, j))
            for i, one in enumerate(names[0])
            for j, other in enumerate(names[1])
            if (score := self._jabatan_score(i, j, one, other))
        ]
        return _one_to_one(pairs)

    def _jabatan_score(self, i: int, j: int, one: str, other: str) -> float:
        """Names first, where they are the same; else the more convincing of a like name and kept rows."""
        kept = self._kept(i, j)
        if one == other:
            return 2 + kept
        alike = token_sort_ratio(one, other) / 100
        return max(alike if alike >= _SAME_NAME else 0, kept if kept >= _SAME_ROWS else 0)

    def _kept(self, i: int, j: int) -> float:
        """The part of the larger jabatan's rows that the other has too."""
        old = [one for (jabatan, _), one in self._old.items() if jabatan == i]
        new = [one for (jabatan, _), one in self._new.items() if jabatan == j]
        if not old or not new:
            return 0.0
        scored = [
            (score, (a, b))
            for a, one in enumerate(old)
            for b, other in enumerate(new)
            if (score := self._score(one, other, _ALIKE))
        ]
        return len(_one_to_one(scored)) / max(len(old), len(new))

    def _match_rows(self) -> dict[Place, Place]:
        scored = []
        for place, one in self._old.items():
            for other_place, other in self._new.items():
                is_within = self.jabatan.get(place[0]) == other_place[0]
                if score := self._score(one, other, _WITHIN if is_within else _ACROSS):
                    scored.append((score + _STAYED * is_within, (place, other_place)))
        return _one_to_one(scored)

    def _score(self, one: RowPrint, other: RowPrint, least: float) -> float:
        return 1.0 if one.exact == other.exact else self._likeness.score(one, other, least)


def _one_to_one(pairs: list[tuple[float, tuple[_K, _K]]]) -> dict[_K, _K]:
    """The best pair first, then the best of what is left; of equal ones those that kept their place, then the first."""
    found: dict[_K, _K] = {}
    taken: set[_K] = set()
    for _, (old, new) in sorted(pairs, key=lambda pair: (-pair[0], pair[1][0] != pair[1][1], pair[1])):
        if old not in found and new not in taken:
            found[old] = new
            taken.add(new)
    return found


def moved_places(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """Of (old, new) places in one jabatan, the old ones out of order: all but a longest run that kept it."""
    ordered = sorted(pairs)
    if not ordered:
        return set()
    best: list[list[int]] = []
    for place, (_, new) in enumerate(ordered):
        before = max((best[i] for i in range(place) if ordered[i][1] < new), key=len, default=[])
        best.append([*before, place])
    kept = {ordered[place][0] for place in max(best, key=len)}
    return {old for old, _ in ordered} - kept

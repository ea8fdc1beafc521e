"""The indices of a whole nation's surveys at once, in NumPy: the twin of `core.survey.index`.

Classes are those of the exact road: a cell so near a threshold (88.305, 76.605, 64.995) that a double cannot tell the
side is made again there, from its integers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tolok.core.survey.index import index_of
from tolok.core.survey.mutu import MutuScale
from tolok.core.survey.tally import Tally
from tolok.core.survey.weight import TO_HUNDRED, Weight
from tolok.engines.bulk import Cells, Flags, Floats, Presence

NEAR = 1e-9
"""Within this of a threshold a class is decided exactly; the rounding errors of a sum of nine means are far below."""
NO_CLASS = -1

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SurveyGroups:
    """Groups of answers as columns, one place a group; `sums` and `counts` are [group, unsur] of int64.

    `office` and `service` hold what the table of answers has (codes, names), `quarter` the quarter number.
    """

    office: NDArray[Any]
    service: NDArray[Any]
    quarter: Integers
    respondents: Integers
    sums: Integers
    counts: Integers

    def __len__(self) -> int:
        return len(self.quarter)

    def tally(self, place: int) -> Tally:
        """One group as the core has it."""
        sums, counts = self.sums[place].tolist(), self.counts[place].tolist()
        return Tally(int(self.respondents[place]), tuple(sums), tuple(counts))


@dataclass(frozen=True, slots=True)
class BulkIndex:
    """Indices of many groups: `nrr` [group, unsur] (NaN where nobody answered), `ikm` with its presence, and `mutu`.

    `mutu` is the place of the class in the scale (0 the best), NO_CLASS where there is no IKM.
    """

    nrr: Floats
    ikm: Cells
    mutu: NDArray[np.int8]


def index_bulk(groups: SurveyGroups, weight: Weight, scale: MutuScale) -> BulkIndex:
    """The index of every group. Raises ValueError where weight and groups have another number of unsur."""
    if weight.unsur != groups.counts.shape[1]:
        raise ValueError(f"expected a weight for {groups.counts.shape[1]} unsur, got: {weight.words}")
    with np.errstate(invalid="ignore"):
        nrr = groups.sums / groups.counts  # 0/0 is NaN: an unsur that nobody answered
    ikm = nrr.sum(axis=1) * float(weight.value * TO_HUNDRED)
    known = np.isfinite(ikm)
    cells = Cells(np.where(known, ikm, 0.0), np.where(known, Presence.NUMBER, Presence.MISSING).astype(np.uint8))
    return BulkIndex(nrr, cells, _mutu(groups, ikm, known, weight, scale))


def add_up_groups(groups: SurveyGroups, parent: NDArray[Any]) -> SurveyGroups:
    """Groups added up to `parent`, the area above each one's office; services and triwulan stay apart.

    Sums and counts are added, so that the index of an area is divided once from all its answers.
    """
    if not len(groups):
        return groups
    parents, area = np.unique(parent, return_inverse=True)
    services, service = np.unique(groups.service, return_inverse=True)
    quarters, quarter = np.unique(groups.quarter, return_inverse=True)
    key = (area * len(services) + service) * len(quarters) + quarter
    order = np.argsort(key, kind="stable")
    keys, starts = np.unique(key[order], return_index=True)
    area_service, quarter = np.divmod(keys, len(quarters))
    area, service = np.divmod(area_service, len(services))
    return SurveyGroups(
        parents[area],
        services[service],
        quarters[quarter],
        *(np.add.reduceat(c[order], starts) for c in (groups.respondents, groups.sums, groups.counts)),
    )


def _mutu(groups: SurveyGroups, ikm: Floats, known: Flags, weight: Weight, scale: MutuScale) -> NDArray[np.int8]:
    thresholds = [float(threshold) for threshold in scale.thresholds()]
    below = [ikm < threshold for threshold in thresholds]
    mutu = np.where(known, np.sum(below, axis=0, dtype=np.int8), np.int8(NO_CLASS)).astype(np.int8)
    near = known & np.any([np.abs(ikm - threshold) <= NEAR for threshold in thresholds], axis=0)
    for place in np.flatnonzero(near):
        found = index_of(groups.tally(int(place)), weight, scale).mutu
        assert found is not None
        mutu[place] = scale.classes.index(found)
    return mutu

"""What offices measure alike: the indicators of all catalogues, those of one formula over the same counts as one.

Decrees word and number the same indicator differently, so neither words nor keys tell: what is counted does. Two
offices that bound the same words to different counts measure different things and are not added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from tolok.core.formula.nodes import Node
from tolok.core.measurement.indikator import Aggregation, Indikator
from tolok.core.measurement.shown import unit_of
from tolok.lake.catalogues import LakeCatalogues


@dataclass(frozen=True, slots=True)
class SharedIndikator:
    """One indicator and who uses it: `offices` are places in the list of offices, `own` the indicator of each of them,
    with its key and rule.

    `indikator` is worded as most offices word it. Where `is_repeat`, the offices have it once more (as IKI of their
    head beside the IKU, say): it stands for each of them alone, since in areas they count once, by the first.
    """

    indikator: Indikator
    offices: NDArray[np.intp]
    own: Sequence[Indikator]
    is_repeat: bool = False


_Identity = tuple[Node | str, Aggregation, int]
_Use = tuple[Indikator, Sequence[int]]
"""An indicator of a catalogue, and the offices that use the catalogue, as places in the list of offices."""


def shared_indikator(catalogues: LakeCatalogues, offices: Sequence[str]) -> list[SharedIndikator]:
    """All that `offices` measure, what most of them measure first."""
    used_by: dict[str, list[int]] = {}
    for place, office in enumerate(offices):
        used_by.setdefault(catalogues.catalogue_of[office], []).append(place)
    users: dict[_Identity, list[_Use]] = {}
    for catalogue, places in used_by.items():
        for identity, one in _identified(catalogues.indikator.get(catalogue, ())).items():
            users.setdefault(identity, []).append((one, places))
    found = [_shared(uses, is_repeat=repeat > 0) for (_, _, repeat), uses in users.items()]
    return sorted(found, key=lambda one: (-len(one.offices), one.indikator.baris.indikator, one.indikator.key))


def _shared(uses: Sequence[_Use], *, is_repeat: bool) -> SharedIndikator:
    by_place = sorted(((place, one) for one, places in uses for place in places), key=itemgetter(0))
    offices = np.array([place for place, _ in by_place], np.intp)
    return SharedIndikator(_as_most_word_it(uses), offices, [one for _, one in by_place], is_repeat)


def _identified(indikator: Sequence[Indikator]) -> Mapping[_Identity, Indikator]:
    """By what is measured, and how many times the catalogue had it before."""
    before: Counter[tuple[Node | str, Aggregation]] = Counter()
    found: dict[_Identity, Indikator] = {}
    for one in indikator:
        measured = (one.baris.indikator if one.node is None else one.node, one.aggregation)
        found[(*measured, before[measured])] = one
        before[measured] += 1
    return found


def _as_most_word_it(uses: Sequence[_Use]) -> Indikator:
    wordings: Counter[tuple[str, str]] = Counter()
    for one, places in uses:
        wordings[one.baris.indikator, unit_of(one)] += len(places)
    words = min(wordings, key=lambda wording: (-wordings[wording], wording))
    alike = (use for use in uses if (use[0].baris.indikator, unit_of(use[0])) == words)
    return min(alike, key=lambda use: use[1][0])[0]  # as the first of these offices has it

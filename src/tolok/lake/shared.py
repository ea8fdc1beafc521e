"""What offices measure alike: the indicators of all catalogues, those of one formula over the same counts as one.

Decrees word and number the same indicator differently, so neither words nor keys tell: what is counted does. Two
offices that bound the same words to different counts measure different things and are not added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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


def shared_indikator(catalogues: LakeCatalogues, offices: Sequence[str]) -> list[SharedIndikator]:
    """All that `offices` measure, what most of them measure first."""
    own = {code: _identified(found) for code, found in catalogues.indikator.items()}
    users: dict[_Identity, list[tuple[int, Indikator]]] = {}
    for place, office in enumerate(offices):
        for identity, one in own.get(catalogues.catalogue_of[office], {}).items():
            users.setdefault(identity, []).append((place, one))
    found = [
        SharedIndikator(
            _as_most_word_it([one for _, one in used]),
            np.array([place for place, _ in used], np.intp),
            [one for _, one in used],
            is_repeat=repeat > 0,
        )
        for (_, _, repeat), used in users.items()
    ]
    return sorted(found, key=lambda one: (-len(one.offices), one.indikator.baris.indikator, one.indikator.key))


def _identified(indikator: Sequence[Indikator]) -> Mapping[_Identity, Indikator]:
    """By what is measured, and how many times the catalogue had it before."""
    before: Counter[tuple[Node | str, Aggregation]] = Counter()
    found: dict[_Identity, Indikator] = {}
    for one in indikator:
        measured = (one.baris.indikator if one.node is None else one.node, one.aggregation)
        found[(*measured, before[measured])] = one
        before[measured] += 1
    return found


def _as_most_word_it(used: Sequence[Indikator]) -> Indikator:
    wordings = Counter((one.baris.indikator, unit_of(one)) for one in used)
    words = min(wordings, key=lambda wording: (-wordings[wording], wording))
    return next(one for one in used if (one.baris.indikator, unit_of(one)) == words)

"""Lists of texts: which items were added, dropped or worded anew. Their order is not compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz.fuzz import ratio

from tolok.core.catalogue.comparison.pieces import depth_of
from tolok.core.catalogue.comparison.result import FieldChange
from tolok.core.kernel.text import fold
from tolok.core.regulation.citation import main_citation, number_key

_REWORDED = 70
"""Likeness (0 to 100) of one item before and after; sources and legal texts that differ share about half."""


def item_changes(
    key: str, label: str, old: Sequence[str], new: Sequence[str], is_other: Callable[[str, str], bool] | None = None
) -> list[FieldChange]:
    """Changes of a list, in the order of the new one, then what was dropped. `is_other` tells items surely apart."""
    pairs = _pairs(old, new, is_other)
    by_new = {j: i for i, j in pairs.items()}
    changes = []
    for j, text in enumerate(new):
        if j not in by_new:
            changes.append(FieldChange(key, label, None, text))
        elif depth := depth_of(old[by_new[j]], text):
            changes.append(FieldChange(key, label, old[by_new[j]], text, depth))
    return [*changes, *(FieldChange(key, label, text, None) for i, text in enumerate(old) if i not in pairs)]


def is_other_law(old: str, new: str) -> bool:
    """Whether two legal bases name different instruments: then neither is the other worded anew."""
    one, other = main_citation(old), main_citation(new)
    if one is None or other is None:
        return False
    return (one.jenis, number_key(one.nomor), one.tahun) != (other.jenis, number_key(other.nomor), other.tahun)


def _pairs(old: Sequence[str], new: Sequence[str], is_other: Callable[[str, str], bool] | None) -> dict[int, int]:
    before, after = [fold(text) for text in old], [fold(text) for text in new]
    scored = []
    for i, one in enumerate(before):
        for j, other in enumerate(after):
            score = 101.0 if one == other else ratio(one, other, score_cutoff=_REWORDED)
            if score and not (is_other and score <= 100 and is_other(old[i], new[j])):
                scored.append((-score, abs(i - j), i, j))
    found: dict[int, int] = {}
    for _, _, i, j in sorted(scored):
        if i not in found and j not in found.values():
            found[i] = j
    return found

"""Lists of texts: which items were added, dropped or worded anew. Their order is not compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz.fuzz import ratio

from tolok.core.catalogue.comparison.pieces import depth_of
from tolok.core.catalogue.comparison.result import FieldChange
from tolok.core.kernel.text import fold
from tolok.core.regulation.citation import main_citation, number_key

_EQUAL, _NAMED = 102, 101  # before any likeness
_REWORDED = 70
"""Likeness (0 to 100) of one item before and after; sources and legal texts that differ share about half."""


def item_changes(
    key: str, label: str, old: Sequence[str], new: Sequence[str], name_of: Callable[[str], object] | None = None
) -> list[FieldChange]:
    """Changes of a list, in the order of the new one, then what was dropped.

    `name_of` gives what an item is named by, None where it has no name: the same name is the same item however it is
    worded, another name another item however alike.
    """
    pairs = _pairs(old, new, name_of or (lambda _: None))
    by_new = {j: i for i, j in pairs.items()}
    changes = []
    for j, text in enumerate(new):
        if j not in by_new:
            changes.append(FieldChange(key, label, None, text))
        elif depth := depth_of(old[by_new[j]], text):
            changes.append(FieldChange(key, label, old[by_new[j]], text, depth))
    return [*changes, *(FieldChange(key, label, text, None) for i, text in enumerate(old) if i not in pairs)]


def law_of(text: str) -> object:
    """The instrument that a legal basis cites, or None."""
    cited = main_citation(text)
    return cited and (cited.jenis, fold(cited.wilayah) if cited.is_local else "", number_key(cited.nomor), cited.tahun)


def _pairs(old: Sequence[str], new: Sequence[str], name_of: Callable[[str], object]) -> dict[int, int]:
    before, after = ([(fold(text), name_of(text)) for text in items] for items in (old, new))
    scored = []
    for i, one in enumerate(before):
        for j, other in enumerate(after):
            if score := _score(*one, *other):
                scored.append((-score, abs(i - j), i, j))
    found: dict[int, int] = {}
    for _, _, i, j in sorted(scored):
        if i not in found and j not in found.values():
            found[i] = j
    return found


def _score(one: str, name: object, other: str, other_name: object) -> float:
    if one == other:
        return _EQUAL
    if name is not None and other_name is not None:
        return _NAMED if name == other_name else 0
    return ratio(one, other, score_cutoff=_REWORDED)

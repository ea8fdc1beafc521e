"""What the other words of a row say of the register: sumber data and indikator tip the scale between registers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from tolok.core.registers import all_registers
from tolok.core.registers.binding.likeness import Index
from tolok.core.registers.words import stems

_LEFT_WITHOUT = 0.8
"""What is left of a score when the row's sumber data and indikator point at no word of the register."""
_POINTS = 0.5
"""Likeness from which a text points at a register at all."""


def pointed_at(sumber_data: Sequence[str], indikator: str) -> dict[str, float]:
    """A factor for each register: 1 for those that the row's other words point at, less for the rest.

    Empty when nothing points anywhere ("Data primer dari Kecamatan"): then the phrase alone decides.
    """
    strength = dict.fromkeys(all_registers(), 0.0)
    for text in (*sumber_data, indikator):
        for slug, value in _strength(text).items():
            strength[slug] = max(strength[slug], value)
    best = max(strength.values())
    if best < _POINTS:
        return {}
    return {slug: _LEFT_WITHOUT + (1 - _LEFT_WITHOUT) * value / best for slug, value in strength.items()}


@lru_cache(maxsize=4096)
def _strength(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    asked = stems(text)
    if not asked:
        return found
    for topic, value in _index().like(asked).items():
        for slug in _registers_of()[topic]:
            found[slug] = max(found.get(slug, 0.0), value)
    return found


@cache
def _registers_of() -> dict[frozenset[str], tuple[str, ...]]:
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for slug, register in all_registers().items():
        for words in register.sumber_data_words:
            topic = stems(words)
            found[topic] = (*found.get(topic, ()), slug)
    return found


@cache
def _index() -> Index:
    return Index(_registers_of())

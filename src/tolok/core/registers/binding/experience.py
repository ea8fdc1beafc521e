"""What offices decided before: how many took a count for a phrase, how many refused it. Evidence, never a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tolok.core.registers.words import folded


@dataclass(frozen=True, slots=True)
class Use:
    """Of one phrase: `accepted` offices bind it to `answer` of `register`, `rejected` were offered that and chose
    otherwise. `is_own` when the office that asks is among those that accepted."""

    register: str
    answer: str
    accepted: int
    rejected: int = 0
    is_own: bool = False

    @property
    def weight(self) -> Decimal:
        """0..1: how far the offices agree, careful where few were asked (one more on each side)."""
        return Decimal(self.accepted + 1) / Decimal(self.accepted + self.rejected + 2)

    @property
    def words(self) -> str:
        """ "sudah dipakai di 12 kecamatan (ditolak 2)"."""
        if self.is_own and self.accepted <= 1:
            told = "sudah dipakai kantor ini untuk frasa yang sama"
        else:
            told = f"sudah dipakai di {self.accepted} kecamatan" + (", termasuk kantor ini" if self.is_own else "")
        return told + (f" (tidak dipakai di {self.rejected})" if self.rejected else "")


Experience = Mapping[str, tuple[Use, ...]]
"""Uses by the key of their phrase."""


def phrase_key(phrase: str) -> str:
    """Phrases of one key are the same phrase: case, punctuation, places and long names apart; the order stays."""
    return " ".join(word for word in folded(phrase).split() if word not in ("jumlah", "jml", "banyaknya"))


def experience_of(uses: Iterable[tuple[str, Use]]) -> Experience:
    """Uses of phrases by key; those of one key and answer added up."""
    found: dict[str, dict[tuple[str, str], Use]] = {}
    for phrase, use in uses:
        of_key = found.setdefault(phrase_key(phrase), {})
        known = of_key.get((use.register, use.answer))
        of_key[use.register, use.answer] = use if known is None else _sum(known, use)
    return {key: tuple(of_key.values()) for key, of_key in found.items()}


def _sum(one: Use, other: Use) -> Use:
    accepted, rejected = one.accepted + other.accepted, one.rejected + other.rejected
    return Use(one.register, one.answer, accepted, rejected, one.is_own or other.is_own)

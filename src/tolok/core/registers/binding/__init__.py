"""A term of a formula bound to what a register offers: proposed from its words, confirmed by a person."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from rapidfuzz.fuzz import ratio

from tolok.core.registers import all_registers
from tolok.core.registers.register import CountOffer, Register
from tolok.core.registers.words import Sense, sense_of, stems, topic_of

FLOOR = Decimal("0.50")
"""Below this a proposal misleads more often than it helps; the person then searches the offers."""

MOST = 8
"""Proposals shown at most; the right one below the eighth place is found quicker by searching."""

_LIKENESS = 86
"""Letters alike, in percent, from which two words of five letters or more are one word with a slip ("doumen")."""

_RELATED = {frozenset({"asn", "pns"}): 0.8, frozenset({"aset", "sarpras"}): 0.9, frozenset({"dokumen", "laporan"}): 0.5}
"""Words that decrees use for one another without meaning quite the same."""

_NEAR_SENSES = {
    frozenset({Sense.ON_TIME, Sense.DONE}): 0.7,
    frozenset({Sense.GOOD_ON_TIME, Sense.ON_TIME}): 0.8,
    frozenset({Sense.GOOD_ON_TIME, Sense.GOOD}): 0.8,
    frozenset({Sense.GOOD, Sense.DONE}): 0.7,
    frozenset({Sense.GOOD, Sense.USABLE}): 0.8,
    frozenset({Sense.BROKEN, Sense.BADLY_BROKEN}): 0.8,
    frozenset({Sense.ARCHIVED, Sense.DONE}): 0.7,
}
_ASIDE = re.compile(r"\([^)]*\)")
"""What a label explains in brackets is for the reader; a decree's phrase has its brackets read."""

_OTHER_SENSE = 0.5
_NO_CONTEXT_MATCH = 0.8
"""What is left of a score when the row's sumber data and indicator point at no word of the register."""


@dataclass(frozen=True, slots=True)
class Binding:
    """`phrase` (the decree's words) is answered by `offer` of `register`.

    `confirmed_by`/`confirmed_at` are both set or both None; an unconfirmed binding computes nothing.
    """

    phrase: str
    register: str
    offer: str
    score: Decimal = Decimal(1)
    confirmed_by: str | None = None
    confirmed_at: str | None = None

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_by is not None


@dataclass(frozen=True, slots=True)
class Proposal:
    """An offer that may answer a phrase: `score` 0..1, and why it was proposed, in Indonesian."""

    register: str
    offer: str
    score: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One offer with the topics of all its phrasings and its one sense."""

    register: Register
    offer: CountOffer
    topics: frozenset[frozenset[str]]
    sense: Sense


def propose(phrase: str, sumber_data: Sequence[str] = (), indikator: str = "") -> tuple[Proposal, ...]:
    """Offers that may answer `phrase`, best first; none below FLOOR, at most MOST. A person confirms, never tolok.

    `sumber_data` and `indikator` are the other words of the row; they tip the scale between registers.
    """
    topic, sense = topic_of(phrase), sense_of(phrase)
    context = _context(sumber_data, indikator)
    found: list[tuple[float, bool, int, Proposal]] = []
    for candidate in _candidates():
        likeness, shared = max(((_likeness(topic, other), other) for other in candidate.topics), key=_by_likeness)
        score = likeness * _sense_agreement(sense, candidate.sense) * context.get(candidate.register.slug, 1.0)
        if (rounded := Decimal(str(round(score, 2)))) >= FLOOR:
            reason = _reason(topic & shared, sense, candidate, context)
            proposal = Proposal(candidate.register.slug, candidate.offer.slug, rounded, reason)
            found.append((-score, not candidate.register.is_reference, len(found), proposal))
    return tuple(proposal for *_, proposal in sorted(found)[:MOST])


def _by_likeness(pair: tuple[float, frozenset[str]]) -> tuple[float, list[str]]:
    return pair[0], sorted(pair[1])


@cache
def _candidates() -> tuple[_Candidate, ...]:
    return tuple(
        _Candidate(
            register,
            offer,
            frozenset(topic_of(text) for text in (_ASIDE.sub("", offer.label), *offer.phrases)),
            sense_of(_ASIDE.sub("", offer.label)),
        )
        for register in all_registers().values()
        for offer in register.offers
    )


@cache
def _weights() -> dict[str, float]:
    """Rare words tell offers apart, common ones do not: the logarithm of how few topics hold a word."""
    topics = [topic for candidate in _candidates() for topic in candidate.topics]
    counts = Counter(word for topic in topics for word in topic)
    return {word: math.log(1 + len(topics) / count) for word, count in counts.items()}


@cache
def _unknown_weight() -> float:
    """A word that no register knows counts like a rather telling one: too many of them, and nothing is proposed."""
    known = sorted(_weights().values())
    return known[len(known) * 3 // 4]


def _weight(word: str) -> float:
    return _weights().get(word, _unknown_weight())


@cache
def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    related = _RELATED.get(frozenset({one, other}))
    if related is not None:
        return related
    if min(len(one), len(other)) < 5:
        return 0.0
    likeness = ratio(one, other)
    return likeness / 100 if likeness >= _LIKENESS else 0.0


@cache
def _likeness(topic: frozenset[str], other: frozenset[str]) -> float:
    """How much two topics say the same: the harmonic mean of the weight that each finds in the other, 0..1."""
    if not topic or not other:
        return 0.0
    there, back = _covered(topic, other), _covered(other, topic)
    return 2 * there * back / (there + back) if there + back else 0.0


def _covered(topic: frozenset[str], other: frozenset[str]) -> float:
    found = sum(_weight(word) * max(_alike(word, candidate) for candidate in other) for word in topic)
    return found / sum(_weight(word) for word in topic)


def _sense_agreement(asked: Sense, offered: Sense) -> float:
    return 1.0 if asked is offered else _NEAR_SENSES.get(frozenset({asked, offered}), _OTHER_SENSE)


def _context(sumber_data: Iterable[str], indikator: str) -> dict[str, float]:
    """A factor for each register: 1 for those that the row's other words point at, less for the rest.

    Empty when nothing points anywhere ("Data primer dari Kecamatan"): then the phrase alone decides.
    """
    said = [stems(text) for text in (*sumber_data, indikator) if text]
    strength = {
        register.slug: max((_best_source(register, topic) for topic in said), default=0.0)
        for register in all_registers().values()
    }
    best = max(strength.values(), default=0.0)
    if best < 0.5:
        return {}
    return {slug: _NO_CONTEXT_MATCH + (1 - _NO_CONTEXT_MATCH) * value / best for slug, value in strength.items()}


def _best_source(register: Register, topic: frozenset[str]) -> float:
    return max((_likeness(topic, stems(words)) for words in register.sumber_data_words), default=0.0)


def _reason(shared: Iterable[str], sense: Sense, candidate: _Candidate, context: dict[str, float]) -> str:
    alike = ", ".join(sorted(shared)) or "kata yang mirip"
    parts = [f"kata yang sama: {alike}"]
    if sense is candidate.sense:
        parts.append(f"sama-sama «{sense.value}»")
    else:
        parts.append(f"frasa berarti «{sense.value}», register menghitung «{candidate.sense.value}»")
    if context.get(candidate.register.slug, 0) == 1.0:
        parts.append(f"sumber data atau indikator menunjuk ke {candidate.register.nama}")
    return "; ".join(parts) + "."

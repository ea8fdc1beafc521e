"""Every count that a register can answer as it stands: its offers, and kinds without a group in each of its senses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from tolok.core.registers import all_registers
from tolok.core.registers.binding.asked import checked_lexicon
from tolok.core.registers.composed import answer_text
from tolok.core.registers.register import CountOffer, Register
from tolok.core.registers.term import Condition, IsFilled, IsOneOf, IsWithinDays
from tolok.core.registers.words import Sense, sense_of, topic_of

_ASIDE = re.compile(r"\([^)]*\)")
"""What a label explains in brackets is for the reader; a decree's phrase has its brackets read."""

Kinds = tuple[str, ...]
Rest = tuple[Condition, ...]
"""The conditions of a count besides its kinds."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A count with the topics of all its phrasings and its one sense. `kinds` is empty for all of them."""

    register: Register
    answer: str
    topics: frozenset[frozenset[str]]
    sense: Sense
    kinds: Kinds
    rest: Rest
    is_offer: bool
    is_rows: bool
    is_of_desa: bool = False
    """Whether it counts desa, each once in the year."""


@cache
def candidates() -> tuple[Candidate, ...]:
    """Offers first, in the order of their registers; then what no offer says."""
    offered = tuple(one for slug in all_registers() for one in _offered_by(slug))
    return (*offered, *_ungrouped(offered))


@cache
def _offered_by(slug: str) -> tuple[Candidate, ...]:
    """The offers of a register; one without phrasings of its own is named as those of the same kinds are."""
    register = all_registers()[slug]
    offered = [_offered(register, offer) for offer in register.offers]
    named = [one for one, offer in zip(offered, register.offers, strict=True) if offer.phrases and one.is_rows]
    return tuple(
        one
        if offer.phrases
        else replace(one, topics=one.topics.union(*(o.topics for o in named if o.kinds == one.kinds)))
        for one, offer in zip(offered, register.offers, strict=True)
    )


@cache
def by_topic() -> dict[frozenset[str], tuple[tuple[int, Candidate], ...]]:
    """The counts that each topic may mean, with their place in `candidates`."""
    found: dict[frozenset[str], list[tuple[int, Candidate]]] = defaultdict(list)
    for order, candidate in enumerate(candidates()):
        for topic in candidate.topics:
            found[topic].append((order, candidate))
    return {topic: tuple(of_topic) for topic, of_topic in found.items()}


def _offered(register: Register, offer: CountOffer) -> Candidate:
    label = _ASIDE.sub("", offer.label)
    topics = frozenset(topic_of(text) for text in (label, *offer.phrases))
    kinds, rest = parted(offer.conditions)
    return Candidate(
        register, offer.slug, topics, sense_of(label), kinds, rest, True, offer.measure == "rows",
        offer.column == "village",
    )  # fmt: skip


def parted(conditions: tuple[Condition, ...]) -> tuple[Kinds, Rest]:
    """The kinds that conditions ask for, and the other conditions."""
    kinds = next((one.values for one in conditions if isinstance(one, IsOneOf) and one.column == "kind"), ())
    return tuple(sorted(kinds)), tuple(one for one in conditions if not (kinds and _is_kind(one)))


def _is_kind(condition: Condition) -> bool:
    return isinstance(condition, IsOneOf) and condition.column == "kind"


def of_kinds(kinds: Kinds) -> tuple[Condition, ...]:
    return (IsOneOf("kind", kinds),) if kinds else ()


def _ungrouped(offered: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """A kind that no offer names alone (KIA, RKT, mebel), in each sense that its fellows are asked in."""
    grouped = {(one.register.slug, one.kinds) for one in offered}
    nouns: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
    for words in checked_lexicon().kinds:
        nouns[words.register, words.kind] |= {topic_of(noun) for noun in words.nouns}
    for (slug, kind), topics in nouns.items():
        if (slug, (kind,)) in grouped:
            continue
        register = all_registers()[slug]
        for sense, rest in rests_of(slug, kind).items():
            answer = answer_text(register, (*of_kinds((kind,)), *rest))
            yield Candidate(register, answer, frozenset(topics), sense, (kind,), rest, False, True)


@cache
def rests_of(register: str, kind: str | None) -> dict[Sense, Rest]:
    """What each sense asks of the rows of one kind, as the register's offers say it; of all kinds for None.

    The narrowest group that holds the kind decides: an incident is dealt with, an activity is carried out.
    """
    rows = [one for one in _offered_by(register) if one.is_rows and (not one.kinds or kind in one.kinds)]
    found: dict[Sense, Rest] = {}
    for one in sorted(rows, key=lambda one: len(one.kinds) or 99):
        found.setdefault(one.sense, one.rest)
    return found


def common_rest(register: str, kinds: Kinds, sense: Sense) -> Rest | None:
    """What `sense` asks of each of `kinds` alike; None where they differ or no offer says it."""
    rests = {rests_of(register, kind).get(sense) for kind in kinds or (None,)}
    return rests.pop() if len(rests) == 1 else None


def within(rest: Rest, days: int) -> Rest:
    """`rest` of what is done, held to at most `days` days; a day of completion is implied."""
    return (*(one for one in rest if one != IsFilled("completed")), IsWithinDays(days))

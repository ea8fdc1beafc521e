"""How much a phrase's topic and the topics of counts say the same; through an index, so that 150 rows take no time."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from tolok.core.registers.binding.candidates import candidates
from tolok.core.registers.lexicon.load import lexicon

Topic = frozenset[str]

_LIKENESS = 86
"""Letters alike, in percent, from which two words of five letters or more are one word with a slip ("doumen")."""
_REMEMBERED = 20_000
"""Topics whose likenesses an index keeps; a decree repeats its own."""
_LIGHT = 0.25
"""What is left of the weight of a word that may be there without changing the matter."""


@cache
def weights() -> Mapping[str, float]:
    """Rare words tell counts apart, common ones do not: the logarithm of how few topics hold a word.

    The same rows counted again by their desa make no word less rare.
    """
    offered = (candidate for candidate in candidates() if candidate.is_offer and not candidate.is_of_desa)
    topics = [topic for candidate in offered for topic in candidate.topics]
    counts = Counter(word for topic in topics for word in topic)
    found = {word: math.log(1 + len(topics) / count) for word, count in counts.items()}
    for candidate in candidates():
        for topic in candidate.topics:
            for word in topic - found.keys():
                found[word] = math.log(1 + len(topics))
    return found


@cache
def _unknown_weight() -> float:
    """A word that no register knows counts like a rather telling one: too many of them, and nothing is proposed."""
    known = sorted(weights().values())
    return known[len(known) * 3 // 4]


@lru_cache(maxsize=20_000)
def weight(word: str) -> float:
    found = weights().get(word) or _unknown_weight()
    return found * _LIGHT if word in lexicon().light_words else found


@lru_cache(maxsize=20_000)
def near_words(word: str) -> tuple[tuple[str, float], ...]:
    """`word` and those that stand for it in the registers, each with how near it is."""
    found = {word: 1.0}
    for pair, value in lexicon().related.items():
        if word in pair:
            found.update((other, value) for other in pair - {word})
    if len(word) >= 5:
        for other, likeness, _ in process.extract(
            word, _long_words(), scorer=ratio, score_cutoff=_LIKENESS, limit=None
        ):
            found.setdefault(other, likeness / 100)
    return tuple(found.items())


def is_known(word: str) -> bool:
    """Whether a register has the word, or one that stands for it."""
    return any(other in weights() for other, _ in near_words(word))


@cache
def _long_words() -> tuple[str, ...]:
    return tuple(word for word in weights() if len(word) >= 5)


class Index:
    """Topics by the words they hold; finds those that a phrase is like."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.topics = tuple(dict.fromkeys(topics))
        self._sums = [sum(map(weight, topic)) for topic in self.topics]
        self._holding: dict[str, list[int]] = defaultdict(list)
        self._known: dict[tuple[Topic, float], Mapping[Topic, float]] = {}
        for number, topic in enumerate(self.topics):
            for word in topic:
                self._holding[word].append(number)

    def like(self, asked: Topic, floor: float = 0.0) -> Mapping[Topic, float]:
        """Topics with their likeness to `asked` above `floor`: the harmonic mean of the weight that each finds in
        the other, 0..1."""
        if (known := self._known.get((asked, floor))) is not None:
            return known
        found = self._like(asked, floor)
        if len(self._known) < _REMEMBERED:
            self._known[asked, floor] = found
        return found

    def _like(self, asked: Topic, floor: float) -> Mapping[Topic, float]:
        total = sum(map(weight, asked))
        there: dict[int, float] = defaultdict(float)
        back: dict[int, dict[str, float]] = defaultdict(dict)
        for word in asked:
            best: dict[int, float] = {}
            for other, near in near_words(word):
                for number in self._holding.get(other, ()):
                    if near > best.get(number, 0.0):
                        best[number] = near
                    if near > back[number].get(other, 0.0):
                        back[number][other] = near
            for number, near in best.items():
                there[number] += weight(word) * near
        found = {}
        for number, sum_there in there.items():
            sum_back = sum(weight(word) * near for word, near in back[number].items())
            one, other_way = sum_there / total, sum_back / self._sums[number]
            likeness = 2 * one * other_way / (one + other_way)
            if likeness > floor:
                found[self.topics[number]] = likeness
        return found


@cache
def topic_index() -> Index:
    """The topics of every count."""
    return Index(topic for candidate in candidates() for topic in sorted(candidate.topics, key=sorted))


def likeness(asked: Topic, other: Topic) -> float:
    """How much two topics say the same, 0..1."""
    return Index((other,)).like(asked).get(other, 0.0) if asked and other else 0.0

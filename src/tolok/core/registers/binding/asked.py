"""What a phrase asks: its topic and sense, and the restrictions that it names (days, desa, a status, several kinds)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tolok.core.kernel.text import fold
from tolok.core.registers import all_registers
from tolok.core.registers.lexicon.load import Lexicon, check_slugs, lexicon
from tolok.core.registers.words import (
    Sense,
    bare_topic,
    folded,
    sense_of_folded,
    stems,
    stems_of_folded,
)

_WHITE = re.compile(r" {2,}")


@dataclass(frozen=True, slots=True)
class Asked:
    """`plain` is the phrase as compared, without the restrictions; `is_elided` where it names no topic of its own."""

    phrase: str
    plain: str
    topic: frozenset[str]
    sense: Sense
    days: int | None = None
    working_days: bool = False
    villages: tuple[str, ...] = ()
    is_elided: bool = False

    def of_topic(self, topic: frozenset[str]) -> Asked:
        """The same asked of the other side's topic ("yang selesai" of «permohonan KTP»)."""
        return Asked(self.phrase, self.plain, topic, self.sense, self.days, self.working_days, self.villages)


@lru_cache(maxsize=4096)
def read_phrase(phrase: str, villages: tuple[str, ...] = ()) -> Asked:
    """What `phrase` asks; `villages` are the names of the office's desa and kelurahan."""
    plain = folded(phrase)
    plain, named = _without_villages(plain, villages)
    days, working = None, False
    if found := lexicon().within_days.search(plain):
        days = int(found["digits"]) if found["digits"] else lexicon().number_words.index(found["word"])
        working = bool(found["working"])
        plain = plain[: found.start()] + plain[found.end() :]
    plain = _WHITE.sub(" ", plain).strip()
    topic = bare_topic(plain)
    telling = topic - lexicon().light_words
    return Asked(
        phrase, plain, topic or stems_of_folded(plain), sense_of_folded(plain), days, working, named, not telling
    )


def _without_villages(plain: str, villages: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    pattern = _village_pattern(villages)
    if pattern is None or not (found := pattern.search(plain)):
        return plain, ()
    by_fold = {fold(name): name for name in villages}
    named = {name for folded_name, name in by_fold.items() if re.search(rf"\b{re.escape(folded_name)}\b", found[0])}
    return pattern.sub(" ", plain), tuple(sorted(named))


@lru_cache(maxsize=256)
def _village_pattern(villages: tuple[str, ...]) -> re.Pattern[str] | None:
    """ "warga Desa Sukamaju dan Tirtomoyo"; a name counts only after desa or kelurahan, for it may be a word too."""
    if not villages:
        return None
    name = "|".join(re.escape(fold(one)) for one in sorted(villages, key=len, reverse=True))
    area = "(?:desa|kelurahan|kel|ds|pekon|nagari|gampong)"
    before = "(?:(?:warga|masyarakat|penduduk|dari|di|untuk|pada) )*"
    return re.compile(rf"\b{before}{area} (?:{name})\b(?: (?:dan |serta )?(?:{area} )?(?:{name})\b)*")


def silence(phrase: str) -> str | None:
    """Why no register answers `phrase`, where a word of another matter tells it; None where one may."""
    plain = folded(phrase)
    found = _other_matters().search(plain)
    if found is None:
        return None
    words = set(plain.split())
    for matter in lexicon().other_matters:
        hit = matter.pattern.search(plain)
        if hit and not words & matter.unless:
            return f"«{hit[0].strip()}»: {matter.reason}"
    return None


@cache
def _other_matters() -> re.Pattern[str]:
    return re.compile("|".join(matter.pattern.pattern for matter in lexicon().other_matters))


@dataclass(frozen=True, slots=True)
class _Noun:
    register: str
    kind: str
    words: frozenset[str]
    telling: frozenset[str]
    """Its words without those that may go before any kind of the register."""


@cache
def checked_lexicon() -> Lexicon:
    """The lexicon, its slugs held to the registers. Raises LexiconError."""
    read = lexicon()
    values = {
        column: {
            slug: frozenset(choice.value for one in register.columns if one.name == column for choice in one.choices)
            for slug, register in all_registers().items()
        }
        for column in ("kind", "status")
    }
    check_slugs(read, values["kind"], values["status"])
    return read


@cache
def _nouns() -> tuple[_Noun, ...]:
    """Every noun of a kind, the longest first: «surat keterangan ahli waris» before «surat keterangan»."""
    read = checked_lexicon()
    found = []
    for one in read.kinds:
        companions = frozenset(part for word in read.companions[one.register] for part in stems(word))
        for noun in one.nouns:
            words = stems(noun)
            found.append(_Noun(one.register, one.kind, words, (words - companions) or words))
    return tuple(sorted(found, key=lambda noun: (-len(noun.words), -len(noun.telling))))


@cache
def _nouns_by_word() -> dict[str, tuple[_Noun, ...]]:
    words = {word for noun in _nouns() for word in noun.telling}
    return {word: tuple(noun for noun in _nouns() if word in noun.telling) for word in words}


def several_kinds(asked: Asked) -> Iterator[tuple[str, tuple[str, ...], frozenset[str]]]:
    """Registers of which the phrase names two kinds or more: slug, kinds, and the words that name them."""
    near = {noun for word in asked.topic for noun in _nouns_by_word().get(word, ())}
    nouns = sorted(near, key=lambda noun: (-len(noun.words), -len(noun.telling), noun.kind))
    for register in dict.fromkeys(noun.register for noun in nouns):
        left, kinds, used = set(asked.topic), set(), set()
        for noun in nouns:
            is_named = noun.telling <= left and noun.words <= asked.topic | set(_companions(register))
            if noun.register == register and is_named:
                kinds.add(noun.kind)
                used |= noun.words & asked.topic
                left -= noun.telling
        if len(kinds) > 1:
            yield register, tuple(sorted(kinds)), frozenset(used)


@cache
def _companions(register: str) -> frozenset[str]:
    return frozenset(part for word in lexicon().companions.get(register, ()) for part in stems(word))


def named_statuses(asked: Asked) -> Iterator[tuple[str, str, Asked]]:
    """Statuses that the phrase names outright: register, status, and what is asked of it besides."""
    if not _any_status().search(asked.plain):
        return
    for one in lexicon().statuses:
        if found := one.pattern.search(asked.plain):
            rest = _WHITE.sub(" ", asked.plain[: found.start()] + " " + asked.plain[found.end() :]).strip()
            topic = bare_topic(rest) or stems_of_folded(rest)
            yield one.register, one.status, Asked(
                asked.phrase, rest, topic, Sense.ALL, asked.days, asked.working_days, asked.villages
            )


@cache
def _any_status() -> re.Pattern[str]:
    return re.compile("|".join(one.pattern.pattern for one in lexicon().statuses))

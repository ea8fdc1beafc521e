"""What a phrase asks: its topic and sense, and the restrictions that it names (days, desa, a status, several kinds)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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

_COMMA = re.compile(r"[,;&/]")
_AND = re.compile(r"\b(?:dan|serta|atau)\b")
_DESA = ("desa", "kelurahan")
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
    head: str = ""
    """The first noun before «yang»: what an Indonesian phrase is of ("embung yang dibangun"); "" where it is light."""
    parts: tuple[frozenset[str], ...] = ()
    """The words of each part between commas and «dan», by which several kinds are told from one of a long name."""

    @property
    def is_of_desa(self) -> bool:
        """Whether desa are counted ("desa yang dibina"), not what is done with them ("pembinaan desa")."""
        return self.head in _DESA

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
        phrase, plain, topic or stems_of_folded(plain), sense_of_folded(plain), days, working, named, not telling,
        _head(plain),
        tuple(bare_topic(part) for part in _AND.split(folded(_COMMA.sub(" dan ", phrase)))),
    )  # fmt: skip


def _head(plain: str) -> str:
    before = plain.partition(" yang ")[0].split()
    stemmed = (stem for word in before for stem in sorted(bare_topic(word), key=lambda stem: (word.find(stem), stem)))
    return next((stem for stem in stemmed if stem not in lexicon().light_words), "")


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
    return tuple(sorted(found, key=_longest_first))


@cache
def _nouns_by_word() -> dict[str, tuple[_Noun, ...]]:
    words = {word for noun in _nouns() for word in noun.telling}
    return {word: tuple(noun for noun in _nouns() if word in noun.telling) for word in words}


def several_kinds(asked: Asked) -> Iterator[tuple[str, tuple[str, ...], frozenset[str]]]:
    """Registers of which two parts of the phrase or more each name a kind: slug, kinds, and the words that do."""
    if len(asked.parts) < 2:
        return
    near = {noun for word in asked.topic for noun in _nouns_by_word().get(word, ())}
    for register in sorted({noun.register for noun in near}):
        nouns = sorted((one for one in near if one.register == register), key=_longest_first)
        kinds: set[str] = set()
        used: set[str] = set()
        for part in asked.parts:
            for noun in _named(part, nouns):
                kinds.add(noun.kind)
                used |= noun.words & asked.topic
        if len(kinds) > 1:
            yield register, tuple(sorted(kinds)), frozenset(used)


def _longest_first(noun: _Noun) -> tuple[int, int, str]:
    return -len(noun.words), -len(noun.telling), noun.kind


def _named(part: frozenset[str], nouns: Sequence[_Noun]) -> Iterator[_Noun]:
    """The kind that a part names, the longest noun first; a companion («surat») may stand in another part."""
    for noun in nouns:
        if noun.telling <= part:
            yield noun
            return


def named_statuses(asked: Asked) -> Iterator[tuple[str, str, Asked]]:
    """Statuses that the phrase names outright: register, status, and what is asked of it besides."""
    if not _any_status().search(asked.plain):
        return
    for one in lexicon().statuses:
        if found := one.pattern.search(asked.plain):
            rest = _WHITE.sub(" ", asked.plain[: found.start()] + " " + asked.plain[found.end() :]).strip()
            topic = bare_topic(rest) or stems_of_folded(rest)
            yield (
                one.register,
                one.status,
                replace(asked, plain=rest, topic=topic, sense=Sense.ALL, is_elided=False, parts=()),
            )


@cache
def _any_status() -> re.Pattern[str]:
    return re.compile("|".join(one.pattern.pattern for one in lexicon().statuses))

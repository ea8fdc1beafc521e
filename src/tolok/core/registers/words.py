"""Words of phrases as binding compares them: stop words dropped, synonyms made one, the verb's sense told apart.

The lists are data, each with its reason (`lexicon/`). A word in none of them still counts: it is compared by its stem
and, for slips of the pen, by its likeness.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from tolok.core.kernel.text import fold
from tolok.core.registers.lexicon.load import lexicon


class Sense(Enum):
    """What is said of the rows that are counted. The value shows it in Indonesian; the name stands in makna.yaml."""

    ALL = "seluruhnya"
    DONE = "selesai/terlaksana"
    NOT_DONE = "belum selesai"
    ON_TIME = "tepat waktu"
    LATE = "terlambat"
    GOOD_ON_TIME = "sesuai dan tepat waktu"
    GOOD = "baik/lengkap/sesuai"
    USABLE = "dapat digunakan"
    BROKEN = "rusak"
    BADLY_BROKEN = "rusak berat"
    REFUSED = "ditolak"
    ARCHIVED = "diarsip"
    PRESENT = "hadir"
    PRESENT_ON_TIME = "hadir tepat waktu"
    PRESENT_LATE = "hadir terlambat"
    ABSENT = "tidak hadir"
    UNEXCUSED = "tidak hadir tanpa keterangan"


_SLIP = 90
"""Letters alike, in percent, from which a long word is a known one with a slip of the pen ("perencanan")."""

_AFFIXES = re.compile(
    r"^(?:memper|diper|meng|meny|mem|men|me|di|ter|ber|peng|pem|pen|per|pe|ke|se)?(\w{4,}?)(?:kan|an|nya|i)?$"
)
_PLACE = re.compile(
    r"\b([Kk]ecamatan|[Ss]ekecamatan|[Kk]ec\.|[Kk]abupaten|[Kk]ab\.|[Kk]ota|[Dd]istrik) ((?:[A-Z][a-z]+ ?){1,3})"
)
_SENT_APPLICATION = re.compile(r"\busul(an)?\b.*\bdi(kirim|ajukan|usulkan)")
"""An application that was sent to another agency is one more application, not one dealt with."""
_ALL_MARKERS = re.compile(r"\b((ke)?seluruh(an|nya)?|total|semua)\b")


@cache
def _senses() -> tuple[tuple[Sense, re.Pattern[str]], ...]:
    """The senses in the order in which they decide."""
    return tuple((Sense[one.name], one.pattern) for one in lexicon().senses)


@cache
def _variants() -> tuple[str, ...]:
    return tuple(lexicon().synonyms)


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """`text` for binding: folded, names of places left out, long names as their abbreviations."""
    return _long_name().sub(_abbreviation, fold(_PLACE.sub(r"\1 ", text)))


@cache
def _long_name() -> re.Pattern[str]:
    """Every long name as one pattern (a text is looked through once); group `n3` stands for the third."""
    named = (f"(?P<n{number}>{pattern.pattern})" for number, (pattern, _) in enumerate(lexicon().long_names))
    return re.compile("|".join(named))


def _abbreviation(found: re.Match[str]) -> str:
    return lexicon().long_names[int(str(found.lastgroup)[1:])][1]


def _tells(word: str) -> bool:
    """A number printed in a phrase ("7 desa") says how many, not what."""
    return word not in lexicon().stop_words and not word.isdigit()


def _parted(word: str) -> tuple[str, ...]:
    known = lexicon().synonyms
    if word not in known:
        for place in range(3, len(word) - 2):
            if word[:place] in known and word[place:] in known:
                return word[:place], word[place:]
    return (word,)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The canonical form of one folded word."""
    known = lexicon().synonyms
    if word in known:
        return known[word]
    slip = process.extractOne(word, _variants(), scorer=ratio, score_cutoff=_SLIP) if len(word) > 5 else None
    if slip is not None:
        return known[slip[0]]
    found = _AFFIXES.match(word)
    bare = found[1] if found and not word.isdigit() else word
    return known.get(bare, bare)


def sense_of(text: str) -> Sense:
    """What `text` says of the rows: the strongest sense found in it, else all of them."""
    return sense_of_folded(folded(text))


def sense_of_folded(plain: str) -> Sense:
    if _SENT_APPLICATION.search(plain):
        return Sense.ALL
    for sense, pattern in _senses():
        if pattern.search(plain):
            return sense
    return Sense.DONE if lexicon().acts.search(plain) and not _ALL_MARKERS.search(plain) else Sense.ALL


def topic_of(text: str) -> frozenset[str]:
    """The canonical words that say *what* is counted: without stop words, names of places and words of sense."""
    plain = folded(text)
    return bare_topic(plain) or stems_of_folded(plain)


def bare_topic(plain: str) -> frozenset[str]:
    """As `topic_of` on folded text, and empty where only words of sense are left ("yang selesai tepat waktu")."""
    return stems_of_folded(_any_sense().sub(" ", plain))


@cache
def _any_sense() -> re.Pattern[str]:
    """The words of every sense as one pattern; where two begin alike, the one that decides first is taken."""
    return re.compile("|".join(pattern.pattern for _, pattern in _senses()))


def stems(text: str) -> frozenset[str]:
    """The canonical words of `text` without stop words; words written as one ("spjdesa") taken apart."""
    return stems_of_folded(folded(text))


def stems_of_folded(plain: str) -> frozenset[str]:
    return frozenset(part for word in plain.split() for part in _stems_of_word(word))


@lru_cache(maxsize=20_000)
def _stems_of_word(word: str) -> tuple[str, ...]:
    return tuple(stem(part) for part in _parted(word)) if _tells(word) else ()

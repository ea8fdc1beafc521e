"""What indicators are about, and which indicator of another table is about the same: by their rarer words.

No look-up walks a whole table: candidates come from the rarest words of a row, a bounded number of them, so that the
work grows with the number of rows and not with its square.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from tolok.core.catalogue.keputusan import FormulaText
from tolok.core.lint.context import Row
from tolok.core.lint.wording.phrases import counted, tokens, word_set
from tolok.core.registers.words import topic_of

# Words of praise, of change and of any office: two indicators that share nothing else are not about the same.
_GENERAL = word_set(
    "kualitas mutu kinerja efektif efektivitas efisien efisiensi optimal transparan",
    "meningkatnya peningkatan meningkat terwujudnya terlaksananya tersedianya tercapainya terpenuhinya",
    "terselenggaranya penyelenggaraan pelaksanaan pengelolaan penyusunan kegiatan program urusan umum publik",
    "masyarakat sesuai standar capaian target hasil data nilai indeks rata rasio cakupan persen penurunan menurunnya",
    "kecamatan kepada warga",
)
# Names of one thing that share no letters: the system, its report and its evaluation; the survey and its index.
_SAME = dict.fromkeys(("akip", "lkjip", "lakip", "lke", "akuntabilitas", "akuntabel"), "sakip") | dict.fromkeys(
    ("ikm", "skm"), "puas"
)
_OF_SAKIP = re.compile(r"\b(?:laporan|ikhtisar|perjanjian|evaluasi|dokumen)\b[^/]*\bkinerja\b", re.IGNORECASE)
_PARTICLES = word_set("yang dan di ke dari pada untuk oleh dalam dengan serta secara terhadap tentang atas para")
_SPELLINGS = {"prosentase": "persentase", "presentase": "persentase", "persentasi": "persentase"}
_MOST_CANDIDATES = 32


@cache
def subject_of(text: str) -> frozenset[str]:
    """The canonical words that say what `text` is about, without words that any indicator may have."""
    own = topic_of(text) - topic_of(" ".join(sorted(_GENERAL))) - _GENERAL
    found = {_SAME.get(word, word) for word in own}
    if "puas" in found:
        found.add("layanan")  # what people are asked about
    if _OF_SAKIP.search(text):
        found.add("sakip")
    return frozenset(found)


@cache
def name_of(indikator: str) -> tuple[str, ...]:
    """What makes two indicators the same one: their words in order, without particles and known misspellings."""
    return tuple(_SPELLINGS.get(word, word) for word in tokens(indikator) if word not in _PARTICLES)


class Subjects:
    """Rows by their words. `texts` gives, for each row, all that speaks of its subject."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._subjects = [subject_of(text) for text in texts]
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, subject in enumerate(self._subjects):
            for word in subject:
                self._places[word].append(place)
        self._count = len(texts)

    def covered(self, subject: frozenset[str]) -> float:
        """The part (0..1) of `subject` that the row nearest to it shares, rare words counting more."""
        if not subject:
            return 0.0
        whole = sum(map(self._weight, sorted(subject)))
        shared = (sorted(subject & self._subjects[place]) for place in self.candidates(subject))
        return max((sum(map(self._weight, words)) / whole for words in shared), default=0.0)

    def candidates(self, subject: frozenset[str]) -> list[int]:
        """Rows that share a rare word with `subject`, a bounded number of them, in order."""
        found: dict[int, None] = {}
        for word in sorted(subject, key=lambda one: (len(self._places.get(one, ())), one)):
            room = _MOST_CANDIDATES - len(found)
            found |= dict.fromkeys(self._places.get(word, [])[:room])
        return sorted(found)

    def _weight(self, word: str) -> float:
        return math.log(2 + self._count / (1 + len(self._places.get(word, ()))))


def words_of(row: Row) -> str:
    """All that speaks of the subject of a row."""
    return f"{row.baris.indikator} {row.baris.sasaran}"


def computes_same(one: FormulaText, other: FormulaText) -> bool:
    """Whether two formulas count the same things in the same way, as far as their parts tell.

    True too where one of them cannot be taken apart, or leaves its multiplier out: other rules speak of that.
    """
    if {one.jenis, other.jenis} & {"missing", "narrative"}:
        return True
    if isinstance(one.pengali, Decimal) and isinstance(other.pengali, Decimal) and one.pengali != other.pengali:
        return False
    pairs = ((one.pembilang, other.pembilang), (one.penyebut, other.penyebut))
    return one.jenis == other.jenis and all(_same_words(mine, theirs) for mine, theirs in pairs)


def _same_words(one: str | None, other: str | None) -> bool:
    mine, theirs = (set(counted(text)) - _PARTICLES for text in (one, other))
    return mine == theirs

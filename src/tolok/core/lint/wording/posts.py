"""What posts and units are called: "Kasubbag Umum", "Seksi PMD", "Sekretaris Kecamatan", read from any spelling.

A post is a jabatan (one asks the person who holds it), a unit the part of the office it heads. Both are for a field
("Umum dan Kepegawaian"), which decrees print in full, shortened, or by its initials.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from tolok.core.catalogue.keputusan import Keputusan
from tolok.core.kernel.text import fold
from tolok.core.lint.wording.phrases import word_set

_SUBBAG = r"sub ?b?ag(?:ian)?"
_HEAD = r"(?:kepala|ka|kep)"
_PELAKSANA = (
    "bendahara|pengadministrasian|pengadministrasi|pengelola|pengolah|penyusun|analis|pelaksana|staf|"
    "staff|operator|petugas|arsiparis|pengurus|verifikator|penelaah|pengemudi|kepala desa|kades|kepala dusun"
)
# How a name opens -> what it is of, and whether it is a post (True) or a unit; the first that fits.
_OPENERS = tuple(
    (re.compile(rf"(?:(?:plt|plh|pj) )?(?:{pattern})(?= |$)"), kind, is_post)
    for pattern, kind, is_post in (
        (rf"{_HEAD} {_SUBBAG}|ka ?{_SUBBAG}|kasub", "subbagian", True),
        (rf"{_HEAD} (?:seksi|sie|si)|kasie?|ka si", "seksi", True),
        (rf"{_HEAD} (?:bidang|bid)|kabid", "bidang", True),
        (rf"{_HEAD} (?:jawatan)", "jawatan", True),
        ("sekretaris(?: camat| kecamatan| kelurahan| lurah)?|sekcam|seklur", "sekretaris", True),
        ("camat|panewu|mantri pamong praja|kepala distrik|kepala kecamatan", "camat", True),
        ("lurah|kepala kelurahan", "lurah", True),
        (_PELAKSANA, "pelaksana", True),
        (_SUBBAG, "subbagian", False),
        ("seksi|sie", "seksi", False),
        ("jawatan", "jawatan", False),
        ("bidang", "bidang", False),
        ("bagian", "bagian", False),
        ("sekretariat(?: kecamatan)?", "sekretaris", False),
    )
)  # fmt: skip
# From here on a name says where the post is, not what it is for.
_PLACE = re.compile(r"(?: |^)(?:pada|di|kantor|kecamatan|kec|camat|distrik|kapanewon|kemantren|kabupaten)(?= |$).*$")
# Of another office. "Desa dan Kelurahan" is a field, "Kelurahan Melati" an office.
_OUTSIDE = re.compile(
    r"(?<!dan )(?<!desa )\bkelurahan \w+|\b(?:dinas|badan|setda|sekda|sekretariat daerah|sekretaris daerah|provinsi)\b"
)
# They join or qualify the words of a field.
_JOINING = word_set("dan serta yang atau bidang urusan")
# Short forms of fields in use all over the country.
_FIELDS = {
    "trantib": "ketentraman ketertiban", "tantrib": "ketentraman ketertiban", "tramtib": "ketentraman ketertiban",
    "trantibum": "ketentraman ketertiban umum", "tramtibum": "ketentraman ketertiban umum",
    "ketenteraman": "ketentraman", "kesra": "kesejahteraan rakyat", "kesos": "kesejahteraan sosial",
    "kessos": "kesejahteraan sosial", "kesmas": "kesejahteraan masyarakat", "tapem": "tata pemerintahan",
    "pem": "pemerintahan", "yanum": "pelayanan umum", "pelum": "pelayanan umum", "yan": "pelayanan",
    "ekbang": "ekonomi pembangunan", "ekobang": "ekonomi pembangunan", "perekonomian": "ekonomi",
    "umpeg": "umum kepegawaian", "peg": "kepegawaian", "keu": "keuangan", "prog": "program", "ren": "perencanaan",
    "pembmas": "pemberdayaan masyarakat", "permas": "pemberdayaan masyarakat", "pemmas": "pemberdayaan masyarakat",
    "bang": "pembangunan", "public": "publik",
}  # fmt: skip
_ALIKE = 0.86  # two words of six letters or more this alike are one word misspelled
_HEADS = {
    "kecamatan": "Camat", "distrik": "Kepala Distrik", "kapanewon": "Panewu", "kemantren": "Mantri Pamong Praja",
    "kelurahan": "Lurah",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Post:
    """A post or a unit: `kind` (seksi, subbagian, sekretaris, camat ...), the words of its `field`, what it is."""

    kind: str
    field: tuple[str, ...]
    is_post: bool
    is_outside: bool

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.field)


@lru_cache(maxsize=4096)
def read_post(text: str) -> Post | None:
    """The post or unit that `text` names from its first word on; None where it names something else."""
    folded = fold(text)
    for pattern, kind, is_post in _OPENERS:
        if found := pattern.match(folded):
            rest = folded[found.end() :]
            return Post(kind, _field(_PLACE.sub("", rest)), is_post, bool(_OUTSIDE.search(rest)))
    return None


def _field(rest: str) -> tuple[str, ...]:
    spelled = (_FIELDS.get(word, word) for word in rest.split())
    return tuple(word for part in spelled for word in part.split() if word not in _JOINING)


def is_same(one: Post, other: Post) -> bool:
    """Whether two names mean one part of the office: in full, shortened, or by initials."""
    if one.kind != other.kind and {one.kind, other.kind} != {"bagian", "subbagian"}:
        return False
    return is_within(one, other) or is_within(other, one)


def is_within(short: Post, full: Post) -> bool:
    """Whether every word of `short` is a word of `full`, or the initials of a run of its words."""
    return all(_is_word_of(word, full) for word in short.field)


def _is_word_of(word: str, full: Post) -> bool:
    if word in full.field or (2 <= len(word) <= 6 and word in full.initials):
        return True
    return len(word) >= 6 and any(len(other) >= 6 and _is_alike(word, other) for other in full.field)


@lru_cache(maxsize=16384)
def _is_alike(word: str, other: str) -> bool:
    return SequenceMatcher(None, word, other).ratio() >= _ALIKE


def is_near(one: Post, others: Iterable[Post]) -> Post | None:
    """The one of `others` that shares most words with `one`, at least half of them; None where none does."""
    shared = [(sum(_is_word_of(word, other) for word in one.field), other) for other in others]
    most, nearest = max(shared, key=lambda pair: pair[0], default=(0, one))
    return nearest if most and 2 * most >= len(one.field) else None


def kind_of_office(keputusan: Keputusan) -> str:
    """kecamatan, distrik, kapanewon, kemantren or kelurahan; "" for other offices and where it is not known."""
    named = fold(keputusan.instansi or keputusan.judul)
    found = re.search(r"\b(kelurahan|kecamatan|distrik|kapanewon|kemantren)\b", named)
    if found and keputusan.instansi and not named.startswith((found[1], "kantor", "pemerintah")):
        return ""
    if found:
        return found[1]
    signer = fold((keputusan.penanda_tangan and keputusan.penanda_tangan.jabatan) or "")
    return "kecamatan" if re.search(r"\bcamat\b", signer) and not keputusan.instansi else ""


def head_of_office(keputusan: Keputusan) -> str:
    """The title of who heads the office: Camat, Lurah ...; "" where that is not known."""
    return _HEADS.get(kind_of_office(keputusan), "")

"""Words of numerators and denominators as they are compared. Every list carries its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tolok.core.kernel.text import words

# Short forms that offices mix freely with the full word.
_SPELLED_OUT = {
    "yg": "yang", "dg": "dengan", "dgn": "dengan", "dlm": "dalam", "jml": "jumlah", "jlh": "jumlah", "dok": "dokumen",
    "pd": "pada", "utk": "untuk", "tgl": "tanggal", "kec": "kecamatan", "kab": "kabupaten",
}  # fmt: skip


def word_set(*lines: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(" ".join(lines).split())


# They say that all of something is meant, or that it is counted: they do not change what is counted.
_QUANTIFIERS = word_set("seluruh seluruhnya semua total keseluruhan jumlah banyaknya segenap")


# "yang ada" adds nothing before a place or at the end; "yang ada pemiliknya" does.
_PLACING = frozenset({"di", "pada", "dalam"})
# The unit a phrase is counted in, in brackets behind it.
_IN_UNITS = re.compile(r"\(\s*(?:unit|orang|jiwa|buah|rp\.?|rupiah|kali|paket|berkas|lembar|ha|km|m2|%)\s*\)", re.I)
_AFFIXES = re.compile(r"^(?:di|ter|ber|me[mn]?g?|ke)?([a-z]{4,}?)(?:kan|i|an|nya)?$")


def tokens(phrase: str | None) -> list[str]:
    """The folded words of a phrase, short forms spelled out."""
    return [_SPELLED_OUT.get(word, word) for word in words(phrase or "")]


def counted(phrase: str | None) -> list[str]:
    """What a phrase counts: its words without quantifiers and without "yang ada", which adds nothing to them."""
    kept = [word for word in tokens(_IN_UNITS.sub(" ", phrase or "")) if word not in _QUANTIFIERS]
    for at in range(len(kept) - 2, 0, -1):
        if kept[at : at + 2] == ["yang", "ada"] and (kept[at + 2 : at + 3] or ["di"])[0] in _PLACING:
            del kept[at : at + 2]
    return kept


def stems(words_of: list[str]) -> set[str]:
    """The words without the prefixes and endings that only change their grammar: diakomodir, terakomodir."""
    return {_AFFIXES.sub(lambda found: found[1], word) for word in words_of}


def same_thing(one: str | None, other: str | None) -> bool:
    """Whether two phrases count the same."""
    left, right = counted(one), counted(other)
    return bool(left) and left == right


# Spellings of one word that offices mix within a decree.
_ONE_WORD = {"prosentase": "persentase", "presentase": "persentase", "%": "persentase", "index": "indeks"}


def one_spelling(text: str | None) -> tuple[str, ...]:
    """The words of a text in one spelling, for telling whether two texts say the same."""
    return tuple(_ONE_WORD.get(word, word) for word in tokens(text))


# Words that every second row has: alone they do not tell what a row is about.
_COMMON = word_set(
    "jumlah banyaknya total seluruh semua keseluruhan persentase prosentase presentase persen nilai indeks angka",
    "tingkat rasio rata capaian realisasi target rencana hasil yang yg dan dengan di ke dari pada untuk oleh dalam",
    "atas serta atau per tiap setiap secara akan telah sudah ini itu tersebut adalah sebagai terhadap tentang ada",
    "maupun sesuai tepat waktu baik selesai terlaksana dilaksanakan pelaksanaan direncanakan ditargetkan terealisasi",
    "kegiatan program dokumen laporan data tahun bulan triwulan kecamatan kantor wilayah dibagi dikali kali sama",
    "melakukan melaksanakan urusan n x",
)
_PREFIX = re.compile(r"^(?:memper|diper|me(?:ny|ng|m|n)?|pe(?:ny|ng|m|n|r)?|ber|di|ke)(?=[a-z]{4})|^ter(?=[a-z]{4})")
_SUFFIX = re.compile(r"(?<=[a-z]{3})(?:(?:kan|an)?nya|kan|an)?i?$")


@lru_cache(maxsize=4096)
def root(word: str) -> str:
    """A word without its affixes, and without the first sound that a nasal prefix swallows (kirim, mengirim: irim).

    Good for telling whether two phrases speak of the same; no dictionary form.
    """
    bare = _SUFFIX.sub("", _PREFIX.sub("", word), count=1).rstrip("i")
    return bare[1:] if len(bare) > 3 and bare[0] in "kpst" and bare[1] in "aeiou" else bare


def topic(text: str | None) -> frozenset[str]:
    """The roots of the words that tell what a text is about."""
    return roots(word for word in tokens(text) if word not in _COMMON and not word.isdigit())


def roots(words_of: Iterable[str]) -> frozenset[str]:
    """The roots of the words."""
    return frozenset(map(root, words_of))

"""Names of kecamatan, kabupaten and kota in running text, held against the office's own.

A name counts as one when the official list knows it (spelled in one word or in several), or when prose writes it as a
name: capital letters where the words around it have none. A near-miss of the own name is a slip of the pen, not
another office.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from tolok.core.kernel.text import fold
from tolok.core.lint.wording.phrases import word_set
from tolok.core.wilayah import kecamatan_list

_MOST_WORDS = 5  # the longest official names
_SLIP = 0.82  # two names this alike are one name misspelled ("Wanakerti", "Wanakerta")
_PROSE = 0.4  # share of words without a capital above which a text is a sentence, not a heading

# Words that follow "Kecamatan" or "Kabupaten" without naming one, though a heading writes them with capitals; among
# them ordinary words that are kecamatan somewhere (Kota, Sumber, Tahunan): names only where a kabupaten follows.
_ORDINARY = word_set(
    "arahan balai benda bendahara butuh guna jangka kasi kota lembar negara pagu panjang selesai sumber",
    "tahunan terisi web bidang bagian seksi subbagian sub tahun kabupaten provinsi propinsi dan yang dalam di",
    "se sebagai dengan serta untuk pada adalah berdasarkan merupakan tentang nomor pemerintah pemerintahan",
    "camat kecamatan kelurahan desa induk terkait lain lainnya tersebut ini itu setempat masing wilayah",
    "sesuai oleh atas agar bahwa melalui lingkup lingkungan tipe kelas dinas kantor rencana renstra renja",
    "perjanjian laporan indikator iku iki kinerja individu utama unit kerja perangkat daerah selaku atau dari",
    "ke hingga sampai beserta maupun secara program kegiatan pelayanan terpadu administrasi umum sehat layak",
    "anak wali bupati walikota tingkat satu dua tiga republik indonesia pusat target capaian realisasi baru",
    "berikut hanya harus telah dapat akan sudah belum tidak kepada terhadap antara bersama lokasi alamat",
    "jalan jl telp kepala sekretaris staf pejabat aparatur asn pns masyarakat penduduk warga tim forum",
    "musrenbang mengenai",
)
# Qualities that programmes and contests put after the word: "lomba Kecamatan Terbaik", "Kabupaten Layak Anak".
_QUALITY = re.compile(
    r"(?:ber|ter)[a-z]{4,}|tangguh|siaga|ramah|peduli|percontohan|mandiri|inovatif|digital|cerdas|aman|damai|sadar|"
    r"kreatif|teladan|juara|unggul|sehat|layak|bersih|hijau|swadaya|swasembada|maju|online"
)
_KECAMATAN = re.compile(r"\b(?:kecamatan|kec\.|(?P<camat>camat))\s+", re.IGNORECASE)
_KABUPATEN = re.compile(r"\b(?:kabupaten|kab\.|bupati|(?P<kota>wali\s?kota|kota))\s+", re.IGNORECASE)
_AFTER = re.compile(r"(?:[A-Za-z'’`.-]+[ \t]*){1,5}")
_LOCATIVE = re.compile(r"\b(?:di|ke|dari|pusat|ibu)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a text: its words, where they start, and the name folded and without blanks."""

    words: str
    start: int
    name: str


@cache
def kecamatan_names() -> frozenset[str]:
    """The names of the official list, folded and without blanks."""
    return frozenset(joined(kecamatan.nama) for kecamatan in kecamatan_list())


@cache
def kabupaten_names() -> frozenset[str]:
    """The names of kabupaten and kota without that word, folded and without blanks."""
    return frozenset(bare_name(kecamatan.kabupaten) for kecamatan in kecamatan_list())


@cache
def kabupaten_of(kecamatan: str) -> frozenset[str]:
    """The kabupaten and kota that have a kecamatan of this (joined) name."""
    return frozenset(bare_name(k.kabupaten) for k in kecamatan_list() if joined(k.nama) == kecamatan)


def joined(name: str) -> str:
    """A name as names are compared: folded, without blanks ("Randu Alas" and "Randualas" are one)."""
    return fold(name).replace(" ", "")


def bare_name(text: str | None) -> str:
    """The joined name in "Kecamatan X", "Kantor Camat X", "Pemerintah Kota Y"; "" where there is none."""
    kind = r"(?i)^.*?\b(?:kecamatan|camat|kabupaten|kota|kab\.?|kec\.?)\s+(?=\S)(?:administrasi\s+)?"
    name = re.sub(kind, "", text or "", count=1)
    return joined(re.sub(r"(?i)\s+(?:kabupaten|kota|provinsi)\s.*", "", name))


def kecamatan_mentions(text: str, own: str, lower: frozenset[str]) -> Iterator[Mention]:
    """Each kecamatan named in `text` that is not `own`; `lower` are words known to be no names."""
    for match in _KECAMATAN.finditer(text):
        may_be_new = not match["camat"] and is_prose(text)
        if mention := _mention(text, match, own, kecamatan_names(), lower if may_be_new else None):
            yield mention


def kabupaten_mentions(text: str, own: str, lower: frozenset[str]) -> Iterator[Mention]:
    """Each kabupaten or kota named in `text` that is not `own`; a town something lies in ("di Kota Batu") is none."""
    for match in _KABUPATEN.finditer(text):
        if match["kota"] and _LOCATIVE.search(text[: match.start()]):
            continue
        may_be_new = not match["kota"] and is_prose(text)
        if mention := _mention(text, match, own, kabupaten_names(), lower if may_be_new else None):
            yield mention


def is_prose(text: str) -> bool:
    """Whether a text is a sentence, in which a capital marks a name; headings and cells write capitals anywhere."""
    said = re.findall(r"[A-Za-z]+", text)
    return bool(said) and sum(word[0].islower() for word in said) / len(said) >= _PROSE


def lower_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that the texts write without a capital somewhere: those are no names."""
    return frozenset(word for text in texts for word in re.findall(r"\b[a-z]+\b", text))


def commonest_kecamatan(texts: Iterable[str]) -> str:
    """The kecamatan named most, twice at least and more than any other; "" where none is."""
    counted = Counter(m.name for text in texts for m in kecamatan_mentions(text, "", frozenset({"*"})))
    first, second = ([*counted.most_common(2), ("", 0), ("", 0)])[:2]
    return first[0] if first[1] > max(1, second[1]) else ""


def _mention(
    text: str, match: re.Match[str], own: str, official: frozenset[str], lower: frozenset[str] | None
) -> Mention | None:
    """The foreign name after `match`; `lower` is None where only official names count."""
    after = _AFTER.match(text, match.end())
    following = after[0].split() if after else []
    known = _longest(following, official)
    own_length = _longest(following, frozenset({own})) if own else 0
    if not following or own_length >= max(known, 1) or _is_slip(following, own):
        return None
    if known and _is_name(following, known, text):
        size = known
    elif lower is not None and not known:
        size = _capitalised(following, lower)
    else:
        size = 0
    if not size:
        return None
    name = " ".join(following[:size]).rstrip(".,;:'’`-")
    return Mention(f"{match[0].strip()} {name}", match.start(), joined(name))


def _longest(following: list[str], names: frozenset[str]) -> int:
    """How many of the first words make up one of `names`; 0 for none."""
    sizes = range(min(_MOST_WORDS, len(following)), 0, -1)
    return next((size for size in sizes if joined(" ".join(following[:size])) in names), 0)


def _is_name(following: list[str], size: int, text: str) -> bool:
    """Whether words that the official list knows are meant as a name here."""
    if size > 1:
        return following[0][0].isupper() or text.islower()
    if fold(following[0]) in _ORDINARY:
        return len(following) > 1 and fold(following[1]) in ("kabupaten", "kota")
    return following[0][0].isupper()


def _is_slip(following: list[str], own: str) -> bool:
    """Whether the words are the own name misspelled, in one word or in several; official names are looked at before."""
    if not own:
        return False
    for size in range(1, min(_MOST_WORDS, len(following)) + 1):
        held = joined(" ".join(following[:size]))
        if held not in kecamatan_names() and _is_alike(held, own):
            return True
    return False


@lru_cache(maxsize=16384)  # "Kecamatan ..." goes on with the same words all over a decree
def _is_alike(name: str, own: str) -> bool:
    return SequenceMatcher(None, name, own).ratio() >= _SLIP


def _capitalised(following: list[str], lower: frozenset[str]) -> int:
    """How many words from the first on are written as a name, three at most."""
    size = 0
    for word in following[:3]:
        plain = word.rstrip(".,;:'’`-")
        if not plain[:1].isupper() or plain.isupper() or not _may_be_name(fold(plain), lower):
            break
        size += 1
        if plain != word:
            break
    return size


def _may_be_name(word: str, lower: frozenset[str]) -> bool:
    return word not in _ORDINARY and word not in lower and not _QUALITY.fullmatch(word)

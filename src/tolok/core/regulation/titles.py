"""Titles of regulations as decrees write them, held against the official ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum
from functools import cache, lru_cache

from tolok.core.kernel.text import fold
from tolok.core.regulation.load import all_regulations
from tolok.core.regulation.regulation import Regulation

_SPELLED_OUT = {
    "iku": "indikator kinerja utama", "iki": "indikator kinerja individu", "ikm": "indeks kepuasan masyarakat",
    "skm": "survei kepuasan masyarakat", "survey": "survei",
    "sakip": "sistem akuntabilitas kinerja instansi pemerintah",
    "akip": "akuntabilitas kinerja instansi pemerintah", "lkjip": "laporan kinerja instansi pemerintah",
    "asn": "aparatur sipil negara", "pns": "pegawai negeri sipil", "pppk": "pegawai pemerintah perjanjian kerja",
    "spip": "sistem pengendalian intern pemerintah", "spm": "standar pelayanan minimal", "propinsi": "provinsi",
    "pemda": "pemerintahan daerah", "rpjmd": "rencana pembangunan jangka menengah daerah",
    "rpjpd": "rencana pembangunan jangka panjang daerah", "rkpd": "rencana kerja pemerintah daerah",
    "apbd": "anggaran pendapatan belanja daerah", "apbn": "anggaran pendapatan belanja negara",
    "kkn": "korupsi kolusi nepotisme", "perlindungan": "pelindungan", "efektifitas": "efektivitas",
    "uu": "undangundang", "pp": "peraturan pemerintah", "perpu": "peraturan pemerintah pengganti undangundang",
    "perppu": "peraturan pemerintah pengganti undangundang", "permendagri": "peraturan menteri dalam negeri",
    "drt": "darurat", "djawa": "jawa", "menpan": "menteri pendayagunaan aparatur negara", "rb": "reformasi birokrasi",
}  # fmt: skip
# Words that offices drop and add freely without meaning another title.
_LIGHT = frozenset({
    "dan", "di", "ke", "atas", "tentang", "yang", "serta", "untuk", "dalam", "pada", "dari", "bagi", "dengan", "secara",
    "nomor", "no", "tahun", "republik", "indonesia", "ri", "menjadi", "sebagai", "atau",
})  # fmt: skip
_SHORTENED = 4  # words of a title that still tell which it is where its tail is left out


class Likeness(Enum):
    """How a title as written stands to an official one."""

    SAME = "sama"
    NEAR = "hampir sama"
    OTHER = "lain"


def title_words(title: str) -> tuple[str, ...]:
    """The telling words of a title: folded, short forms spelled out, what stands in brackets beside them left out."""
    return _title_words(title)


@lru_cache(maxsize=4096)
def _title_words(title: str) -> tuple[str, ...]:
    plain = re.sub(r"\([^()]*\)", " ", title)
    plain = re.sub(r"(?<=\w)\s*[-–—‐]\s*(?=[^\W\d])", "", plain)
    spelled = " ".join(_SPELLED_OUT.get(word, word) for word in fold(plain).split())
    return tuple(word for word in spelled.split() if word not in _LIGHT)


@lru_cache(maxsize=4096)
def likeness(written: str, official: str) -> Likeness:
    """Whether `written` is the `official` title. A tail left out and slips of one letter leave it the same."""
    one, other = title_words(written), title_words(official)
    if not one or not other:
        return Likeness.SAME
    if _is_same(one, other):
        return Likeness.SAME
    shared = _shared(one, other)
    return Likeness.NEAR if shared >= 0.5 * max(len(one), len(other)) or shared >= 0.8 * len(one) else Likeness.OTHER


def likeness_to(written: str, regulation: Regulation) -> Likeness:
    """The best likeness of `written` to the title of `regulation` or to another wording of it in use."""
    titles = (regulation.judul, *regulation.judul_lain)
    found = {likeness(written, title) for title in titles}
    return next(one for one in Likeness if one in found)


def is_change(title: str) -> bool:
    """Whether a title says that the instrument changes another."""
    return bool(re.match(r"(?i)\W*perubahan\b", title)) or bool(re.search(r"(?i)\btentang\s+perubahan\b", title))


def titled(written: str) -> Iterator[Regulation]:
    """The known regulations whose title is `written`, whatever their number; none for a title too short to tell."""
    words = title_words(written)
    for key, regulation in _titles().get(words[:1][0] if words else "", ()):
        if _is_named(words, key):
            yield regulation


def _is_named(words: tuple[str, ...], official: tuple[str, ...]) -> bool:
    """Whether `words` tell this title: all of it up to slips, or enough of its beginning."""
    if len(words) == len(official):
        return all(map(_is_slip, words, official))
    longer_head = len(words) > len(official) >= _SHORTENED and _begins(official, words)
    shorter_head = len(official) > len(words) >= max(_SHORTENED, len(official) // 2) and _begins(words, official)
    return longer_head or shorter_head


@cache
def _titles() -> dict[str, list[tuple[tuple[str, ...], Regulation]]]:
    """Titles by their first telling word."""
    index: dict[str, list[tuple[tuple[str, ...], Regulation]]] = {}
    for regulation in all_regulations().values():
        for title in (regulation.judul, *regulation.judul_lain):
            words = title_words(title)
            index.setdefault(words[0], []).append((words, regulation))
    return index


def _is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if "".join(one) == "".join(other) or _begins(one, other):
        return True
    return len(one) >= _SHORTENED and len(other) >= _SHORTENED and _begins(other, one)


def _begins(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) <= len(long) and all(map(_is_slip, short, long))


def _is_slip(one: str, other: str) -> bool:
    """Whether two words are one up to a letter: misread, dropped or doubled. Numbers must agree."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 4 or one.isdigit() or other.isdigit():
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[at + 1 :] == other[at + 1 :] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at:]


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def differing_words(one: str, other: str) -> tuple[str, str]:
    """The words in which two titles of one instrument differ; ("", "") where one merely has more or misspells some."""
    left, right = title_words(one), title_words(other)
    pair = (_unmatched(left, right), _unmatched(right, left))
    return pair if all(pair) else ("", "")


def _unmatched(words: tuple[str, ...], others: tuple[str, ...]) -> str:
    """The words that have no like in the other title."""
    odd = [word for word in words if word not in others]
    return " ".join(w for w in odd if not any(SequenceMatcher(None, w, other).ratio() >= 0.8 for other in others))

"""The kinds of legal instrument that are cited, and the words by which each is recognised.

Order matters: the longer wording goes first (Perppu before PP and UU). `family` joins kinds whose numbers are cited
under either name: the ministry of PAN became PAN and RB in 2009, and decrees mix the names. `rank` is the place in the
order of legal bases (UU 12/2011 articles 7 and 8), smaller first; 0 where the law gives the kind no place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

_UNDANG = r"und[ao]ng\s*[-–—‐~_]?\s*und[ao]ng"
_PAN = r"pendayagunaan\s+aparatur\s+negara"
_RB = r"(?:\s+dan|\s*&|\s*[-/,])?\s*(?:reformasi\s+birokrasi|rb\b)"
_MENPAN = rf"(?:menteri\s+(?:negara\s+)?(?:{_PAN}|pan)|men\s*pan)"
_WALI = r"wali\s*-?\s*kota"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A kind: its short name, the pattern of its words, its official words, family of numbers, rank, whether local."""

    jenis: str
    pattern: str
    nama: str
    family: str
    rank: int = 0
    is_local: bool = False


LAW, GOVERNMENT, PRESIDENT, MINISTER, REGION, HEAD, DECREE = range(1, 8)
"""Ranks: statutes, PP, Perpres, ministers, Perda, regulations of a head of region, and his single decrees."""


def _national(jenis: str, nama: str, rank: int, pattern: str, family: str | None = None) -> Instrument:
    return Instrument(jenis, pattern, nama, family or jenis.lower(), rank)


def _local(jenis: str, nama: str, rank: int, pattern: str) -> Instrument:
    return Instrument(jenis, pattern, nama, jenis.lower(), rank, is_local=True)


_MENPAN_NAMA = "Menteri Negara Pendayagunaan Aparatur Negara"
_MENPANRB_NAMA = "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
INSTRUMENTS = (
    _national(
        "Perppu",
        "Peraturan Pemerintah Pengganti Undang-Undang",
        LAW,
        rf"peraturan\s+pemerintah\s+pengganti\s+{_UNDANG}|perp?pu",
    ),
    _national("UU Darurat", "Undang-Undang Darurat", LAW, rf"(?:{_UNDANG}|uu)\s+(?:darurat|drt)\b\.?"),
    _national("UU", "Undang-Undang", LAW, rf"{_UNDANG}(?!\s+dasar)|uu"),
    _national("PP", "Peraturan Pemerintah", GOVERNMENT, r"peraturan\s+pemerintah|pp"),
    _national("Perpres", "Peraturan Presiden", PRESIDENT, r"peraturan\s+presiden|perpres"),
    _national("Keppres", "Keputusan Presiden", PRESIDENT, r"keputusan\s+presiden|keppres"),
    _national("Inpres", "Instruksi Presiden", 0, r"instruksi\s+presiden|inpres"),
    _national(
        "PermenPANRB",
        f"Peraturan {_MENPANRB_NAMA}",
        MINISTER,
        rf"(?:peraturan\s+{_MENPAN}|permen\s*pan){_RB}",
        "permenpan",
    ),
    _national("PermenPAN", f"Peraturan {_MENPAN_NAMA}", MINISTER, rf"peraturan\s+{_MENPAN}|permen\s*pan", "permenpan"),
    _national(
        "KepmenPANRB", f"Keputusan {_MENPANRB_NAMA}", 0, rf"(?:keputusan\s+{_MENPAN}|kepmen\s*pan){_RB}", "kepmenpan"
    ),
    _national("KepmenPAN", f"Keputusan {_MENPAN_NAMA}", 0, rf"keputusan\s+{_MENPAN}|kepmen\s*pan", "kepmenpan"),
    _national(
        "Permendagri",
        "Peraturan Menteri Dalam Negeri",
        MINISTER,
        r"peraturan\s+menteri\s+dalam\s+negeri|permen\s*dagri",
    ),
    _national(
        "Kepmendagri", "Keputusan Menteri Dalam Negeri", 0, r"keputusan\s+menteri\s+dalam\s+negeri|kepmen\s*dagri"
    ),
    _national("Inmendagri", "Instruksi Menteri Dalam Negeri", 0, r"instruksi\s+menteri\s+dalam\s+negeri|inmen\s*dagri"),
    _national("PMK", "Peraturan Menteri Keuangan", MINISTER, r"peraturan\s+menteri\s+keuangan|pmk|permenkeu"),
    _national(
        "PermenPU",
        "Peraturan Menteri Pekerjaan Umum",
        MINISTER,
        r"peraturan\s+menteri\s+pekerjaan\s+umum(?!\s+dan)|permen\s*pu\b",
    ),
    _national(
        "Keputusan Kepala LAN",
        "Keputusan Kepala Lembaga Administrasi Negara",
        0,
        r"(?:surat\s+)?keputusan\s+(?:kepala|ketua)\s+(?:lembaga\s+administrasi\s+negara|lan)|sk\s+(?:kepala\s+)?lan",
    ),
    _national("Peraturan Menteri", "Peraturan Menteri", MINISTER, r"peraturan\s+menteri|permen[a-z]*"),
    _national("Keputusan Menteri", "Keputusan Menteri", 0, r"keputusan\s+(?:bersama\s+)?menteri|kepmen[a-z]*"),
    _national("Instruksi Menteri", "Instruksi Menteri", 0, r"instruksi\s+menteri"),
    _national(
        "Surat Edaran",
        "Surat Edaran",
        0,
        r"surat\s+edaran(?:\s+bersama)?|\bse(?=\s+(?:menteri|men|bupati|wali|gub|sek))",
    ),
    _local("Perda", "Peraturan Daerah", REGION, r"peraturan\s+daerah|perda|qanun|perdais|perdasus"),
    _local("Perbup", "Peraturan Bupati", HEAD, r"peraturan\s+bupati|perbup"),
    _local("Perwali", "Peraturan Wali Kota", HEAD, rf"peraturan\s+{_WALI}|perwali?|perwako|perwalkot"),
    _local("Pergub", "Peraturan Gubernur", HEAD, r"peraturan\s+gubernur|pergub"),
    _local("Perkada", "Peraturan Kepala Daerah", HEAD, r"peraturan\s+kepala\s+daerah|perkada"),
    _local("Peraturan Desa", "Peraturan Desa", 0, r"peraturan\s+desa|perdes"),
    _local("Instruksi Bupati", "Instruksi Bupati", 0, rf"instruksi\s+(?:bupati|{_WALI}|gubernur)|inbup"),
    _local("Keputusan Bupati", "Keputusan Bupati", DECREE, r"(?:surat\s+)?keputusan\s+bupati|kepbup|sk\s+bupati"),
    _local("Keputusan Wali Kota", "Keputusan Wali Kota", DECREE, rf"(?:surat\s+)?keputusan\s+{_WALI}|sk\s+{_WALI}"),
    _local(
        "Keputusan Gubernur", "Keputusan Gubernur", DECREE, r"(?:surat\s+)?keputusan\s+gubernur|kepgub|sk\s+gubernur"
    ),
    _local("Keputusan Camat", "Keputusan Camat", 0, r"(?:surat\s+)?keputusan\s+camat|sk\s+camat|kepcam"),
    _local("Keputusan Lurah", "Keputusan Lurah", 0, r"(?:surat\s+)?keputusan\s+lurah"),
    _local("Keputusan Kepala Desa", "Keputusan Kepala Desa", 0, r"(?:surat\s+)?keputusan\s+kepala\s+desa"),
    _local(
        "Keputusan Kepala Perangkat Daerah",
        "Keputusan Kepala Perangkat Daerah",
        0,
        r"(?:surat\s+)?keputusan\s+(?:kepala\s+(?:dinas|badan|bagian)|sekretaris\s+daerah|inspektur)",
    ),
    _national(
        "Peraturan Badan",
        "Peraturan Badan",
        MINISTER,
        r"peraturan\s+(?:kepala\s+)?(?:badan|lembaga|arsip|komisi)|perka|perban",
    ),
)


@cache
def instrument_of(jenis: str) -> Instrument:
    """The kind of this short name. Raises KeyError."""
    return {instrument.jenis: instrument for instrument in INSTRUMENTS}[jenis]

"""The kinds of legal instrument that are cited, and the words by which each is recognised.

Order matters: the longer wording goes first (Perppu before PP and UU). `family` joins kinds whose numbers are cited
under either name: the ministry of PAN became PAN and RB in 2009, and decrees mix the names.
"""

from __future__ import annotations

from dataclasses import dataclass

_UNDANG = r"undang\s*[-–—‐]?\s*undang"
_PAN = r"pendayagunaan\s+aparatur\s+negara"
_RB = r"(?:\s+dan|\s*&|\s*[-/,])?\s*(?:reformasi\s+birokrasi|rb\b)"
_MENPAN = rf"(?:menteri\s+(?:negara\s+)?(?:{_PAN}|pan)|men\s*pan)"
_WALI = r"wali\s*-?\s*kota"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A kind: its short name, the pattern of its words, its family of numbers, and whether it is local."""

    jenis: str
    pattern: str
    family: str
    is_local: bool = False


def _national(jenis: str, pattern: str, family: str | None = None) -> Instrument:
    return Instrument(jenis, pattern, family or jenis.lower())


def _local(jenis: str, pattern: str) -> Instrument:
    return Instrument(jenis, pattern, jenis.lower(), is_local=True)


INSTRUMENTS = (
    _national("Perppu", rf"peraturan\s+pemerintah\s+pengganti\s+{_UNDANG}|perp?pu"),
    _national("UU Darurat", rf"(?:{_UNDANG}|uu)\s+(?:darurat|drt)\b\.?"),
    _national("UU", rf"{_UNDANG}(?!\s+dasar)|uu"),
    _national("PP", r"peraturan\s+pemerintah|pp"),
    _national("Perpres", r"peraturan\s+presiden|perpres"),
    _national("Keppres", r"keputusan\s+presiden|keppres"),
    _national("Inpres", r"instruksi\s+presiden|inpres"),
    _national("PermenPANRB", rf"(?:peraturan\s+{_MENPAN}|permen\s*pan){_RB}", "permenpan"),
    _national("PermenPAN", rf"peraturan\s+{_MENPAN}|permen\s*pan", "permenpan"),
    _national("KepmenPANRB", rf"(?:keputusan\s+{_MENPAN}|kepmen\s*pan){_RB}", "kepmenpan"),
    _national("KepmenPAN", rf"keputusan\s+{_MENPAN}|kepmen\s*pan", "kepmenpan"),
    _national("Permendagri", r"peraturan\s+menteri\s+dalam\s+negeri|permen\s*dagri"),
    _national("Kepmendagri", r"keputusan\s+menteri\s+dalam\s+negeri|kepmen\s*dagri"),
    _national("Inmendagri", r"instruksi\s+menteri\s+dalam\s+negeri|inmen\s*dagri"),
    _national("PMK", r"peraturan\s+menteri\s+keuangan|pmk|permenkeu"),
    _national(
        "Keputusan Kepala LAN",
        r"(?:surat\s+)?keputusan\s+(?:kepala|ketua)\s+(?:lembaga\s+administrasi\s+negara|lan)|sk\s+(?:kepala\s+)?lan",
    ),
    _national("Peraturan Menteri", r"peraturan\s+menteri|permen[a-z]*"),
    _national("Keputusan Menteri", r"keputusan\s+(?:bersama\s+)?menteri|kepmen[a-z]*"),
    _national("Instruksi Menteri", r"instruksi\s+menteri"),
    _national("Surat Edaran", r"surat\s+edaran"),
    _local("Perda", r"peraturan\s+daerah|perda|qanun|perdais|perdasus"),
    _local("Perbup", r"peraturan\s+bupati|perbup"),
    _local("Perwali", rf"peraturan\s+{_WALI}|perwali?|perwako|perwalkot"),
    _local("Pergub", r"peraturan\s+gubernur|pergub"),
    _local("Perkada", r"peraturan\s+kepala\s+daerah|perkada"),
    _local("Peraturan Desa", r"peraturan\s+desa|perdes"),
    _local("Keputusan Bupati", r"(?:surat\s+)?keputusan\s+bupati|kepbup|sk\s+bupati"),
    _local("Keputusan Wali Kota", rf"(?:surat\s+)?keputusan\s+{_WALI}|sk\s+{_WALI}"),
    _local("Keputusan Gubernur", r"(?:surat\s+)?keputusan\s+gubernur|kepgub|sk\s+gubernur"),
    _local("Keputusan Camat", r"(?:surat\s+)?keputusan\s+camat|sk\s+camat|kepcam"),
    _local("Keputusan Lurah", r"(?:surat\s+)?keputusan\s+lurah"),
    _local("Keputusan Kepala Desa", r"(?:surat\s+)?keputusan\s+kepala\s+desa"),
    _local(
        "Keputusan Kepala Perangkat Daerah",
        r"(?:surat\s+)?keputusan\s+(?:kepala\s+(?:dinas|badan|bagian)|sekretaris\s+daerah|inspektur)",
    ),
    _national("Peraturan Badan", r"peraturan\s+(?:kepala\s+)?(?:badan|lembaga|arsip|komisi)|perka|perban"),
)

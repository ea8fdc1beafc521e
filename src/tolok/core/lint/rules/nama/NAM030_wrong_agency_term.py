"""Words of a dinas in the decree of a kecamatan: "keuangan Dinas", "setiap Bidang dan UPT"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context, Passage
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.place_names import is_prose
from tolok.core.lint.wording.posts import head_of_office, kind_of_office

_TEMPLATE = (
    "tertulis «{kata}», padahal {kantor} tidak mempunyai {unit}: tampak tersalin dari kantor lain; "
    "ganti dengan «{ganti}»"
)
# "dinas" that belongs to the service of any civil servant, or is another agency or agencies in general.
_OF_SERVICE = (
    r"pakaian|baju|seragam|atribut|naskah|surat|nota|memo|perjalanan|kendaraan|mobil|motor|roda\s+\w+|rumah|rapat|kunjungan|"
    r"upacara|urusan|tugas|kepentingan|keperluan|kegiatan|telepon|telpon|kartu|izin|ijin|jabatan|masa|hari|jam|luar|ikatan|"
    r"tanda|cap|stempel|alat|peralatan|barang|senjata|dokumen|tata|akun|email|acara|uang|biaya|lumpsum|operasional|dalam|"
    r"antar|lintas|instansi|badan|kantor|opd|skpd|para|seluruh|semua|beberapa|setiap|dengan|oleh|kepada|pada|dari|ke|dan|"
    r"atau|terhadap|melalui"
)
_AFTER_OTHER = (
    r"(?-i:[A-Z])|/|-|&|instansi|badan|kantor|terkait|teknis|lain|luar|dalam|daerah|kabupaten|kota|provinsi|setempat|atau|"
    r"jabatan|malam|jaga|yang\s+(?:terkait|membidangi|menangani)"
)
# What an office has of its own; before a bare "Dinas" they say that the office is one.
_OWN_OF = (
    r"keuangan|anggaran|kerja|kinerja|program|strategis|strategik|aparatur|pegawai|kepegawaian|milik|aset|perlengkapan|"
    r"ketatalaksanaan|ketatausahaan|perpustakaan|kearsipan|lingkungan|lingkup|organisasi|kebijakan|fungsi|"
    r"sekretariat|rumah\s+tangga|tata\s+usaha|sarana|prasarana|internal|pendapatan|kepala|pimpinan|visi|misi|"
    r"renstra|renja|lkjip|lakip|iku|iki|sakip|rka|dpa"
)
# The inner affairs of a dinas by name are no work of a kecamatan.
_HOUSEKEEPING = re.compile(
    r"kesekretariatan|sekretariat|ketatausahaan|kerumahtanggaan|tata\s+usaha|rumah\s+tangga", re.I
)
_NAMED = re.compile(r"\s+[A-Z][a-z]{3,}")
_END = re.compile(
    r"\s*(?:$|[.,;:()]|(?:dan|serta|sesuai|yang|untuk|dalam|berdasarkan|guna|pada|sebagai|secara|dari|kepada)\b)"
)
_TERM = re.compile(r"\b(?P<sebelum>(?:(?:para|semua|seluruh|rumah|tata)\s+)?\w+)\s+(?P<kata>dinas)\b", re.IGNORECASE)
_SERVICE = re.compile(rf"(?:{_OF_SERVICE})", re.IGNORECASE)
_OWN = re.compile(rf"(?:{_OWN_OF})", re.IGNORECASE)
_OTHER = re.compile(rf"\s*(?:{_AFTER_OTHER})", re.IGNORECASE)
# Units of a dinas: "Bidang dan UPT", "para Kepala Bidang", "ke bidang-bidang"; "di bidang keuangan" is a field.
_UNIT_END = r"(?=\s*(?:$|[.,;:()]|(?:sebagai|untuk|dan|dalam|pada|yang|serta|guna|agar|di\s+lingkungan|tahun|se)\b))"
_WITH_UPT = re.compile(
    r"\b(?:setiap|seluruh|semua|masing-masing|para|tiap)?\s*(?:kepala\s+)?bidang\s*(?:,|dan|/|serta)\s*(?:kepala\s+)?UPT[DB]?\b",
    re.IGNORECASE,
)
_DIVISION = re.compile(
    r"\b(?:(?:setiap|tiap-tiap|tiap|masing-masing|masing\s+masing|para)\s+(?:kepala\s+)?bidang(?:[-\s]bidang)?|"
    r"(?:ke|dari|antar|kepada)\s+bidang[-\s]bidang|(?<!di )kepala\s+bidang)" + _UNIT_END,
    re.IGNORECASE,
)
_KOLOM = ("tugas", "fungsi", "sasaran", "indikator", "definisi_operasional", "formula", "diktum", "menimbang", "judul")


@dataclass(slots=True)
class _Found:
    """What one jabatan (or the head) says: the words, where first, and what kinds of unit they imply."""

    location: Location
    words: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)


def check(context: Context) -> Iterator[Hit]:
    kind = kind_of_office(context.keputusan)
    if not kind:
        return
    found: dict[str | None, _Found] = {}
    for passage in context.passages:
        if passage.location.kolom in _KOLOM:
            _gather(passage, found)
    for one in found.values():
        yield _hit(one, kind, head_of_office(context.keputusan))


def _gather(passage: Passage, found: dict[str | None, _Found]) -> None:
    for words, kind in _terms(passage.text):
        at = passage.location
        place = at if at.baris or not at.jabatan else Location(at.jabatan, None, at.kolom, at.page, at.line, at.nomor)
        one = found.setdefault(at.jabatan, _Found(place))
        one.words.append(words)
        one.texts.append(passage.text)
        one.kinds.add(kind)


def _terms(text: str) -> Iterator[tuple[str, str]]:
    lowered = text.lower()
    if "dinas" in lowered:
        yield from ((match[0], "dinas") for match in _TERM.finditer(text) if _is_own(match, text))
    if "bidang" in lowered:
        yield from ((match[0].strip(), "upt") for match in _WITH_UPT.finditer(text))
        yield from ((match[0], "bidang") for match in _DIVISION.finditer(text))


def _is_own(match: re.Match[str], text: str) -> bool:
    """Whether "dinas" is the office itself: after what an office has of its own, or as a name in a sentence."""
    if _HOUSEKEEPING.fullmatch(match["sebelum"]) and match["kata"] == "Dinas" and _NAMED.match(text, match.end()):
        return True
    if _OTHER.match(text, match.end()) or not _END.match(text, match.end()):
        return False
    before = match["sebelum"]
    if before.lower().startswith(("para ", "semua ", "seluruh ")):
        return False
    return bool(_OWN.fullmatch(before)) or (
        match["kata"] == "Dinas" and not _SERVICE.fullmatch(before) and is_prose(text)
    )


def _hit(found: _Found, kind: str, head: str) -> Hit:
    """error: the work is set in units that are not there; warning: the office is misnamed; info: a unit, in passing."""
    if {"dinas", "upt"} <= found.kinds:
        severity = Severity.ERROR
    elif "dinas" in found.kinds or "upt" in found.kinds:
        severity = Severity.WARNING
    else:
        severity = Severity.INFO
    is_dinas = "dinas" in found.kinds
    values = {
        "kata": ", ".join(dict.fromkeys(found.words)),
        "kantor": kind,
        "unit": "dinas" if is_dinas else "bidang",
        "ganti": kind if is_dinas else "seksi" if head == "Camat" else "unit kerja",
    }
    return Hit(found.location, _TEMPLATE, values, " | ".join(dict.fromkeys(found.texts)), severity)


RULE = Rule(
    "NAM030", "wrong-agency-term", "Istilah perangkat daerah lain", Severity.WARNING, check, basis=("pp-18-2016",)
)

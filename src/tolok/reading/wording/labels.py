"""Lines of an annex that say what follows: "Jabatan : ...", "2. TUGAS POKOK :", and headings that name a position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tolok.core.kernel.text import squeeze, words
from tolok.reading.wording.markers import LINE_MARK, strip_mark
from tolok.reading.wording.signature import is_acknowledgement
from tolok.reading.wording.words import OFFICES, OTHER_OFFICES, POSITION_HEADS

# label as printed -> what it opens; "lain" closes what stood open and is not kept
LABELS: dict[str, str] = {
    name: kind
    for kind, names in {
        "jabatan": ("nama jabatan", "jabatan", "nama jabatan struktural"),
        "instansi": ("instansi", "nama instansi", "perangkat daerah", "organisasi perangkat daerah", "opd", "skpd",
                     "satuan kerja", "unit organisasi", "nama perangkat daerah", "nama opd", "nama skpd",
                     "nama satuan kerja", "nama organisasi perangkat daerah", "nama unit organisasi"),
        "unit": ("unit kerja",),
        "eselon": ("eselon",),
        "tugas": ("tugas", "tugas pokok", "uraian tugas", "tugas jabatan", "ikhtisar jabatan", "tugas utama",
                  "tugas pokok dan fungsi", "tugas dan fungsi", "ikhtisar tugas", "uraian tugas pokok", "tupoksi",
                  "rincian tugas", "ringkasan tugas", "uraian jabatan"),
        "fungsi": ("fungsi", "uraian fungsi", "fungsi utama", "rincian fungsi", "fungsi jabatan"),
        "sasaran": ("sasaran", "sasaran kinerja", "sasaran strategis", "sasaran kegiatan", "sasaran program",
                    "sasaran kerja", "kinerja utama", "tujuan strategis"),
        "tujuan": ("tujuan",),
        "indikator_tujuan": ("indikator tujuan",),
        "lain": ("visi", "misi", "nama", "nip", "pangkat", "catatan", "keterangan", "sumber"),
    }.items()
    for name in names
}  # fmt: skip
_NEEDS_COLON = {"lain", "sasaran", "tujuan", "indikator_tujuan", "unit", "instansi", "eselon"}
_MARK = r"^\s*(?:[-•*]\s*)?(?:(?:\d{1,2}|[a-zA-Z]|[IVX]{1,4})\s*[.)]\s*)?"
_NAMES = "|".join(name.replace(" ", r"\s+") for name in sorted(LABELS, key=len, reverse=True))
# two names of one label may be joined: "Ikhtisar Jabatan / Tugas Pokok :"; the first that is known says the kind
_LABEL = re.compile(
    rf"{_MARK}({_NAMES})(?:\s*/\s*(?:{_NAMES}))*(?:\s+(?:\d{{1,2}}|[IVX]{{1,4}})\s*(?=[:=]))?"
    r"\s*(?:\(([^)]*)\))?\s*(?:([:=])\s*(.*))?$",
    re.I,
)
_ESELON = re.compile(r"\beselon\s*:?\s*([IVX]{1,3}(?:\s*[./]?\s*[a-dA-D]\b)?)", re.I)
_HEADLINE = re.compile(
    r"^(?:#+\s*)?(?:LAMPIRAN\b.*?\b)?(?:PENETAPAN\s+)?INDIKATOR\s+KINERJA\s+(?:UTAMA|INDIVIDU(?:AL)?|KUNCI)?\s*(?:\(\s*IK[UI]\s*\))?\s*"
    r"(?:(?:PEJABAT\s+)?ESELON\s+[IVX]+\s*(?:[./]\s*[A-D])?)?\s*[:\-–]?\s*",
    re.I,
)
_CLOSING = (
    "indikator", "tahun", "kecamatan", "kabupaten", "lampiran", "pemerintah", "keputusan", "nomor", "tentang", "tabel",
    "kantor", "matriks",
)  # fmt: skip
_HEADING_MARK = re.compile(r"^\s*(?:[A-Z]|[IVXL]{1,6})\s*[.)]\s*(?=[A-Z][A-Za-z])")
# the name of an office runs on in capitals over "dan" and commas; a year or a regency behind it makes it a title
_OFFICE = re.compile(
    rf"(?:{'|'.join((*OFFICES, *OTHER_OFFICES, 'SEKRETARIAT', 'KANTOR', 'SATPOL PP', 'RSUD'))})\b"
    r"(?:\s+KOTA(?=\s+\w+$))?"  # of its name: "Kecamatan Kota Lama"
    r"(?:,?\s+(?!(?:KABUPATEN|KAB|KOTA|PROVINSI|TAHUN|PERIODE|TENTANG|NOMOR)\b)[A-Z(][\w'’()-]*|\s+dan|\s*,)*",
    re.I,
)
_LONGEST_NAME = 14  # words
_LABEL_CELL = re.compile(r"^\s*:(\s|$)")


@dataclass(frozen=True, slots=True)
class Label:
    kind: str
    rest: str
    eselon: str | None = None


def read_label(text: str) -> Label | None:
    """The label that `text` opens with, and the words after it; None for ordinary text."""
    match = _LABEL.match(text)
    if match is None:
        return None
    kind = LABELS[squeeze(match.group(1)).lower()]
    if match.group(3) is None and (kind in _NEEDS_COLON or text[:1].islower()):
        return None
    return Label(kind, (match.group(4) or "").strip(), read_eselon(match.group(2) or ""))


def read_eselon(text: str) -> str | None:
    """The eselon named in `text` ("Eselon IV.a" -> "IV.a")."""
    match = _ESELON.search(text)
    return squeeze(match.group(1)) if match else None


def is_upper(text: str) -> bool:
    """Whether the line is printed in capitals, as headings are."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and sum(letter.isupper() for letter in letters) >= 0.8 * len(letters)


def closes(text: str) -> bool:
    """Whether the line is a page or sheet heading, which ends the list above it."""
    if _HEADLINE.match(text):
        return True
    first = (words(_HEADING_MARK.sub("", text)) or [""])[0]
    return is_upper(text) and (first in _CLOSING or first in POSITION_HEADS)


def named_office(text: str, *, is_marked: bool) -> str | None:
    """The office that alone stands in `text` ("DINAS SOSIAL"); None for other text.

    `is_marked`: only behind the number or letter of a heading ("II. DINAS SOSIAL"), which it is returned without.
    """
    bare = squeeze(_HEADING_MARK.sub("", strip_mark(text)))
    if is_marked and bare == squeeze(text):
        return None
    is_name = _OFFICE.fullmatch(bare) and len(words(bare)) <= _LONGEST_NAME and bare[:1].isupper()
    return bare if is_name else None


def named_position(text: str, *, upper_only: bool) -> str | None:
    """The position that a heading names ("KEPALA SEKSI PEMERINTAHAN"); None for other text."""
    bare = _HEADLINE.sub("", text).strip()
    if LINE_MARK.match(bare):
        bare = LINE_MARK.sub("", bare, count=1)
    bare = _HEADING_MARK.sub("", bare).strip(" :")
    tokens = words(bare)
    if (
        not tokens
        or tokens[0] not in POSITION_HEADS
        or len(tokens) > _LONGEST_NAME
        or tokens[0] in ("jabatan", "kelurahan")
    ):
        return None
    if bare.endswith((".", ";", ",")) or (upper_only and not is_upper(text)) or not bare[:1].isupper():
        return None
    return squeeze(bare)


def is_label_row(cells: Sequence[str]) -> bool:
    """Whether a table row only lays out a label ("Jabatan | : | Camat"), and so is a line of text."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or is_acknowledgement(filled[0]):
        return False
    return any(_LABEL_CELL.match(cell) for cell in filled[1:3]) or filled[0].endswith(":")

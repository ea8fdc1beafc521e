"""Who signed, where and when; copies; the heads of annexes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tolok.core.catalogue import Lampiran, PenandaTangan
from tolok.core.kernel.text import fold, squeeze, words
from tolok.reading.dates import read_date
from tolok.reading.layout import Line
from tolok.reading.markers import LINE_MARK
from tolok.reading.paragraphs import is_page_number, read_items, without_end
from tolok.reading.words import RANKS

_SET_IN = re.compile(r"di\s?tetapkan\s*(?:di)?\s*[:,]?\s*(?!pada\b)(.*?)\s*(?:,?\s*pada\s+tanggal\b(.*))?$", re.I)
# in small letters it may be the end of a wrapped sentence: "... berlaku pada tanggal / ditetapkan."
_SET_LINE = re.compile(
    r"^\s*(?:[-•]\s*)?di\s?tetapkan\s*(?:di\b|[:,]\s|pada\s+tanggal\b)|^\s*(?-i:D)i\s?tetapkan\s*$", re.I
)
_ON_DATE = re.compile(r"^\s*(?:[-•]\s*)?(?:pada\s+)?tanggal\b", re.I)
_PLACE_DATE = re.compile(r"^\s*([A-Z][A-Za-z' .]{2,40}?)\s*,\s*(?:tanggal\s+)?(\d.*)$")
_NIP = re.compile(r"\bNIP\b\s*\.?\s*[:.]?\s*((?:\d[\s.]*){18})?", re.I)
_ELECTRONIC = re.compile(r"\bdi\s?tanda\s?tangani\s+secara\s+elektronik\b|\btanda\s?tangan\s+elektronik\b", re.I)
_TITLE = re.compile(
    r"^\s*(?:(?:a\.?n\.?|plt\.?|plh\.?|pj\.?|u\.?b\.?)\s+)?(?:CAMAT|KEPALA|PANEWU|MANTRI|SEKRETARIS|LURAH|BUPATI|WALI\s?KOTA|INSPEKTUR|DIREKTUR)\b",
    re.I,
)
_FOR_ANOTHER = re.compile(r"^\s*(?:a\.?\s?n\.?|u\.?\s?b\.?|atas nama)\s", re.I)
_TITLE_TAIL = re.compile(r"^\s*(?:DAN|KABUPATEN|KOTA|KECAMATAN|PROVINSI|SELAKU)\b", re.I)
_SIGNED = re.compile(r"^\W*(?:ttd|t\.t\.d|dto|cap|meterai|materai)\b", re.I)
_TEMBUSAN = re.compile(r"^\s*(?:[-•]\s*)?tembusan\b\s*(.*)$", re.I)
_LAMPIRAN = re.compile(r"^\s*lampiran\b\s*(?:[ivxlc\d]+\b)?\s*[:.]?\s*(.*)$", re.I)
_NOMOR = re.compile(r"^\s*(?:[-•]\s*)?nomor\s*[:.]?\s*(\S.*)$", re.I)
_PLACEHOLDER = re.compile(r"^[\s._/…\-]*$")
_BLOCK_LINES = 9
_ANNEX_HEAD_LINES = 9


@dataclass(frozen=True, slots=True)
class Signing:
    """Place, date and signature block; None where not printed."""

    tempat: str | None = None
    tanggal: date | None = None
    penanda_tangan: PenandaTangan | None = None


def read_signing(lines: list[Line], enactor: str = "") -> Signing:
    """The first place-and-date line that opens a signature block, and the block; else the last block by its NIP.

    `enactor` is who decides, by the heading of the decree: a long title goes on over lines that repeat its words.
    """
    texts = [line.text for line in lines if line.text and not is_page_number(line.text)]
    start = next((i for i, text in enumerate(texts) if _SET_LINE.match(text)), None)
    if start is None:
        start = next((i for i, text in enumerate(texts) if is_place_and_date(text)), None)
    if start is None:
        return Signing(penanda_tangan=_lone_block(texts, enactor))
    tempat, tanggal, rest = _place_and_date(texts[start:])
    return Signing(tempat, tanggal, _block(rest, enactor))


def is_place_and_date(text: str) -> bool:
    """Whether the line is a place and a date alone ("Jember, 4 April 2023")."""
    match = _PLACE_DATE.match(text)
    return bool(match and read_date(match.group(2)) and len(text) < 60)


def _place_and_date(texts: list[str]) -> tuple[str | None, date | None, list[str]]:
    if match := _PLACE_DATE.match(texts[0]):
        return squeeze(match.group(1)), read_date(match.group(2)), texts[1:]
    match = _SET_IN.search(texts[0])
    place = squeeze(match.group(1)).strip(" .:,") if match else ""
    used = 1
    tanggal = read_date(texts[0])
    if not place and len(texts) > used and not _ON_DATE.match(texts[used]):
        place, used = texts[used].strip(" :.,"), used + 1
    if tanggal is None and len(texts) > used and (_ON_DATE.match(texts[used]) or read_date(texts[used])):
        tanggal, used = read_date(texts[used]), used + 1
    return place or None, tanggal, texts[used:]


def _lone_block(texts: list[str], enactor: str) -> PenandaTangan | None:
    for place, text in enumerate(texts):
        if _NIP.search(text) and _NIP.match(text):
            return _block(texts[max(0, place - 4) : place + 1], enactor)
    return None


def _block(texts: list[str], enactor: str) -> PenandaTangan | None:
    nama = nip = pangkat = jabatan = None
    elektronik = False
    for above, text in pairwise(["", *texts[:_BLOCK_LINES]]):
        if _TEMBUSAN.match(text) or _LAMPIRAN.match(text) or re.match(r"^INDIKATOR\b", text):
            break
        if _ELECTRONIC.search(text):
            elektronik = True
        elif match := _NIP.search(text):
            nip = squeeze(match.group(1) or "") or None
            if nama is None and (before := text[: match.start()].strip(" ,")):
                nama = before
            break
        elif jabatan is None and _TITLE.match(text):
            jabatan = squeeze(text).rstrip(",:")
        elif jabatan is not None and nama is None and _goes_on(jabatan, text, enactor):
            comma = ", " if _TITLE.match(text) or above.rstrip().endswith(",") else " "
            jabatan = f"{jabatan}{comma}{squeeze(text).rstrip(',:')}"
        elif nama is not None and (words(text) or [""])[0] in RANKS:
            pangkat = squeeze(text)
        elif nama is None and _is_name(text):
            nama = squeeze(text)
        elif nama is not None:
            break
    if nama is None and nip is None and jabatan is None:
        return None
    return PenandaTangan(nama, nip, pangkat, jabatan, elektronik)


def _goes_on(jabatan: str, text: str, enactor: str) -> bool:
    """Whether the title of a signature block goes on: who signs for another, or a long name of an office."""
    for_another = _FOR_ANOTHER.match(jabatan) and _TITLE.match(text)
    of_enactor = len(words(text)) > 1 and f" {fold(text)} " in f" {fold(enactor)} "
    return bool(for_another or of_enactor or _TITLE_TAIL.match(text))


def _is_name(text: str) -> bool:
    tokens = text.split()
    if _SIGNED.match(text):
        return False
    return 1 <= len(tokens) <= 9 and text[:1].isalpha() and text[:1].isupper() and not text.endswith((":", ";"))


def signed_electronically(lines: list[Line]) -> bool:
    return any(_ELECTRONIC.search(line.text) for line in lines)


def tembusan_lines(lines: list[Line]) -> list[Line]:
    """The lines of the items below "Tembusan", up to the first line that is none."""
    start = next((i for i, line in enumerate(lines) if _TEMBUSAN.match(line.text) and len(line.text) < 120), None)
    if start is None:
        return []
    items: list[Line] = []
    for line in lines[start + 1 :]:
        if not line.text or is_page_number(line.text):
            continue
        match = LINE_MARK.match(line.text)
        if (match and match.group(0)) or (items and line.text[:1].islower()):
            items.append(line)
        else:
            break
    return items


def read_tembusan(lines: list[Line]) -> tuple[str, ...]:
    """The copies, without the punctuation between them."""
    return tuple(without_end(item) for item in read_items([line.text for line in tembusan_lines(lines)]))


def is_lampiran_head(text: str) -> bool:
    """Whether the line opens an annex: "LAMPIRAN", "Lampiran I", "Lampiran Keputusan Camat ..."."""
    match = _LAMPIRAN.match(text)
    if match is None or len(text) > 90:
        return False
    rest = match.group(1)
    return not rest or (rest[:1].isupper() and not rest.endswith((";", ".")))


def read_lampiran(lines: list[Line]) -> tuple[Lampiran, ...]:
    """Number and date below each annex head."""
    found = []
    texts = [line.text for line in lines if line.text]
    for place, text in enumerate(texts):
        if not is_lampiran_head(text):
            continue
        nomor, tanggal = _inline_number(text), None
        for below in texts[place + 1 : place + 1 + _ANNEX_HEAD_LINES]:
            if is_lampiran_head(below) or (nomor is not None and tanggal is not None):
                break
            if nomor is None and (match := _NOMOR.match(below)):
                nomor = _annex_number(match.group(1))
            if tanggal is None and (_ON_DATE.match(below) or re.search(r"\btanggal\b", below, re.I)):
                tanggal = read_date(below)
        found.append(Lampiran(nomor, tanggal))
    return tuple(found)


def _inline_number(text: str) -> str | None:
    match = re.search(r"\bnomor\s*[:.]?\s*(\S.*)$", text, re.I)
    return _annex_number(match.group(1)) if match else None


def _annex_number(text: str) -> str | None:
    bare = squeeze(re.split(r"\s+tanggal\b", text, flags=re.I)[0]).strip(" :")
    return None if _PLACEHOLDER.match(bare) else bare


def last_date(lines: list[Line]) -> date | None:
    """The date of the last place-and-date line ("Jember, 4 April 2023") standing alone."""
    dates = [read_date(line.text) for line in lines if is_place_and_date(line.text)]
    return dates[-1] if dates else None

"""The head of a decree: number, title, considerations, legal bases, dictums. It may be absent altogether."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tolok.core.catalogue import Diktum
from tolok.core.kernel.text import fold, squeeze
from tolok.reading.layout import Line
from tolok.reading.markers import LINE_MARK, inner_items
from tolok.reading.paragraphs import is_page_number, read_items, read_text_and_items, without_end
from tolok.reading.signature import is_place_and_date
from tolok.reading.words import DIKTUM_LABELS

_BULLET = r"^\s*(?:[-•*]\s*)?"
_LABELS = "|".join(re.escape(label).replace(r"\ ", r"\s*") for label in sorted(DIKTUM_LABELS, key=len, reverse=True))
_DIKTUM = re.compile(rf"{_BULLET}(?:DIKTUM\s+)?({_LABELS})\s*[:;]\s*(.*)$", re.I)
_DIKTUM_BARE = re.compile(rf"{_BULLET}({_LABELS})(?:\s+(.*))?$")
_MENIMBANG = re.compile(rf"{_BULLET}menimbang\b\s*(?:[:;]\s*(.*)|(?=$|[a-z1]\.|bahwa)(.*))$", re.I)
_MENGINGAT = re.compile(rf"{_BULLET}mengingat\b\s*(?:[:;]\s*(.*)|(?=$|[a-z1]\.)(.*))$", re.I)
_MEMPERHATIKAN = re.compile(rf"{_BULLET}memperhatikan\b\s*[:;]?\s*(.*)$", re.I)
_MEMUTUSKAN = re.compile(rf"{_BULLET}m\s*e\s*m\s*u\s*t\s*u\s*s\s*k\s*a\s*n\s*[:;]?\s*$", re.I)
_MENETAPKAN = re.compile(rf"{_BULLET}menetapkan\s*[:;]\s*(.*)$", re.I)
_END = re.compile(
    r"^\s*(?:di\s?tetapkan\s+di\b|(?-i:D)i\s?tetapkan\b|(?-i:T)embusan\b|(?-i:L)ampiran\b(?!.{60})|(?:[-•]\s*)?salinan\b)",
    re.I,
)
_NOMOR = re.compile(r"\b(?:NOMOR|Nomor|NO\.)\s*[:.]?\s*(\S.*?)\s*(?:TENTANG\b.*)?$")
_KEPUTUSAN = re.compile(
    r"^\s*(?:SALINAN\s+)?(?:SURAT\s+)?KEPUTUSAN\s+(?:KEPALA\s+)?"
    r"(?:CAMAT|KECAMATAN|KEPALA|DISTRIK|PANEWU|MANTRI|BUPATI|WALI|LURAH|INSPEKTUR|DIREKTUR|SEKRETARIS|GUBERNUR)",
    re.I,
)
_TENTANG = re.compile(r"^\s*T\s*E\s*N\s*T\s*A\s*N\s*G\b\s*[:]?\s*(.*)$", re.I)
_OFFICIAL = re.compile(
    r"^\s*(?:CAMAT|KEPALA\s+(?:KECAMATAN|DISTRIK|DINAS|BADAN|KANTOR|BAGIAN|PUSKESMAS)|PANEWU|MANTRI|LURAH|BUPATI"
    r"|WALI\s?KOTA|INSPEKTUR|DIREKTUR|SEKRETARIS\s+DAERAH|GUBERNUR|DENGAN\s+RAHMAT)\b",
    re.I,
)
_TITLE_LINES = 14
_PLACEHOLDER = re.compile(r"^[\s._/…\-]*$")


@dataclass(slots=True)
class Head:
    """What the head says; None or empty where it does not. `start` and `end` are lines: the head proper."""

    nomor: str | None = None
    judul: str = ""
    enactor: str = ""
    menimbang: list[str] = field(default_factory=list)
    mengingat: list[str] = field(default_factory=list)
    diktum: list[Diktum] = field(default_factory=list)
    start: int | None = None
    end: int = 0
    notes: list[str] = field(default_factory=list)


def read_head(lines: list[Line]) -> Head:
    """The head in `lines` (those before the first annex)."""
    head = Head()
    _read_title(lines, head)
    sections = _sections(lines, head)
    head.menimbang = read_items(sections.get("menimbang", []))
    head.mengingat = [without_end(item) for item in read_items(sections.get("mengingat", []))]
    if sections.get("memperhatikan"):
        head.notes.append("bagian «Memperhatikan» ada dalam naskah tetapi tidak mempunyai tempat dalam katalog")
    head.diktum = [_diktum(label, sections[f"diktum {i}"]) for i, label in enumerate(sections.get("labels", []))]
    return head


def _read_title(lines: list[Line], head: Head) -> None:
    for place, line in enumerate(lines):
        if _MENIMBANG.match(line.text):
            break
        if _KEPUTUSAN.match(line.text) and head.start is None:
            head.start, head.enactor = line.number, _whole_heading(lines[place:])
        if head.start is None:
            continue
        if head.nomor is None and not head.judul and (match := _NOMOR.search(line.text)):
            head.nomor = _number(match.group(1))
        if not head.judul and (match := _TENTANG.match(line.text)):
            head.judul = _title(match.group(1), lines[place + 1 :])


def _whole_heading(lines: list[Line]) -> str:
    """The heading that `lines` begin with: the name of an office may run over two lines."""
    parts = [lines[0].text]
    for line in lines[1:3]:
        if not line.text or _NOMOR.search(line.text) or _TENTANG.match(line.text):
            break
        parts.append(line.text)
    return squeeze(" ".join(parts))


def title_end(lines: list[Line]) -> int:
    """The last line of the title below "KEPUTUSAN ... TENTANG", up to a blank line; 0 where there is none."""
    start = next((place for place, line in enumerate(lines) if _KEPUTUSAN.match(line.text)), None)
    if start is None:
        return 0
    end = start
    for place in range(start, min(start + _TITLE_LINES, len(lines))):
        if _NOMOR.search(lines[place].text):
            end = max(end, place)
        elif match := _TENTANG.match(lines[place].text):
            return _last_of_title(lines, place, bool(match.group(1)))
    return lines[end].number


def _last_of_title(lines: list[Line], place: int, begun: bool) -> int:
    end = place
    for below in range(place + 1, len(lines)):
        if lines[below].text:
            begun, end = True, below
        elif begun:
            break
    return lines[end].number


def _number(text: str) -> str | None:
    bare = squeeze(re.split(r"\s+tanggal\b", text, flags=re.I)[0])
    return None if _PLACEHOLDER.match(bare) else bare


def _title(first: str, following: list[Line]) -> str:
    parts = [first] if first else []
    for line in following:
        ends = _OFFICIAL.match(line.text) or _MENIMBANG.match(line.text) or _MENGINGAT.match(line.text)
        if ends or len(parts) > 8:
            break
        if line.text and not is_page_number(line.text):
            parts.append(line.text)
    return squeeze(" ".join(parts)).rstrip(",;")


def _sections(lines: list[Line], head: Head) -> dict[str, list[str]]:
    """The texts below each label of the head, by label; "labels" lists the dictums in order."""
    found: dict[str, list[str]] = {"labels": []}
    current: str | None = None
    for line in lines:
        text = line.text
        if not text or is_page_number(text):
            continue
        started = _section_start(text, found, current)
        if started is not None:
            current, rest = started
            head.end = line.number
            head.start = head.start or line.number
            found.setdefault(current, [])
            if rest:
                found[current].append(rest)
        elif current and (_END.match(text) or is_place_and_date(text)):
            break
        elif current:
            found[current].append(text.lstrip(":").strip())
            head.end = line.number
    return found


def _section_start(text: str, found: dict[str, list[str]], current: str | None) -> tuple[str, str] | None:
    for name, pattern in (("menimbang", _MENIMBANG), ("mengingat", _MENGINGAT)):
        if name not in found and (match := pattern.match(text)):
            return name, (match.group(1) or match.group(2) or "").strip()
    if current in ("menimbang", "mengingat") and (match := _MEMPERHATIKAN.match(text)):
        return "memperhatikan", match.group(1)
    if _MEMUTUSKAN.match(text):
        return "memutuskan", ""
    if current == "memutuskan" and (match := _MENETAPKAN.match(text)):
        rest = match.group(1)
        return _diktum_start(rest, found) or ("memutuskan", rest)
    if current == "memutuskan" or found["labels"] or "mengingat" in found:
        return _diktum_start(text, found)
    return None


def _diktum_start(text: str, found: dict[str, list[str]]) -> tuple[str, str] | None:
    labels = found["labels"]
    match = _DIKTUM.match(text)
    if match is None and "memutuskan" in found:
        match = _DIKTUM_BARE.match(text)
        if match and squeeze(match.group(1)).upper() in labels:  # "KESATU" again at the start of a wrapped line
            return None
    if match is None:
        return None
    labels.append(squeeze(match.group(1)).upper())
    return f"diktum {len(labels) - 1}", (match.group(2) or "").lstrip(":").strip()


def _diktum(label: str, texts: list[str]) -> Diktum:
    isi, butir = read_text_and_items(texts)
    if not isi and len(butir) == 1 and not LINE_MARK.match(fold(texts[0])):
        isi, butir = butir[0], []
    if not butir and (split := inner_items(isi)) and len(split[1]) > 1 and split[0].endswith(":"):
        isi, butir = split
    return Diktum(label, isi, tuple(without_end(item) for item in butir))

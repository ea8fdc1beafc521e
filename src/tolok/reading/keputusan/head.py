"""The head of a decree: number, title, considerations, legal bases, dictums. It may be absent altogether."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tolok.core.catalogue import Diktum
from tolok.core.kernel.text import fold, squeeze
from tolok.reading.layout import Line, Place
from tolok.reading.wording.markers import LINE_MARK, inner_items
from tolok.reading.wording.paragraphs import (
    Passage,
    is_page_number,
    passage_of,
    read_items,
    read_text_and_items,
    without_end,
)
from tolok.reading.wording.signature import is_place_and_date, names_lampiran_within
from tolok.reading.wording.words import DIKTUM_LABELS

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
    r"^\s*(?:di\s?tetapkan\s+di\b|(?-i:D)i\s?tetapkan\b|(?-i:T)embusan\b|(?-i:L)ampiran\b(?!.{60}|\s+(?-i:[a-z])|.*\b(?:ini|yang)\b)|(?:[-•]\s*)?salinan\b)",
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
    """What the head says; None or empty where it does not. `start` and `end` are lines: the head proper.

    `diktum_places` has the place of each dictum. `menetapkan` is the title after that word, "" where it stands alone.
    """

    nomor: Passage | None = None
    judul: Passage | None = None
    enactor: Passage | None = None
    menimbang: list[Passage] = field(default_factory=list)
    mengingat: list[Passage] = field(default_factory=list)
    memperhatikan: list[Passage] = field(default_factory=list)
    menetapkan: Passage | None = None
    diktum: list[Diktum] = field(default_factory=list)
    diktum_places: list[Place] = field(default_factory=list)
    start: int | None = None
    end: int = 0

    @property
    def is_found(self) -> bool:
        """Whether anything but a title was found; words of a cover page are no head."""
        return bool(self.nomor or self.menimbang or self.mengingat or self.diktum or self.enactor)


@dataclass(slots=True)
class _Section:
    """What stands below one label of the head: menimbang, mengingat, memperhatikan, memutuskan, menetapkan, diktum."""

    name: str
    label: Passage
    passages: list[Passage] = field(default_factory=list)


def read_head(lines: list[Line]) -> Head:
    """The head in `lines` (those before the first annex)."""
    head = Head()
    _read_title(lines, head)
    sections = _sections(lines, head)
    head.menimbang = read_items(_below("menimbang", sections))
    head.mengingat = _without_ends(_below("mengingat", sections))
    head.memperhatikan = _without_ends(_below("memperhatikan", sections))
    head.menetapkan = next((_enacted(section) for section in sections if section.name == "menetapkan"), None)
    dictums = [section for section in sections if section.name == "diktum"]
    head.diktum = [_diktum(section) for section in dictums]
    head.diktum_places = [passage_of([section.label, *section.passages]).place for section in dictums]
    return head


def _below(name: str, sections: list[_Section]) -> list[Passage]:
    return [passage for section in sections if section.name == name for passage in section.passages]


def _enacted(section: _Section) -> Passage:
    """The title after "Menetapkan :", "" where a blank or a dictum follows."""
    if not section.passages:
        return section.label.with_text("")
    title = passage_of(section.passages)
    return title.with_text(without_end(title.text))


def _without_ends(passages: list[Passage]) -> list[Passage]:
    return [item.with_text(without_end(item.text)) for item in read_items(passages)]


def _read_title(lines: list[Line], head: Head) -> None:
    for place, line in enumerate(lines):
        if _MENIMBANG.match(line.text):
            break
        if _KEPUTUSAN.match(line.text) and head.start is None:
            head.start, head.enactor = line.number, _whole_heading(lines[place:])
        if head.start is None:
            continue
        if head.nomor is None and not head.judul and (match := _NOMOR.search(line.text)):
            number = _number(match.group(1))
            head.nomor = passage_of([line], number) if number else None
        if not head.judul and (match := _TENTANG.match(line.text)):
            head.judul = _title(passage_of([line], match.group(1)), lines[place + 1 :])


def _whole_heading(lines: list[Line]) -> Passage:
    """The heading that `lines` begin with: the name of an office may run over two lines."""
    parts = [lines[0]]
    for line in lines[1:3]:
        if not line.text or _NOMOR.search(line.text) or _TENTANG.match(line.text):
            break
        parts.append(line)
    return passage_of(parts)


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


def _title(first: Passage, following: list[Line]) -> Passage | None:
    parts: list[Line | Passage] = [first] if first.text else []
    for line in following:
        ends = any(one.match(line.text) for one in (_OFFICIAL, _MENIMBANG, _MENGINGAT, _MEMUTUSKAN, _MENETAPKAN))
        if ends or len(parts) > 8:
            break
        if line.text and not is_page_number(line.text):
            parts.append(line)
    if not parts:
        return None
    title = passage_of(parts)
    return title.with_text(title.text.rstrip(",;"))


def _sections(lines: list[Line], head: Head) -> list[_Section]:
    """The sections of the head, in order."""
    found: list[_Section] = []
    above, last = "", ""
    for line in lines:
        text = line.text
        if not text or is_page_number(text):
            continue
        above, last = last, text
        started = _section_start(text, found)
        if started is not None:
            name, label, rest = started
            if name == "diktum" and found and found[-1].name == "memutuskan" and _MENETAPKAN.match(text):
                found.append(_Section("menetapkan", passage_of([line], "")))  # "Menetapkan : KESATU : ..."
            found.append(_Section(name, passage_of([line], label)))
            head.end = line.number
            head.start = head.start or line.number
        elif found and (is_place_and_date(text) or (_END.match(text) and not names_lampiran_within(above, text))):
            break
        elif found:
            rest = text.lstrip(":").strip()
            head.end = line.number
        else:
            continue
        if rest or started is None:
            found[-1].passages.append(passage_of([line], rest))
    return found


def _section_start(text: str, found: list[_Section]) -> tuple[str, str, str] | None:
    """(name, label, words after it) of the section that `text` opens."""
    names = {section.name for section in found}
    current = found[-1].name if found else ""
    for name, pattern in (("menimbang", _MENIMBANG), ("mengingat", _MENGINGAT)):
        if name not in names and (match := pattern.match(text)):
            return name, name, (match.group(1) or match.group(2) or "").strip()
    if current in ("menimbang", "mengingat") and (match := _MEMPERHATIKAN.match(text)):
        return "memperhatikan", "memperhatikan", match.group(1)
    if _MEMUTUSKAN.match(text):
        return "memutuskan", "memutuskan", ""
    if current == "memutuskan" and (match := _MENETAPKAN.match(text)):
        rest = match.group(1)
        return _diktum_start(rest, found) or ("menetapkan", "menetapkan", rest)
    if current in ("memutuskan", "menetapkan") or names & {"diktum", "mengingat"}:
        return _diktum_start(text, found)
    return None


def _diktum_start(text: str, found: list[_Section]) -> tuple[str, str, str] | None:
    match = _DIKTUM.match(text)
    if match is None and any(section.name == "memutuskan" for section in found):
        match = _DIKTUM_BARE.match(text)
        labels = [section.label.text for section in found if section.name == "diktum"]
        if match and squeeze(match.group(1)).upper() in labels:  # "KESATU" again at the start of a wrapped line
            return None
    if match is None:
        return None
    return "diktum", squeeze(match.group(1)).upper(), (match.group(2) or "").lstrip(":").strip()


def _diktum(section: _Section) -> Diktum:
    isi, items = read_text_and_items(section.passages)
    butir = [item.text for item in items]
    if not isi and len(butir) == 1 and not LINE_MARK.match(fold(section.passages[0].text)):
        isi, butir = butir[0], []
    if not butir and (split := inner_items(isi)) and len(split[1]) > 1 and split[0].endswith(":"):
        isi, butir = split
    return Diktum(section.label.text, isi, tuple(without_end(item) for item in butir))

"""Who signed, where and when; copies; the heads of annexes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest

from tolok.core.catalogue import Lampiran, PenandaTangan
from tolok.core.kernel.text import fold, squeeze, words
from tolok.reading.layout import Line, Place, Table
from tolok.reading.wording.dates import read_date
from tolok.reading.wording.markers import LINE_MARK, without_markup
from tolok.reading.wording.paragraphs import Passage, is_page_number, passage_of, read_items, without_end
from tolok.reading.wording.words import OPEN_ENDS, RANKS

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
_TABLE_HEAD = re.compile(r"^INDIKATOR\b")  # an annex that has no head of its own
# "... tercantum dalam / Lampiran Keputusan ini yang merupakan": a wrapped sentence
_IN_SENTENCE = re.compile(r"\b(?:ini|yang|tersebut|dan)\b", re.I)
_NOMOR = re.compile(r"^\s*(?:[-•]\s*)?nomor\s*[:.]?\s*(\S.*)$", re.I)
_PLACEHOLDER = re.compile(r"^[\s._/…\-]*$")
_NUMBERED = re.compile(r"^\W*NIP\b\W*\d")
_ACKNOWLEDGED = re.compile(r"^\W*(?:mengetahui|menyetujui|disetujui|diketahui|mengesahkan)\b.{0,12}$", re.I)
_SIGNED_BY_MACHINE = re.compile(r"^\W*di\s?tanda\s?tangani\s+secara\s+elektronik\b", re.I)
_LONGEST_HEAD = 120  # characters of the line above the copies
_LONGEST_DATE = 60  # characters of the line that says it
_MOST_OF_PLACE = 3  # words of a place that wrapped
_BLOCK_LINES = 9
_LONGEST_DEGREES = 8  # words: degrees that a long name left to the line below
_LONGEST_SIGNATURE = 40  # lines of all its cells
_ANNEX_HEAD_LINES = 9
_ITEM_ENDS = (".", ";")


@dataclass(slots=True)
class Signing:
    """Place, date and signature block, None where not printed; `places` by the path of the field in Keputusan.

    `acknowledged_by` is the title of a second signer, who only acknowledges.
    """

    tempat: str | None = None
    tanggal: date | None = None
    penanda_tangan: PenandaTangan | None = None
    places: dict[str, Place] = field(default_factory=dict)
    acknowledged_by: str = ""


def read_signing(lines: list[Line], enactor: str = "") -> Signing:
    """The first place-and-date line that opens a signature block, and the block; else the last block by its NIP.

    `enactor` is who decides, by the heading of the decree: a long title goes on over lines that repeat its words.
    """
    whole = _unwrapped([line for line in lines if line.text])  # the last figures of a NIP may look like a page's number
    printed = [line for line in whole if not is_page_number(line.text)]
    signing = Signing()
    start = next((i for i, line in enumerate(printed) if _SET_LINE.match(line.text)), None)
    if start is None:
        start = next((i for i, line in enumerate(printed) if is_place_and_date(line.text)), None)
    if start is None:
        nip = next((i for i, line in enumerate(printed) if _NIP.match(line.text)), None)
        if nip is not None:
            _read_block(printed[max(0, nip - 4) : nip + 1], enactor, signing)
        return signing
    used = _read_place_and_date(printed[start:], signing)
    below = printed[start + used :]
    signing.acknowledged_by = _acknowledged_by(below[: 3 * _BLOCK_LINES])
    _read_block(below[_end_of_others(below) :], enactor, signing)
    return signing


def _unwrapped(lines: list[Line]) -> list[Line]:
    """`lines` where a date, a NIP or the words of an electronic signature that a narrow block wrapped are one line."""
    whole: list[Line] = []
    for line in lines:
        above = whole[-1] if whole else None
        text = f"{above.text} {line.text}" if above is not None else ""
        if above is not None and any(is_one(text) and not is_one(above.text) for is_one in _WHOLES):
            whole[-1] = replace(above, text=text, place=above.at.joined(line.at))
        else:
            whole.append(line)
    return whole


def _is_dated(text: str) -> bool:
    return bool(_ON_DATE.match(text)) and len(text) < _LONGEST_DATE and read_date(text) is not None


def is_numbered(text: str) -> bool:
    """Whether the line is a NIP with its number, which ends a signature block."""
    match = _NIP.fullmatch(text.strip())
    return match is not None and match.group(1) is not None


def _is_electronic(text: str) -> bool:
    return _SIGNED_BY_MACHINE.match(text) is not None


_WHOLES = (_is_dated, is_numbered, _is_electronic)


def _end_of_others(lines: list[Line]) -> int:
    """Where the block of who decided begins, when that of who acknowledged ("Mengetahui,") stands above it."""
    if not lines or not is_acknowledgement(lines[0].text):
        return 0
    titles = [place for place, line in enumerate(lines[: 2 * _BLOCK_LINES]) if _TITLE.match(line.text)]
    return titles[1] if len(titles) > 1 else 1


def _acknowledged_by(lines: list[Line]) -> str:
    """The title of who acknowledged ("Mengetahui, / BUPATI X"); "" for nobody."""
    for place, line in enumerate(lines):
        if is_acknowledgement(line.text):
            return next((below.text for below in lines[place + 1 : place + 3] if _TITLE.match(below.text)), "")
    return ""


def is_acknowledgement(text: str) -> bool:
    """Whether the line opens the signature block of who only acknowledges: "Mengetahui,"."""
    return bool(_ACKNOWLEDGED.match(text))


def is_signature(table: Table) -> bool:
    """Whether the cells are signature blocks side by side, not a table."""
    texts = [text for row in table.rows for cell in row.cells for text in without_markup(cell).split("\n")]
    signed = any(_NUMBERED.match(text) or _SET_LINE.match(text) or is_place_and_date(text) for text in texts)
    return len(texts) <= _LONGEST_SIGNATURE and (signed or any(map(is_acknowledgement, texts)))


def signature_lines(table: Table) -> list[Line]:
    """The cells of a signature table as lines, one column below the other."""
    return [
        Line(row.number, text, row.at(column))
        for column in range(max(len(row.cells) for row in table.rows))
        for row in table.rows
        if column < len(row.cells)
        for text in without_markup(row.cells[column]).split("\n")
        if text
    ]


def is_place_and_date(text: str) -> bool:
    """Whether the line is a place and a date alone ("Jember, 4 April 2023")."""
    match = _PLACE_DATE.match(text)
    return bool(match and read_date(match.group(2)) and len(text) < 60)


def _read_place_and_date(lines: list[Line], signing: Signing) -> int:
    """Puts place and date into `signing`; how many lines they took."""
    first, used = lines[0], 1
    alone = _PLACE_DATE.match(first.text)
    match = alone or _SET_IN.search(first.text)
    tempat = squeeze(match.group(1)).strip(" .:,") if match else ""
    tanggal = read_date(alone.group(2) if alone else first.text)
    at_place = at_date = first.at
    if not alone and not tempat and len(lines) > used and not _ON_DATE.match(lines[used].text):
        tempat, at_place, used = lines[used].text.strip(" :.,"), lines[used].at, used + 1
    elif tempat and not alone and tanggal is None and _is_rest_of_place(lines[used : used + 2]):
        tempat, at_place, used = f"{tempat} {lines[used].text.strip(' :.,')}", at_place.joined(lines[used].at), used + 1
    if tanggal is None and len(lines) > used and (_ON_DATE.match(lines[used].text) or read_date(lines[used].text)):
        tanggal, at_date, used = read_date(lines[used].text), lines[used].at, used + 1
    signing.tempat, signing.tanggal = tempat or None, tanggal
    signing.places |= {"tempat": at_place} if tempat else {}
    signing.places |= {"tanggal": at_date} if tanggal else {}
    return used


def _is_rest_of_place(lines: list[Line]) -> bool:
    """Whether a name of two words wrapped: the second stands alone between the place and the date."""
    if len(lines) < 2 or _ON_DATE.match(lines[0].text) or not _ON_DATE.match(lines[1].text):
        return False
    return len(lines[0].text.split()) <= _MOST_OF_PLACE and lines[0].text[:1].isupper()


def _read_block(lines: list[Line], enactor: str, signing: Signing) -> None:
    """Puts the signature block that `lines` begin with into `signing`."""
    texts: dict[str, str] = {}
    elektronik, above = False, ""
    for line in lines[:_BLOCK_LINES]:
        if _TEMBUSAN.match(line.text) or _LAMPIRAN.match(line.text) or _TABLE_HEAD.match(line.text):
            break
        if _ELECTRONIC.search(line.text):
            elektronik, above = True, line.text
            continue
        found = _parts_of_block(line.text, above, texts, enactor)
        if found is None and "nama" in texts:
            break
        for part in found or {}:
            place = signing.places.get(f"penanda_tangan/{part}")
            signing.places[f"penanda_tangan/{part}"] = place.joined(line.at) if place else line.at
        texts |= found or {}
        above = line.text
        if "nip" in texts:
            break
    if any(texts.values()):
        parts = {part: texts.get(part) or None for part in ("nama", "nip", "pangkat", "jabatan")}
        signing.penanda_tangan = PenandaTangan(**parts, elektronik=elektronik)


def _parts_of_block(text: str, above: str, known: dict[str, str], enactor: str) -> dict[str, str] | None:
    """What the line `text` adds to a signature block of which `known` was read; None for nothing."""
    nama, jabatan = known.get("nama"), known.get("jabatan")
    if match := _NIP.search(text):
        before = text[: match.start()].strip(" ,")
        return ({"nama": before} if nama is None and before else {}) | {"nip": squeeze(match.group(1) or "")}
    if jabatan is None and _TITLE.match(text):
        return {"jabatan": squeeze(text).rstrip(",:")}
    if jabatan is not None and nama is None and _goes_on(jabatan, text, enactor):
        comma = ", " if _TITLE.match(text) or above.rstrip().endswith(",") else " "
        return {"jabatan": f"{jabatan}{comma}{squeeze(text).rstrip(',:')}"}
    if nama is not None and (words(text) or [""])[0] in RANKS:
        return {"pangkat": squeeze(text)}
    if nama is None and _is_name(text):
        return {"nama": squeeze(text)}
    if nama is not None and nama.endswith(",") and len(words(text)) <= _LONGEST_DEGREES:
        return {"nama": f"{nama} {squeeze(text)}"}
    return None


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


def is_tembusan_head(text: str) -> bool:
    """Whether the line heads the copies: "Tembusan disampaikan kepada Yth. :"."""
    return bool(_TEMBUSAN.match(text)) and len(text) < _LONGEST_HEAD


def tembusan_lines(lines: list[Line]) -> list[Line]:
    """The lines of the items below "Tembusan", up to the first line that is none."""
    start = next((i for i, line in enumerate(lines) if is_tembusan_head(line.text)), None)
    if start is None:
        return []
    items: list[Line] = []
    printed = [line for line in lines[start + 1 :] if line.text and not is_page_number(line.text)]
    for line, below in zip_longest(printed, printed[1:]):
        ends = items and not items[-1].text.endswith(_ITEM_ENDS) and line.text.endswith(_ITEM_ENDS)
        goes_on = items and (line.text[:1].islower() or _is_open(items[-1].text) or _is_marked(below) or ends)
        if not (_is_marked(line) or (goes_on and not _LAMPIRAN.match(line.text) and not _TABLE_HEAD.match(line.text))):
            break
        items.append(line)
    return items


def _is_marked(line: Line | None) -> bool:
    match = LINE_MARK.match(line.text) if line is not None else None
    return bool(match and match.group(0))


def _is_open(text: str) -> bool:
    return text.endswith((",", "-", "/")) or (words(text) or [""])[-1] in OPEN_ENDS


def read_tembusan(lines: list[Line]) -> list[Passage]:
    """The copies, without the punctuation between them."""
    items = read_items([passage_of([line]) for line in tembusan_lines(lines)])
    return [item.with_text(without_end(item.text)) for item in items]


def is_lampiran_head(text: str, above: str = "") -> bool:
    """Whether the line opens an annex: "LAMPIRAN", "Lampiran I", "Lampiran Keputusan Camat ...".

    `above`: the line above; one that is left open ("sebagaimana tercantum dalam") goes on in this one.
    """
    match = _LAMPIRAN.match(text)
    if match is None or len(text) > 90 or names_lampiran_within(above, text):
        return False
    rest = match.group(1)
    in_sentence = rest.endswith((";", ".")) or _IN_SENTENCE.search(rest)
    return not rest or (rest[:1].isupper() and not in_sentence)


def names_lampiran_within(above: str, text: str) -> bool:
    """Whether a sentence goes on with the annex: "sebagaimana tercantum dalam / Lampiran Keputusan / ini"."""
    return bool(_LAMPIRAN.match(text)) and (words(above) or [""])[-1] in OPEN_ENDS


def read_lampiran(lines: list[Line]) -> list[tuple[Lampiran, Place]]:
    """Number and date below each annex head, and where it stands."""
    found = []
    printed = [line for line in lines if line.text]
    for start, line in enumerate(printed):
        if not is_lampiran_head(line.text, printed[start - 1].text if start else ""):
            continue
        nomor, tanggal, place = _inline_number(line.text), None, line.at
        for below in printed[start + 1 : start + 1 + _ANNEX_HEAD_LINES]:
            if is_lampiran_head(below.text) or (nomor is not None and tanggal is not None):
                break
            if nomor is None and (match := _NOMOR.match(below.text)):
                nomor, place = _annex_number(match.group(1)), place.joined(below.at)
            if tanggal is None and re.search(r"\btanggal\b", below.text, re.I):
                tanggal, place = read_date(below.text), place.joined(below.at)
        found.append((Lampiran(nomor, tanggal), place))
    return found


def _inline_number(text: str) -> str | None:
    match = re.search(r"\bnomor\s*[:.]?\s*(\S.*)$", text, re.I)
    return _annex_number(match.group(1)) if match else None


def _annex_number(text: str) -> str | None:
    bare = squeeze(re.split(r"\s+tanggal\b", text, flags=re.I)[0]).strip(" :")
    return None if _PLACEHOLDER.match(bare) else bare


def last_place_and_date(lines: list[Line]) -> Line | None:
    """The last place-and-date line ("Jember, 4 April 2023") standing alone."""
    return next((line for line in reversed(lines) if is_place_and_date(line.text)), None)

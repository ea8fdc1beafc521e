"""Facts of the decree that stand in headings rather than behind labels: jenis, office, kabupaten, period, title."""

from __future__ import annotations

import re
from collections import Counter

from tolok.core.catalogue import Periode
from tolok.core.kernel.text import squeeze
from tolok.reading.dates import read_periode
from tolok.reading.labels import is_upper
from tolok.reading.layout import Line
from tolok.reading.words import HEADS_OF_OFFICES, OFFICES, OTHER_OFFICES

_KINDS = "|".join(OFFICES)
_NAME_END = (
    r"(?=\s*(?:$|[,.;:()\d]|\b(?:KECAMATAN|KABUPATEN|KAB\.|KOTA|PROVINSI|TAHUN|PERIODE|TENTANG|NOMOR"
    r"|SELAKU|PADA|UNTUK|MENGENAI|YANG|DAN)\b"
    r"|\bDALAM\s+(?!TAHUN|PERIODE|KABUPATEN|KOTA)\w))"
)
_OFFICE = re.compile(
    rf"\b({_KINDS})\s+(?:(?:{_KINDS})\s+)?((?:(?!(?:{_KINDS})\b)[A-Z][\w'’-]*\s*?){{1,4}}?){_NAME_END}", re.I
)
_CAMAT = re.compile(rf"\b({'|'.join(HEADS_OF_OFFICES)})\s+((?:[A-Z][\w'’-]*\s*?){{1,4}}?){_NAME_END}", re.I)
_OTHER_KINDS = "|".join(OTHER_OFFICES)
_OTHER = re.compile(
    rf"\b({_OTHER_KINDS})\b((?:,?\s+(?!(?:{_KINDS}|KABUPATEN|KAB|KOTA|PROVINSI|TAHUN|PERIODE|TENTANG|NOMOR|SELAKU|PADA"
    r"|DALAM|UNTUK|MENGENAI|YANG|DI|SEBAGAI)\b)[A-Z][\w'’-]*){0,10})",
    re.I,
)
_OTHER_OFFICIAL = re.compile(rf"\bLURAH\b|\bINSPEKTUR\b|\b(?:KEPALA|DIREKTUR|SEKRETARIS)\s+(?:{_OTHER_KINDS})\b", re.I)
_KABUPATEN = re.compile(
    r"\b(?:(PEMERINTAH)\s+)?(?<!KECAMATAN )(?<!KELURAHAN )(?<!DISTRIK )(?<!DESA )(KABUPATEN|KOTA)\s+"
    rf"((?:[A-Z][\w'’-]*\s*?){{1,4}}?){_NAME_END}",
    re.I,
)
_IKI = re.compile(r"\bINDIKATOR\s+KINERJA\s+INDIVIDU(?:AL)?\b|\bIKI\b", re.I)
_IKU = re.compile(r"\bINDIKATOR\s+KINERJA\s+UTAMA\b|\bIKU\b", re.I)
_TITLE = re.compile(r"^(?:PENETAPAN\s+|PERUBAHAN\s+)*INDIKATOR\s+KINERJA\b", re.I)
_COVER_LINE = re.compile(
    rf"^(?:TAHUN|PERIODE|{_KINDS}|{_OTHER_KINDS}|KABUPATEN|KOTA|KANTOR|PEMERINTAH|PROVINSI)\b", re.I
)
_YEAR_LINE = re.compile(r"^(?:tahun|periode)\s+(?:tahun\s+)?20\d\d\b.{0,24}$", re.I)
_SMALL = {"dan", "di", "ke"}


def read_jenis(judul: str, lines: list[Line]) -> str | None:
    """IKI or IKU: by the title, else by which of the two the lines name more often. None when neither is named."""
    for texts in ([judul], [line.text for line in lines]):
        individual = sum(bool(_IKI.search(text)) for text in texts)
        main = sum(bool(_IKU.search(text)) for text in texts)
        if individual != main:
            return "IKI" if individual > main else "IKU"
    return None


def read_instansi(judul: str, enactor: str, lines: list[Line], names: list[str]) -> str | None:
    """ "Kecamatan X": from the title, headings, the enacting line, the positions' names; by the first that says it."""
    headings = [line.text for line in lines if is_upper(line.text)]
    by_other = _OTHER_OFFICIAL.search(enactor) is not None
    if by_other and (name := _most_common([enactor], _OTHER) or _most_common([enactor], _CAMAT)):
        return name
    for texts, pattern in (
        ([judul], _OTHER if by_other else _OFFICE),
        ([judul], _OFFICE if by_other else _OTHER),
        (headings, _OFFICE),
        ([enactor], _OFFICE),
        ([enactor], _CAMAT),
        (headings, _CAMAT),
        (names, _OFFICE),
        (headings, _OTHER),
    ):
        if name := _most_common(texts, pattern):
            return name
    return _most_common([line.text for line in lines], _OFFICE)


def _most_common(texts: list[str], pattern: re.Pattern[str]) -> str | None:
    found = Counter(
        (match.group(1).upper(), squeeze(match.group(2)).upper()) for text in texts for match in pattern.finditer(text)
    )
    if not found:
        return None
    kind, name = found.most_common(1)[0][0]
    return f"{HEADS_OF_OFFICES.get(kind) or _capitalised(kind)} {_capitalised(name)}".strip()


def read_kabupaten(judul: str, lines: list[Line]) -> str | None:
    """Kabupaten X or Kota X, from the letterhead, the title, or a heading; body text may name other regencies."""
    letterhead = [m for line in lines if (m := _KABUPATEN.search(line.text)) and m.group(1) and is_upper(line.text)]
    titled = [m for m in [_KABUPATEN.search(judul)] if m]
    headings = [m for line in lines if is_upper(line.text) and (m := _KABUPATEN.search(line.text))]
    headings += [
        m for line in lines if len(line.text) < 90 and (m := _KABUPATEN.search(line.text)) and _OFFICE.match(line.text)
    ]
    for match in (letterhead or titled or headings)[:1]:
        return f"{match.group(2).capitalize()} {_capitalised(squeeze(match.group(3)))}"
    return None


def _capitalised(name: str) -> str:
    return " ".join(word.lower() if word.lower() in _SMALL else word.capitalize() for word in name.split())


def read_years(judul: str, lines: list[Line]) -> Periode | None:
    """The period of the title, else of the headings of cover and annexes."""
    headings = (line.text for line in lines if is_upper(line.text) or _YEAR_LINE.match(line.text))
    for text in [judul, *headings]:
        if (periode := read_periode(text)) is not None:
            return periode
    return None


def read_cover_title(lines: list[Line]) -> str:
    """The title of a decree without a head: the fullest run of heading lines, wherever the cover page stands."""
    runs: list[list[str]] = [[]]
    for line in lines:
        text = line.text
        if not text:
            continue
        if _TITLE.match(text) and (is_upper(text) or (len(text) < 80 and not text.endswith((".", ";", ",")))):
            runs.append([text])
        elif runs[-1] and len(text) < 80 and _COVER_LINE.match(text):
            runs[-1].append(text)
        elif runs[-1]:
            runs.append([])
    best = max(runs, key=len)
    return squeeze(" ".join(best))

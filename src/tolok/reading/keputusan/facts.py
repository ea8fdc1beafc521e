"""Facts of the decree that stand in headings rather than behind labels: jenis, office, kabupaten, period, title."""

from __future__ import annotations

import re

from tolok.core.catalogue import Periode
from tolok.core.kernel.text import squeeze
from tolok.reading.layout import Line, Place
from tolok.reading.wording.dates import read_periode
from tolok.reading.wording.labels import is_upper
from tolok.reading.wording.paragraphs import Passage, passage_of
from tolok.reading.wording.words import HEADS_OF_OFFICES, OFFICES, OTHER_OFFICES

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


def read_jenis(judul: Passage | None, lines: list[Passage]) -> Passage | None:
    """IKI or IKU: by the title, else by which of the two the lines name more often. None when neither is named."""
    for passages in ([judul] if judul else [], lines):
        individual = [passage for passage in passages if _IKI.search(passage.text)]
        main = [passage for passage in passages if _IKU.search(passage.text)]
        if len(individual) > len(main):
            return individual[0].with_text("IKI")
        if main and len(main) != len(individual):
            return main[0].with_text("IKU")
    return None


def read_instansi(
    judul: Passage | None, enactor: Passage | None, lines: list[Passage], names: list[Passage]
) -> Passage | None:
    """ "Kecamatan X": from the title, headings, the enacting line, the positions' names; by the first that says it."""
    headings = [line for line in lines if is_upper(line.text)]
    titled, enacting = [judul] if judul else [], [enactor] if enactor else []
    by_other = enactor is not None and _OTHER_OFFICIAL.search(enactor.text) is not None
    if by_other and (name := _most_common(enacting, _OTHER) or _most_common(enacting, _CAMAT)):
        return name
    for passages, pattern in (
        (titled, _OTHER if by_other else _OFFICE),
        (titled, _OFFICE if by_other else _OTHER),
        (headings, _OFFICE),
        (enacting, _OFFICE),
        (enacting, _CAMAT),
        (headings, _CAMAT),
        (names, _OFFICE),
        (headings, _OTHER),
    ):
        if name := _most_common(passages, pattern):
            return name
    return _most_common(lines, _OFFICE)


def _most_common(passages: list[Passage], pattern: re.Pattern[str]) -> Passage | None:
    found: dict[tuple[str, str], list[Passage]] = {}
    for passage in passages:
        for match in pattern.finditer(passage.text):
            found.setdefault((match.group(1).upper(), squeeze(match.group(2)).upper()), []).append(passage)
    if not found:
        return None
    (kind, name), where = max(found.items(), key=lambda item: len(item[1]))
    return where[0].with_text(f"{HEADS_OF_OFFICES.get(kind) or _capitalised(kind)} {_capitalised(name)}".strip())


def read_kabupaten(judul: Passage | None, lines: list[Passage]) -> Passage | None:
    """Kabupaten X or Kota X, from the letterhead, the title, or a heading; body text may name other regencies."""
    named = [(line, match) for line in lines if (match := _KABUPATEN.search(line.text))]
    letterhead = [pair for pair in named if pair[1].group(1) and is_upper(pair[0].text)]
    titled = [(judul, match) for match in [_KABUPATEN.search(judul.text)] if match] if judul else []
    headings = [pair for pair in named if is_upper(pair[0].text)]
    headings += [pair for pair in named if len(pair[0].text) < 90 and _OFFICE.match(pair[0].text)]
    for line, match in (letterhead or titled or headings)[:1]:
        return line.with_text(f"{match.group(2).capitalize()} {_capitalised(squeeze(match.group(3)))}")
    return None


def _capitalised(name: str) -> str:
    return " ".join(word.lower() if word.lower() in _SMALL else word.capitalize() for word in name.split())


def read_years(judul: Passage | None, lines: list[Passage]) -> tuple[Periode, Place] | None:
    """The period of the title, else of the headings of cover and annexes, and where it stands."""
    headings = (line for line in lines if is_upper(line.text) or _YEAR_LINE.match(line.text))
    for passage in (*([judul] if judul else []), *headings):
        if (periode := read_periode(passage.text)) is not None:
            return periode, passage.place
    return None


def read_cover_title(lines: list[Line]) -> Passage | None:
    """The title of a decree without a head: the fullest run of heading lines, wherever the cover page stands."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        text = line.text
        if not text:
            continue
        if _TITLE.match(text) and (is_upper(text) or (len(text) < 80 and not text.endswith((".", ";", ",")))):
            runs.append([line])
        elif runs[-1] and len(text) < 80 and _COVER_LINE.match(text):
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    best = max(runs, key=len)
    return passage_of(best) if best else None

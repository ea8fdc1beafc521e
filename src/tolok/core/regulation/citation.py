"""Citations of regulations in running text: "Permendagri No. 13/2006", "Undang-Undang Nomor 23 Tahun 2014" ...

A citation is an instrument's kind, words in between (whose it is), and a number with a year. Line breaks, "Nomor",
"No." or nothing, "Tahun" or "/", and the ministry's own long numbers (PER/9/M.PAN/5/2007) are all read, and the
aliases in the regulations' files. Numbers of the state gazette (Lembaran Negara ... Tahun 2014 Nomor 244) are not
citations: no kind stands before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tolok.core.kernel.text import squeeze
from tolok.core.regulation.instrument import INSTRUMENTS, Instrument
from tolok.core.regulation.load import all_regulations
from tolok.core.regulation.regulation import Regulation

_STOP = (
    r"tentang|lembaran|berita|tambahan|sebagaimana|sebagai|dir?ubah|mengubah|dengan|nomor|nomer|no|jo|juncto|atas|menjadi|"
    r"peraturan|perubahan|undang|keputusan|instruksi|tahun|pasal|ayat|huruf|dan"
)
_STOP_MINISTRY = _STOP.removesuffix("|dan")  # "Menteri Desa, Pembangunan Daerah Tertinggal, dan Transmigrasi"
_WORD = r"[^\W\d_][\w.'’&/-]*"
_GAP = rf"(?:\s+(?!(?:{_STOP})\b){_WORD}){{0,9}}?"
_GAP_MINISTRY = rf"(?:\s+(?!(?:{_STOP_MINISTRY})\b){_WORD},?){{0,16}}?"
_MARK = r"(?:nomor|nomer|nmr|no)\b\s*[.:]?\s*"
_DIGITS = r"(?:(?:per|kep|sk|p|se)\s*[./-]\s*)?[0-9][0-9a-z]*(?:[.-][0-9a-z]+)*(?:\s*/\s*[0-9a-z]+(?:[.-][0-9a-z]+)*)*"
_YEAR = r"\s*,?\s*(?:tahun|thn\b\.?|th\b\.?|tanggal\s+[0-9]{1,2}\s+[a-z]+)\s*(?P<tahun>[12][0-9]{3})\b"
_NUMBER = rf"(?:(?P<nomor>{_DIGITS}){_YEAR}|(?P<long>{_DIGITS}\s*/\s*(?:1[89]|20)[0-9]{{2}})(?![0-9a-z]))"
_FLAGS = re.IGNORECASE
_KINDS = "|".join(f"(?P<k{i}>{instrument.pattern})" for i, instrument in enumerate(INSTRUMENTS))
_CITATION = re.compile(
    rf"(?<![\w])(?:{_KINDS})(?![^\W\d_])(?:(?P<gap>{_GAP}|{_GAP_MINISTRY})\s*{_MARK}|\s*(?:ri\b)?\s*){_NUMBER}", _FLAGS
)
_FOLLOW_ON = re.compile(rf"\b(?:jo|juncto|dengan|dan)\b\.?\s+{_MARK}{_NUMBER}", _FLAGS)
"""A further number without its kind: "UU 23 Tahun 2014 jo. Nomor 9 Tahun 2015"; the kind is the one before."""
_BARE = re.compile(
    r"(?<![\w/])(?:(?P<kind>per|kep)\s*/\s*)?[0-9]+\s*/\s*m\.?\s*pan\s*/\s*[0-9]+\s*/\s*[12][0-9]{3}\b", _FLAGS
)
_AMENDED = re.compile(r"\b(?:dir?ubah|perubahan)\b[^;]*\bdengan\s*$|\b(?:jo|juncto)\b\.?\s*$", _FLAGS)


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation in a text.

    `words` as written, white space folded; `jenis` the short name of the kind ("Permendagri", "Perda"); `nomor` as
    written, without the year where it is only number and year; `wilayah` whose it is, as written between the two
    ("Kabupaten Kapuas Hulu"); `regulation` None for local instruments, whose status tolok cannot know, and for unknown
    ones. `is_amendment`: named as what changed the one before ("sebagaimana telah diubah dengan ...").
    """

    words: str
    jenis: str
    nomor: str
    tahun: int
    regulation: Regulation | None
    is_local: bool
    wilayah: str
    is_amendment: bool
    start: int


def find_citations(text: str) -> tuple[Citation, ...]:
    """Each citation in `text`, in order."""
    found: list[Citation] = []
    taken: list[tuple[int, int]] = []
    end = 0
    for match, instrument in _matches(text):
        if match.start() < end:
            continue
        if instrument is None:  # a number without its kind takes the kind before; with none before it is no citation
            if not found:
                continue
            kind = next(i for i in INSTRUMENTS if i.jenis == found[-1].jenis)
            between = text[end : match.start(0)] + re.split(_MARK, match[0], maxsplit=1, flags=_FLAGS)[0]
        else:
            kind, between = instrument, text[end : match.start()]
        found.append(_citation(match, kind, bool(found) and bool(_AMENDED.search(between))))
        end = match.end()
        taken.append(match.span())
    found += _by_alias(text, taken)
    return tuple(sorted(found, key=lambda citation: citation.start))


def main_citation(text: str) -> Citation | None:
    """The instrument that an item of Mengingat itself cites: its first citation; the others changed it or are named."""
    return next(iter(find_citations(text)), None)


def _matches(text: str) -> list[tuple[re.Match[str], Instrument | None]]:
    full: list[tuple[re.Match[str], Instrument | None]] = []
    for match in _CITATION.finditer(text):
        index = next(i for i in range(len(INSTRUMENTS)) if match[f"k{i}"])
        full.append((match, INSTRUMENTS[index]))
    full += [(match, None) for match in _FOLLOW_ON.finditer(text)]
    full += [(match, _bare_kind(match)) for match in _BARE.finditer(text)]
    return sorted(full, key=lambda pair: pair[0].start())


def _by_alias(text: str, taken: list[tuple[int, int]]) -> list[Citation]:
    """Regulations named by an alias of their file ("UU ITE") where no citation in full stands."""
    found = []
    for pattern, known in _aliases():
        for match in pattern.finditer(text):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                words = squeeze(match[0])
                found.append(
                    Citation(words, known.jenis, known.nomor, known.tahun, known, False, "", False, match.start())
                )
    return found


@cache
def _aliases() -> tuple[tuple[re.Pattern[str], Regulation], ...]:
    """Aliases as patterns, the longest first, blanks in them standing for any white space."""
    pairs = [(alias, known) for known in all_regulations().values() for alias in known.aliases]
    pairs.sort(key=lambda pair: -len(pair[0]))
    spelled = [(r"\s+".join(map(re.escape, alias.split())), known) for alias, known in pairs]
    return tuple((re.compile(rf"(?<![\w/]){alias}(?![\w/])", _FLAGS), known) for alias, known in spelled)


def _bare_kind(match: re.Match[str]) -> Instrument:
    jenis = "KepmenPAN" if (match["kind"] or "").lower() == "kep" else "PermenPAN"
    return next(i for i in INSTRUMENTS if i.jenis == jenis)


def _citation(match: re.Match[str], instrument: Instrument, is_amendment: bool) -> Citation:
    groups = match.groupdict()
    if groups.get("nomor"):
        token, tahun = groups["nomor"], int(groups["tahun"])
    else:
        token = groups.get("long") or match[0]
        tahun = int(token[-4:])
        if token.count("/") == 1:
            token = token.rpartition("/")[0]
    nomor = re.sub(r"\s+", "", token)
    wilayah = re.sub(r"(?i)\b(republik indonesia|r\.?i)\b\.?", "", squeeze(groups.get("gap") or "")).strip(" ,")
    known = None if instrument.is_local else _index().get((instrument.family, number_key(nomor), tahun))
    return Citation(
        words=squeeze(match[0]),
        jenis=instrument.jenis,
        nomor=nomor,
        tahun=tahun,
        regulation=known,
        is_local=instrument.is_local,
        wilayah=wilayah,
        is_amendment=is_amendment,
        start=match.start(),
    )


def number_key(nomor: str) -> str:
    """One key however a number is written: "PER/09/M.PAN/5/2007", "09/M.PAN/05/2007" and "9" are all "9"."""
    parts = [part for part in re.split(r"\s*/\s*", nomor.strip().lower()) if re.search(r"\d", part)]
    first = re.sub(r"^(?:per|kep|sk|p|se)[.-]", "", parts[0]) if parts else nomor.lower()
    return first.lstrip("0") or first


@cache
def _index() -> dict[tuple[str, str, int], Regulation]:
    families = {instrument.jenis: instrument.family for instrument in INSTRUMENTS}
    index = {(families[r.jenis], number_key(r.nomor), r.tahun): r for r in all_regulations().values()}
    if len(index) != len(all_regulations()):
        raise ValueError("expected every regulation to have a number of its own within its kind and year")
    return index

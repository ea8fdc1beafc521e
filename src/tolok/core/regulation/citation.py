"""Citations of regulations in running text: "Permendagri No. 13/2006", "Undang-Undang Nomor 23 Tahun 2014" ...

A citation is an instrument's kind, words in between (whose it is), and a number with a year. Line breaks, "Nomor",
"No." or nothing, "Tahun" or "/", the ministry's own long numbers (PER/9/M.PAN/5/2007), letters that a scan put for
digits (l4 for 14) and misread "Nomor" are all read, and the aliases in the regulations' files. Numbers of the state
gazette (Lembaran Negara ... Tahun 2014 Nomor 244) are not citations: no kind stands before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from tolok.core.kernel.text import squeeze
from tolok.core.regulation.instrument import INSTRUMENTS, Instrument, instrument_of
from tolok.core.regulation.load import all_regulations
from tolok.core.regulation.regulation import Regulation
from tolok.core.regulation.wording import NO_WORDING, Place, Wording, digits_mended, read_wordings

_STOP = (
    r"tentang|lembaran|berita|tambahan|sebagaimana|sebagai|dir?ubah|mengubah|dengan|nomor|nomer|no|jo|juncto|atas|menjadi|"
    r"peraturan|perubahan|undang|keputusan|instruksi|tahun|pasal|ayat|huruf|dan"
)
_STOP_MINISTRY = _STOP.removesuffix("|dan")  # "Menteri Desa, Pembangunan Daerah Tertinggal, dan Transmigrasi"
_WORD = r"[^\W\d_][\w.'’&/-]*"
_GAP = rf"(?:\s+(?!(?:{_STOP})\b){_WORD}){{0,9}}?"
_GAP_MINISTRY = rf"(?:\s+(?!(?:{_STOP_MINISTRY})\b){_WORD},?){{0,16}}?"
_MARK = r"(?:n[o0c](?:m|rn|r|n)[o0ce]r|nmr|n[o0])\b\s*[.:]?\s*"  # with what scans make of it: Noror, Nornor, N0mor
_DIGITS = r"(?:(?:per|kep|sk|p|se)\s*[./-]\s*)?[0-9][0-9a-z]*(?:[.-][0-9a-z]+)*(?:\s*/\s*[0-9a-z]+(?:[.-][0-9a-z]+)*)*"
_YEAR = r"\s*,?\s*(?:[tl]a[hb][uo][nmr]|thn\b\.?|th\b\.?|tanggal\s+[0-9]{1,2}\s+[a-z]+)\s*(?P<tahun>[12][0-9]{3})\b"
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


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation in a text.

    `words` as written, white space folded; `jenis` the short name of the kind ("Permendagri", "Perda"); `nomor` as
    written, without the year where it is only number and year; `wilayah` whose it is, as written between the two
    ("Kabupaten Kapuas Hulu"); `regulation` None for local instruments, whose status tolok cannot know, and for unknown
    ones. It stands at `start` up to `end`, the last four characters of which are its year. What stands behind it is in
    `wording`: its title, its gazette numbers, and its place among the citations of the text.
    """

    words: str
    jenis: str
    nomor: str
    tahun: int
    regulation: Regulation | None
    is_local: bool
    wilayah: str
    start: int
    end: int
    wording: Wording = NO_WORDING

    @property
    def judul(self) -> str:
        """The title as written, white space folded; "" where none is written."""
        return self.wording.judul

    @property
    def is_amendment(self) -> bool:
        """Named as what changed the one before ("sebagaimana telah diubah dengan ...", "jo.")."""
        return self.wording.place in (Place.AMENDMENT, Place.JOINED)

    @property
    def is_in_title(self) -> bool:
        """Named within the title of the one before ("tentang Perubahan atas ...")."""
        return self.wording.place is Place.IN_TITLE

    @property
    def key(self) -> tuple[str, str, int]:
        """What makes two citations the same instrument, whose it is left aside."""
        return instrument_of(self.jenis).family, number_key(self.nomor), self.tahun


def find_citations(text: str) -> tuple[Citation, ...]:
    """Each citation in `text`, in order."""
    mended = digits_mended(text)
    found: list[Citation] = []
    for match, instrument in _matches(mended):
        if found and match.start() < found[-1].end:
            continue
        if instrument is None:  # a number without its kind takes the kind before; with none before it is no citation
            if found:
                lead = re.split(_MARK, match[0], maxsplit=1, flags=_FLAGS)[0]
                found.append(_citation(text, match, instrument_of(found[-1].jenis), match.start() + len(lead)))
        else:
            found.append(_citation(text, match, instrument, match.start()))
    found += _by_alias(text, [(citation.start, citation.end) for citation in found])
    if not found:
        return ()
    found.sort(key=lambda citation: citation.start)
    wordings = read_wordings(mended, text, [(citation.start, citation.end) for citation in found])
    return tuple(replace(citation, wording=wording) for citation, wording in zip(found, wordings, strict=True))


def main_citation(text: str) -> Citation | None:
    """The instrument that an item of Mengingat itself cites: its first citation; the others changed it or are named."""
    return next(iter(find_citations(text)), None)


def _matches(text: str) -> list[tuple[re.Match[str], Instrument | None]]:
    if not _HAS_YEAR.search(text):  # most cells of a table
        return []
    full: list[tuple[re.Match[str], Instrument | None]] = []
    for match in _CITATION.finditer(text):
        index = next(i for i in range(len(INSTRUMENTS)) if match[f"k{i}"])
        full.append((match, INSTRUMENTS[index]))
    full += [(match, None) for match in _FOLLOW_ON.finditer(text)]
    full += [(match, _bare_kind(match)) for match in _BARE.finditer(text)]
    return sorted(full, key=lambda pair: pair[0].start())


_HAS_YEAR = re.compile(r"[12][0-9]{3}")


def _by_alias(text: str, taken: list[tuple[int, int]]) -> list[Citation]:
    """Regulations named by an alias of their file ("UU ITE") where no citation in full stands."""
    pattern, known = _aliases()
    found = []
    for match in pattern.finditer(text):
        if all(match.end() <= start or end <= match.start() for start, end in taken):
            one = known[" ".join(match[0].lower().split())]
            words = squeeze(match[0])
            found.append(Citation(words, one.jenis, one.nomor, one.tahun, one, False, "", match.start(), match.end()))
    return found


@cache
def _aliases() -> tuple[re.Pattern[str], dict[str, Regulation]]:
    """All aliases as one pattern, the longest first, blanks in them standing for any white space."""
    known = {" ".join(alias.lower().split()): one for one in all_regulations().values() for alias in one.aliases}
    spelled = [r"\s+".join(map(re.escape, alias.split())) for alias in sorted(known, key=lambda a: (-len(a), a))]
    return re.compile(rf"(?<![\w/])(?:{'|'.join(spelled)})(?![\w/])", _FLAGS), known


def _bare_kind(match: re.Match[str]) -> Instrument:
    return instrument_of("KepmenPAN" if (match["kind"] or "").lower() == "kep" else "PermenPAN")


def _citation(text: str, match: re.Match[str], instrument: Instrument, start: int) -> Citation:
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
    known = None if instrument.is_local else by_number().get((instrument.family, number_key(nomor), tahun))
    words = squeeze(text[start : match.end()])
    held = (words, instrument.jenis, nomor, tahun, known, instrument.is_local, wilayah)
    return Citation(*held, start, match.end())


def number_key(nomor: str) -> str:
    """One key however a number is written: "PER/09/M.PAN/5/2007", "09/M.PAN/05/2007" and "9" are all "9"."""
    parts = [part for part in re.split(r"\s*/\s*", nomor.strip().lower()) if re.search(r"\d", part)]
    first = re.sub(r"^(?:per|kep|sk|p|se)[.-]", "", parts[0]) if parts else nomor.lower()
    return first.lstrip("0") or first


@cache
def by_number() -> dict[tuple[str, str, int], Regulation]:
    """The known regulations by family of their kind, number and year. Raises ValueError where two share them."""
    index = {(instrument_of(r.jenis).family, number_key(r.nomor), r.tahun): r for r in all_regulations().values()}
    if len(index) != len(all_regulations()):
        raise ValueError("expected every regulation to have a number of its own within its kind and year")
    return index

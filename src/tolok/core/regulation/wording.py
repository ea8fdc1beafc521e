"""What stands behind a citation: its title, its gazette numbers, and how it hangs on the citation before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from tolok.core.kernel.text import squeeze


class Place(Enum):
    """How a citation stands to the one before it."""

    OWN = "berdiri sendiri"
    AMENDMENT = "diubah dengan"
    JOINED = "jo."
    IN_TITLE = "dalam judul"


@dataclass(frozen=True, slots=True)
class GazetteNumber:
    """A gazette number as a decree writes it: `seri` LN, TLN or BN; the year None where none is written.

    `start` and `end` bound the digits of the number in the text, `year_at` those of the year.
    """

    seri: str
    tahun: int | None
    nomor: int
    start: int
    end: int
    year_at: int | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """`judul` as written, white space folded, "" where none is; `has_tentang`: the word "tentang" opens it.

    `is_last`: named as "terakhir" of several. `gazettes` are its own, not those of what its title names.
    """

    judul: str = ""
    has_tentang: bool = True
    gazettes: tuple[GazetteNumber, ...] = ()
    place: Place = Place.OWN
    is_last: bool = False


NO_WORDING = Wording()
_FLAGS = re.IGNORECASE
_AMENDED = re.compile(
    r"\b(?:dir?ubah|perubahan(?:nya)?)\b[^;]*\bdengan\s*$|\bterakhir\b[^;]{0,40}$|\bmenjadi\s+nomor\s*$", _FLAGS
)
_JOINED = re.compile(r"\b(?:jo|juncto|yo)\b\.?\s*$", _FLAGS)
_AND = re.compile(r"^[\s,]*(?:dan|serta)?\s*$", _FLAGS)
_LAST = re.compile(r"\bterakhir\b[^;]*$", _FLAGS)
_IN_TITLE = re.compile(
    r"\b(?:atas|penetapan|pelaksanaan|pencabutan|perubahan|pelaksana|lampiran|terhadap|ketentuan|penyesuaian)"
    r"(?:\s+(?:lampiran|ketentuan))?\W*$",
    _FLAGS,
)
_TITLE = re.compile(r"[\s,]*\b(?P<tentang>tentang|tetang|tentan[gq]|ttg\.?|perihal)\b\s*", _FLAGS)
_TITLE_END = re.compile(
    r"[\s,]*[(\[{]?\s*\b(?:tambahan\s+)?(?:lembaran|berita)\s+(?:negara|daerah)|[\s,]*[(\[{]\s*t?[lb]n(?:ri)?\b|"
    r"[\s,]*\b(?:sebagaimana|yang|juga)\s+(?:telah|sudah|di)|[\s,]*\b(?:jo|juncto)\b\.?\s|;|"
    r",\s*(?:perlu|maka|dipandang|agar|setiap)\b|\bperlu\s+(?:di|men)[a-z]+",
    _FLAGS,
)
_NO_TITLE = re.compile(r"\W*(?:sebagaimana|jo|juncto|yang|dan|serta|perlu|maka|dalam|pada|atas|untuk)\b|\W*$", _FLAGS)
_TAHUN = r"(?:tahun|thn?)?\s*[./]?\s*"
_NOMOR = r"(?:nomor|n[o0][rn]+[o0]r|no)?\s*[.:]?\s*"
_SERI = re.compile(
    r"\b(?:(?P<tln>tambahan\s+lembaran\s+negara|tln)|(?P<ln>lembaran\s+negara|ln)|(?P<bn>berita\s+negara|bn))"
    r"(?:\s*(?:republik\s+[il]ndonesia|r\.?i\b))?[\s.,]*"
    rf"(?:{_TAHUN}(?P<tahun>(?:1[89]|20)\d\d)\b[\s.,/]*{_NOMOR}(?P<nomor>\d{{1,5}})\b"
    rf"|{_NOMOR}(?P<nomor2>\d{{1,5}})\b(?:[\s,]*(?:tahun|thn?|/)\s*(?P<tahun2>(?:1[89]|20)\d\d)\b)?)",
    _FLAGS,
)
_SLIPPED = re.compile(r"\b(?:n[o0]\w{0,3}[r.]?|[tl]ahun|thn?)[\s.:]*(?P<number>[0-9lIOoSB|]{1,4})\b", _FLAGS)
_DIGIT = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "S": "5", "B": "8"})


def digits_mended(text: str) -> str:
    """`text` with letters that scans put for digits in numbers and years ("Nomor l4") as digits; same length."""
    if not _SLIPPED.search(text):
        return text
    return _SLIPPED.sub(lambda slip: slip[0][: slip.start("number") - slip.start()] + _digits(slip["number"]), text)


def _digits(token: str) -> str:
    """A token of digits and look-alikes as digits; untouched where it may be a word ("So")."""
    sure = re.search(r"\d", token) or set(token) <= set("lI|")
    return token.translate(_DIGIT) if sure else token


def read_wordings(text: str, original: str, spans: Sequence[tuple[int, int]]) -> list[Wording]:
    """The wording of each citation at `spans`, which are in order. Titles are cut from `original`."""
    places = [_place(text, spans, i) for i in range(len(spans))]
    places = _after_amendments(text, spans, places)
    result = []
    for i, (start, end) in enumerate(spans):
        if places[i] is Place.IN_TITLE:
            result.append(Wording(place=places[i]))
            continue
        later = [spans[j] for j in range(i + 1, len(spans)) if places[j] is not Place.IN_TITLE]
        inner = [span for j, span in enumerate(spans) if j > i and (not later or span < later[0])]
        stop = later[0][0] if later else len(text)
        judul, has_tentang = _title(text, original, end, stop)
        is_last = i > 0 and bool(_LAST.search(text[spans[i - 1][1] : start]))
        gazettes = _gazettes(text, end, stop, has_inner=bool(inner))
        result.append(Wording(judul, has_tentang, gazettes, places[i], is_last))
    return result


def _place(text: str, spans: Sequence[tuple[int, int]], i: int) -> Place:
    between = text[spans[i - 1][1] : spans[i][0]] if i else ""
    if not i:
        return Place.OWN
    if _AMENDED.search(between):
        return Place.AMENDMENT
    if _JOINED.search(between):
        return Place.JOINED
    return Place.IN_TITLE if _IN_TITLE.search(between) and not re.search(r"[;]", between) else Place.OWN


def _after_amendments(text: str, spans: Sequence[tuple[int, int]], places: list[Place]) -> list[Place]:
    """Citations listed behind an amendment ("diubah dengan A dan B") are amendments as well."""
    found = list(places)
    for i in range(1, len(spans)):
        listed = found[i] is Place.OWN and found[i - 1] is Place.AMENDMENT
        if listed and _AND.fullmatch(text[spans[i - 1][1] : spans[i][0]]):
            found[i] = Place.AMENDMENT
    return found


def _title(text: str, original: str, start: int, stop: int) -> tuple[str, bool]:
    opening = _TITLE.match(text, start, stop)
    at = opening.end() if opening else start
    if not opening and (_NO_TITLE.match(text, start, stop) or not re.match(r"\s+[A-Z][a-z]", text[start:stop])):
        return "", True
    ending = _TITLE_END.search(text, at, stop)
    judul = squeeze(original[at : ending.start() if ending else stop])
    return re.sub(r"(?i)[\s,.;:(-]*(?:\b(?:dan|serta|jo|juncto)\b\.?)?[\s,.;:(-]*$", "", judul), bool(opening)


def _gazettes(text: str, start: int, stop: int, *, has_inner: bool) -> tuple[GazetteNumber, ...]:
    found = [_gazette(match) for match in _SERI.finditer(text, start, stop)]
    firsts = [i for i, one in enumerate(found) if one.seri != "TLN"]
    if has_inner and len(firsts) > 1:  # the first are those of the instrument that the title names
        found = found[firsts[-1] :]
    return tuple(found)


def _gazette(match: re.Match[str]) -> GazetteNumber:
    seri = "TLN" if match["tln"] else "LN" if match["ln"] else "BN"
    group = "nomor" if match["nomor"] else "nomor2"
    year = "tahun" if match["tahun"] else "tahun2" if match["tahun2"] else None
    return GazetteNumber(
        seri,
        int(match[year]) if year else None,
        int(match[group]),
        match.start(group),
        match.end(group),
        match.start(year) if year else None,
    )

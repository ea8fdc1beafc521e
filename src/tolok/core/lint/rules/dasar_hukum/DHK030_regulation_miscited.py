"""A citation names another regulation than it means: number, year, kind, ministry or amendment is another's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tolok.core.kernel.text import fold
from tolok.core.lint.context import Context, Passage
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.legal_basis import KIND, NUMBER, YEAR, Slip, chains, in_item, note_of, outer, slip_of
from tolok.core.regulation import (
    Certainty,
    Citation,
    Place,
    Regulation,
    differing_words,
    instrument_of,
    is_change,
    write_citation,
)

_TITLE = "«{sitasi}» memakai judul {benar}, sehingga menunjuk peraturan lain; {saran}"
_ISSUER = "«{sitasi}» memakai nama kementerian yang bukan penerbitnya; tulis «{benar}»{catatan}"
_OLDER = "«{sitasi}» lebih tua daripada «{diubah}», sehingga tidak mungkin mengubahnya; periksa nomor dan tahunnya"
_NOT_ITS_CHANGE = "«{sitasi}» bukan perubahan atas «{diubah}», sehingga rujukan ini keliru; periksa nomornya{catatan}"
_PERIOD = (
    "«{sitasi}» mengubah peraturan tahun {tahun}, padahal judulnya rencana {masa}, sehingga dua judul tercampur; "
    "periksa di JDIH daerah"
)
_TWO_WAYS = (
    "judul «{sitasi}» di sini memuat «{satu}», pada {tempat} «{lain}», sehingga tidak jelas mana yang dimaksud; "
    "samakan dengan judul resminya"
)
_MERGED = 2012  # "Menteri Negara" was no longer in the minister's name; the cabinets of 2009 to 2011 wrote both
_SPAN = re.compile(r"\b(20[0-9]{2})\s*(?:[-–—]|s\.?d\.?|sampai(?:\s+dengan)?)\s*(20[0-9]{2})\b")


def check(context: Context) -> Iterator[Hit]:
    for passage, citations in context.cited:
        hits = (hit for one in outer(citations) for hit in _of_one(passage, one))
        named = ((one, base) for base, changes in chains(citations) for one in changes)
        changed = (hit for one, base in named for hit in _as_amendment(passage, one, base))
        found = [*hits, *changed, *_within_title(passage, citations)]
        if found:  # one finding an item, the gravest: what else is wrong shows once it is mended
            yield min(found, key=lambda hit: [Severity.ERROR, Severity.WARNING, Severity.INFO].index(_weight(hit)))
    yield from _two_ways(context)


def _weight(hit: Hit) -> Severity:
    return hit.severity or RULE.severity


def _of_one(passage: Passage, citation: Citation) -> Iterator[Hit]:
    if slip := slip_of(citation):
        yield _title_of_another(passage, citation, slip)
    elif hit := _wrong_issuer(passage, citation):
        yield hit


def _title_of_another(passage: Passage, citation: Citation, slip: Slip) -> Hit:
    meant = slip.meant[0]
    note = note_of(*(one.kepastian for one in slip.meant))
    is_other_instrument = slip.part != NUMBER or citation.regulation is None
    doubtful = any(one.kepastian is Certainty.UNSURE for one in slip.meant)
    severity = Severity.ERROR if is_other_instrument and not doubtful else Severity.WARNING
    advice = {YEAR: f"tulis tahun {meant.tahun}", KIND: "ganti jenis peraturannya"}.get(slip.part)
    if len(slip.meant) > 1 or advice is None:
        advice = "periksa nomor, tahun dan judulnya"
    right = " atau ".join(one.singkatan for one in slip.meant)
    values = {"sitasi": citation.words, "benar": right, "saran": advice + note}
    is_certain = len(slip.meant) == 1 and meant.kepastian.is_checked and citation.regulation is None
    mend = _renamed(passage, citation, meant) if is_certain and slip.part != NUMBER else None
    return Hit(passage.location, _TITLE, values, passage.text, severity, (mend,) if mend else ())


def _renamed(passage: Passage, citation: Citation, meant: Regulation) -> Mend | None:
    """The mend of a year alone, or of the whole citation where kind or ministry are wrong as well."""
    if instrument_of(citation.jenis).family == instrument_of(meant.jenis).family and not _is_misnamed(citation, meant):
        return in_item(passage, (citation.end - 4, citation.end, str(meant.tahun)))
    return in_item(passage, (citation.start, citation.end, write_citation(meant)))


def _wrong_issuer(passage: Passage, citation: Citation) -> Hit | None:
    known = citation.regulation
    if known is None or not (severity := _is_misnamed(citation, known)):
        return None
    right = write_citation(known)
    mend = _renamed(passage, citation, known) if known.kepastian.is_checked else None
    values = {"sitasi": citation.words, "benar": right, "catatan": note_of(known.kepastian)}
    return Hit(passage.location, _ISSUER, values, passage.text, severity, (mend,) if mend else ())


def _is_misnamed(citation: Citation, known: Regulation) -> Severity | None:
    """How grave the ministry's name of another time is: "dan Reformasi Birokrasi" before it was, or left out since."""
    is_full = bool(re.search(r"(?i)pendayagunaan", citation.words))
    if citation.jenis != known.jenis and (is_full or instrument_of(citation.jenis).nama.endswith("Birokrasi")):
        return Severity.WARNING
    is_old = is_full and known.tahun >= _MERGED and re.search(r"(?i)menteri\s+negara", citation.words)
    return Severity.INFO if is_old else None


def _as_amendment(passage: Passage, citation: Citation, base: Citation) -> Iterator[Hit]:
    """What "diubah dengan" names must be younger than what it changed, and a change of just that."""
    if citation.wording.place is not Place.AMENDMENT:  # "jo." joins what merely belongs together
        return
    values = {"sitasi": citation.words, "diubah": base.words}
    if citation.tahun < base.tahun:
        yield Hit(passage.location, _OLDER, values, passage.text, Severity.ERROR)
        return
    change, changed = citation.regulation, base.regulation
    if change is None or changed is None or change.id in changed.diubah_oleh or slip_of(citation):
        return
    if change.id == changed.id or change.id == changed.dicabut_oleh or is_change(change.judul):
        note = note_of(change.kepastian, changed.kepastian_status)
        yield Hit(passage.location, _NOT_ITS_CHANGE, values | {"catatan": note}, passage.text)


def _within_title(passage: Passage, citations: tuple[Citation, ...]) -> Iterator[Hit]:
    """A title "Perubahan atas ... Tahun Y" cannot change what is younger, nor hold a plan that begins long after Y."""
    for main, inner in pairwise(citations):
        if main.is_in_title or not inner.is_in_title or not is_change(main.judul):
            continue
        if inner.tahun > main.tahun:
            values = {"sitasi": main.words, "diubah": inner.words}
            yield Hit(passage.location, _OLDER, values, passage.text, Severity.ERROR)
        span = _SPAN.search(main.judul)
        if span and re.search(r"(?i)\brencana\b|rpjm|renstra", main.judul) and inner.tahun < int(span[1]) - 2:
            values = {"sitasi": main.words, "tahun": str(inner.tahun), "masa": span[0]}
            yield Hit(passage.location, _PERIOD, values, passage.text)


def _two_ways(context: Context) -> Iterator[Hit]:
    """One instrument under two titles in one decree; reported where it stands first."""
    first: dict[tuple[str, str, int], tuple[Passage, Citation]] = {}
    told = set()
    for passage, citations in context.cited:
        for citation in outer(citations):
            if not citation.judul or slip_of(citation):
                continue
            place, one = first.setdefault(citation.key, (passage, citation))
            if one is citation:
                continue
            ours, theirs = differing_words(one.judul, citation.judul)
            if citation.key in told or _is_elsewhere(one, citation) or not ours:
                continue
            told.add(citation.key)
            where = f"{passage.location.kolom} butir {passage.location.nomor}"
            values = {"sitasi": one.words, "satu": ours, "lain": theirs, "tempat": where}
            yield Hit(place.location, _TWO_WAYS, values, f"{place.text} / {passage.text}")


def _is_elsewhere(one: Citation, other: Citation) -> bool:
    """Whether two local instruments are those of two regions, or may be."""
    return one.is_local and (not one.wilayah or not other.wilayah or fold(one.wilayah) != fold(other.wilayah))


RULE = Rule(
    "DHK030", "regulation-miscited", "Peraturan yang dirujuk keliru", Severity.WARNING, check, basis=("uu-12-2011",)
)

"""What the rules on legal bases share: which regulation a citation means, its certainty in words, mends of an item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tolok.core.lint.context import Context, Passage
from tolok.core.lint.mend import Mend
from tolok.core.regulation import Certainty, Citation, Regulation, instrument_of, titled
from tolok.core.regulation.citation import number_key
from tolok.core.regulation.titles import Likeness, likeness_to

KIND, NUMBER, YEAR = "jenis", "nomor", "tahun"


@dataclass(frozen=True, slots=True)
class Slip:
    """A citation whose title belongs to other regulations, which differ from it in `part` alone."""

    part: str
    meant: tuple[Regulation, ...]


def bases(context: Context) -> Iterator[tuple[Passage, Citation, tuple[Citation, ...]]]:
    """Each item of mengingat and memperhatikan that cites: its own instrument, and all that it cites."""
    for passage, citations in context.cited:
        if citations and passage.location.kolom != "menimbang":
            yield passage, citations[0], citations


def outer(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """The citations that are not part of another's title."""
    return tuple(citation for citation in citations if not citation.is_in_title)


def chains(citations: tuple[Citation, ...]) -> Iterator[tuple[Citation, tuple[Citation, ...]]]:
    """Each instrument cited on its own, with the amendments named behind it."""
    base: Citation | None = None
    amendments: list[Citation] = []
    for citation in outer(citations):
        if base is not None and citation.is_amendment:
            amendments.append(citation)
            continue
        if base is not None:
            yield base, tuple(amendments)
        base, amendments = citation, []
    if base is not None:
        yield base, tuple(amendments)


def slip_of(citation: Citation) -> Slip | None:
    """Which regulation is meant where the title tells another number, year or kind; None where nothing differs."""
    if citation.is_local or not citation.judul or citation.is_in_title:
        return None
    if citation.regulation and likeness_to(citation.judul, citation.regulation) is Likeness.SAME:
        return None
    differing = {one.id: (one, _differing(citation, one)) for one in titled(citation.judul)}
    near = [(one, parts[0]) for one, parts in differing.values() if len(parts) == 1]
    if any(not parts for _, parts in differing.values()):
        return None
    if not near:
        near = [(one, NUMBER) for one, parts in differing.values() if KIND not in parts and _is_surely(citation, one)]
    if not near:
        return None
    part = near[0][1] if len(near) == 1 else NUMBER
    return Slip(part, tuple(one for one, _ in near))


def _is_surely(citation: Citation, titled: Regulation) -> bool:
    """Whether number and year are both another's: exchanged ("18/2017"), or those of a regulation of other title."""
    _, number, year = citation.key
    if (number, year % 100) == (str(titled.tahun % 100), int(titled.nomor) if titled.nomor.isdecimal() else -1):
        return True
    known = citation.regulation
    return known is not None and known.jenis == titled.jenis and likeness_to(citation.judul, known) is Likeness.OTHER


def _differing(citation: Citation, one: Regulation) -> list[str]:
    family, number, year = citation.key
    pairs = (
        (KIND, family, instrument_of(one.jenis).family),
        (NUMBER, number, number_key(one.nomor)),
        (YEAR, year, one.tahun),
    )
    return [name for name, written, official in pairs if written != official]


def is_as_titled(citation: Citation) -> bool:
    """Whether number and title name one known regulation: only then is anything else held against the citation."""
    known = citation.regulation
    if known is None or not citation.judul:
        return known is not None
    return likeness_to(citation.judul, known) is not Likeness.OTHER and not slip_of(citation)


def note_of(*marks: Certainty) -> str:
    """What to add to advice that rests on facts of these certainties: "; periksa di JDIH", or nothing."""
    return next((f"; {mark.note}" for mark in marks if mark.note), "")


def in_item(passage: Passage, *changes: tuple[int, int, str]) -> Mend | None:
    """The mend of an item of the head: each (start, end, words) put in its place. None where the item has no place."""
    place = passage.location
    if not place.nomor:
        return None
    after = passage.text
    for start, end, words in sorted(changes, reverse=True):
        after = after[:start] + words + after[end:]
    return Mend(f"{place.kolom}/{place.nomor - 1}", passage.text, after)

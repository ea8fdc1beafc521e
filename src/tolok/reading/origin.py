"""Place of a text -> `asal` of a field: where it stands, and how sure the reading is."""

from __future__ import annotations

from tolok.core.catalogue import Asal
from tolok.reading.layout import Place

_CERTAIN, _MENDED, _GUESSED = 1.0, 0.85, 0.7


def asal_of(place: Place, repairs: tuple[str, ...] = ()) -> Asal:
    """The origin of a field read at `place`. What was mended is less sure, and never surer than the recognition."""
    repairs = (*place.mended, *(repair for repair in repairs if repair not in place.mended))
    certain = _CERTAIN if not repairs else _MENDED if len(repairs) == 1 else _GUESSED
    certain = round(min(certain, place.score), 3)
    if place.box is None:
        return Asal(halaman=place.page, baris=place.line, keyakinan=certain, perbaikan=repairs)
    x0, top, x1, bottom = (round(edge, 1) for edge in place.box)
    return Asal(halaman=place.page, kotak=(x0, top, x1, bottom), keyakinan=certain, perbaikan=repairs)


def words_for(place: Place) -> str:
    """Where `place` is, in the words of a message: the page where the source has pages, else the line."""
    return f"baris {place.line}" if place.page is None else f"halaman {place.page}"

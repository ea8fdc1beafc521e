"""Rows that were joined into one, or split into several: one of them is matched, the others are told as its kin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tolok.core.catalogue.comparison.result import JabatanChange, RowChange, Status
from tolok.core.kernel.text import words

_COVERED = 0.75
"""Part of a row's own words that must stand in the other row."""
_OWN_WORDS = 2
"""Fewer say too little."""
_SHARED = frozenset(
    words(
        "persentase prosentase presentase jumlah rata nilai indeks tingkat cakupan yang dan di ke dari oleh pada untuk "
        "dengan serta atau secara dalam tersedianya terlaksananya"
    )
)
"""Words that open or join any indicator; they make no two rows kin."""


def with_kin(found: list[JabatanChange]) -> Iterable[JabatanChange]:
    """The same changes; a dropped row names the row it may have been joined into, an added one where it came from."""
    rows = [row for jabatan in found for row in jabatan.rows]
    reworded = [
        (row.old.indikator, row.new.indikator)
        for row in rows
        if row.old and row.new and any(one.key == "indikator" for one in row.fields)
    ]
    for jabatan in found:
        told = tuple(_told(row, reworded) for row in jabatan.rows)
        yield replace(jabatan, rows=told)


def _told(row: RowChange, reworded: list[tuple[str, str]]) -> RowChange:
    if row.status is Status.DROPPED and row.old is not None:
        kin = [new for old, new in reworded if _went(row.old.indikator, old, new)]
    elif row.status is Status.ADDED and row.new is not None:
        kin = [old for old, new in reworded if _went(row.new.indikator, new, old)]
    else:
        return row
    return replace(row, kin=tuple(dict.fromkeys(kin)))


def _went(lost: str, lean: str, full: str) -> bool:
    """Whether the words that `lost` has of its own stand in `full`, and did not in `lean`, the other state of it."""
    own = _own(lost)
    gained = _own(full) - _own(lean)
    return len(own) >= _OWN_WORDS and len(own & _own(full)) / len(own) >= _COVERED and len(own & gained) > 0


def _own(text: str) -> set[str]:
    return set(words(text)) - _SHARED

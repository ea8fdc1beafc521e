"""A comparison as the page shows it and as its table is downloaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tolok.core.catalogue.comparison import (
    Act,
    Comparison,
    Depth,
    FieldChange,
    JabatanChange,
    Piece,
    RowChange,
    Status,
    told,
    word_difference,
)

HEADER = ("Jabatan", "Baris", "Keadaan", "Indikator", "Isian", "Semula", "Menjadi", "Keterangan")
_TONES = {Status.ADDED: "good", Status.DROPPED: "poor", Status.CHANGED: "fair", Status.SAME: "neutral"}
_SIGNS = {Status.ADDED: "+", Status.DROPPED: "−", Status.CHANGED: "~", Status.SAME: "="}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One change: its label, its words with what was removed and added, and what is said of it."""

    label: str
    pieces: tuple[Piece, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row; `changes` beside its indikator, `notes` where it came from."""

    tone: str
    status: str
    number: int
    indikator: tuple[Piece, ...]
    indikator_note: str
    notes: tuple[str, ...]
    changes: tuple[ShownChange, ...]


@dataclass(frozen=True, slots=True)
class ShownJabatan:
    """One jabatan in which something differs; `same_count` rows are not shown."""

    nama: str
    told: str
    changes: tuple[ShownChange, ...]
    rows: tuple[ShownRow, ...]
    same_count: int


def shown_head(found: Comparison) -> list[ShownChange]:
    return [_shown(change) for change in found.head]


def shown_jabatan(found: Comparison) -> list[ShownJabatan]:
    """Every jabatan in which something differs."""
    return [_jabatan(one) for one in found.jabatan if one.status is not Status.SAME]


def shown_counts(found: Comparison) -> list[tuple[str, str, int]]:
    """(tone, word, number of rows) of each state."""
    return [(_TONES[status], _status(status), count) for status, count in found.counts().items()]


def export_rows(found: Comparison) -> Iterator[tuple[Any, ...]]:
    """One line a change."""
    for change in found.head:
        yield ("Kepala keputusan", None, "", "", *_export_change(change))
    for jabatan in found.jabatan:
        if jabatan.status in (Status.ADDED, Status.DROPPED):
            yield (jabatan.nama, None, told.STATUS_WORDS[jabatan.status], "", "", "", "", told.tell_jabatan(jabatan))
        for change in jabatan.fields:
            yield (jabatan.nama, None, "", "", *_export_change(change))
        for row in jabatan.rows:
            yield from _export_row(jabatan.nama, row)


def _export_row(nama: str, row: RowChange) -> Iterator[tuple[Any, ...]]:
    baris, place = row.new or row.old, row.new_place or row.old_place
    if row.status is Status.SAME or baris is None or place is None:
        return
    start = (nama, place.number, told.STATUS_WORDS[row.status], baris.indikator)
    notes = "; ".join(_notes(row))
    if notes or row.status is not Status.CHANGED:
        yield (*start, "", "", "", notes)
    for change in row.fields:
        yield (*start, *_export_change(change))
    if row.formula is not None:
        changes = [*row.formula.parts, *([row.formula.text] if row.formula.text else [])]
        note = "; ".join(told.tell_formula(row.formula))
        yield from ((*start, *_export_change(change)[:3], note) for change in changes)


def _export_change(change: FieldChange) -> tuple[str, str, str, str]:
    return change.label, change.old or "", change.new or "", told.tell_depth(change)


def _jabatan(change: JabatanChange) -> ShownJabatan:
    rows = tuple(_row(row) for row in change.rows if row.status is not Status.SAME)
    fields = tuple(_shown(one) for one in change.fields if one.key != "nama")
    return ShownJabatan(change.nama, told.tell_jabatan(change), fields, rows, len(change.rows) - len(rows))


def _row(row: RowChange) -> ShownRow:
    baris, place = row.new or row.old, row.new_place or row.old_place
    assert baris is not None
    assert place is not None
    renamed = next((change for change in row.fields if change.key == "indikator"), None)
    name = _shown(renamed) if renamed else ShownChange("", (Piece(Act.KEPT, baris.indikator or "(indikator kosong)"),))
    changes = [_shown(change) for change in row.fields if change is not renamed]
    if row.status is not Status.CHANGED:
        facts = (("Sasaran", baris.sasaran), ("Formula", baris.formula.teks))
        changes = [ShownChange(label, (Piece(Act.KEPT, text),)) for label, text in facts if text]
    if row.formula is not None:
        changes += _formula(row)
    return ShownRow(
        _TONES[row.status], _status(row.status), place.number, name.pieces, name.note, _notes(row), tuple(changes)
    )


def _formula(row: RowChange) -> list[ShownChange]:
    """The parts that changed the meaning word by word; the rest in a sentence."""
    formula = row.formula
    if formula is None:
        return []
    if formula.is_swapped or (formula.has_parts and not formula.is_meant):
        return [ShownChange("Formula", (), sentence) for sentence in told.tell_formula(formula)]
    is_told = any(part.key in ("pembilang", "penyebut") for part in formula.parts)
    changes = [*formula.parts, *([formula.text] if formula.text and not is_told else [])]
    return [_shown(change) for change in changes]


def _shown(change: FieldChange) -> ShownChange:
    label = change.label[:1].upper() + change.label[1:]
    if change.old is not None and change.new is not None and change.depth is Depth.WORDS:
        return ShownChange(label, word_difference(change.old, change.new))
    both = ((Act.REMOVED, change.old), (Act.ADDED, change.new))
    return ShownChange(label, tuple(Piece(act, text) for act, text in both if text), told.tell_depth(change))


def _notes(row: RowChange) -> tuple[str, ...]:
    return tuple(note for note in (told.tell_move(row), told.tell_kin(row)) if note)


def _status(status: Status) -> str:
    return f"{_SIGNS[status]} {told.STATUS_WORDS[status]}"

"""What a structure edit asks before it is made: where to cut, what becomes of two rows, where a text goes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404

from tolok.web.apps.catalogue import edit_queries, queries
from tolok.web.apps.catalogue.editing import (
    LABELS,
    ROW_FIELDS,
    FieldView,
    field_value,
    row_fields,
    row_label,
    row_view,
    show_at,
    show_field,
)
from tolok.web.apps.catalogue.models import Reading
from tolok.web.apps.catalogue.structure import joined_row, place_of, row_path

KINDS = ("cocok", "pecah", "gabung", "pindah", "tambah", "hapus", "jabatan")
_OF_A_ROW = frozenset({"cocok", "pecah", "gabung", "pindah"})
COPIED = frozenset({"sasaran", "penanggung_jawab", "sumber_data"})
"""Columns that a row cut off from another most often shares with it: cells that span both on paper."""
_GAP = re.compile(r"\s+(?=\S)")
_WORDS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Column:
    """One column in the panel: its text, the places where it may be cut, and what is proposed for it."""

    key: str
    label: str
    text: str
    cuts: tuple[tuple[int, str], ...] = ()
    is_chosen: bool = False
    is_copied: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """What is asked. `path` is the field it was opened from, `row` its row or jabatan, `mark` the structure_mark."""

    kind: str
    path: str
    row: str
    label: str
    mark: str
    columns: tuple[Column, ...] = ()
    is_fixed: bool = False
    is_last: bool = False
    problem: str = ""
    typed: dict[str, str] = field(default_factory=dict)
    fields: tuple[FieldView, ...] = ()
    shown: str = ""


def panel_of(reading: Reading, path: str, kind: str, problem: str = "", typed: dict[str, str] | None = None) -> Panel:
    """The panel `kind` for the field at `path`. Raises Http404 for a kind or a place that there is not."""
    data = queries.current_data(reading)
    jabatan, row, key = place_of(path)
    if kind not in KINDS or (kind in _OF_A_ROW and row is None):
        raise Http404(f"expected one of {KINDS} and a field it fits, got: {kind} {path}")
    owner = "" if jabatan is None else f"jabatan/{jabatan}" if row is None else row_path(jabatan, row)
    try:
        here = field_value(data, owner) if owner else data
    except KeyError:
        raise Http404(f"expected a place of the reading, got: {path}") from None
    rows = data["jabatan"][jabatan]["baris"] if jabatan is not None else []
    is_last = row is not None and row + 1 >= len(rows)
    return Panel(
        kind=kind,
        path=path,
        row=owner,
        label=_label(data, jabatan, row),
        mark=edit_queries.structure_mark(reading),
        columns=_columns(kind, here, key, rows, row),
        fields=tuple(row_fields(data, jabatan, row))
        if kind == "cocok" and jabatan is not None and row is not None
        else (),
        shown=show_at(data, owner) if kind == "cocok" else "",
        is_fixed=edit_queries.has_fixed_rows(reading),
        is_last=is_last,
        problem=problem,
        typed=typed or {},
    )


def row_of(reading: Reading, path: str) -> FieldView:
    """The row of the field at `path`, to be shown in the source as a whole. Raises Http404."""
    jabatan, row, _ = place_of(path)
    try:
        return row_view(queries.current_data(reading), jabatan or 0, row or 0)
    except IndexError:
        raise Http404(f"expected a row of the reading, got: {path}") from None


def _label(data: dict[str, Any], jabatan: int | None, row: int | None) -> str:
    if jabatan is None:
        return ""
    one = data["jabatan"][jabatan]
    return row_label(one, row) if row is not None else f"jabatan «{one['nama']}» dengan {len(one['baris'])} barisnya"


def _columns(kind: str, here: Any, key: str, rows: list[Any], row: int | None) -> tuple[Column, ...]:
    if row is None:
        return ()
    if kind == "gabung" and row + 1 < len(rows):
        here = joined_row(rows[row], rows[row + 1])
    texts = {one.key: show_field(here[one.key]) for one in ROW_FIELDS}
    shown = [one for one, text in texts.items() if text or kind == "pindah"]
    chosen = key if key in shown else next(iter(shown), "")
    return tuple(
        Column(
            one, LABELS[one], texts[one], cuts_of(texts[one]) if kind == "pecah" else (), one == chosen, one in COPIED
        )
        for one in shown
    )


def cuts_of(text: str) -> tuple[tuple[int, str], ...]:
    """Every place between two words, and the words about it: "… tepat waktu | Jumlah surat …"."""
    found = []
    for gap in _GAP.finditer(text):
        left, right = text[: gap.start()].split(), text[gap.end() :].split()
        before = ("… " if len(left) > _WORDS_SHOWN else "") + " ".join(left[-_WORDS_SHOWN:])
        behind = " ".join(right[:_WORDS_SHOWN]) + (" …" if len(right) > _WORDS_SHOWN else "")
        found.append((gap.end(), f"{before} | {behind}"))
    return tuple(found)

"""One joined row -> Baris, or several where indicators are stacked in its cells; with the place of every field."""

from __future__ import annotations

import re
from dataclasses import replace

from tolok.core.catalogue import Asal, Baris, FormulaText
from tolok.core.formula.reader import read_formula
from tolok.core.formula.units import declared_unit
from tolok.core.kernel.text import squeeze
from tolok.reading.origin import asal_of, words_for
from tolok.reading.tables.columns import OTHER_COLUMN
from tolok.reading.tables.draft import Draft
from tolok.reading.tables.fields import (
    clean,
    persons,
    sources,
    split_definition,
    stacked_formulas,
    stacked_indikator,
    stacked_texts,
)
from tolok.reading.tables.rows import is_section_row
from tolok.reading.wording.markers import plain

_SPLIT = "beberapa indikator dalam satu sel dipisah menjadi baris sendiri-sendiri"
_SHARED = "sel dipakai bersama oleh beberapa indikator yang bertumpuk"
_HALVED = "definisi dan formula dalam satu sel dipisah"
_EMPTY = re.compile(r"^[\s\-–—]*$")
_PERCENT = re.compile(
    r"^\(?\s*(?:%|(?:persen|prosen|presen|percent)(?:tase|tasi)?\s*(?:\(?\s*%\s*\)?)?)\s*\)?\.?$", re.I
)
_SKIPPED = "baris tabel ({}) tidak dibaca sebagai indikator: «{}»"
_FIELDS = ("nomor", "sasaran", "indikator", "definisi_operasional", "formula", "penanggung_jawab", "sumber_data")


def read_baris(draft: Draft, notes: list[str]) -> list[Baris]:
    """The rows that `draft` holds; none, and a note, for a caption inside the table."""
    if is_section_row(draft):
        notes.append(_SKIPPED.format(words_for(draft.at), squeeze(" ".join(map(plain, draft.cells)))[:80]))
        return []
    names = stacked_indikator(draft.get("indikator"))
    if len(names) == 1:
        return [_one(draft, names[0], _formula_cell(draft), draft.get("definisi_operasional"))]
    return _several(draft, names)


def _formula_cell(draft: Draft) -> str:
    """The words handed to the formula reader: a stacked fraction gets its bar, a stray multiplier its place."""
    cell = " / ".join(draft.formulas) if draft.stacked else draft.get("formula")
    return squeeze(f"{cell} {draft.multiplier}") if draft.multiplier else cell


def _several(draft: Draft, names: list[str]) -> list[Baris]:
    draft.note("indikator", _SPLIT)
    cell = _formula_cell(draft)
    formulas = stacked_formulas(cell, len(names))
    definitions = stacked_texts(draft.get("definisi_operasional"), len(names))
    if cell:
        draft.note("formula", _SPLIT if formulas else _SHARED)
    for role in ("definisi_operasional", "sumber_data", "penanggung_jawab"):
        if draft.get(role):
            draft.note(role, _SPLIT if role == "definisi_operasional" and definitions else _SHARED)
    rows = [
        _one(
            draft,
            name,
            formulas[place] if formulas else cell,
            definitions[place] if definitions else draft.get("definisi_operasional"),
        )
        for place, name in enumerate(names)
    ]
    return [rows[0], *(replace(row, nomor=None) for row in rows[1:])]


def _one(draft: Draft, indikator: str, formula_cell: str, definition: str) -> Baris:
    if not clean(definition) and (halves := split_definition(formula_cell)) is not None:
        definition, formula_cell = halves
        for role in ("definisi_operasional", "formula"):
            draft.note(role, _HALVED)
    formula, repairs = _formula(draft, formula_cell, indikator)
    return Baris(
        nomor=clean_number(draft.get("nomor")),
        sasaran=clean(draft.get("sasaran")),
        indikator=indikator,
        definisi_operasional=_text(definition),
        formula=formula,
        penanggung_jawab=persons(draft.get("penanggung_jawab")),
        sumber_data=sources(draft.get("sumber_data")),
        satuan=_unit(draft.get("satuan")) or declared_unit(indikator) or formula.satuan,
        kolom_lain=_others(draft),
        asal={
            role: _asal(draft, role, repairs if role == "formula" else ())
            for role in (*_FIELDS, "satuan")
            if draft.columns.has(role) or (role == "sasaran" and draft.above) or role in draft.mended
        }
        | {key: _asal(draft, key, ()) for _, key in draft.filled() if key.startswith(OTHER_COLUMN)},
    )


def _formula(draft: Draft, cell: str, indikator: str) -> tuple[FormulaText, tuple[str, ...]]:
    if _EMPTY.match(cell) and "_" not in cell:
        cell = ""
    found = read_formula(cell, indikator)
    text = found.text
    if draft.stacked:  # as in the file: the bar was drawn, not written
        text = replace(text, teks_asli=squeeze(f"{' '.join(draft.formulas)} {draft.multiplier}"))
    return text, found.perbaikan


def clean_number(cell: str) -> str | None:
    """The printed number of a row, without the dot behind it."""
    return plain(cell).strip(" .()") or None


def _text(cell: str) -> str | None:
    text = clean(cell)
    return None if not text or _EMPTY.match(text) else text


def _unit(cell: str) -> str | None:
    """The unit printed in a column of its own; the spellings of percent become "persen", as everywhere."""
    text = _text(cell)
    return "persen" if text and _PERCENT.match(text) else text.lower() if text else None


def _others(draft: Draft) -> dict[str, str]:
    """The columns that are none of ours, under their printed names."""
    return {
        key.removeprefix(OTHER_COLUMN): plain(cell)
        for key, cell in zip(draft.columns.keys, draft.cells, strict=True)
        if key and key.startswith(OTHER_COLUMN)
    }


def _asal(draft: Draft, role: str, more: tuple[str, ...]) -> Asal:
    return asal_of(draft.place(role), (*draft.mended.get(role, ()), *more))

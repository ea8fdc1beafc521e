"""Keputusan -> sheets of cells."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from tolok.core.catalogue.exchange import to_data
from tolok.core.catalogue.keputusan import Asal, Baris, FormulaText, Jabatan, Keputusan
from tolok.core.catalogue.workbook import cells
from tolok.core.catalogue.workbook import columns as form
from tolok.core.catalogue.workbook.cells import Cell
from tolok.core.catalogue.workbook.columns import Column, Sheet
from tolok.core.kernel.text import squeeze

_LONGEST_KEY = 120  # characters; drop-downs show no more of it


def to_sheets(keputusan: Keputusan) -> tuple[Sheet, ...]:
    """The four sheets of `keputusan`, in the order of SHEETS."""
    keys = jabatan_keys([jabatan.nama for jabatan in keputusan.jabatan])
    others = _other_columns(keputusan)
    positions = tuple(
        tuple(
            column.write(key if column.key == "kunci" else getattr(jabatan, column.key))
            for column in form.JABATAN_COLUMNS
        )
        for key, jabatan in zip(keys, keputusan.jabatan, strict=True)
    )
    rows = tuple(
        _baris_cells(baris, row_code(j, b), keys[j], others)
        for j, jabatan in enumerate(keputusan.jabatan)
        for b, baris in enumerate(jabatan.baris)
    )
    return (
        Sheet(form.KEPUTUSAN, form.KEPUTUSAN_COLUMNS, tuple(_head_rows(keputusan))),
        Sheet(form.JABATAN, form.JABATAN_COLUMNS, positions),
        Sheet(form.INDIKATOR, (*form.INDIKATOR_COLUMNS[:-1], *others, form.SEAL), rows),
        Sheet(form.ASAL, form.ASAL_COLUMNS, tuple(_asal_rows(keputusan, keys))),
    )


def jabatan_keys(names: list[str]) -> list[str]:
    """A name for each jabatan that no other has: its own, with a number where it comes again or is blank."""
    keys: list[str] = []
    taken: set[str] = set()
    for place, name in enumerate(names, start=1):
        plain = squeeze("".join(sign if sign.isprintable() else " " for sign in name))[:_LONGEST_KEY]
        base = plain.strip('" ') or f"Jabatan {place}"
        key, again = base, 1
        while key.casefold() in taken:
            again += 1
            key = f"{base} ({again})"
        taken.add(key.casefold())
        keys.append(key)
    return keys


def row_code(jabatan: int, baris: int) -> str:
    """Names a row of the decree (both places from 0) so that it may be moved within the workbook."""
    return f"{jabatan + 1}.{baris + 1}"


def seal_of(value: Any) -> str:
    """A short print of a value of the exchange form: tells later whether somebody changed it."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def formula_seal(formula: Mapping[str, Any]) -> str:
    """The prints of a formula's text, of its text as in the file, and of its parts."""
    parts = {key: str(cells.write_multiplier(value)) if key == "pengali" else value for key, value in formula.items()}
    texts = (parts.pop("teks"), parts.pop("teks_asli"))
    return " ".join(map(seal_of, (*texts, parts)))


def value_at(owner: Any, path: str) -> Any:
    """What stands at the path of an `asal` ("nomor", "menimbang/0", "kolom_lain/Target") of its owner's exchange form.

    None where there is nothing.
    """
    if isinstance(owner, dict) and path in owner:
        return owner[path]
    head, _, rest = path.partition("/")
    try:
        found = owner[int(head)] if isinstance(owner, list) else owner[head]
    except (KeyError, IndexError, ValueError, TypeError):
        return None
    return value_at(found, rest) if rest else found


def _other_columns(keputusan: Keputusan) -> tuple[Column, ...]:
    names = (name for jabatan in keputusan.jabatan for baris in jabatan.baris for name in baris.kolom_lain)
    return tuple(other_column(name) for name in dict.fromkeys(names))


def other_column(name: str) -> Column:
    """The column of a key of `kolom_lain`."""
    return Column(form.OTHER + str(cells.write_text(name)), name, cells.read_text, cells.write_text, 18)


def _baris_cells(baris: Baris, code: str, key: str, others: tuple[Column, ...]) -> tuple[Cell, ...]:
    formula = baris.formula
    return (
        code,
        key,
        *(column.write(getattr(baris, column.key)) for column in form.BARIS_COLUMNS),
        *(column.write(getattr(formula, column.key)) for column in form.FORMULA_COLUMNS),
        *(column.write(getattr(baris, column.key)) for column in form.BARIS_COLUMNS_AFTER),
        *(column.write(baris.kolom_lain.get(column.key)) for column in others),
        formula_seal(formula_fields(formula)),
    )


def formula_fields(formula: FormulaText) -> dict[str, Any]:
    """The attributes of a formula by name."""
    return {column.key: getattr(formula, column.key) for column in form.FORMULA_COLUMNS}


def _head_rows(keputusan: Keputusan) -> Iterator[tuple[Cell, ...]]:
    for part in form.HEAD_PARTS:
        value: Any = keputusan
        for name in part.key.split("."):
            value = None if value is None else getattr(value, name)
        yield part.name, None, part.write(value), None
    lists = [_list_rows(keputusan, name, key) for name, key in form.LIST_PARTS.items()]
    for rows in lists[:-1]:
        yield from rows
    for composite in form.COMPOSITE_PARTS:
        for item in getattr(keputusan, composite.key):
            held = {place: column.write(getattr(item, column.key)) for place, column in composite.fields.items()}
            yield (composite.name, *(held.get(column.key) for column in form.KEPUTUSAN_COLUMNS[1:]))
    yield from lists[-1]


def _list_rows(keputusan: Keputusan, name: str, key: str) -> Iterator[tuple[Cell, ...]]:
    for item in getattr(keputusan, key):
        yield name, None, cells.write_text(item), None


def _asal_rows(keputusan: Keputusan, keys: list[str]) -> Iterator[tuple[Cell, ...]]:
    data = to_data(keputusan)
    yield from _asal_of(keputusan, data, "keputusan", None)
    for j, jabatan in enumerate(keputusan.jabatan):
        held = data["jabatan"][j]
        yield from _asal_of(jabatan, held, "jabatan", keys[j])
        for b, baris in enumerate(jabatan.baris):
            yield from _asal_of(baris, held["baris"][b], "baris", row_code(j, b))


def _asal_of(
    owner: Keputusan | Jabatan | Baris, held: Any, owner_kind: str, code: str | None
) -> Iterator[tuple[Cell, ...]]:
    for path, asal in owner.asal.items():
        seal = seal_of(value_at(held, path))
        values = {"milik": owner_kind, "kode": code, "isian": path, "sidik": seal, **_place(asal)}
        yield tuple(column.write(values.get(column.key)) for column in form.ASAL_COLUMNS)


def _place(asal: Asal) -> dict[str, Any]:
    place: dict[str, Any] = dict(zip(form.BOX, asal.kotak, strict=True)) if asal.kotak else {"baris": asal.baris}
    said = asal.dikonfirmasi
    confirmed = {"oleh": said.oleh, "pada": said.pada} if said else {}
    return {**place, **confirmed, "halaman": asal.halaman, "keyakinan": asal.keyakinan, "perbaikan": asal.perbaikan}

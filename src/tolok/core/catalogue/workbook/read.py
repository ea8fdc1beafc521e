"""Sheets of cells -> Keputusan. Strict: whatever is not understood is refused with sheet, row and column.

What was changed in the workbook keeps its place in the source, but no longer counts as confirmed, and is said to be
changed. A formula whose text was changed and whose parts were not is to be read anew (`FromSheets.reread`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from tolok.core.catalogue.exchange import ExchangeError, from_data, to_data
from tolok.core.catalogue.keputusan import Keputusan
from tolok.core.catalogue.workbook import columns as form
from tolok.core.catalogue.workbook.cells import Cell
from tolok.core.catalogue.workbook.read_head import read_head
from tolok.core.catalogue.workbook.table import Problems, Record, Table, read_table
from tolok.core.catalogue.workbook.write import formula_seal, seal_of, value_at
from tolok.core.kernel.text import squeeze

CHANGED = "diubah di buku kerja"


@dataclass(frozen=True, slots=True)
class FromSheets:
    """The decree, and the rows (places of jabatan and row, from 0) whose formula is to be read anew from its text."""

    keputusan: Keputusan
    reread: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Row:
    code: str | None
    data: dict[str, Any]
    is_reread: bool


def from_sheets(sheets: Mapping[str, Iterable[Sequence[Cell]]]) -> FromSheets:
    """The decree in the rows of `sheets` (name -> rows, headings first). Raises ExchangeError."""
    if lacking := [name for name in form.SHEETS if name not in sheets]:
        raise ExchangeError(f"lembar tidak ada: {', '.join(f'«{name}»' for name in lacking)}")
    problems = Problems()
    tables = {
        name: read_table(name, columns, iter(sheets[name]), problems)
        for name, columns in (
            (form.KEPUTUSAN, form.KEPUTUSAN_COLUMNS),
            (form.JABATAN, form.JABATAN_COLUMNS),
            (form.INDIKATOR, form.INDIKATOR_COLUMNS),
            (form.ASAL, form.ASAL_COLUMNS),
        )
    }
    problems.refuse()  # headings first: without them every row would be found wrong
    data = read_head(tables[form.KEPUTUSAN].records, problems)
    positions = _positions(tables[form.JABATAN].records, problems)
    rows = _rows(tables[form.INDIKATOR], positions, problems)
    origins = _origins(tables[form.ASAL].records, problems)
    problems.refuse()
    owners: dict[tuple[str, str | None], dict[str, Any]] = {("keputusan", None): data}
    for key, jabatan in positions.items():
        owners["jabatan", key] = jabatan
        jabatan["baris"] = [row.data for row in rows[key]]
        owners |= {("baris", row.code): row.data for row in rows[key] if row.code}
    data["jabatan"] = list(positions.values())
    _attach(data, owners, origins)
    reread = [(j, b) for j, key in enumerate(positions) for b, row in enumerate(rows[key]) if row.is_reread]
    return FromSheets(from_data(data), tuple(reread))


def _positions(records: Iterable[Record], problems: Problems) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for record in records:
        values: dict[str, Any] = {column.key: record.value(column) for column in form.JABATAN_COLUMNS}
        values = {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
        key = squeeze(values.pop("kunci") or "")
        if not key:
            record.complain("Kunci jabatan", "kosong; isi dengan nama yang dipakai lembar «Indikator»")
        elif key in found:
            record.complain("Kunci jabatan", f"«{key}» sudah dipakai baris di atasnya; beri nama lain")
        if values["jenis_jabatan"] is None:
            values["jenis_jabatan"] = "jabatan"
        found[key] = {**values, "baris": [], "asal": {}}
    return found


def _rows(table: Table, positions: Mapping[str, Any], problems: Problems) -> dict[str, list[_Row]]:
    rows: dict[str, list[_Row]] = {key: [] for key in positions}
    codes: dict[str, int] = {}
    for record in table.records:
        code = record.value(form.CODE)
        if code in codes:
            record.complain("Kode", f"«{code}» sudah dipakai baris {codes[code]}; kosongkan pada baris yang baru")
        elif code:
            codes[code] = record.number
        key = squeeze(record.value(form.OF_JABATAN) or "")
        row = _Row(code, *_baris(record, table))
        if key in rows:
            rows[key].append(row)
        else:
            said = f"«{key}» tidak ada di lembar «Jabatan»" if key else "kosong"
            record.complain("Jabatan", f"{said}; pilih dari daftar, atau tambahkan dahulu di lembar «Jabatan»")
    return rows


def _baris(record: Record, table: Table) -> tuple[dict[str, Any], bool]:
    data: dict[str, Any] = {
        column.key: record.value(column) for column in (*form.BARIS_COLUMNS, *form.BARIS_COLUMNS_AFTER)
    }
    data["penanggung_jawab"] = list(data["penanggung_jawab"] or ())
    data["sumber_data"] = list(data["sumber_data"] or ())
    others = ((column.key, record.value(column)) for column in table.others)
    data["kolom_lain"] = {key: value for key, value in others if value is not None}
    formula = {column.key: record.value(column) for column in form.FORMULA_COLUMNS}
    is_reread = _settle(formula, record)
    return {**data, "formula": formula, "asal": {}}, is_reread


def _settle(formula: dict[str, Any], record: Record) -> bool:
    """Makes the parts of a formula that a person changed agree; True when they are to be read from its text anew."""
    parts = ("pembilang", "penyebut", "pengali", "arah", "satuan")
    is_blank = formula["jenis"] is None and all(formula[key] is None for key in parts)
    if formula["jenis"] is None:
        if not is_blank:
            record.complain("Jenis formula", "kosong, padahal bagian formula terisi; pilih jenisnya")
        formula["jenis"] = "missing"
    seals = str(record.value(form.SEAL) or "").split()
    if len(seals) != 3:  # a row that was added by hand
        formula["teks_asli"] = formula["teks_asli"] or formula["teks"]
        return is_blank and bool(formula["teks_asli"])
    now = formula_seal(formula).split()
    is_text_new, is_original_new, is_parts_new = (old != new for old, new in zip(seals, now, strict=True))
    if is_text_new and not is_original_new:
        formula["teks_asli"] = formula["teks"]
    return (is_text_new or is_original_new) and (is_blank or not is_parts_new)


def _origins(records: Iterable[Record], problems: Problems) -> list[tuple[Record, dict[str, Any]]]:
    found = []
    for record in records:
        values = {column.key: record.value(column) for column in form.ASAL_COLUMNS}
        if values["milik"] is None:
            record.complain("Milik", f"kosong; diharapkan salah satu dari {', '.join(form.OWNER_KINDS)}")
        box = [values[key] for key in form.BOX]
        if any(edge is not None for edge in box) and (None in box or values["baris"] is not None):
            record.complain("Kotak kiri", "diharapkan empat sisi kotak tanpa baris berkas, atau baris berkas saja")
        if (values["oleh"] is None) != (values["pada"] is None):
            record.complain("Dikonfirmasi oleh", "diharapkan siapa dan kapan, keduanya terisi atau keduanya kosong")
        sure = values["keyakinan"]
        if sure is None or not 0 <= sure <= 1:
            record.complain("Keyakinan", f"diharapkan 0 sampai 1, didapat «{'kosong' if sure is None else sure}»")
        for key, heading in (("halaman", "Halaman"), ("baris", "Baris berkas")):
            if values[key] is not None and values[key] < 1:
                record.complain(heading, f"diharapkan mulai dari 1, didapat «{values[key]}»")
        found.append((record, values))
    return found


def _attach(
    data: dict[str, Any],
    owners: Mapping[tuple[str, str | None], dict[str, Any]],
    origins: list[tuple[Record, dict[str, Any]]],
) -> None:
    """Puts every place to its field. What belongs to a row or jabatan that was deleted goes with it."""
    plain = to_data(from_data(data))
    as_read = {id(data): plain}
    for jabatan, plain_jabatan in zip(data["jabatan"], plain["jabatan"], strict=True):
        as_read[id(jabatan)] = plain_jabatan
        as_read |= {id(row): one for row, one in zip(jabatan["baris"], plain_jabatan["baris"], strict=True)}
    for _, values in origins:
        owner = owners.get((values["milik"], values["kode"]))
        if owner is not None:
            is_changed = values["sidik"] != seal_of(value_at(as_read[id(owner)], values["isian"]))
            owner["asal"][values["isian"]] = _asal(values, is_changed=is_changed)


def _asal(values: dict[str, Any], *, is_changed: bool) -> dict[str, Any]:
    box = [values[key] for key in form.BOX]
    place = {"baris": values["baris"]} if None in box else {"kotak": box}
    said = {"oleh": values["oleh"], "pada": values["pada"]} if values["oleh"] is not None else None
    mended = dict.fromkeys(chain(values["perbaikan"], [CHANGED] if is_changed else ()))
    return {
        "halaman": values["halaman"],
        **place,
        "keyakinan": values["keyakinan"],
        "perbaikan": list(mended if is_changed else values["perbaikan"]),
        "dikonfirmasi": None if is_changed else said,
    }

"""The rows of a roll-up as text, JSON, CSV and XLSX, written as they come: a nation has half a million of them."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from tolok.cli.office import UsageError, plain_number, target_cell, target_to_data
from tolok.cli.whole_file import whole_file
from tolok.core.kernel.numbers import show_number, show_value
from tolok.core.kernel.os_words import why_refused
from tolok.core.kernel.period import Period
from tolok.core.kernel.value import Missing, NotComputable, Number
from tolok.core.measurement.shown import PLAIN_UNITS, show_target, status_of, unit_of
from tolok.core.wilayah.areas import Level, area_of, areas_in, level_of

if TYPE_CHECKING:
    from tolok.lake.rollup import Nation, RolledUp

FORMATS = {"": "text", ".csv": "csv", ".xlsx": "xlsx", ".json": "json"}
COLUMNS = (
    "tingkat", "kode", "wilayah", "kunci", "indikator", "satuan", "agregasi", "realisasi", "status", "alasan",
    "target", "capaian", "kategori", "alasan_capaian", "kantor", "kantor_lengkap", "persen_lengkap",
    "kecamatan_resmi", "realisasi_kantor_lengkap",
)  # fmt: skip
_XLSX_ROWS = 1_048_576
_WIDTH = 64


def write_rows(form: str, out: str | None, nation: Nation, rows: Iterable[RolledUp]) -> None:
    """To the file `out`, which appears whole or not at all, or to standard output. Raises UsageError."""
    if form == "xlsx":
        _write_xlsx(Path(str(out)), nation, rows)
        return
    with _opened(out) as sink:
        if form == "json":
            _write_json(sink, nation, rows)
        elif form == "csv":
            from tolok.archive.cells import write_table_to

            write_table_to(sink, COLUMNS, ([_cell(cell) for cell in _cells(nation, row)] for row in rows))
        else:
            sink.writelines(f"{line}\n" for line in _as_text(nation, rows))


@contextlib.contextmanager
def _opened(out: str | None) -> Iterator[TextIO]:
    if out is None or out == "-":
        yield sys.stdout
        return
    try:
        with whole_file(Path(out)) as draft, draft.open("w", encoding="utf-8", newline="") as sink:
            yield sink
    except OSError as problem:
        raise UsageError(f"«{out}» tidak dapat ditulis: {why_refused(problem)}") from None


def _write_json(sink: TextIO, nation: Nation, rows: Iterable[RolledUp]) -> None:
    head = {"tahun": nation.year, "triwulan": nation.quarter, "kantor": len(nation.offices)}
    written = {**head, "lake_ditulis": nation.lake.manifest.written}
    sink.write(f'{json.dumps(written)[:-1]}, "baris": [')
    for number, row in enumerate(rows):
        sink.write(f"{',' if number else ''}\n{json.dumps(row_to_data(nation, row), ensure_ascii=False)}")
    sink.write("\n]}\n")


def row_to_data(nation: Nation, row: RolledUp) -> dict[str, Any]:
    """One row of the result; a number is null exactly where `status` and `alasan`, or `alasan_capaian`, say why."""
    area, indikator = row.area, row.own or row.shared.indikator
    value = area.value
    return dict(
        zip(
            COLUMNS,
            (
                row.level.name.lower(), area.code, _name(nation, row), row.own and row.own.key,
                indikator.baris.indikator, unit_of(indikator) or None, indikator.aggregation.value,
                plain_number(value), status_of(value),
                value.reason if isinstance(value, Missing | NotComputable) else None,
                target_to_data(row.target), plain_number(row.capaian.capaian), row.capaian.kategori,
                row.capaian.alasan, area.offices, area.complete,
                plain_number(Decimal(100 * area.complete) / area.offices), _official(area.code),
                plain_number(area.of_complete),
            ),
            strict=True,
        )
    )  # fmt: skip


def _cells(nation: Nation, row: RolledUp) -> list[Any]:
    data = row_to_data(nation, row)
    return [*({**data, "target": target_cell(row.target)}).values()]


def _name(nation: Nation, row: RolledUp) -> str:
    """What the official list calls the area; one that it has not is called as its offices say."""
    if found := area_of(row.area.code):
        return found.nama
    inside = next(nation.profiles[code] for code in nation.offices if code.startswith(row.area.code))
    return {Level.KECAMATAN: inside.nama, Level.KABUPATEN: inside.kabupaten}.get(row.level, inside.provinsi)


@cache
def _official(code: str) -> int | None:
    """How many kecamatan the official list has in an area; None for an area that it has not."""
    if level_of(code) is Level.KECAMATAN:
        return 1 if area_of(code) else None
    below = areas_in(code)
    return sum(_official(area.code) or 0 for area in below) or None


def _cell(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _as_text(nation: Nation, rows: Iterable[RolledUp]) -> Iterator[str]:
    yield f"{len(nation.offices)} kantor, {Period.to_quarter(nation.year, nation.quarter)}"
    indikator = None
    for row in rows:
        if row.shared is not indikator:
            indikator = row.shared
            words = indikator.indikator.baris.indikator
            yield f"\n{words if len(words) <= 2 * _WIDTH else words[: 2 * _WIDTH - 1] + '…'}"
        yield _text_row(nation, row)


def _text_row(nation: Nation, row: RolledUp) -> str:
    area, unit = row.area, unit_of(row.shared.indikator)
    unit = "" if unit in PLAIN_UNITS else unit
    official = f", {show_number(Decimal(known))} kecamatan" if (known := _official(area.code)) else ""
    share = f"{area.complete}/{area.offices} kantor lengkap{official}"
    line = f"  {area.code:<9} {_name(nation, row):<32} {show_value(area.value, unit):>22}  "
    if row.own is not None:
        return f"{line}{_held(row)}".rstrip()
    line = f"{line}{share:<42}"
    if isinstance(area.value, Missing) and area.complete:
        return f"{line} yang lengkap: {show_value(area.of_complete, unit)}"
    return f"{line} {area.value.reason if isinstance(area.value, NotComputable) else ''}".rstrip()


def _held(row: RolledUp) -> str:
    """What one office came to against its target, or why nothing."""
    held, target = row.capaian, show_target(row.target, "")
    if not isinstance(held.capaian, Number):
        return f"target {target}; {held.capaian.reason}"
    shown = f"target {target}, capaian {show_value(held.capaian, 'persen')}"
    return f"{shown} ({held.kategori})" if held.kategori else shown


def _write_xlsx(out: Path, nation: Nation, rows: Iterable[RolledUp]) -> None:
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    try:
        with whole_file(out) as draft, xlsxwriter.Workbook(str(draft), options) as book:
            sheet, bold = book.add_worksheet("Gabungan"), book.add_format({"bold": True})
            sheet.freeze_panes(1, 0)
            sheet.set_column(2, 4, 40)
            sheet.write_row(0, 0, COLUMNS, bold)
            for number, row in enumerate(rows, 1):
                if number == _XLSX_ROWS:
                    raise UsageError(
                        f"lebih dari {show_number(Decimal(_XLSX_ROWS - 1))} baris tidak muat dalam satu lembar Excel; "
                        "tulis .csv, atau pilih --level lain"
                    )
                sheet.write_row(number, 0, _cells(nation, row))
    except xlsxwriter.exceptions.FileCreateError as problem:
        raise _not_written(out, problem.args[0]) from None
    except OSError as problem:
        raise _not_written(out, problem) from None


def _not_written(out: Path, problem: OSError) -> UsageError:
    return UsageError(f"«{out}» tidak dapat ditulis: {why_refused(problem)}")

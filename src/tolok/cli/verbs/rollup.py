"""`tolok rollup`: every indicator of every area of a lake: kecamatan, kabupaten, provinsi, the nation.

No capaian: that needs a target, and only an office has one.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tolok.cli.office import UsageError, one_of, plain_number, refuse, write_out
from tolok.cli.steps import shown_steps
from tolok.core.kernel.numbers import show_number, show_value
from tolok.core.kernel.period import Period
from tolok.core.kernel.value import Missing, NotComputable
from tolok.core.measurement.shown import PLAIN_UNITS, status_of, unit_of
from tolok.core.wilayah.areas import Level, area_of, areas_in, level_of

if TYPE_CHECKING:
    from tolok.lake import Lake
    from tolok.lake.rollup import Nation, RolledUp

ENGINES = ("duckdb",)
FORMATS = {"": "text", ".csv": "csv", ".xlsx": "xlsx", ".json": "json"}
LEVEL_WORDS = {
    level.name.lower(): level for level in (Level.NASIONAL, Level.PROVINSI, Level.KABUPATEN, Level.KECAMATAN)
}
COLUMNS = (
    "tingkat", "kode", "wilayah", "indikator", "satuan", "agregasi", "realisasi", "status", "alasan", "kantor",
    "kantor_lengkap", "persen_lengkap", "kecamatan_resmi", "realisasi_kantor_lengkap",
)  # fmt: skip
_XLSX_ROWS = 1_048_576
_WIDTH = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lake", type=Path, required=True, metavar="FOLDER", help="folder lake (tolok lake export)")
    parser.add_argument(
        "--period", required=True, metavar="TAHUN[-TW1..4]", help="misalnya 2025-TW2, atau 2025 setahun"
    )
    parser.add_argument(
        "--level", default="nasional,provinsi,kabupaten", metavar="TINGKAT,...",
        help=f"pilih dari {', '.join(LEVEL_WORDS)} (bawaan nasional,provinsi,kabupaten)",
    )  # fmt: skip
    parser.add_argument("--wilayah", default="", metavar="KODE", help="hanya satu wilayah, misalnya 35 atau 35.09")
    parser.add_argument(
        "--engine", default="duckdb", metavar="|".join(ENGINES), help="mesin penghitung (bawaan duckdb)"
    )
    parser.add_argument(
        "-o", "--out", metavar="BERKAS", help="hasil .csv, .xlsx atau .json (bawaan: ringkasan di layar)"
    )
    parser.epilog = (
        "realisasi hanya ada bila semua kantor wilayah itu lengkap; realisasi_kantor_lengkap dihitung dari yang "
        "lengkap saja; kecamatan_resmi adalah banyaknya kecamatan wilayah itu menurut daftar resmi, ada di lake atau "
        "tidak. Rasio dibagi ulang dari jumlah pembilang dan penyebut, tidak dirata-ratakan. "
        "Kode keluar: 0 selesai, 2 tidak dapat dijalankan."
    )


def run(args: argparse.Namespace) -> int:
    """0 done, 2 could not run."""
    from tolok.lake import LakeError, open_lake

    try:
        year, quarter = _period(args.period)
        levels = [LEVEL_WORDS[one_of("level", word.strip(), list(LEVEL_WORDS))] for word in args.level.split(",")]
        form = _form(args.out)
        one_of("engine", args.engine, ENGINES)
        _check_area(args.wilayah)
        with shown_steps("Periksa lake") as progress:
            lake = open_lake(args.lake, progress=progress)
        nation = _nation(lake, year, quarter, args.wilayah)
        with shown_steps("Gabungkan indikator") as progress:
            rows = (row for row in nation.rows(levels, progress) if _lies_in(row, args.wilayah))
            _write(form, args.out, nation, lake, rows)
    except LakeError as problem:
        return refuse("rollup", UsageError(str(problem)))
    except UsageError as problem:
        return refuse("rollup", problem)
    return 0


def _nation(lake: Lake, year: int, quarter: int, within: str) -> Nation:
    from tolok.lake.engine import duckdb_over
    from tolok.lake.rollup import nation_of

    return nation_of(lake, duckdb_over(lake), year, quarter, within)


def _period(text: str) -> tuple[int, int]:
    """Year and triwulan. Raises UsageError."""
    found = re.fullmatch(r"([12]\d{3})(?:-(?:TW|tw)([1-4]))?", text)
    if found is None:
        raise UsageError(f"--period «{text}» tidak terbaca; tulis seperti 2025-TW2, atau 2025 untuk setahun")
    return int(found[1]), int(found[2] or 4)


def _form(out: str | None) -> str:
    suffix = Path(out).suffix.lower() if out and out != "-" else ""
    if out and out != "-" and suffix not in (".csv", ".xlsx", ".json"):
        raise UsageError(f"-o «{out}»: akhiran berkas harus .csv, .xlsx atau .json")
    return FORMATS[suffix]


def _check_area(code: str) -> None:
    if code and not re.fullmatch(r"\d\d(\.\d\d(\.\d\d)?)?", code):
        raise UsageError(f"--wilayah «{code}» bukan kode wilayah; tulis seperti 35, 35.09 atau 35.09.09")


def _lies_in(row: RolledUp, within: str) -> bool:
    """With one area asked for, the areas above it are not told: only a part of their offices was counted."""
    return not within or row.area.code == within or row.area.code.startswith(f"{within}.")


def _write(form: str, out: str | None, nation: Nation, lake: Lake, rows: Iterable[RolledUp]) -> None:
    if form == "text":
        write_out("\n".join(_as_text(nation, rows)), out)
    elif form == "json":
        head = {"tahun": nation.year, "triwulan": nation.quarter, "kantor": len(nation.offices)}
        data = {**head, "lake_ditulis": lake.manifest.written, "baris": [row_to_data(nation, row) for row in rows]}
        write_out(json.dumps(data, ensure_ascii=False, indent=1), out)
    elif form == "csv":
        from tolok.archive.cells import write_table

        cells = ([_cell(cell) for cell in row_to_data(nation, row).values()] for row in rows)
        write_out(write_table(COLUMNS, cells).rstrip("\r\n"), out)
    else:
        _write_xlsx(str(out), [list(row_to_data(nation, row).values()) for row in rows])


def row_to_data(nation: Nation, row: RolledUp) -> dict[str, Any]:
    """One row of the result; a number is null exactly where `status` and `alasan` say why."""
    area, indikator = row.area, row.shared.indikator
    value = area.value
    return dict(
        zip(
            COLUMNS,
            (
                row.level.name.lower(), area.code, _name(nation, row), indikator.baris.indikator,
                unit_of(indikator) or None, indikator.aggregation.value, plain_number(value), status_of(value),
                value.reason if isinstance(value, Missing | NotComputable) else None, area.offices, area.complete,
                plain_number(Decimal(100 * area.complete) / area.offices), _official(area.code),
                plain_number(area.of_complete),
            ),
            strict=True,
        )
    )  # fmt: skip


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
    line = f"  {area.code:<9} {_name(nation, row):<32} {show_value(area.value, unit):>22}  {share:<42}"
    if isinstance(area.value, Missing) and area.complete:
        return f"{line} yang lengkap: {show_value(area.of_complete, unit)}"
    return f"{line} {area.value.reason if isinstance(area.value, NotComputable) else ''}".rstrip()


def _write_xlsx(out: str, rows: Sequence[Sequence[Any]]) -> None:
    import xlsxwriter

    if len(rows) >= _XLSX_ROWS:
        count = show_number(Decimal(len(rows)))
        raise UsageError(f"{count} baris tidak muat dalam satu lembar Excel; tulis .csv, atau pilih --level lain")
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    try:
        with xlsxwriter.Workbook(out, options) as book:
            sheet, bold = book.add_worksheet("Gabungan"), book.add_format({"bold": True})
            sheet.freeze_panes(1, 0)
            sheet.set_column(2, 3, 40)
            sheet.write_row(0, 0, COLUMNS, bold)
            for number, row in enumerate(rows, 1):
                sheet.write_row(number, 0, row)
    except (OSError, xlsxwriter.exceptions.FileCreateError):
        raise UsageError(f"«{out}» tidak dapat ditulis; periksa folder dan izinnya") from None

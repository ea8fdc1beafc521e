"""`tolok compute`: every indicator of one office, from its registers, at the end of a triwulan."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tolok.archive import ArchiveError, ArchiveProblem, ArchiveReading, write_archive
from tolok.cli.office import (
    UsageError,
    add_office_arguments,
    engine_of,
    office_to_data,
    office_year_of,
    one_of,
    plain_number,
    quarter_of,
    refuse,
    target_cell,
    target_to_data,
    tell_problems,
    write_out,
)
from tolok.core.kernel.numbers import show_number, show_value
from tolok.core.kernel.period import Period
from tolok.core.kernel.value import Number
from tolok.core.measurement.measure import measure_with
from tolok.core.measurement.result import Measurement
from tolok.core.measurement.shown import show_target, status_of, unit_of

FORMATS = ("text", "json", "csv", "xlsx")
COLUMNS = (
    "kunci", "jabatan", "sasaran", "indikator", "satuan", "target", "realisasi", "capaian", "kategori", "status",
    "alasan",
)  # fmt: skip
_WORDS = {"angka": "berupa angka", "belum_diisi": "belum diisi", "tidak_dapat_dihitung": "tidak dapat dihitung"}
_WIDTH = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_office_arguments(parser)
    parser.add_argument("--format", default="text", metavar="|".join(FORMATS), help="bentuk hasil (bawaan text)")
    parser.add_argument("-o", "--out", metavar="BERKAS", help="tulis ke berkas; wajib untuk xlsx")
    parser.add_argument(
        "--write-archive", metavar="FOLDER|ZIP", help="tulis arsipnya saja, tanpa menghitung; bersama --sample: contoh"
    )
    parser.add_argument(
        "--verify", action="store_true", help="hitung ulang nilai tersimpan aplikasi web, sebutkan setiap selisih"
    )
    parser.add_argument("--repair", action="store_true", help="bersama --verify: tulis ulang nilai yang selisih")
    parser.add_argument("--data", type=Path, help="bersama --verify: folder data aplikasi web")


def run(args: argparse.Namespace) -> int:
    """0 done, 1 some rows of the archive were left out or kept values differ, 2 could not run."""
    try:
        if args.verify:
            from tolok.cli.kept_terms import verify  # the one road of this verb that loads Django

            return verify(args)
        if args.repair or args.data:
            raise UsageError("--repair dan --data hanya berlaku bersama --verify")
        quarter = quarter_of(args)
        form = one_of("format", args.format, FORMATS)
        if form == "xlsx" and not args.out:
            raise UsageError("--format xlsx memerlukan -o BERKAS.xlsx")
        reading = office_year_of(args)
        if args.write_archive:
            write_archive(reading.office_year, Path(args.write_archive))
            print(f"Arsip {reading.office_year.office.nama} ditulis ke {args.write_archive}")
            return tell_problems("compute", reading)
        engine = engine_of(args, reading.office_year.entries)
        _write(form, args.out, reading, measure_with(engine, reading.office_year, quarter), quarter)
    except (UsageError, ArchiveError) as problem:
        return refuse("compute", problem)
    return tell_problems("compute", reading)


def _write(
    form: str, out: str | None, reading: ArchiveReading, measurements: Sequence[Measurement], quarter: int
) -> None:
    if form == "xlsx":
        _write_xlsx(str(out), measurements)
    elif form == "csv":
        write_out(_as_csv(measurements), out)
    elif form == "json":
        data = office_to_data(reading.office_year, quarter)
        data["indikator"] = [measurement_to_data(measurement) for measurement in measurements]
        data["masalah"] = [_problem_to_data(problem) for problem in reading.problems]
        write_out(json.dumps(data, ensure_ascii=False, indent=1), out)
    else:
        write_out(_as_text(reading, measurements, quarter), out)


def measurement_to_data(measurement: Measurement) -> dict[str, Any]:
    """One row of the capaian table; a number is null exactly where `status` or `alasan` says why."""
    indikator = measurement.indikator
    return {
        "kunci": indikator.key,
        "jabatan": indikator.jabatan,
        "sasaran": indikator.baris.sasaran,
        "indikator": indikator.baris.indikator,
        "satuan": unit_of(indikator) or None,
        "target": target_to_data(measurement.target),
        "realisasi": plain_number(measurement.realisasi),
        "capaian": plain_number(measurement.capaian),
        "kategori": measurement.kategori,
        "status": status_of(measurement.realisasi),
        "alasan": reason_of(measurement),
    }


def reason_of(measurement: Measurement) -> str | None:
    """Why there is no realisasi; else why there is no capaian, or what is to be known about it."""
    if not isinstance(measurement.realisasi, Number):
        return measurement.realisasi.reason
    return measurement.alasan or None


def _problem_to_data(problem: ArchiveProblem) -> dict[str, Any]:
    return {
        "berkas": problem.file,
        "baris": problem.line,
        "kolom": problem.column,
        "sebab": problem.cause,
        "perbaikan": problem.remedy,
    }


def _as_text(reading: ArchiveReading, measurements: Sequence[Measurement], quarter: int) -> str:
    office_year = reading.office_year
    period = Period.to_quarter(office_year.year, quarter)
    lines = [f"{office_year.office.nama}, {office_year.office.kabupaten}: capaian {period}"]
    jabatan = None
    for measurement in measurements:
        if measurement.indikator.jabatan != jabatan:
            jabatan = measurement.indikator.jabatan
            lines += [
                "",
                jabatan.upper(),
                _row("Kunci", "Indikator", "Satuan", "Target", "Realisasi", "Capaian", "Kategori"),
            ]
        lines += _text_rows(measurement)
    counts = Counter(status_of(measurement.realisasi) for measurement in measurements)
    summary = ", ".join(f"{counts[status]} {words}" for status, words in _WORDS.items())
    return "\n".join([*lines, "", f"{len(measurements)} indikator: {summary}."])


def _text_rows(measurement: Measurement) -> list[str]:
    indikator = measurement.indikator
    words = indikator.baris.indikator
    short = words if len(words) <= _WIDTH else f"{words[: _WIDTH - 1].rstrip()}…"
    shown = _row(
        indikator.key,
        short,
        unit_of(indikator) or "-",
        show_target(measurement.target, "") if measurement.target else "-",
        _show(measurement.realisasi),
        show_value(measurement.capaian, "persen") if isinstance(measurement.capaian, Number) else "-",
        measurement.kategori or "-",
    )
    if isinstance(measurement.capaian, Number):  # how it came about is told by `tolok trace`, and in JSON and CSV
        return [shown]
    return [shown, f"{'':<10}({reason_of(measurement)})"]


def _show(value: Any) -> str:
    return show_number(value.value) if isinstance(value, Number) else show_value(value)


def _row(key: str, words: str, unit: str, *rest: str) -> str:
    target, realisasi, capaian, kategori = rest
    return f"{key:<9} {words:<{_WIDTH}} {unit:<8} {target:>11} {realisasi:>20} {capaian:>9}  {kategori}".rstrip()


def _cells(measurement: Measurement) -> list[Any]:
    data = measurement_to_data(measurement)
    data["target"] = target_cell(measurement.target)
    return [data[column] for column in COLUMNS]


def _as_csv(measurements: Sequence[Measurement]) -> str:
    from tolok.archive.cells import write_table

    rows = (["" if cell is None else str(cell) for cell in _cells(measurement)] for measurement in measurements)
    return write_table(COLUMNS, rows).rstrip("\r\n")


def _write_xlsx(out: str, measurements: Sequence[Measurement]) -> None:
    import xlsxwriter

    try:
        with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            sheet, bold = book.add_worksheet("Capaian"), book.add_format({"bold": True})
            sheet.write_row(0, 0, COLUMNS, bold)
            for number, measurement in enumerate(measurements, 1):
                sheet.write_row(number, 0, _cells(measurement))
            sheet.freeze_panes(1, 0)
            sheet.set_column(1, 3, 40)
    except (OSError, xlsxwriter.exceptions.FileCreateError):
        raise UsageError(f"«{out}» tidak dapat ditulis; periksa folder dan izinnya") from None

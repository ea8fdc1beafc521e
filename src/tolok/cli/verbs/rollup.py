"""`tolok rollup`: every indicator of every area of a lake: kecamatan, kabupaten, provinsi, the nation."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tolok.cli.office import UsageError, one_of, refuse
from tolok.cli.output_files import refuse_output
from tolok.cli.rollup_table import FORMATS, write_rows
from tolok.cli.steps import shown_steps
from tolok.core.wilayah.areas import Level, level_of
from tolok.reading import ReadingError

if TYPE_CHECKING:
    from tolok.engines import Engine
    from tolok.lake import Lake
    from tolok.lake.rollup import Nation, RolledUp

ENGINES = ("duckdb", "spark")
LEVEL_WORDS = {
    level.name.lower(): level for level in (Level.NASIONAL, Level.PROVINSI, Level.KABUPATEN, Level.KECAMATAN)
}


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
        "--engine", default="duckdb", metavar="|".join(ENGINES),
        help="mesin penghitung (bawaan duckdb; spark bila satu mesin tidak cukup)",
    )  # fmt: skip
    parser.add_argument(
        "--master", metavar="ALAMAT",
        help="klaster untuk --engine spark, misalnya spark://alamat:7077; setiap mesinnya harus melihat folder lake di "
        "alamat yang sama (bawaan local[*]: semua inti mesin ini)",
    )  # fmt: skip
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
    from tolok.engines.spark_session import SparkUnavailableError
    from tolok.lake import LakeError, open_lake

    try:
        year, quarter = _period(args.period)
        form = _form(args.out)
        one_of("engine", args.engine, ENGINES)
        _check_area(args.wilayah)
        levels = _levels(args.level, args.wilayah)
        engine_over = _engine(args.engine, args.master)
        with shown_steps("Periksa lake") as progress:
            lake = open_lake(args.lake, progress=progress)
        nation = _nation(lake, engine_over, year, quarter, args.wilayah)
        with shown_steps("Gabungkan indikator") as progress:
            rows = (row for row in nation.rows(levels, progress) if _lies_in(row, args.wilayah))
            write_rows(form, args.out, nation, rows)
    except (LakeError, SparkUnavailableError) as problem:
        return refuse("rollup", UsageError(str(problem)))
    except UsageError as problem:
        return refuse("rollup", problem)
    return 0


def _engine(name: str, master: str | None) -> Callable[[Lake], Engine]:
    """What opens the engine over a lake; Spark is begun before the lake is read. Raises SparkUnavailableError."""
    from tolok.engines.spark_session import HERE, spark_session
    from tolok.lake.engine import duckdb_over, spark_over

    if name == "spark":
        return partial(spark_over, session=spark_session(master or HERE))
    if master:
        raise UsageError("--master hanya untuk --engine spark")
    return duckdb_over


def _nation(lake: Lake, engine_over: Callable[[Lake], Engine], year: int, quarter: int, within: str) -> Nation:
    from tolok.lake.rollup import nation_of

    return nation_of(lake, engine_over(lake), year, quarter, within)


def _period(text: str) -> tuple[int, int]:
    """Year and triwulan. Raises UsageError."""
    found = re.fullmatch(r"([12]\d{3})(?:-(?:TW|tw)([1-4]))?", text)
    if found is None:
        raise UsageError(f"--period «{text}» tidak terbaca; tulis seperti 2025-TW2, atau 2025 untuk setahun")
    return int(found[1]), int(found[2] or 4)


def _levels(words: str, within: str) -> list[Level]:
    """The levels asked for that lie in the area asked for. Raises UsageError where none does."""
    asked = [LEVEL_WORDS[one_of("level", word.strip(), list(LEVEL_WORDS))] for word in words.split(",")]
    inside = [level for level in asked if level >= level_of(within)]
    if not inside:
        word = level_of(within).name.lower()
        raise UsageError(f"--wilayah {within} adalah {word}, sedangkan --level hanya {words}; pakai --level {word}")
    return inside


def _form(out: str | None) -> str:
    """The form of the result by its file's name. Raises UsageError where no file can be kept there."""
    if out is None or out == "-":
        return FORMATS[""]
    suffix = Path(out).suffix.lower()
    if suffix not in (".csv", ".xlsx", ".json"):
        raise UsageError(f"-o «{out}»: akhiran berkas harus .csv, .xlsx atau .json")
    try:
        refuse_output(out)
    except ReadingError as problem:
        raise UsageError(str(problem)) from None
    return FORMATS[suffix]


def _check_area(code: str) -> None:
    if code and not re.fullmatch(r"\d\d(\.\d\d(\.\d\d)?)?", code):
        raise UsageError(f"--wilayah «{code}» bukan kode wilayah; tulis seperti 35, 35.09 atau 35.09.09")


def _lies_in(row: RolledUp, within: str) -> bool:
    """With one area asked for, the areas above it are not told: only a part of their offices was counted."""
    return not within or row.area.code == within or row.area.code.startswith(f"{within}.")

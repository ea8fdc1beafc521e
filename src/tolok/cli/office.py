"""What the verbs that work on one office's year share: which year, which triwulan, which engine, what went wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tolok.archive import ArchiveError, ArchiveReading, read_archive
from tolok.cli.whole_file import write_whole
from tolok.core.kernel.numbers import round_half_up
from tolok.core.kernel.os_words import why_refused
from tolok.core.kernel.value import Number, Value
from tolok.core.measurement.indikator import Target
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.registers.entry import Entry

if TYPE_CHECKING:
    from tolok.engines import Engine

ENGINES = ("duckdb", "reference")
PLACES = 10
"""Decimals of a number in JSON and CSV: rounded half-up once."""


class UsageError(ValueError):
    """The command cannot be run as given; the message is Indonesian."""


def add_office_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("arsip", nargs="?", metavar="FOLDER|ZIP", help="arsip satu kantor satu tahun")
    parser.add_argument("--sample", action="store_true", help="pakai kecamatan contoh, bukan arsip")
    parser.add_argument("--triwulan", default="4", metavar="1..4", help="sampai dengan triwulan berapa (bawaan 4)")
    parser.add_argument(
        "--engine", default="duckdb", metavar="|".join(ENGINES), help="mesin penghitung (bawaan duckdb)"
    )


def office_year_of(args: argparse.Namespace) -> ArchiveReading:
    """The year that the arguments name. Raises UsageError or ArchiveError."""
    if args.sample == (args.arsip is not None):
        raise UsageError("sebutkan satu arsip (folder atau ZIP), atau --sample untuk kecamatan contoh")
    if args.sample:
        from tolok.sample import sample_year

        return ArchiveReading(sample_year(), ())
    return read_archive(Path(args.arsip))


def quarter_of(args: argparse.Namespace) -> int:
    """Raises UsageError."""
    if args.triwulan not in ("1", "2", "3", "4"):
        raise UsageError(f"--triwulan «{args.triwulan}» tidak dikenal; pilih 1, 2, 3 atau 4")
    return int(args.triwulan)


def one_of(option: str, given: str, known: Sequence[str]) -> str:
    """Raises UsageError."""
    if given not in known:
        raise UsageError(f"--{option} «{given}» tidak dikenal; pilih {', '.join(known)}")
    return given


def engine_of(args: argparse.Namespace, entries: Sequence[Entry]) -> Engine:
    """The engine of that name over `entries`. Raises UsageError."""
    if one_of("engine", args.engine, ENGINES) == "reference":
        from tolok.engines.reference import ReferenceEngine

        return ReferenceEngine(entries)
    from tolok.engines.duckdb import DuckDbEngine

    return DuckDbEngine(entries)


def refuse(verb: str, problem: UsageError | ArchiveError) -> int:
    """Tells why the verb could not run; its exit code."""
    print(f"tolok {verb}: {problem}", file=sys.stderr)
    return 2


def tell_problems(verb: str, reading: ArchiveReading) -> int:
    """Tells which rows were left out; the exit code: 1 with any, for a number may then be too low."""
    if not reading.problems:
        return 0
    for problem in reading.problems:
        print(f"tolok {verb}: {problem}", file=sys.stderr)
    count = len(reading.problems)
    print(f"tolok {verb}: {count} masalah di atas; baris yang salah tidak ikut dihitung.", file=sys.stderr)
    return 1


def plain_number(value: Value | Decimal | None) -> int | float | None:
    """A number for JSON; None where there is none (the status tells which)."""
    amount = value.value if isinstance(value, Number) else value
    if not isinstance(amount, Decimal):
        return None
    rounded = round_half_up(amount, PLACES)
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


def target_to_data(target: Target | None) -> Any:
    """A target for JSON: a number, or the two ends of a range."""
    if target is None:
        return None
    if target.is_range:
        return {"dari": plain_number(target.lo), "sampai": plain_number(target.hi)}
    return plain_number(target.lo)


def target_cell(target: Target | None) -> int | float | str | None:
    """A target for one cell of a table: a number, or the two ends of a range with a dash between."""
    if target is None or not target.is_range:
        return None if target is None else plain_number(target.lo)
    return f"{plain_number(target.lo)}-{plain_number(target.hi)}"


def office_to_data(office_year: OfficeYear, quarter: int) -> dict[str, Any]:
    office = office_year.office
    kantor = {"kode": office.code, "nama": office.nama, "kabupaten": office.kabupaten}
    return {"kantor": kantor, "tahun": office_year.year, "triwulan": quarter}


def write_out(text: str, out: str | None) -> None:
    """To the file `out`, which appears whole or not at all, or to standard output. Raises UsageError."""
    if out is None or out == "-":
        print(text)
        return
    try:
        write_whole(Path(out), f"{text}\n".encode())
    except OSError as problem:
        raise UsageError(f"«{out}» tidak dapat ditulis: {why_refused(problem)}") from None

"""`tolok write`: a document of one office's year, as PDF."""

from __future__ import annotations

import argparse
import os
import tempfile
from datetime import date
from pathlib import Path

from tolok.archive import ArchiveError
from tolok.cli.office import (
    UsageError,
    add_office_arguments,
    engine_of,
    office_year_of,
    one_of,
    quarter_of,
    refuse,
    tell_problems,
)
from tolok.core.kernel.os_words import why_refused
from tolok.core.measurement.measure import measure_with

DOCUMENTS = ("lkjip",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dokumen", metavar="|".join(DOCUMENTS), help="dokumen yang ditulis")
    add_office_arguments(parser)
    parser.add_argument("-o", "--out", metavar="BERKAS.pdf", help="berkas hasil (bawaan DOKUMEN-TAHUN.pdf)")
    parser.add_argument("--tanggal", metavar="YYYY-MM-DD", help="tanggal konsep (bawaan hari ini)")


def run(args: argparse.Namespace) -> int:
    """0 written, 1 written though some rows of the archive were left out, 2 could not run."""
    try:
        one_of("dokumen", args.dokumen, DOCUMENTS)
        last = quarter_of(args)
        made_on = _day(args.tanggal)
        reading = office_year_of(args)
        office_year = reading.office_year
        engine = engine_of(args, office_year.entries)
        from tolok.documents.templates.lkjip import lkjip_pdf

        by_quarter = {quarter: measure_with(engine, office_year, quarter) for quarter in range(1, last + 1)}
        out = Path(args.out or f"{args.dokumen}-{office_year.year}.pdf")
        _write_whole(out, lkjip_pdf(office_year, by_quarter, made_on=made_on))
    except (UsageError, ArchiveError) as problem:
        return refuse("write", problem)
    print(f"LKjIP {office_year.office.nama} tahun {office_year.year} ditulis ke {out}")
    return tell_problems("write", reading)


def _day(text: str | None) -> date:
    """Raises UsageError."""
    try:
        return date.fromisoformat(text) if text else date.today()  # noqa: DTZ011 -- the day where the user sits
    except ValueError:
        raise UsageError(f"--tanggal «{text}» bukan tanggal YYYY-MM-DD") from None


def _write_whole(path: Path, content: bytes) -> None:
    """The file appears whole or not at all. Raises UsageError."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".tolok-", delete=False) as file:
            file.write(content)
        os.chmod(file.name, 0o644)  # a report is meant to be read
        os.replace(file.name, path)
    except OSError as problem:
        raise UsageError(f"«{path}» tidak dapat ditulis: {why_refused(problem)}") from None

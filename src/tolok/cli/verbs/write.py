"""`tolok write`: a document of one office's year as PDF, or the report on a decree's faults as PDF or DOCX."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tolok.archive import ArchiveError
from tolok.cli.decree_files import only_member, refusal
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
from tolok.cli.progress import read_shown
from tolok.core.kernel.os_words import why_refused
from tolok.core.lint import lint, rule_files
from tolok.core.measurement.measure import measure_with
from tolok.reading import ReadingError

if TYPE_CHECKING:
    from tolok.documents.templates.temuan import Examined

DOCUMENTS = ("lkjip", "temuan")
KINDS_OF_REPORT = (".pdf", ".docx")
_ONLY_LKJIP = ("sample", "triwulan", "engine")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "dokumen", metavar="|".join(DOCUMENTS), help="lkjip: laporan setahun; temuan: hasil pemeriksaan satu keputusan"
    )
    add_office_arguments(parser)
    parser.add_argument(
        "-o", "--out", metavar="BERKAS", help="berkas hasil: .pdf, bagi temuan juga .docx (bawaan DOKUMEN-NAMA.pdf)"
    )
    parser.add_argument("--tanggal", metavar="YYYY-MM-DD", help="tanggal konsep atau pemeriksaan (bawaan hari ini)")
    parser.set_defaults(office_defaults={name: parser.get_default(name) for name in _ONLY_LKJIP})


def run(args: argparse.Namespace) -> int:
    """0 written, 1 written though some rows of the archive were left out, 2 could not run."""
    try:
        one_of("dokumen", args.dokumen, DOCUMENTS)
        return _temuan(args) if args.dokumen == "temuan" else _lkjip(args)
    except (UsageError, ArchiveError) as problem:
        return refuse("write", problem)


def _lkjip(args: argparse.Namespace) -> int:
    last = quarter_of(args)
    made_on = _day(args.tanggal)
    reading = office_year_of(args)
    office_year = reading.office_year
    engine = engine_of(args, office_year.entries)
    from tolok.documents.templates.lkjip import lkjip_pdf

    by_quarter = {quarter: measure_with(engine, office_year, quarter) for quarter in range(1, last + 1)}
    out = Path(args.out or f"{args.dokumen}-{office_year.year}.pdf")
    _write_whole(out, lkjip_pdf(office_year, by_quarter, made_on=made_on))
    print(f"LKjIP {office_year.office.nama} tahun {office_year.year} ditulis ke {out}")
    return tell_problems("write", reading)


def _temuan(args: argparse.Namespace) -> int:
    """The report on the faults of one decree file."""
    if given := [name for name in _ONLY_LKJIP if getattr(args, name) != args.office_defaults[name]]:
        raise UsageError(f"--{given[0]} hanya untuk lkjip; bagi temuan sebutkan berkas keputusannya saja")
    if args.arsip is None:
        raise UsageError("sebutkan berkas keputusan yang diperiksa, misalnya: tolok write temuan iku.pdf")
    out = Path(args.out or f"temuan-{Path(args.arsip).stem}.pdf")
    if out.suffix.lower() not in KINDS_OF_REPORT:
        raise UsageError(f"«{out}» bukan .pdf atau .docx; hasil pemeriksaan ditulis sebagai salah satunya")
    examined = _examined(args.arsip, _day(args.tanggal))
    from tolok.documents.templates.temuan import temuan_docx, temuan_pdf

    _write_whole(out, (temuan_pdf if out.suffix.lower() == ".pdf" else temuan_docx)(examined))
    print(f"Hasil pemeriksaan «{examined.file_name}» ({len(examined.findings)} temuan) ditulis ke {out}")
    return 0


def _examined(name: str, day: date) -> Examined:
    """The decree in the file `name`, examined on `day`. Raises UsageError."""
    from tolok.documents.templates.temuan import Examined

    try:
        member = only_member(name, "write")
        reading = read_shown(member.content, member.name)
    except (ReadingError, OSError) as problem:
        raise UsageError(refusal(name, problem)) from None
    for note in reading.notes:
        print(f"tolok write: «{member.name}»: {note}", file=sys.stderr)
    return Examined(
        file_name=member.name,
        sha256=reading.sha256,
        keputusan=reading.keputusan,
        findings=lint(reading.keputusan, as_of=day),
        set_aside=(),
        examined_on=day,
        rule_count=len(rule_files()),
        state="seperti terbaca dari berkasnya",
    )


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

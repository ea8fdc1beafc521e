"""`tolok write`: a document of one office's year as PDF, or the report on a decree's faults as PDF or DOCX."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from tolok.archive import ArchiveError
from tolok.cli.decree_files import only_member, refusal
from tolok.cli.lint_settings import find_settings, load_settings
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
from tolok.cli.output_files import refuse_output
from tolok.cli.progress import read_shown
from tolok.cli.whole_file import write_whole
from tolok.core.kernel.os_words import why_refused
from tolok.core.lint import Selection, SelectionError, lint, sort_findings
from tolok.core.lint.registry import decree_rules
from tolok.core.measurement.measure import measure_with
from tolok.documents.templates.temuan import Examined, SetAsideFinding, temuan_docx, temuan_pdf
from tolok.documents.templates.temuan.isi import LEVELS, long_date
from tolok.reading import ReadingError

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
    _written(out, lkjip_pdf(office_year, by_quarter, made_on=made_on))
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
    try:
        refuse_output(str(out), args.arsip)
        examined = _examined(args.arsip, _day(args.tanggal))
    except (ReadingError, SelectionError, OSError) as problem:
        raise UsageError(refusal(args.arsip, problem) if isinstance(problem, OSError) else str(problem)) from None
    _written(out, (temuan_pdf if out.suffix.lower() == ".pdf" else temuan_docx)(examined))
    print(f"Hasil pemeriksaan «{examined.file_name}» ({len(examined.findings)} temuan) ditulis ke {out}")
    return 0


def _examined(name: str, day: date) -> Examined:
    """The decree in the file `name`, examined on `day` by the nearest tolok.toml.

    Raises ReadingError, SelectionError and OSError.
    """
    settings = find_settings(name)
    selection = load_settings(settings)
    member = only_member(name, "write")
    reading = read_shown(member.content, member.name)
    for note in reading.notes:
        print(f"tolok write: «{member.name}»: {note}", file=sys.stderr)
    found = sort_findings(
        reading.keputusan, lint(reading.keputusan, as_of=day, selection=selection), selection.set_asides
    )
    return Examined(
        file_name=member.name,
        sha256=reading.sha256,
        keputusan=reading.keputusan,
        findings=found.active,
        set_aside=[SetAsideFinding(one, said.reason, said.by, long_date(said.on)) for one, said in found.set_aside],
        examined_on=day,
        rule_count=sum(selection.is_on(rule.code) for rule in decree_rules()),
        state="seperti terbaca dari berkasnya",
        settings=f"menurut {settings.name}: {_told(selection)}" if settings else "",
    )


def _told(selection: Selection) -> str:
    """What the settings change in rules, in words."""
    off = sorted(rule.code for rule in decree_rules() if not selection.is_on(rule.code))
    levels = [f"{code} menjadi {LEVELS[level].lower()}" for code, level in sorted(selection.levels.items())]
    return "; ".join([*(f"{code} tidak dijalankan" for code in off), *levels]) or "semua aturan seperti bawaannya"


def _day(text: str | None) -> date:
    """Raises UsageError."""
    try:
        return date.fromisoformat(text) if text else date.today()  # noqa: DTZ011 -- the day where the user sits
    except ValueError:
        raise UsageError(f"--tanggal «{text}» bukan tanggal YYYY-MM-DD") from None


def _written(path: Path, content: bytes) -> None:
    """Raises UsageError."""
    try:
        write_whole(path, content)
    except OSError as problem:
        raise UsageError(f"«{path}» tidak dapat ditulis: {why_refused(problem)}") from None

"""The files of an archive to an OfficeYear: good rows kept, bad rows told, a broken whole refused."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tolok.archive.files import read_files
from tolok.archive.indikator import FILE as INDIKATOR_FILE
from tolok.archive.indikator import read_indikator
from tolok.archive.kantor import FILE as KANTOR_FILE
from tolok.archive.kantor import read_kantor
from tolok.archive.pernyataan import FILE as STATEMENTS_FILE
from tolok.archive.pernyataan import read_statements
from tolok.archive.problems import ArchiveError, ArchiveProblem
from tolok.archive.register_csv import RegisterReading, file_of, read_register
from tolok.core.catalogue import ExchangeError, Keputusan, from_data
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.registers import all_registers
from tolok.core.registers.entry import Entry, Statement, StatementState

VILLAGES = "desa"
"""The register whose rows are the desa that other registers may name."""


@dataclass(frozen=True, slots=True)
class ArchiveReading:
    """What an archive holds, and the rows that were left out. A number may be too low while `problems` remain."""

    office_year: OfficeYear
    problems: tuple[ArchiveProblem, ...]


def read_archive(path: Path) -> ArchiveReading:
    """Reads the folder or ZIP at `path`. Raises ArchiveError where it cannot be read as a whole."""
    return from_files(read_files(path))


def from_files(files: Mapping[str, bytes]) -> ArchiveReading:
    """The archive made of `files` by name. Raises ArchiveError."""
    for name in (KANTOR_FILE, INDIKATOR_FILE, STATEMENTS_FILE):
        if name not in files:
            raise ArchiveError(
                f"{name} tidak ada. Folder ini bukan arsip tolok yang lengkap; "
                "contohnya ditulis oleh «tolok compute --sample --write-archive FOLDER»."
            )
    kantor = read_kantor(files[KANTOR_FILE])
    keputusan = _keputusan(files)
    indikator = read_indikator(files[INDIKATOR_FILE], keputusan)
    statements, problems = read_statements(kantor.office.code, files[STATEMENTS_FILE])
    problems.extend(_unknown_files(files))
    entries, row_problems = _rows(files, kantor.office.code, statements)
    problems.extend(row_problems)
    year = OfficeYear(
        office=kantor.office,
        year=kantor.year,
        keputusan=keputusan,
        indikator=indikator,
        entries=entries,
        statements=statements,
        pejabat=kantor.pejabat,
        aliases=kantor.aliases,
    )
    return ArchiveReading(year, tuple(problems))


def _keputusan(files: Mapping[str, bytes]) -> tuple[Keputusan, ...]:
    found = []
    for name in sorted(files):
        if not (name.startswith("keputusan/") and name.endswith(".json")):
            continue
        try:
            found.append(from_data(json.loads(files[name].decode("utf-8-sig"))))
        except UnicodeDecodeError:
            raise ArchiveError(f"{name} bukan teks UTF-8. Simpan ulang dengan pengodean UTF-8.") from None
        except json.JSONDecodeError as problem:
            raise ArchiveError(
                f"{name} bukan JSON yang utuh (baris {problem.lineno}). Tulis ulang berkasnya."
            ) from None
        except (ExchangeError, RecursionError, ValueError) as problem:
            raise ArchiveError(f"{name} bukan keputusan bentuk tukar: {problem}.") from None
    return tuple(found)


def _rows(
    files: Mapping[str, bytes], office: str, statements: Sequence[Statement]
) -> tuple[list[Entry], list[ArchiveProblem]]:
    """The rows of all registers, in the registers' order. The desa come first: other rows may name no other."""
    by_slug: dict[str, RegisterReading] = {}
    villages: set[str] | None = None
    for slug in sorted(all_registers(), key=lambda slug: slug != VILLAGES):
        if file_of(slug) in files:
            by_slug[slug] = read_register(all_registers()[slug], office, files[file_of(slug)], villages)
        else:
            _refuse_if_needed(slug, statements)
        if slug == VILLAGES:
            villages = {entry.village for entry in by_slug[slug].entries if entry.village}
    readings = [by_slug[slug] for slug in all_registers() if slug in by_slug]
    entries = [entry for reading in readings for entry in reading.entries]
    return entries, [problem for reading in readings for problem in reading.problems]


def _refuse_if_needed(slug: str, statements: Sequence[Statement]) -> None:
    """A register without a file has no rows; where someone stated its months, that would pass for zero."""
    stated = any(s.register == slug and s.state is StatementState.LENGKAP for s in statements)
    if stated or all_registers()[slug].is_reference:
        why = f"{STATEMENTS_FILE} menyatakannya lengkap" if stated else "data rujukan ini selalu diperlukan"
        raise ArchiveError(f"{file_of(slug)} tidak ada, padahal {why}. Kembalikan berkasnya.")


def _unknown_files(files: Mapping[str, bytes]) -> list[ArchiveProblem]:
    known = {KANTOR_FILE, INDIKATOR_FILE, STATEMENTS_FILE, *(file_of(slug) for slug in all_registers())}
    problems = []
    for name in sorted(set(files) - known):
        if name.startswith("register/") and name.endswith(".csv"):
            slug = name.removeprefix("register/").removesuffix(".csv")
            raise ArchiveError(f"{name}: register «{slug}» tidak dikenal. Yang ada: {', '.join(all_registers())}.")
        is_system_file = any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
        if not is_system_file and not (name.startswith("keputusan/") and name.endswith(".json")):
            cause = "tidak dikenal dan tidak dibaca."
            problems.append(ArchiveProblem(name, None, None, cause, "Pindahkan dari arsip bila bukan bagiannya."))
    return problems

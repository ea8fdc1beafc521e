"""An OfficeYear to the files of an archive."""

from __future__ import annotations

import json
from pathlib import Path

from tolok.archive.files import write_files
from tolok.archive.indikator import FILE as INDIKATOR_FILE
from tolok.archive.indikator import write_indikator
from tolok.archive.kantor import FILE as KANTOR_FILE
from tolok.archive.kantor import write_kantor
from tolok.archive.pernyataan import FILE as STATEMENTS_FILE
from tolok.archive.pernyataan import write_statements
from tolok.archive.register_csv import file_of, write_register
from tolok.core.catalogue import Keputusan, to_data
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.registers import all_registers


def write_archive(office_year: OfficeYear, path: Path) -> None:
    """Writes the whole of `office_year` to the folder `path`, or a ZIP where it ends in .zip; all or nothing.

    Raises ArchiveError where `path` exists or cannot be written, ValueError for rows of another office or of an
    undeclared register. The same year always gives the same bytes.
    """
    write_files(path, archive_files(office_year))


def archive_files(office_year: OfficeYear) -> dict[str, bytes]:
    """The files of the archive by name."""
    _expect_one_office(office_year)
    files = {KANTOR_FILE: write_kantor(office_year)}
    for number, keputusan in enumerate(office_year.keputusan, 1):
        files[f"keputusan/{number:02}-{keputusan.jenis.lower()}.json"] = _keputusan(keputusan)
    files[INDIKATOR_FILE] = write_indikator(office_year.indikator, office_year.keputusan)
    for register in all_registers().values():
        rows = (entry for entry in office_year.entries if entry.register == register.slug)
        files[file_of(register.slug)] = write_register(register, rows)
    files[STATEMENTS_FILE] = write_statements(office_year.statements)
    return files


def _keputusan(keputusan: Keputusan) -> bytes:
    return (json.dumps(to_data(keputusan), ensure_ascii=False, indent=1) + "\n").encode()


def _expect_one_office(office_year: OfficeYear) -> None:
    code, known = office_year.office.code, all_registers()
    named = {(row.office, row.register) for row in office_year.entries}
    for office, register in named | {(row.office, row.register) for row in office_year.statements}:
        if office != code:
            raise ValueError(f"expected rows of office {code!r}, got: {office!r}")
        if register not in known:
            raise ValueError(f"expected one of {sorted(known)}, got: {register!r}")

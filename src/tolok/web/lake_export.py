"""Everything that a roll-up needs from this installation, written as a lake. Loaded under Django.

What goes: codes and names of offices, the columns of rows that engines read, statements, indicators with their bound
formulas, targets and given values. What stays: names of persons, every other column of a row, evidence, explanations
(ADR 0020).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from tolok.lake.catalogues import OfficeCatalogue, catalogue_tables
from tolok.lake.layout import ENTRIES, Part
from tolok.lake.manifest import Kind, Manifest
from tolok.lake.opening import Progress
from tolok.lake.writing import LakeWriter
from tolok.web.apps.measurement.queries import build_office_year
from tolok.web.apps.offices.models import Office
from tolok.web.apps.registers import lake_queries as registers


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: the lake's manifest, of how many offices, and how many months of rows it kept."""

    manifest: Manifest
    offices: int
    kept: int

    @property
    def rows(self) -> int:
        return sum(one.rows for part, one in self.manifest.files.items() if part.table == ENTRIES)


def export_lake(folder: Path, *, at: datetime, progress: Progress | None = None) -> Exported:
    """Writes all offices of this database to the lake in `folder`; months that did not change are kept.

    Raises LakeError. Cancelled or broken off, it leaves the lake as it was.
    """
    writer = LakeWriter(folder, Kind.EXPORT, at=at.isoformat(timespec="seconds"))
    is_own = not connection.in_atomic_block  # within a caller's transaction its moment is the caller's
    with transaction.atomic():
        if is_own and connection.vendor == "postgresql":  # one moment of the database, though others write meanwhile
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        offices = list(Office.objects.order_by("code"))
        writer.refuse_others([office.code for office in offices])
        kept = _write_entries(writer, offices, progress)
        for part, stated in registers.statement_tables(offices):
            writer.write(part, [stated])
        for year in sorted(registers.stated_years(offices) | {office.current_year for office in offices}):
            _write_catalogues(writer, offices, year)
    return Exported(writer.publish(), len(offices), kept)


def _write_entries(writer: LakeWriter, offices: list[Office], progress: Progress | None) -> int:
    parts, desa, kept = registers.entry_parts(offices), registers.desa_rows(offices), 0
    for number, part in enumerate(sorted(parts), 1):
        if writer.keep(part, parts[part]):
            kept += 1
        else:
            writer.write(part, registers.entry_batches(offices, part, desa.get(part, ())), parts[part])
        if progress:
            progress(number, len(parts))
    return kept


def _write_catalogues(writer: LakeWriter, offices: list[Office], year: int) -> None:
    years = (build_office_year(office, year) for office in offices)
    catalogues = [OfficeCatalogue(one.office, one.indikator) for one in years]
    for table, found in catalogue_tables(catalogues).items():
        writer.write(Part(table, year), [found])

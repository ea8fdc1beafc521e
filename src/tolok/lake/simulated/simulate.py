"""A simulated nation written as a lake, month by month, so that memory does not grow with the number of events."""

from __future__ import annotations

from pathlib import Path

from tolok.core.kernel.period import Month
from tolok.lake.layout import ENTRIES, STATEMENTS, Part
from tolok.lake.manifest import Kind, Manifest
from tolok.lake.opening import Progress
from tolok.lake.simulated.measured import measured_tables
from tolok.lake.simulated.nation import Nation
from tolok.lake.simulated.rows import RowMaker
from tolok.lake.simulated.statements import statements_of
from tolok.lake.writing import LakeWriter


def simulate(folder: Path, nation: Nation, *, at: str, progress: Progress | None = None) -> Manifest:
    """Writes the lake of `nation` into `folder`; a month that is there already is kept. Raises LakeError."""
    writer, maker, source = LakeWriter(folder, Kind.SIMULATED, at=at), RowMaker(nation), repr(nation)
    months = [Month(nation.first_year + i // 12, i % 12 + 1) for i in range(12 * nation.years)]
    standing = Part(ENTRIES, 1900, 1)
    if not writer.keep(standing, source):
        writer.write(standing, [maker.desa()], source)
    for number, month in enumerate(months):
        counts = nation.counts(number)
        entries, statements = (Part(table, month.year, month.month) for table in (ENTRIES, STATEMENTS))
        if not writer.keep(entries, source):
            writer.write(entries, maker.month(number, month, counts), source)
        if not writer.keep(statements, source):
            writer.write(statements, [statements_of(nation, number, counts)], source)
        if progress:
            progress(number + 1, len(months) + 1)
    for year in range(nation.first_year, nation.first_year + nation.years):
        for table, found in measured_tables(nation, year).items():
            writer.write(Part(table, year), [found])
    if progress:
        progress(len(months) + 1, len(months) + 1)
    return writer.publish()

"""From the lake of a year to every indicator of every area: kecamatan, kabupaten, provinsi, the nation.

Terms are added up over the offices of an area and the formula is applied once, in Decimal by the core's evaluator: a
ratio is divided again, never averaged (ADR 0006). While one office of an area has not stated a month its value is
Missing; what the complete offices alone come to stands beside, with how many they are, and is never called the area's.
An office has its capaian by its own target and rule; an area above has none, for nobody set it a target.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from tolok.core.kernel.period import Month, Period
from tolok.core.kernel.value import NotComputable
from tolok.core.measurement.capaian import CapaianResult, capaian
from tolok.core.measurement.indikator import Aggregation, Indikator, Target
from tolok.core.measurement.measure import scale_at, terms_of
from tolok.core.measurement.office_year import OfficeProfile
from tolok.core.registers.term import Term
from tolok.core.wilayah.areas import Level
from tolok.engines import Engine
from tolok.engines.compiler import month_number
from tolok.engines.dense.cube import term_cube
from tolok.engines.dense.reading import Reading, read_terms, statement_terms
from tolok.engines.dense.stated import stated_columns
from tolok.lake.catalogues import LakeCatalogues, read_catalogues, read_scores, read_targets
from tolok.lake.errors import LakeError
from tolok.lake.layout import OFFICES, STATEMENTS, Part
from tolok.lake.opening import Lake, Progress
from tolok.lake.shared import SharedIndikator, shared_indikator
from tolok.lake.summing import AreaValue, Counted, Summing

LEVELS = (Level.NASIONAL, Level.PROVINSI, Level.KABUPATEN, Level.KECAMATAN)
NO_TARGET_ABOVE = "target ditetapkan oleh kantor, dan wilayah ini gabungan kantor-kantor"


@dataclass(frozen=True, slots=True)
class RolledUp:
    """One indicator in one area: how many `offices` use it there, how many are `complete` (have stated all that it
    needs, without gaps), the area's `value`, and what the complete offices alone come to.

    `own` is the indicator as the office has it, held against the office's `target`; None above an office.
    """

    shared: SharedIndikator
    level: Level
    area: AreaValue
    own: Indikator | None
    target: Target | None
    capaian: CapaianResult


@dataclass(frozen=True, slots=True)
class Nation:
    """The offices of a lake in a year, what they share, and what the engine counted up to the end of a quarter."""

    lake: Lake
    year: int
    quarter: int
    profiles: Mapping[str, OfficeProfile]
    offices: Sequence[str]
    shared: Sequence[SharedIndikator]
    counted: Counted

    def rows(self, levels: Collection[Level], progress: Progress | None = None) -> Iterator[RolledUp]:
        """Every indicator in every area of `levels`, by indicator, then level from the nation down, then code."""
        targets = read_targets(self.lake, self.year, self.quarter) if Level.KECAMATAN in levels else {}
        for number, shared in enumerate(self.shared, 1):
            summing = Summing(self.counted, shared)
            for level in (level for level in LEVELS if level in levels):
                if level is Level.KECAMATAN:
                    yield from self._of_offices(shared, summing, targets)
                elif not shared.is_repeat:
                    yield from (_above_offices(shared, level, area) for area in summing.areas(level))
            if progress:
                progress(number, len(self.shared))

    def _of_offices(
        self, shared: SharedIndikator, summing: Summing, targets: Mapping[tuple[str, str], Target]
    ) -> Iterator[RolledUp]:
        scale = scale_at(self.year, self.quarter)
        for own, area in zip(shared.own, summing.areas(Level.KECAMATAN), strict=True):
            target = targets.get((area.code, own.key))
            held = capaian(target, area.value, own.rule, scale)
            yield RolledUp(shared, Level.KECAMATAN, area, own, target, held)


def _above_offices(shared: SharedIndikator, level: Level, area: AreaValue) -> RolledUp:
    none = CapaianResult(NotComputable(NO_TARGET_ABOVE), None, f"Capaian tidak dihitung: {NO_TARGET_ABOVE}.")
    return RolledUp(shared, level, area, None, None, none)


def nation_of(lake: Lake, engine: Engine, year: int, quarter: int, within: str = "") -> Nation:
    """Counts all terms of all catalogues in one scan a date base; `within` takes the offices of one area alone.

    Raises LakeError where the lake has no catalogues of that year, or no office in that area.
    """
    catalogues = read_catalogues(lake, year)
    offices = _offices(lake, catalogues, year, within)
    shared = shared_indikator(catalogues, offices)
    terms = terms_of(one.indikator for one in shared)
    months = Period.to_quarter(year, quarter).months()
    place, readings = _readings(lake, engine, terms, offices, months)
    counted = Counted(year, quarter, offices, place, readings, read_scores(lake, year))
    return Nation(lake, year, quarter, catalogues.offices, offices, shared, counted)


def _offices(lake: Lake, catalogues: LakeCatalogues, year: int, within: str) -> list[str]:
    if not catalogues.offices:
        known = ", ".join(map(str, lake.years(OFFICES))) or "tidak ada"
        raise LakeError(f"lake ini tidak memuat katalog tahun {year} (yang ada: {known}). Pilih tahun lain.")
    found = sorted(code for code in catalogues.offices if within in ("", code) or code.startswith(f"{within}."))
    if not found:
        raise LakeError(f"lake ini tidak memuat kantor di wilayah {within} pada tahun {year}. Periksa kodenya.")
    return found


def _readings(
    lake: Lake, engine: Engine, terms: Sequence[Term], offices: Sequence[str], months: Sequence[Month]
) -> tuple[Mapping[Term, int], Mapping[Aggregation, Reading]]:
    """The place of each term in the readings, and the readings by aggregation."""
    if not terms:
        return {}, {}
    cube = term_cube(engine, terms, offices, months)  # `terms_of` names the terms of statements too
    said = stated_columns(_statements(lake, months), offices, months)
    every_row = statement_terms(terms)
    ways = (Aggregation.JUMLAH, Aggregation.POSISI_AKHIR)
    return cube.place, {way: read_terms(cube, said, every_row, way) for way in ways}


def _statements(lake: Lake, months: Sequence[Month]) -> pa.Table:
    tables = []
    for month in months:
        part = lake.read(Part(STATEMENTS, month.year, month.month))
        tables.append(part.append_column("month", pa.array([month_number(month)] * part.num_rows, pa.int32())))
    return pa.concat_tables(tables)

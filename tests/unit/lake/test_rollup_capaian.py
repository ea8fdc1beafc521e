"""What a roll-up says of one office is what `tolok compute` says of it: realisasi, target, capaian and kategori."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pyarrow as pa
import pytest

from tolok.core.kernel.value import Missing, NotComputable, Number
from tolok.core.measurement.indikator import CapaianRule, Target
from tolok.core.measurement.measure import measure_with
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.wilayah.areas import Level
from tolok.engines.duckdb import DuckDbEngine
from tolok.lake import Lake, open_lake
from tolok.lake.catalogues import OfficeCatalogue, catalogue_tables
from tolok.lake.engine import duckdb_over
from tolok.lake.layout import STATEMENTS, Part, part_of_entry
from tolok.lake.manifest import Kind
from tolok.lake.rollup import LEVELS, RolledUp, nation_of
from tolok.lake.writing import LakeWriter
from tolok.sample import sample_year


@pytest.fixture(scope="module")
def years() -> tuple[OfficeYear, OfficeYear]:
    """The sample, and a neighbour that holds the same counts against ranges by another rule and has one of its
    indicators twice, with another target each time."""
    one = sample_year()
    code = f"{one.office.code[:6]}98"
    wide = {quarter: Target(Decimal(85), Decimal(95)) for quarter in (2, 3, 4)}
    swapped = {CapaianRule.NAIK: CapaianRule.RENTANG_TURUN, CapaianRule.TURUN_LAN: CapaianRule.TURUN_RASIO}
    own = [replace(each, rule=swapped.get(each.rule, each.rule), targets=wide) for each in one.indikator]
    again = replace(one.indikator[0], key="IKI/99/1", targets={4: Target.point(Decimal(50))})
    other = replace(
        one,
        office=replace(one.office, code=code),
        indikator=(*own, again),
        entries=[replace(entry, office=code) for number, entry in enumerate(one.entries) if number % 3],
        statements=[replace(statement, office=code) for statement in one.statements],
    )
    return one, other


@pytest.fixture(scope="module")
def lake(years: tuple[OfficeYear, ...], tmp_path_factory: pytest.TempPathFactory) -> Lake:
    folder = tmp_path_factory.mktemp("lake")
    writer = LakeWriter(folder, Kind.EXPORT, at="2026-01-01T00:00:00+07:00")
    for table, found in catalogue_tables(OfficeCatalogue(y.office, y.indikator) for y in years).items():
        writer.write(Part(table, 2025), [found])
    by_part: dict[Part, list[dict[str, object]]] = {}
    for entry in (entry for year in years for entry in year.entries):
        if part := part_of_entry(entry.submitted, entry.due, entry.completed):
            row = {name: getattr(entry, name) for name in part.columns.names}
            by_part.setdefault(part, []).append(row)
    for said in (said for year in years for said in year.statements):
        part = Part(STATEMENTS, said.month.year, said.month.month)
        row = {"office": said.office, "register": said.register, "state": said.state.value}
        by_part.setdefault(part, []).append(row)
    for part, rows in by_part.items():
        writer.write(part, [pa.Table.from_pylist(rows, part.columns)])
    writer.publish()
    return open_lake(folder)


def rows_of(lake: Lake, quarter: int, levels: Iterable[Level]) -> list[RolledUp]:
    return list(nation_of(lake, duckdb_over(lake), 2025, quarter).rows(list(levels)))


@pytest.mark.parametrize("quarter", [2, 4])
def test_every_indicator_of_an_office_is_what_the_core_says(
    lake: Lake, years: tuple[OfficeYear, ...], quarter: int
) -> None:
    rows = {(row.area.code, row.own.key): row for row in rows_of(lake, quarter, [Level.KECAMATAN]) if row.own}
    seen = set()
    for year in years:
        for expected in measure_with(DuckDbEngine(year.entries), year, quarter):
            row = rows.pop((year.office.code, expected.indikator.key))
            assert row.target == expected.target
            assert row.capaian.kategori == expected.kategori
            for found, by_core in ((row.area.value, expected.realisasi), (row.capaian.capaian, expected.capaian)):
                assert type(found) is type(by_core), (expected, row)
                if isinstance(by_core, Number):
                    assert found == by_core
            if isinstance(expected.capaian, Number) or expected.target is None:
                assert row.capaian.alasan == expected.alasan
            seen.add((type(expected.capaian), expected.target is None, expected.indikator.rule))
    assert not rows
    assert {kind for kind, _, _ in seen} == {Number, Missing, NotComputable}
    assert {is_set for _, is_set, _ in seen} == ({True, False} if quarter < 4 else {False})
    assert {rule for _, _, rule in seen} == set(CapaianRule)


def test_areas_above_have_no_capaian_and_count_an_indicator_once(lake: Lake) -> None:
    for row in rows_of(lake, 4, [level for level in LEVELS if level is not Level.KECAMATAN]):
        assert (row.own, row.target, row.capaian.kategori) == (None, None, None)
        assert isinstance(row.capaian.capaian, NotComputable)
        assert "target ditetapkan oleh kantor" in row.capaian.alasan
        assert row.area.offices == 2
        assert not row.shared.is_repeat

"""A rolled-up lake is what the core says of the same offices, one by one and together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from tolok.core.formula.nodes import Count, Ratio, Sum, leaves
from tolok.core.kernel.period import Month, Period
from tolok.core.kernel.value import Missing, NotComputable, Number
from tolok.core.measurement.indikator import Aggregation
from tolok.core.measurement.measure import terms_of
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.measurement.realisasi import roll_up
from tolok.core.registers.entry import Entry, Statement, StatementState
from tolok.core.registers.term import TermValues
from tolok.core.wilayah.areas import Level
from tolok.engines.reference import ReferenceEngine
from tolok.lake import Lake, LakeError, open_lake
from tolok.lake.catalogues import LakeCatalogues, read_catalogues, read_scores
from tolok.lake.engine import duckdb_over
from tolok.lake.layout import ENTRIES, STATEMENTS, Part
from tolok.lake.rollup import LEVELS, Nation, RolledUp, nation_of
from tolok.lake.simulated import Nation as Simulated
from tolok.lake.simulated import simulate

AT = "2026-01-01T00:00:00+07:00"


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    folder = tmp_path_factory.mktemp("lake")
    simulate(folder, Simulated(offices=30, events=4000, catalogues=3, indicators=40, seed=5), at=AT)
    return open_lake(folder)


@pytest.fixture(scope="module")
def values(lake: Lake) -> TermValues:
    """Every term of every office, counted row by row."""
    found = pa.concat_tables([lake.read(part) for part in lake.manifest.files if part.table == ENTRIES])
    catalogues = read_catalogues(lake, 2025)
    terms = terms_of(one for kind in catalogues.indikator.values() for one in kind)
    entries = [Entry(**row) for row in found.to_pylist()]
    return ReferenceEngine(entries).term_values(terms, sorted(catalogues.offices), Period.of_year(2025).months())


def year_of(lake: Lake, catalogues: LakeCatalogues, office: str) -> OfficeYear:
    statements = [
        Statement(office, row["register"], Month(2025, month), StatementState(row["state"]))
        for month in range(1, 13)
        for row in lake.read(Part(STATEMENTS, 2025, month)).to_pylist()
        if row["office"] == office
    ]
    return OfficeYear(catalogues.offices[office], 2025, (), (), (), statements)


def users_of(nation: Nation, row: RolledUp) -> Sequence[str]:
    codes = [nation.offices[place] for place in row.shared.offices]
    return [code for code in codes if row.area.code in ("", code) or code.startswith(f"{row.area.code}.")]


@pytest.mark.parametrize("quarter", [1, 4])
def test_every_area_says_what_the_core_says_of_its_offices(lake: Lake, values: TermValues, quarter: int) -> None:
    nation = nation_of(lake, duckdb_over(lake), 2025, quarter)
    catalogues, scores = read_catalogues(lake, 2025), read_scores(lake, 2025)
    years = {code: year_of(lake, catalogues, code) for code in nation.offices}
    states = set()
    for row in nation.rows(LEVELS):
        users = users_of(nation, row)
        assert len(users) == row.area.offices
        keys = {nation.offices[p]: one.key for p, one in zip(row.shared.offices, row.shared.own, strict=True)}
        indikator = replace(row.shared.indikator, scores=scores.get((users[0], keys[users[0]]), {}))
        expected, _ = roll_up(indikator, [years[code] for code in users], values, quarter)
        where = (row.shared.indikator.baris.indikator, row.area)
        assert type(row.area.value) is type(expected), (where, expected)
        if isinstance(expected, Number):
            assert row.area.value == expected, where
        states.add((row.level, type(expected)))
    assert {kind for _, kind in states} == {Number, Missing, NotComputable}
    assert {level for level, _ in states} == set(LEVELS)


def test_the_complete_offices_alone_are_what_they_are_without_the_others(lake: Lake, values: TermValues) -> None:
    nation = nation_of(lake, duckdb_over(lake), 2025, 4)
    catalogues, compared = read_catalogues(lake, 2025), 0
    years = {code: year_of(lake, catalogues, code) for code in nation.offices}
    rows = list(nation.rows(LEVELS))
    complete = {(id(row.shared), row.area.code) for row in rows if row.level is Level.KECAMATAN and row.area.complete}
    for row in rows:
        whole = [code for code in users_of(nation, row) if (id(row.shared), code) in complete]
        assert len(whole) == row.area.complete
        if not whole:
            assert isinstance(row.area.of_complete, Missing)
        elif isinstance(row.area.of_complete, Number) and len(whole) > 1:
            expected, _ = roll_up(row.shared.indikator, [years[code] for code in whole], values, 4)
            assert row.area.of_complete == expected
            compared += len(whole) < row.area.offices
    assert compared > 20


def test_ratios_are_divided_again_and_never_averaged(lake: Lake) -> None:
    """The nation's percentages lie among those of its offices, and off their mean."""
    nation, compared = nation_of(lake, duckdb_over(lake), 2025, 1), 0
    rows = [row for row in nation.rows(LEVELS) if isinstance(row.shared.indikator.node, Ratio)]
    for whole in (row for row in rows if row.level is Level.NASIONAL and row.area.complete == row.area.offices):
        of_offices = [row.area.value for row in rows if row.level is Level.KECAMATAN and row.shared is whole.shared]
        own = [value.value for value in of_offices if isinstance(value, Number)]
        if isinstance(whole.area.value, Number) and len(own) == whole.area.offices and len(set(own)) > 3:
            assert min(own) < whole.area.value.value < max(own)
            assert whole.area.value.value != sum(own) / len(own)
            compared += 1
    assert compared


def test_desa_counted_once_each_are_added_up_and_never_more_than_there_are(lake: Lake) -> None:
    nation = nation_of(lake, duckdb_over(lake), 2025, 1)
    found = set()
    for row in nation.rows(LEVELS):
        counted = [leaf.term for leaf in leaves(row.shared.indikator.node or Sum(())) if isinstance(leaf, Count)]
        is_share = [term.column for term in counted] == ["village", None] and counted[1].register == "desa"
        if is_share and isinstance(row.area.value, Number):
            assert 0 <= row.area.value.value <= 100
            found.add((row.level, row.area.value.value > 0))
    assert found >= {(level, True) for level in LEVELS}


def test_what_cannot_be_rolled_up_says_so_and_stands_for_one_office(lake: Lake) -> None:
    nation = nation_of(lake, duckdb_over(lake), 2025, 4)
    given = [row for row in nation.rows(LEVELS) if row.shared.indikator.baris.indikator == "Indeks Kepuasan Masyarakat"]
    above = [row.area.value for row in given if row.area.offices > 1]
    assert above
    assert all(isinstance(value, NotComputable) and "tidak dapat digabung" in value.reason for value in above)
    assert any(isinstance(row.area.value, Number) for row in given if row.level is Level.KECAMATAN)


def test_an_indicator_worded_and_numbered_otherwise_is_one_and_another_count_is_not(lake: Lake) -> None:
    nation = nation_of(lake, duckdb_over(lake), 2025, 4)
    identities = [(one.indikator.node, one.indikator.aggregation) for one in nation.shared if not one.is_repeat]
    assert len(set(identities)) == len(identities)
    assert any(len({own.key for own in one.own}) > 1 for one in nation.shared)
    assert {one.indikator.aggregation for one in nation.shared} >= {Aggregation.JUMLAH, Aggregation.POSISI_AKHIR}


def test_one_area_alone_is_the_same_there(lake: Lake) -> None:
    whole = nation_of(lake, duckdb_over(lake), 2025, 4)
    kabupaten = whole.offices[0][:5]
    part = nation_of(lake, duckdb_over(lake), 2025, 4, within=kabupaten)
    assert set(part.offices) == {code for code in whole.offices if code.startswith(kabupaten)}

    def told(nation: Nation) -> dict[object, object]:
        return {
            (row.shared.indikator.node, row.shared.indikator.aggregation): row.area
            for row in nation.rows([Level.KABUPATEN])
            if row.area.code == kabupaten
        }

    assert told(part) == told(whole)


def test_a_year_or_an_area_that_the_lake_has_not_is_told(lake: Lake) -> None:
    with pytest.raises(LakeError, match=r"tahun 2019 \(yang ada: 2025\)"):
        nation_of(lake, duckdb_over(lake), 2019, 4)
    with pytest.raises(LakeError, match=r"wilayah 99\.01"):
        nation_of(lake, duckdb_over(lake), 2025, 4, within="99.01")


def test_files_that_the_manifest_does_not_name_are_not_read(tmp_path: Path) -> None:
    simulate(tmp_path, Simulated(offices=3, events=100, catalogues=1, indicators=5), at=AT)
    one = open_lake(tmp_path).entry_files()[3]
    (one.parent / "salinan.parquet").write_bytes(one.read_bytes())
    counted = duckdb_over(open_lake(tmp_path))._connection.sql("SELECT count(*) FROM entries").fetchall()[0][0]
    assert counted == sum(f.rows for p, f in open_lake(tmp_path).manifest.files.items() if p.table == ENTRIES)

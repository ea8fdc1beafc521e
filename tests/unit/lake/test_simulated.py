"""A simulated nation: the same for a seed, of the size asked for, uneven as life is, in the form registers declare."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from tolok.core.measurement.indikator import Target
from tolok.core.registers import all_registers
from tolok.core.registers.register import ColumnType
from tolok.core.registers.validation import check_entry
from tolok.core.wilayah import kecamatan_by_code
from tolok.lake import Lake, open_lake
from tolok.lake.catalogues import read_catalogues, read_scores, read_targets
from tolok.lake.layout import ENTRIES, STATEMENTS, Part
from tolok.lake.manifest import FILE
from tolok.lake.simulated import Nation, simulate

AT = "2026-01-01T00:00:00+07:00"
SMALL = Nation(offices=150, events=40_000, first_year=2024, years=2, catalogues=4, indicators=25, seed=7)


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    folder = tmp_path_factory.mktemp("lake")
    simulate(folder, SMALL, at=AT)
    return open_lake(folder)


def entries(lake: Lake) -> pa.Table:
    parts = [part for part in lake.manifest.files if part.table == ENTRIES and part.year > 1900]
    return pa.concat_tables([lake.read(part) for part in sorted(parts)])


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(lake: Lake, tmp_path: Path) -> None:
    sums = []
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        folder = tmp_path / name
        simulate(folder, Nation(offices=20, events=500, catalogues=2, indicators=8, seed=seed), at=AT)
        sums.append((folder / FILE).read_bytes())
    assert sums[0] == sums[1] != sums[2]


def test_as_many_events_as_asked_for_each_in_its_month_and_sorted_by_office(lake: Lake) -> None:
    assert entries(lake).num_rows == 40_000
    for part in lake.manifest.files:
        if part.table == ENTRIES and part.year > 1900:
            found = lake.read(part)
            order = list(zip(found["office"].to_pylist(), found["register"].to_pylist(), strict=True))
            assert order == sorted(order)
            days = pc.coalesce(found["submitted"], found["due"])
            assert {(day.year, day.month) for day in days.to_pylist()} == {(part.year, part.month)}
    assert pc.count_distinct(entries(lake)["id"]).as_py() == 40_000


def test_offices_have_real_codes_and_whole_kabupaten(lake: Lake) -> None:
    offices = read_catalogues(lake, 2024).offices
    assert len(offices) == 150
    assert set(offices) <= set(kecamatan_by_code())
    kabupaten = {code[:5] for code in offices}
    whole = [
        k for k in kabupaten if sum(c.startswith(k) for c in kecamatan_by_code()) == sum(c[:5] == k for c in offices)
    ]
    assert len(whole) >= len(kabupaten) - 1


def test_work_is_spread_unevenly(lake: Lake) -> None:
    found = entries(lake)
    by_office = sorted(row["counts"] for row in found["office"].value_counts().to_pylist())
    assert by_office[-1] > 8 * by_office[len(by_office) // 2]
    by_month = {(p.year, p.month): f.rows for p, f in lake.manifest.files.items() if p.table == ENTRIES}
    assert by_month[2024, 12] > 1.4 * by_month[2024, 6]


def test_some_offices_are_silent_and_some_late(lake: Lake) -> None:
    silent = {code for code, is_silent in zip(SMALL.codes, SMALL.silent, strict=True) if is_silent}
    assert silent
    stated = pa.concat_tables([lake.read(part) for part in lake.manifest.files if part.table == STATEMENTS])
    assert not silent & set(stated["office"].to_pylist())
    assert not silent & set(entries(lake)["office"].to_pylist())
    assert set(stated["state"].to_pylist()) == {"lengkap", "nihil", "belum"}
    january, december = (
        set(lake.read(Part(STATEMENTS, 2025, m)).filter(pc.field("state") != "belum")["office"].to_pylist())
        for m in (1, 12)
    )
    assert len(december) < len(january)


def test_references_need_no_statement_and_desa_stand_for_every_office(lake: Lake) -> None:
    stated = lake.read(Part(STATEMENTS, 2024, 1))
    references = {slug for slug, register in all_registers().items() if register.is_reference}
    assert not references & set(stated["register"].to_pylist())
    desa = lake.read(Part(ENTRIES, 1900, 1))
    assert set(desa["kind"].to_pylist()) == {"desa", "kelurahan"}


def test_rows_are_what_an_office_could_have_entered(lake: Lake) -> None:
    """Each row's typed columns meet its register's declaration; texts outside the lake are made up for the check."""
    some = entries(lake).take(list(range(0, 40_000, 97))).to_pylist()
    for row in some:
        register = all_registers()[row["register"]]
        values = {
            column.name: row.get(column.name)
            if column.name in row
            else ("contoh" if column.type in (ColumnType.TEXT, ColumnType.LONG_TEXT) else None)
            for column in register.columns
        }
        wrong = [p for p in check_entry(register, values) if p.column in row]
        assert wrong == [], (row, wrong)
        assert all(row[name] is None for name in ("kind", "village", "status", "quantity") if name not in values)


def test_kinds_of_catalogue_are_dealt_over_the_offices_and_their_formulas_are_bound(lake: Lake) -> None:
    found = read_catalogues(lake, 2025)
    assert len(found.indikator) == 4
    assert set(found.catalogue_of.values()) == set(found.indikator)
    assert all(len(kind) == 25 for kind in found.indikator.values())
    assert all(not one.bindings for kind in found.indikator.values() for one in kind)
    targets = read_targets(lake, 2025, 4)
    assert len(targets) == 150 * 25
    assert all(isinstance(target, Target) for target in targets.values())
    assert {quarter for given in read_scores(lake, 2025).values() for quarter in given} == {1, 2, 3, 4}


def test_a_simulation_that_broke_off_goes_on(tmp_path: Path) -> None:
    nation = Nation(offices=10, events=300, catalogues=1, indicators=5)
    whole = simulate(tmp_path / "whole", nation, at=AT)

    def stop(done: int, _: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        simulate(tmp_path / "broken", nation, at=AT, progress=stop)
    assert simulate(tmp_path / "broken", nation, at=AT).files == whole.files


@pytest.mark.parametrize("wrong", [{"offices": 0}, {"offices": 7286}, {"events": -1}, {"years": 0}, {"catalogues": 0}])
def test_what_cannot_be_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="got"):
        Nation(**{"offices": 1, "events": 1, **wrong})

"""Lakes of several installations as one."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from tolok.lake import Lake, LakeError, open_lake
from tolok.lake.catalogues import read_catalogues
from tolok.lake.gathering import gather
from tolok.lake.layout import ENTRIES, INDICATORS, OFFICES, TABLES, Part
from tolok.lake.manifest import Kind
from tolok.lake.simulated import Nation, simulate
from tolok.lake.writing import LakeWriter

AT = "2026-01-01T00:00:00+07:00"
MARCH = Part(ENTRIES, 2025, 3)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    folder = tmp_path_factory.mktemp("whole")
    simulate(folder, Nation(offices=40, events=3000, catalogues=3, indicators=10), at=AT)
    return open_lake(folder)


@pytest.fixture(scope="module")
def halves(whole: Lake, tmp_path_factory: pytest.TempPathFactory) -> list[Lake]:
    """The offices of the whole dealt out over two lakes, turn by turn."""
    codes = sorted(read_catalogues(whole, 2025).offices)
    found = []
    for turn in (0, 1):
        folder, mine = tmp_path_factory.mktemp("half"), set(codes[turn::2])
        writer = LakeWriter(folder, Kind.EXPORT, at=AT)
        for part in whole.manifest.files:
            table = whole.read(part)
            if part.table != INDICATORS:
                table = table.filter(pa.array([code in mine for code in table["office"].to_pylist()], pa.bool_()))
            writer.write(part, [table])
        writer.publish()
        found.append(open_lake(folder))
    return found


def test_halves_laid_together_are_the_whole(whole: Lake, halves: list[Lake], tmp_path: Path) -> None:
    gather(tmp_path, halves, at=AT)
    together = open_lake(tmp_path)
    assert set(together.manifest.files) == set(whole.manifest.files)
    for part in whole.manifest.files:
        by = [(name, "ascending") for name in TABLES[part.table].columns.names]
        assert together.read(part).sort_by(by).equals(whole.read(part).sort_by(by)), part
    offices = together.read(MARCH)["office"].to_pylist()
    assert offices == sorted(offices)


def test_a_part_of_unchanged_sources_is_kept_and_the_order_of_sources_is_nothing(
    halves: list[Lake], tmp_path: Path
) -> None:
    once = gather(tmp_path, halves, at=AT)
    assert gather(tmp_path, halves[::-1], at=AT).files == once.files


def test_an_office_in_two_sources_would_count_twice_and_is_refused(halves: list[Lake], tmp_path: Path) -> None:
    with pytest.raises(LakeError, match="terhitung dua kali"):
        gather(tmp_path, [*halves, halves[0]], at=AT)


def test_a_lake_is_not_gathered_into_itself(halves: list[Lake]) -> None:
    with pytest.raises(LakeError, match="salah satu sumbernya"):
        gather(halves[0].folder, halves, at=AT)


def test_one_catalogue_in_several_sources_stands_once(halves: list[Lake], tmp_path: Path) -> None:
    gather(tmp_path, halves, at=AT)
    rows = open_lake(tmp_path).read(Part(INDICATORS, 2025)).to_pylist()
    assert len({(row["catalogue"], row["key"]) for row in rows}) == len(rows) == 30
    assert open_lake(tmp_path).read(Part(OFFICES, 2025)).num_rows == 40

"""A lake is whole or as it was; what is done is kept; what is broken is named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tolok.lake import LakeError, open_lake
from tolok.lake.layout import ENTRIES, OFFICES, STATEMENTS, TABLES, TARGETS, Part, part_of_entry
from tolok.lake.manifest import FILE, PROGRESS, Kind, sum_of
from tolok.lake.writing import LakeWriter

MAY = Part(STATEMENTS, 2025, 5)
JUNE = Part(STATEMENTS, 2025, 6)
AT = "2025-07-01T01:00:00+07:00"


def stated(*states: str) -> pa.Table:
    rows = [{"office": "35.09.09", "register": f"r{i}", "state": state} for i, state in enumerate(states)]
    return pa.Table.from_pylist(rows, TABLES[STATEMENTS].columns)


def written(folder: Path, **parts: str) -> None:
    writer = LakeWriter(folder, Kind.EXPORT, at=AT)
    for part, state in ((MAY, parts.get("may")), (JUNE, parts.get("june"))):
        if state:
            writer.write(part, [stated(state)], source=state)
    writer.publish()


def states(folder: Path, part: Part) -> list[str]:
    return [str(state) for state in open_lake(folder).read(part)["state"].to_pylist()]


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    written(tmp_path, may="lengkap", june="nihil")
    lake = open_lake(tmp_path)
    assert lake.read(MAY).equals(stated("lengkap"))
    assert [path.parent.as_posix() for path in lake.files(STATEMENTS)] == [
        (tmp_path / "statements/year=2025/month=05").as_posix(),
        (tmp_path / "statements/year=2025/month=06").as_posix(),
    ]
    assert lake.files(STATEMENTS, year=2024) == []
    assert lake.read(Part(TARGETS, 2025)).num_rows == 0


def test_the_same_data_give_the_same_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        written(tmp_path / name, may="lengkap", june="nihil")
    assert (tmp_path / "a" / FILE).read_bytes() == (tmp_path / "b" / FILE).read_bytes()


def test_an_export_that_breaks_off_leaves_the_lake_as_it_was_and_the_next_keeps_what_is_done(tmp_path: Path) -> None:
    written(tmp_path, may="lengkap")
    broken = LakeWriter(tmp_path, Kind.EXPORT, at=AT)
    broken.write(MAY, [stated("nihil")], source="nihil")

    def failing() -> Iterator[pa.Table]:
        yield stated("lengkap")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken.write(JUNE, failing(), source="june")
    assert states(tmp_path, MAY) == ["lengkap"]
    assert open_lake(tmp_path).read(JUNE).num_rows == 0

    again = LakeWriter(tmp_path, Kind.EXPORT, at=AT)
    assert again.keep(MAY, "nihil")
    assert not again.keep(JUNE, "june")
    again.write(JUNE, [stated("lengkap")], source="june")
    again.publish()
    assert (states(tmp_path, MAY), states(tmp_path, JUNE)) == (["nihil"], ["lengkap"])
    assert not (tmp_path / PROGRESS).exists()
    assert list(tmp_path.glob("**/.*")) == []


def test_what_a_power_cut_left_of_an_export_is_told_and_goes_with_the_next(tmp_path: Path) -> None:
    for left in (".manifest.json-12ab34cd.sementara", "manifest.sementara.json"):
        (tmp_path / left).write_text('{"version": 1, "kind": "ekspor", "written": "", "by": "", "parts": []}')
    with pytest.raises(LakeError, match=r"belum selesai\. Jalankan lagi"):
        open_lake(tmp_path)
    LakeWriter(tmp_path, Kind.EXPORT, at=AT).publish()
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_a_part_is_kept_only_from_the_same_source_and_whole(tmp_path: Path) -> None:
    written(tmp_path, may="lengkap", june="nihil")
    writer = LakeWriter(tmp_path, Kind.EXPORT, at=AT)
    assert writer.keep(MAY, "lengkap")
    assert not writer.keep(MAY, "nihil")
    assert not writer.keep(MAY, "")
    (open_lake(tmp_path).files(STATEMENTS)[1]).write_bytes(b"x")
    assert not writer.keep(JUNE, "nihil")


def test_a_reader_of_the_lake_before_still_finds_its_files_for_one_export(tmp_path: Path) -> None:
    written(tmp_path, may="lengkap")
    before = open_lake(tmp_path)
    written(tmp_path, may="nihil")
    assert before.read(MAY).equals(stated("lengkap"))
    written(tmp_path, may="belum")
    assert not before.files(STATEMENTS)[0].exists()
    assert states(tmp_path, MAY) == ["belum"]


def test_a_part_not_written_again_is_no_longer_in_the_lake(tmp_path: Path) -> None:
    written(tmp_path, may="lengkap", june="nihil")
    written(tmp_path, june="nihil")
    assert open_lake(tmp_path).read(MAY).num_rows == 0


def test_a_missing_a_changed_and_a_foreign_file_are_named_with_the_remedy(tmp_path: Path) -> None:
    written(tmp_path, may="lengkap")
    path = open_lake(tmp_path).files(STATEMENTS)[0]
    name, whole = path.relative_to(tmp_path).as_posix(), path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(LakeError, match=r"rusak.*Ekspor ulang") as told:
        open_lake(tmp_path)
    assert name in str(told.value)
    path.unlink()
    with pytest.raises(LakeError, match=r"tidak ada, padahal disebut dalam manifest\.json"):
        open_lake(tmp_path)
    path.write_bytes(whole)
    assert open_lake(tmp_path).files(STATEMENTS) == [path]


def test_a_file_with_other_columns_is_refused_though_its_sum_is_right(tmp_path: Path) -> None:
    written(tmp_path, may="lengkap")
    path = open_lake(tmp_path).files(STATEMENTS)[0]
    pq.write_table(pa.table({"office": ["35.09.09"], "nama": ["seseorang"]}), path)
    data = json.loads((tmp_path / FILE).read_text())
    data["parts"][0] |= {"sha256": sum_of(path), "bytes": path.stat().st_size}
    (tmp_path / FILE).write_text(json.dumps(data))
    with pytest.raises(LakeError, match="bukan kolom tabel statements"):
        open_lake(tmp_path)


@pytest.mark.parametrize("version", [2, "1", None])
def test_another_schema_version_is_refused_for_reading_and_for_writing(tmp_path: Path, version: object) -> None:
    written(tmp_path, may="lengkap")
    data = json.loads((tmp_path / FILE).read_text()) | {"version": version}
    (tmp_path / FILE).write_text(json.dumps(data))
    with pytest.raises(LakeError, match="versi skema"):
        open_lake(tmp_path)
    with pytest.raises(LakeError, match="versi skema"):
        LakeWriter(tmp_path, Kind.EXPORT, at=AT)


@pytest.mark.parametrize("name", ["../rahasia.parquet", "/etc/x.parquet", "statements/year=2025/month=05/.."])
def test_a_manifest_that_points_outside_its_part_is_refused(tmp_path: Path, name: str) -> None:
    written(tmp_path, may="lengkap")
    data = json.loads((tmp_path / FILE).read_text())
    data["parts"][0]["name"] = name
    (tmp_path / FILE).write_text(json.dumps(data))
    with pytest.raises(LakeError, match="rusak"):
        open_lake(tmp_path)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"version": 1}', '{"version": 1, "written": "", "by": ""}'])
def test_a_broken_manifest_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    with pytest.raises(LakeError, match=r"rusak|versi skema"):
        open_lake(tmp_path)


def test_a_lake_of_another_kind_or_of_other_offices_is_not_written_over(tmp_path: Path) -> None:
    writer = LakeWriter(tmp_path, Kind.EXPORT, at=AT)
    row = dict.fromkeys(TABLES[OFFICES].columns.names, "x") | {"office": "35.09.09"}
    writer.write(Part(OFFICES, 2025), [pa.Table.from_pylist([row], TABLES[OFFICES].columns)])
    writer.publish()
    with pytest.raises(LakeError, match="lake ekspor, bukan simulasi"):
        LakeWriter(tmp_path, Kind.SIMULATED, at=AT)
    LakeWriter(tmp_path, Kind.EXPORT, at=AT).refuse_others(["35.09.08", "35.09.09"])
    with pytest.raises(LakeError, match=r"memuat kantor 35\.09\.09"):
        LakeWriter(tmp_path, Kind.EXPORT, at=AT).refuse_others(["35.09.08"])


def test_a_folder_without_a_manifest_is_no_lake(tmp_path: Path) -> None:
    with pytest.raises(LakeError, match="bukan lake"):
        open_lake(tmp_path)


def test_rupiah_are_whole_numbers_to_the_last_digit(tmp_path: Path) -> None:
    part, amount = Part(ENTRIES, 2025, 5), 9_007_199_254_740_993  # beyond what a double holds
    row = {"id": "1", "office": "35.09.09", "register": "aset", "submitted": date(2025, 5, 2), "quantity": amount}
    writer = LakeWriter(tmp_path, Kind.EXPORT, at=AT)
    writer.write(part, [pa.Table.from_pylist([row], TABLES[ENTRIES].columns)])
    writer.publish()
    assert open_lake(tmp_path).read(part)["quantity"].to_pylist() == [amount]


def test_the_lake_carries_no_column_of_names_or_free_text() -> None:
    assert TABLES[ENTRIES].columns.names == [
        "id", "office", "register", "kind", "village", "submitted", "due", "completed", "status", "quantity",
    ]  # fmt: skip


def test_a_row_lies_in_the_month_of_its_first_date() -> None:
    first, second = date(2025, 1, 31), date(2026, 2, 1)
    assert part_of_entry(first, second, None) == Part(ENTRIES, 2025, 1)
    assert part_of_entry(None, second, first) == Part(ENTRIES, 2026, 2)
    assert part_of_entry(None, None, None) is None


def test_parts_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="one of"):
        Part("orang", 2025)
    with pytest.raises(ValueError, match="year and month"):
        Part(ENTRIES, 2025)
    with pytest.raises(ValueError, match="month must be"):
        Part(ENTRIES, 2025, 13)

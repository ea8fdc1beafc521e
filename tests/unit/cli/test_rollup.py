"""`tolok rollup`: the lake's numbers as text, CSV, JSON and XLSX."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.support.drawn import drawn_indikator
from tests.support.spark import session
from tolok.archive.cells import read_table
from tolok.cli.main import main
from tolok.cli.rollup_table import COLUMNS
from tolok.core.catalogue import Baris
from tolok.core.measurement.office_year import OfficeProfile
from tolok.lake.catalogues import OfficeCatalogue, catalogue_tables
from tolok.lake.layout import Part
from tolok.lake.manifest import Kind
from tolok.lake.simulated import Nation, simulate
from tolok.lake.writing import LakeWriter

AT = "2026-01-01T00:00:00+07:00"


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("lake")
    simulate(folder, Nation(offices=25, events=1500, catalogues=2, indicators=12, seed=2), at=AT)
    return str(folder)


def rollup(lake: str, *arguments: str) -> int:
    return main(["rollup", "--lake", lake, *arguments])


def test_csv_json_and_xlsx_say_the_same(lake: str, tmp_path: Path) -> None:
    files = {suffix: tmp_path / f"hasil.{suffix}" for suffix in ("csv", "json", "xlsx")}
    for path in files.values():
        assert rollup(lake, "--period", "2025-TW3", "-o", str(path)) == 0
    data = json.loads(files["json"].read_text())
    (_, heading), *table = read_table(files["csv"].read_text())
    sheet = openpyxl.load_workbook(files["xlsx"]).active
    assert heading == list(COLUMNS) == [cell.value for cell in sheet[1]]
    assert (data["tahun"], data["triwulan"], data["kantor"]) == (2025, 3, 25)
    assert {row["tingkat"] for row in data["baris"]} == {"nasional", "provinsi", "kabupaten"}
    assert len(data["baris"]) == len(table) == sheet.max_row - 1
    for row, (_, cells), written in zip(
        data["baris"], table, sheet.iter_rows(min_row=2, values_only=True), strict=True
    ):
        assert cells == ["" if value is None else str(value) for value in row.values()]
        assert list(written) == [value if value != "" else None for value in row.values()]


def test_spark_says_the_same_to_the_last_byte(lake: str, tmp_path: Path) -> None:
    session()
    for engine in ("duckdb", "spark"):
        every = ("--level", "nasional,provinsi,kabupaten,kecamatan", "--engine", engine)
        assert rollup(lake, "--period", "2025", *every, "-o", str(tmp_path / f"{engine}.csv")) == 0
    assert (tmp_path / "spark.csv").read_bytes() == (tmp_path / "duckdb.csv").read_bytes()


def test_each_state_and_share_is_told(lake: str, tmp_path: Path) -> None:
    out = tmp_path / "hasil.json"
    rollup(lake, "--period", "2025", "--level", "nasional,kecamatan", "-o", str(out))
    rows = json.loads(out.read_text())["baris"]
    assert {row["status"] for row in rows} == {"angka", "belum_diisi", "tidak_dapat_dihitung"}
    for row in rows:
        assert (row["realisasi"] is None) == (row["status"] != "angka") == (row["alasan"] is not None)
        assert row["persen_lengkap"] == pytest.approx(100 * row["kantor_lengkap"] / row["kantor"])
        assert row["kantor_lengkap"] == row["kantor"] or row["status"] != "angka"
        assert row["kecamatan_resmi"] == {"nasional": 7285, "kecamatan": 1}[row["tingkat"]]


def test_one_area_tells_only_what_lies_in_it(lake: str, tmp_path: Path) -> None:
    out = tmp_path / "hasil.json"
    rollup(lake, "--period", "2025", "-o", str(out))
    kabupaten = next(row["kode"] for row in json.loads(out.read_text())["baris"] if row["tingkat"] == "kabupaten")
    rollup(lake, "--period", "2025", "--wilayah", kabupaten, "-o", str(out))
    assert {row["kode"] for row in json.loads(out.read_text())["baris"]} == {kabupaten}


def test_text_names_areas_and_says_how_many_offices_are_complete(lake: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert rollup(lake, "--period", "2025-TW1", "--level", "nasional") == 0
    told = capsys.readouterr().out
    assert told.startswith("25 kantor, Triwulan I 2025")
    assert "Indonesia" in told
    assert "kantor lengkap, 7.285 kecamatan" in told


def test_words_of_a_decree_never_become_a_formula_of_a_spreadsheet(tmp_path: Path) -> None:
    trap = '=HYPERLINK("http://jahat")'
    worded = replace(drawn_indikator("surat.seluruh"), baris=Baris(indikator=trap))
    one = OfficeCatalogue(OfficeProfile("99.01.01", f"+{trap}", "@K"), (worded,))
    writer = LakeWriter(tmp_path / "lake", Kind.EXPORT, at=AT)
    for table, found in catalogue_tables([one]).items():
        writer.write(Part(table, 2025), [found])
    writer.publish()
    for suffix in ("csv", "xlsx"):
        out = str(tmp_path / f"x.{suffix}")
        assert rollup(str(tmp_path / "lake"), "--period", "2025", "--level", "kecamatan", "-o", out) == 0
    with (tmp_path / "x.csv").open(newline="") as source:
        cells = [cell for row in csv.reader(source) for cell in row]
    assert f"'{trap}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    row = openpyxl.load_workbook(tmp_path / "x.xlsx").active[2]
    assert {cell.data_type for cell in row} <= {"s", "n"}
    assert trap in [cell.value for cell in row]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--period", "2025-Q2"], "--period «2025-Q2» tidak terbaca"),
        (["--period", "2025", "--level", "desa"], "--level «desa» tidak dikenal"),
        (["--period", "2025", "--engine", "excel"], "--engine «excel» tidak dikenal"),
        (["--period", "2025", "--master", "local"], "--master hanya untuk --engine spark"),
        (["--period", "2025", "--engine", "spark", "--master", "klaster"], "--master «klaster» tidak dikenal"),
        (["--period", "2025", "--wilayah", "x"], "bukan kode wilayah"),
        (["--period", "2025", "-o", "hasil.pdf"], "akhiran berkas"),
        (["--period", "2031"], "tidak memuat katalog tahun 2031"),
    ],
)
def test_what_cannot_be_done_is_told_with_exit_2(
    lake: str, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rollup(lake, *arguments) == 2
    assert told in capsys.readouterr().err


def test_ctrl_c_while_rows_are_written_or_duckdb_computes_leaves_no_file(
    lake: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for stop in (KeyboardInterrupt(), RuntimeError("Query interrupted")):

        def stopped(*_: object, stop: BaseException = stop) -> Iterator[object]:
            raise stop
            yield

        monkeypatch.setattr("tolok.lake.rollup.Summing.areas", stopped)
        assert rollup(lake, "--period", "2025", "-o", str(tmp_path / "hasil.csv")) == 130
        assert capsys.readouterr().err == "tolok rollup: dibatalkan\n"
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("out", "told"), [("tidak-ada/hasil.csv", "folder «tidak-ada» tidak ada"), ("folder.csv", "adalah folder")]
)
def test_a_file_that_cannot_be_kept_is_refused_before_anything_is_computed(
    out: str,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder.csv").mkdir()
    assert rollup("/tidak/ada", "--period", "2025", "-o", out) == 2
    assert told in capsys.readouterr().err


def test_capaian_of_an_office_stands_in_its_row_and_an_area_says_why_it_has_none(lake: str, tmp_path: Path) -> None:
    out = tmp_path / "hasil.json"
    rollup(lake, "--period", "2025-TW3", "--level", "nasional,kecamatan", "-o", str(out))
    rows = json.loads(out.read_text())["baris"]
    for row in rows:
        assert row["alasan_capaian"].startswith("Capaian ")
        assert (row["kunci"] is None) == (row["tingkat"] == "nasional")
        assert (row["capaian"] is None) == (row["kategori"] is None)
        if row["tingkat"] == "nasional":
            assert "target ditetapkan oleh kantor" in row["alasan_capaian"]
        elif row["status"] == "angka":
            assert f"target {row['target']}" in row["alasan_capaian"]
    assert any(row["capaian"] for row in rows)


def test_an_area_below_all_levels_asked_for_is_told(lake: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert rollup(lake, "--period", "2025", "--wilayah", "35.09.09") == 2
    assert "pakai --level kecamatan" in capsys.readouterr().err


def test_a_broken_lake_is_not_rolled_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rollup(str(tmp_path), "--period", "2025") == 2
    assert "bukan lake" in capsys.readouterr().err

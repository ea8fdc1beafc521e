"""`tolok compute`: the capaian table of one office in four forms; what it refuses, and how it says so."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tolok.cli import main


def _run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    code = main(["compute", *argv])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def _json(capsys: pytest.CaptureFixture[str], *argv: str) -> dict[str, dict[str, Any]]:
    code, out, err = _run(capsys, *argv, "--format", "json")
    assert (code, err) == (0, "")
    return {item["kunci"]: item for item in json.loads(out)["indikator"]}


def test_number_missing_and_not_computable_stay_apart_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    table = _json(capsys, "--sample")
    assert table["IKU/1/5"]["status"] == "angka"
    assert (table["IKI/6/4"]["realisasi"], table["IKI/6/4"]["status"]) == (0, "angka")
    missing, not_computable = table["IKI/1/1"], table["IKI/5/3"]
    assert (missing["realisasi"], missing["capaian"], missing["status"]) == (None, None, "belum_diisi")
    assert "November 2025" in missing["alasan"]
    assert (not_computable["realisasi"], not_computable["status"]) == (None, "tidak_dapat_dihitung")
    assert "penyebut nol" in not_computable["alasan"]


def test_both_engines_give_the_same_table(capsys: pytest.CaptureFixture[str]) -> None:
    tables = [_json(capsys, "--sample", "--triwulan", "2", "--engine", engine) for engine in ("duckdb", "reference")]
    assert tables[0] == tables[1]


def test_the_text_names_every_jabatan_and_sums_up_the_states(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(capsys, "--sample")
    assert code == 0
    assert "KEPALA SEKSI PELAYANAN UMUM" in out
    assert "tidak dapat dihitung" in out
    assert "(Daftar Hadir ASN: November 2025 belum dinyatakan lengkap)" in out
    assert out.endswith("40 indikator: 37 berupa angka, 2 belum diisi, 1 tidak dapat dihitung.\n")


def test_csv_leaves_a_missing_number_empty_beside_its_status(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = _run(capsys, "--sample", "--format", "csv")
    rows = {row["kunci"]: row for row in csv.DictReader(io.StringIO(out))}
    assert len(rows) == 40
    assert (rows["IKI/1/1"]["realisasi"], rows["IKI/1/1"]["status"]) == ("", "belum_diisi")
    assert (rows["IKI/6/4"]["realisasi"], rows["IKI/6/4"]["status"]) == ("0", "angka")
    assert rows["IKI/2/2"]["target"] == "500-560"


def test_xlsx_holds_numbers_as_numbers(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "capaian.xlsx"
    code, _, _ = _run(capsys, "--sample", "--format", "xlsx", "-o", str(path))
    assert code == 0
    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
    assert rows[0][:2] == ("kunci", "jabatan")
    assert isinstance(rows[1][6], float)
    assert len(rows) == 41


def test_the_sample_written_as_archive_computes_the_same(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = str(tmp_path / "contoh.zip")
    code, out, _ = _run(capsys, "--sample", "--write-archive", path)
    assert code == 0
    assert path in out
    assert _json(capsys, path) == _json(capsys, "--sample")


def test_a_bad_row_in_the_archive_is_told_and_the_exit_code_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "contoh"
    _run(capsys, "--sample", "--write-archive", str(folder))
    letters = folder / "register" / "surat.csv"
    letters.write_bytes(letters.read_bytes().replace(b",2025-01-02,", b",2 Januarri 2025,", 1))
    code, out, err = _run(capsys, str(folder), "--format", "json")
    assert code == 1
    assert json.loads(out)["masalah"][0]["berkas"] == "register/surat.csv"
    assert "register/surat.csv, baris 2, kolom Tanggal diterima/dibuat: «2 Januarri 2025» bukan tanggal" in err
    assert "baris yang salah tidak ikut dihitung" in err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([], "sebutkan satu arsip"),
        (["--sample", "arsip"], "sebutkan satu arsip"),
        (["--sample", "--triwulan", "5"], "--triwulan «5» tidak dikenal"),
        (["--sample", "--engine", "spark"], "--engine «spark» tidak dikenal"),
        (["--sample", "--format", "pdf"], "--format «pdf» tidak dikenal"),
        (["--sample", "--format", "xlsx"], "memerlukan -o"),
        (["--sample", "-o", "/tiada/x.txt"], "tidak dapat ditulis"),
        (["--sample", "--format", "xlsx", "-o", "/tiada/x.xlsx"], "tidak dapat ditulis"),
        (["tiada"], "tidak ditemukan"),
    ],
)
def test_what_cannot_run_is_said_in_indonesian_with_exit_code_two(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = _run(capsys, *argv)
    assert (code, out) == (2, "")
    assert err.startswith("tolok compute: ")
    assert said in err


def test_a_zip_with_a_foreign_content_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "lain.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("foto.jpg", b"x")
    code, _, err = _run(capsys, str(path))
    assert code == 2
    assert "kantor.yaml tidak ada" in err

"""`tolok lint`: what is printed, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.example import example_decree
from tolok.cli import main
from tolok.core.catalogue import to_data

GOOD_ROW: dict[str, Any] = {
    "indikator": "Jumlah aula", "formula": {"pembilang": "Jumlah aula"}, "sumber_data": ["Kartu aset"],
    "penanggung_jawab": ["Sekretaris"],
}  # fmt: skip
BAD_ROW = {**GOOD_ROW, "indikator": "Jumlah kursi", "formula": {}}
MILD_ROW = {**GOOD_ROW, "indikator": "Jumlah meja", "sumber_data": []}


def write(folder: Path, name: str, *rows: dict[str, Any], **head: Any) -> str:
    path = folder / name
    decree = example_decree({**head, "baris": [GOOD_ROW, *rows]})
    path.write_text(json.dumps(to_data(decree), ensure_ascii=False), "utf-8")
    return str(path)


def test_clean_decree_exits_0_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", write(tmp_path, "a.json")]) == 0
    assert "tidak ada temuan" in capsys.readouterr().out


def test_error_exits_1_and_warning_alone_exits_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", write(tmp_path, "a.json", BAD_ROW)]) == 1
    assert main(["lint", write(tmp_path, "b.json", MILD_ROW)]) == 0
    out = capsys.readouterr().out
    assert "1 kesalahan, 0 peringatan, 0 catatan dalam 1 berkas" in out
    assert "0 kesalahan, 1 peringatan, 0 catatan dalam 1 berkas" in out


def test_text_groups_findings_below_their_jabatan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["lint", write(tmp_path, "a.json", BAD_ROW)])
    out = capsys.readouterr().out
    assert "\n  Seksi Contoh\n    kesalahan   Baris 2, kolom formula" in out
    assert "tolok explain FRM010" in out


def test_json_holds_the_published_keys_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["lint", write(tmp_path, "a.json", BAD_ROW), "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert list(data) == ["temuan"]
    assert [(t["kode"], t["nama"], t["tingkat"], t["baris"]) for t in data["temuan"]] == [
        ("FRM010", "missing-formula", "error", 2)
    ]
    assert data["temuan"][0]["lokasi"].startswith("jabatan Seksi Contoh")


def test_several_files_are_told_apart_in_lokasi(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = write(tmp_path, "a.json", BAD_ROW), write(tmp_path, "b.json", BAD_ROW, judul="IKU lain")
    main(["lint", one, two, "--format", "json"])
    places = [t["lokasi"] for t in json.loads(capsys.readouterr().out)["temuan"]]
    assert [place.partition(": ")[0] for place in places] == [one, two]


def test_sarif_says_whether_all_files_were_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", write(tmp_path, "a.json", BAD_ROW), str(tmp_path / "tidak-ada.txt"), "--format", "sarif"]) == 2
    run = json.loads(capsys.readouterr().out)["runs"][0]
    assert run["invocations"] == [{"executionSuccessful": False}]
    assert run["results"][0]["level"] == "error"


def test_unreadable_files_exit_2_with_reason_and_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 ...")
    for name in (str(tmp_path / "tidak-ada.txt"), str(tmp_path), str(scan)):
        assert main(["lint", name]) == 2
        err = capsys.readouterr().err
        assert err.startswith("tolok lint: ")
        assert "Traceback" not in err


def test_same_decree_twice_is_examined_once_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = write(tmp_path, "a.json", BAD_ROW), write(tmp_path, "b.json", BAD_ROW)
    assert main(["lint", one, two]) == 1
    captured = capsys.readouterr()
    assert "diperiksa sekali" in captured.err
    assert "1 kesalahan" in captured.out


def test_as_of_decides_the_law_of_a_decree_without_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = write(tmp_path, "a.json", mengingat=["Peraturan Pemerintah Nomor 58 Tahun 2005"])
    assert main(["lint", name, "--as-of", "2010-01-01"]) == 0
    assert main(["lint", name, "--as-of", "2024-01-01"]) == 1
    assert main(["lint", name]) == 1
    assert "(DHK010)" in capsys.readouterr().out


def test_date_that_is_none_is_refused_in_indonesian(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["lint", "a.txt", "--as-of", "kemarin"])
    assert stop.value.code == 2
    assert "«kemarin» bukan tanggal" in capsys.readouterr().err

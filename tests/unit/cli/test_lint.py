"""`tolok lint`: what is printed, and the exit code."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.support.example import example_decree
from tolok.cli import main
from tolok.core.catalogue import Asal, to_data

GOOD_ROW: dict[str, Any] = {
    "indikator": "Jumlah aula", "formula": {"pembilang": "Jumlah aula"}, "sumber_data": ["Kartu aset"],
    "penanggung_jawab": ["Sekretaris"],
}  # fmt: skip
BAD_ROW = {**GOOD_ROW, "indikator": "Jumlah kursi", "formula": {}}
MILD_ROW = {**GOOD_ROW, "indikator": "Jumlah meja", "sumber_data": []}


RULES = ("FRM010", "FRM040", "SMB010", "TJB010", "DHK010", "DOK010")
"""The faults that the decrees here have on purpose; whatever other rules there are stays out of these tests."""


def write(folder: Path, name: str, *rows: dict[str, Any], **head: Any) -> str:
    path = folder / name
    settings = folder / "tolok.toml"
    if not settings.exists():
        settings.write_text(f"[lint]\npilih = {json.dumps(RULES)}\n", "utf-8")
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
    assert list(data) == ["temuan", "dikesampingkan", "gugur"]
    assert data["dikesampingkan"] == data["gugur"] == []
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


def placed(folder: Path, head: Asal, row: Asal) -> str:
    """A decree with a fault in its head and one in a row, read at these places."""
    decree = example_decree({"baris": [GOOD_ROW, BAD_ROW]})
    (jabatan,) = decree.jabatan
    rows = (jabatan.baris[0], replace(jabatan.baris[1], asal={"indikator": row}))
    decree = replace(
        decree,
        mengingat=("Peraturan Menteri Dalam Negeri Nomor 13 Tahun 2006",),
        asal={"mengingat/0": head},
        jabatan=(replace(jabatan, baris=rows),),
    )
    write(folder, "a.json")  # the settings
    path = folder / "a.json"
    path.write_text(json.dumps(to_data(decree)), "utf-8")
    return str(path)


def test_place_is_the_page_where_the_source_has_pages_and_else_the_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    box = (1.0, 2.0, 3.0, 4.0)
    name = placed(tmp_path, Asal(halaman=1, kotak=box), Asal(halaman=3, kotak=box))
    main(["lint", name, "--as-of", "2025-01-02"])
    out = " ".join(capsys.readouterr().out.split())
    assert "(DHK010) [hal. 1]" in out
    assert "(FRM010) [hal. 3]" in out
    assert "brs." not in out
    main(["lint", name, "--format", "sarif", "--as-of", "2025-01-02"])
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert all("region" not in one["locations"][0]["physicalLocation"] for one in results)
    assert "halaman 3" in results[-1]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]
    main(["lint", placed(tmp_path, Asal(baris=7), Asal(baris=30)), "--as-of", "2025-01-02"])
    out = " ".join(capsys.readouterr().out.split())
    assert "(DHK010) [brs. 7]" in out
    assert "(FRM010) [brs. 30]" in out


def test_zip_of_several_is_linted_file_by_file_and_the_broken_one_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "semua.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(write(tmp_path, "a.json", BAD_ROW), "2024/a.json")
        packed.write(write(tmp_path, "b.json"), "2024/b.json")
        packed.writestr("2024/c.docx", b"PK\x03\x04 torn")
    assert main(["lint", str(archive)]) == 2
    shown = capsys.readouterr()
    assert f"{archive}/a.json\n" in shown.out
    assert f"{archive}/b.json\n  tidak ada temuan" in shown.out
    assert "«c.docx»" in shown.err


def test_dash_lints_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = Path(write(tmp_path, "a.json", BAD_ROW)).read_bytes()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    assert main(["lint", "-"]) == 1
    assert capsys.readouterr().out.startswith("masukan baku\n")

"""`tolok read`: the four forms, files and standard input, exit codes and messages."""

from __future__ import annotations

import errno
import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest
import yaml

from tests.unit.reading.texts import table
from tolok.cli import main
from tolok.core.catalogue import json_schema

TEXT = "INDIKATOR KINERJA INDIVIDU\nKECAMATAN RANDU\n\n" + table(
    "1\tTertib\tPersentase RT aktif\tRT aktif dibagi RT dikali 100%\ta. Data RT b. Laporan", "\t\t=1+1\t@SUM(A1)\t-"
)


@pytest.fixture
def decree(tmp_path: Path) -> Path:
    path = tmp_path / "naskah.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_json_is_the_exchange_form(decree: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read", str(decree), "--format", "json"]) == 0
    data = json.loads(capfdbinary.readouterr().out)
    jsonschema.validate(data, json_schema())
    assert data["jabatan"][0]["baris"][0]["sumber_data"] == ["Data RT", "Laporan"]


def test_yaml_holds_the_same_as_json(decree: Path, tmp_path: Path) -> None:
    assert main(["read", str(decree), "--format", "yaml", "-o", str(tmp_path / "a.yaml")]) == 0
    assert main(["read", str(decree), "--format", "json", "-o", str(tmp_path / "a.json")]) == 0
    assert yaml.safe_load((tmp_path / "a.yaml").read_text("utf-8")) == json.loads(
        (tmp_path / "a.json").read_text("utf-8")
    )


def test_text_is_a_table_an_official_can_read(decree: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read", str(decree)]) == 0
    shown = capfdbinary.readouterr().out.decode()
    for words in (
        "Kasi Pelayanan",
        "Persentase RT aktif",
        "Sumber data",
        "Data RT; Laporan",
        "(tidak tercetak)",
        "2 indikator",
        "Diperbaiki",
    ):
        assert words in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_workbook_holds_every_row_and_no_formula(decree: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    target = tmp_path / "hasil.xlsx"
    assert main(["read", str(decree), "--format", "xlsx", "-o", str(target)]) == 0
    book = openpyxl.load_workbook(target)
    cells = [list(row) for row in book["Indikator"].iter_rows(min_row=2)]
    assert [row[4].value for row in cells] == ["Persentase RT aktif", "=1+1"]
    assert {cell.data_type for row in cells for cell in row if cell.value is not None} <= {"s", "n"}
    assert ("Jenis", "IKI") in [(row[0].value, row[2].value) for row in book["Keputusan"].iter_rows()]


def test_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    assert main(["read", "-", "--format", "json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["instansi"] == "Kecamatan Randu"


@pytest.mark.parametrize("words", ["tidak ada", "belum didukung", "folder", "melewati batas"])
def test_unreadable_input_ends_with_two_and_a_message(
    words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    with (tmp_path / "besar.txt").open("wb") as big:
        big.truncate(100 * 1024 * 1024)  # sparse: only the size counts
    names = {"tidak ada": "hilang.txt", "belum didukung": "a.doc", "folder": ".", "melewati batas": "besar.txt"}
    assert main(["read", str(tmp_path / names[words])]) == 2
    shown = capsys.readouterr()
    assert words in shown.err
    assert shown.out == ""


def test_output_that_cannot_be_written_ends_with_two(
    decree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(decree), "-o", str(tmp_path / "tidak" / "ada.txt")]) == 2
    assert "tidak ada" in capsys.readouterr().err


def test_workbook_is_not_thrown_on_a_terminal(
    decree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert main(["read", str(decree), "--format", "xlsx"]) == 2
    assert "-o" in capsys.readouterr().err


def test_reading_loads_no_web_framework(decree: Path) -> None:
    code = (
        f"import sys; from tolok.cli import main; main(['read', {str(decree)!r}, '--format', 'json']); "
        "assert 'django' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_output_appears_whole_or_not_at_all(
    decree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "hasil.json"
    target.write_text("yang lama")

    def full(path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    assert main(["read", str(decree), "--format", "json", "-o", str(target)]) == 2
    assert f"«{target}»" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hasil.json", "naskah.txt"]
    assert target.read_text() == "yang lama"


def test_ctrl_c_ends_with_130_and_writes_nothing(
    decree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tolok.cli.verbs.read.read_shown", interrupted)
    assert main(["read", str(decree), "-o", str(tmp_path / "hasil.txt")]) == 130
    assert capsys.readouterr().err == "tolok read: dibatalkan\n"
    assert not (tmp_path / "hasil.txt").exists()


def test_output_over_the_decree_itself_is_refused(decree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = decree.read_bytes()
    assert main(["read", str(decree), "-o", str(decree.parent / "." / decree.name)]) == 2
    assert "naskahnya sendiri" in capsys.readouterr().err
    assert decree.read_bytes() == before


@pytest.mark.parametrize("output", [".", "tidak/ada.json"])
def test_output_that_cannot_be_kept_is_told_before_anything_is_read(
    output: str, decree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tolok.cli.verbs.read.read_shown", lambda *_: pytest.fail("was read"))
    assert main(["read", str(decree), "-o", str(decree.parent / output)]) == 2
    assert "-o «" in capsys.readouterr().err


def test_name_of_the_output_tells_its_form_unless_one_is_given(decree: Path) -> None:
    for name, opening in (("a.xlsx", b"PK"), ("a.json", b"{"), ("a.yml", b"versi_skema"), ("a.txt", b"IKI: ")):
        assert main(["read", str(decree), "-o", str(decree.parent / name)]) == 0
        assert (decree.parent / name).read_bytes().startswith(opening)
    assert main(["read", str(decree), "-o", str(decree.parent / "b.json"), "--format", "yaml"]) == 0
    assert (decree.parent / "b.json").read_bytes().startswith(b"versi_skema")

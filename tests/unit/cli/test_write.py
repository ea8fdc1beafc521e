"""`tolok write`."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import docx
import pytest

from tolok.cli.main import main


def test_write_makes_a_pdf_of_the_sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "lkjip.pdf"
    assert main(["write", "lkjip", "--sample", "--triwulan", "2", "-o", str(out), "--tanggal", "2025-07-01"]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert [path.name for path in tmp_path.iterdir()] == ["lkjip.pdf"]
    assert "ditulis ke" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["write", "skp", "--sample"], "«skp» tidak dikenal"),
        (["write", "lkjip"], "sebutkan satu arsip"),
        (["write", "lkjip", "--sample", "--tanggal", "kemarin"], "«kemarin» bukan tanggal"),
        (["write", "lkjip", "--sample", "-o", "/tidak/ada/x.pdf"], "tidak dapat ditulis"),
    ],
)
def test_write_says_why_it_cannot(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


@pytest.fixture
def decree(tmp_path: Path) -> Path:
    path = tmp_path / "iku.txt"
    path.write_bytes(files("tolok.sample").joinpath("keputusan", "iku.txt").read_bytes())
    return path


@pytest.mark.parametrize(("ending", "opening"), [(".pdf", b"%PDF-"), (".docx", b"PK\x03\x04")])
def test_report_on_a_decree_is_written_in_the_form_of_its_ending(
    ending: str, opening: bytes, decree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = decree.with_name(f"hasil{ending}")
    assert main(["write", "temuan", str(decree), "-o", str(out), "--tanggal", "2026-01-05"]) == 0
    assert out.read_bytes().startswith(opening)
    assert "Hasil pemeriksaan «iku.txt»" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "sebutkan berkas keputusan"),
        (["tidak-ada.txt"], "«tidak-ada.txt» tidak dapat dibuka"),
        (["iku.txt", "-o", "hasil.odt"], "bukan .pdf atau .docx"),
        (["iku.txt", "-o", "tidak/ada/hasil.pdf"], "tidak ada. Buat foldernya"),
        (["iku.txt", "--triwulan", "2"], "--triwulan hanya untuk lkjip"),
        (["--sample"], "--sample hanya untuk lkjip"),
    ],
)
def test_report_says_why_it_cannot_be_written(
    arguments: list[str],
    message: str,
    decree: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(decree.parent)
    assert main(["write", "temuan", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert [path.name for path in decree.parent.iterdir()] == ["iku.txt"]


def test_report_follows_the_settings_beside_the_decree(decree: Path) -> None:
    lines = ["[lint]", 'abaikan = ["DHK010"]', "[lint.tingkat]", 'FRM050 = "catatan"']
    decree.with_name("tolok.toml").write_text("\n".join(lines))
    assert main(["write", "temuan", str(decree), "-o", str(decree.with_name("hasil.docx"))]) == 0
    tables = docx.Document(str(decree.with_name("hasil.docx"))).tables
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    assert "menurut tolok.toml: DHK010 tidak dijalankan; FRM050 menjadi catatan" in cells
    assert not any(text.startswith("DHK010") and "\n" in text for text in cells)


def test_report_never_overwrites_the_decree(decree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = decree.rename(decree.with_suffix(".pdf"))
    before = paper.read_bytes()
    assert main(["write", "temuan", str(paper), "-o", str(paper)]) == 2
    assert "naskahnya sendiri" in capsys.readouterr().err
    assert paper.read_bytes() == before

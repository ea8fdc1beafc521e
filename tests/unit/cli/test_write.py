"""`tolok write`."""

from __future__ import annotations

from pathlib import Path

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

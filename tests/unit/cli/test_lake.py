"""`tolok lake` and `tolok simulate`, without a database."""

from __future__ import annotations

from pathlib import Path

import pytest

from tolok.cli.main import main
from tolok.lake import open_lake

SIMULATE = ["simulate", "--kantor", "12", "--baris", "300", "--katalog", "2", "--indikator", "6"]


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lake")
    assert main([*SIMULATE, "--lake", str(folder)]) == 0
    return folder


def test_simulate_writes_a_lake_that_check_finds_whole(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lake", "check", "--lake", str(lake)]) == 0
    told = capsys.readouterr().out
    assert "offices" in told
    assert "Utuh" in told
    assert len(open_lake(lake).entry_files()) == 13


def test_check_names_what_is_broken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([*SIMULATE, "--lake", str(tmp_path)])
    broken = open_lake(tmp_path).entry_files()[3]
    broken.write_bytes(broken.read_bytes()[:-5])
    assert main(["lake", "check", "--lake", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert broken.relative_to(tmp_path).as_posix() in told
    assert "Ekspor ulang" in told


def test_gather_lays_lakes_together_and_refuses_the_same_office_twice(
    lake: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lake", "gather", "--lake", str(tmp_path / "all"), "--sumber", str(lake)]) == 0
    assert open_lake(tmp_path / "all").manifest.kind.value == "gabungan"
    assert main(["lake", "gather", "--lake", str(tmp_path / "b"), "--sumber", str(lake), str(lake)]) == 2
    assert "terhitung dua kali" in capsys.readouterr().err


def test_a_simulation_never_writes_over_another_lake(
    lake: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["lake", "gather", "--lake", str(tmp_path), "--sumber", str(lake)])
    assert main([*SIMULATE, "--lake", str(tmp_path)]) == 2
    assert "bukan simulasi" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["lake", "check", "--lake", "/tidak/ada"], "bukan lake"),
        (["lake", "gather", "--lake", "x"], "memerlukan --sumber"),
        (["lake", "check", "--lake", "x", "--sumber", "y"], "tidak memakai --sumber"),
        (["simulate", "--lake", "x", "--kantor", "9000"], "--kantor harus 1 sampai 7285"),
        (["simulate", "--lake", "x", "--baris=-1"], "--baris harus 0"),
    ],
)
def test_what_cannot_be_done_is_told_with_exit_2(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert told in capsys.readouterr().err

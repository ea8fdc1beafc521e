"""`tolok diff`: exit codes like diff's, the table an official reads, JSON for programs."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from tests.unit.reading.texts import table
from tolok.cli import main

HEAD = "INDIKATOR KINERJA INDIVIDU\nKECAMATAN RANDU\n\n"
OLD = HEAD + table(
    "1\tTertib\tPersentase RT aktif\tJumlah RT aktif dibagi jumlah RT dikali 100%\tData RT",
    "2\tTertib\tJumlah surat masuk\tJumlah surat masuk\tAgenda",
)
NEW = HEAD + table(
    "1\tTertib\tPersentase RT aktif\tJumlah RT aktif dibagi jumlah RT dan RW dikali 100%\tData RT",
    "2\tTertib\tPersentase kegiatan gotong royong\tJumlah kegiatan / jumlah rencana kegiatan x 100%\tLaporan",
)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("lama.txt", OLD), ("baru.txt", NEW)):
        (tmp_path / name).write_text(text, "utf-8")
    return str(tmp_path / "lama.txt"), str(tmp_path / "baru.txt")


def test_differences_end_with_one_and_are_told_in_indonesian(pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *pair]) == 1
    shown = capsys.readouterr().out
    assert "penyebut berubah: dari «jumlah RT» menjadi «jumlah RT dan RW»" in " ".join(shown.split())
    assert "+   2 Persentase kegiatan gotong royong" in shown
    assert "-   2 Jumlah surat masuk" in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_same_decree_in_two_forms_ends_with_zero(pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workbook = str(tmp_path / "lama.xlsx")
    assert main(["read", pair[0], "--format", "xlsx", "-o", workbook]) == 0
    assert main(["diff", pair[0], workbook]) == 0
    assert "Kedua keputusan sama." in capsys.readouterr().out


def test_json_holds_every_change(pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *pair, "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["counts"] == {"same": 0, "changed": 1, "added": 1, "dropped": 1}
    part = data["jabatan"][0]["rows"][0]["formula"]["parts"][0]
    assert (part["key"], part["old"], part["new"]) == ("penyebut", "jumlah RT", "jumlah RT dan RW")


@pytest.mark.parametrize("names", [("lama.txt", "hilang.txt"), ("-", "-")])
def test_problem_ends_with_two(names: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lama.txt").write_text(OLD, "utf-8")
    assert main(["diff", *(name if name == "-" else str(tmp_path / name) for name in names)]) == 2
    assert "tolok diff:" in capsys.readouterr().err


def test_help_names_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["diff", "--help"])
    assert "0 bila sama, 1 bila berbeda, 2 bila" in " ".join(capsys.readouterr().out.split())


def test_twins_of_the_sample_show_what_was_mended(capsys: pytest.CaptureFixture[str]) -> None:
    folder = files("tolok.sample").joinpath("keputusan")
    assert main(["diff", str(folder / "iku.txt"), str(folder / "iku_bersih.txt")]) == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert "penyebut berubah: dari «12 desa» menjadi «Jumlah seluruh desa»" in shown
    assert "Penanggung jawab bertambah: «Kasi Ketenteraman dan Ketertiban Umum»" in shown
    assert "0 baru, 0 dihapus" in shown

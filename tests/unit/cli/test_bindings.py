"""`tolok bindings`: bindings of offices as one file, and such a file beside an office's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tolok.archive import write_archive
from tolok.cli import main
from tolok.core.registers.binding.exchange import read_exchange
from tolok.sample import sample_year

ODD = (
    "tolok: ikatan\nversi_skema: 1\nikatan:\n"
    "- {frasa: Jumlah hal baru, register: layanan, jawaban: kk_masuk, diterima: 2}\n"
    "- {frasa: Jumlah aset dalam kondisi baik, register: aset, jawaban: rusak, diterima: 1}\n"
    "- {frasa: Jumlah x, register: tiada, jawaban: y, diterima: 1}\n"
)


def test_bindings_of_the_sample_are_written_and_read_back(tmp_path: Path) -> None:
    out = tmp_path / "ikatan.yaml"
    assert main(["bindings", "--sample", "--kantor", "--out", str(out)]) == 0
    read = read_exchange(out.read_bytes())
    assert read.kantor == sample_year().office.code
    assert all(one.diterima == 1 for one in read.bindings)
    assert len(read.bindings) > 20


def test_sources_are_added_up_and_bad_entries_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text(ODD)
    (tmp_path / "b.yaml").write_text(ODD)
    assert main(["bindings", str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")]) == 1
    told = capsys.readouterr()
    found = {one.frasa: one.diterima for one in read_exchange(told.out.encode()).bindings}
    assert found == {"Jumlah hal baru": 4, "Jumlah aset dalam kondisi baik": 2}
    assert told.err.count("disisihkan") == 2


def test_file_beside_an_archive_tells_new_agreeing_and_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.yaml").write_text(ODD)
    write_archive(sample_year(), tmp_path / "arsip.zip")
    assert main(["bindings", str(tmp_path / "a.yaml"), "--banding", str(tmp_path / "arsip.zip")]) == 1
    told = capsys.readouterr().out
    assert "BARU (1)" in told
    assert "SEPAKAT (0)" in told
    assert "BERBEDA (1)" in told
    assert "di sini: Aset dalam kondisi baik" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [([], "sebutkan arsip"), (["tiada.yaml"], "tidak dapat dibuka"), (["tiada-folder"], "tiada-folder")],
)
def test_source_that_cannot_be_read_is_told(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bindings", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_broken_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text("{")
    assert main(["bindings", str(tmp_path / "a.json")]) == 2
    assert "tidak terbaca" in capsys.readouterr().err

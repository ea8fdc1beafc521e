"""`tolok trace`: the chain from one number to the rows, the sentence in the decree and the law behind it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tolok.archive import write_archive
from tolok.cli import main
from tolok.sample import sample_year


def _run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    code = main(["trace", *argv])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def _data(capsys: pytest.CaptureFixture[str], *argv: str) -> dict[str, Any]:
    code, out, _ = _run(capsys, "--sample", *argv, "--format", "json")
    assert code == 0
    data: dict[str, Any] = json.loads(out)
    return data


def test_the_rows_behind_a_term_are_as_many_as_its_value(capsys: pytest.CaptureFixture[str]) -> None:
    data = _data(capsys, "--indikator", "IKU/1/2", "--rows", "5000")
    numerator, denominator = data["perhitungan"]["bagian"]
    for term in (numerator, denominator):
        assert term["nilai"] == term["banyak_baris"] == len(term["baris"]) == sum(m["banyak"] for m in term["bulan"])
        assert len(term["bulan"]) == 12
    assert round(100 * numerator["nilai"] / denominator["nilai"], 6) == round(data["realisasi"], 6)
    assert {row["id"] for row in numerator["baris"]} < {row["id"] for row in denominator["baris"]}


def test_desa_counted_once_each_say_which_rows_do_not_count(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    year = sample_year()
    first = next(one for one in year.entries if one.kind == "pembinaan_desa" and one.status == "terlaksana")
    later = replace(first, id="lagi", submitted=date(2025, 12, 1), due=None, completed=date(2025, 12, 2))
    nowhere = replace(later, id="tanpa", village=None)
    write_archive(replace(year, entries=(*year.entries, later, nowhere)), tmp_path / "kantor")
    archive = (str(tmp_path / "kantor"),)
    code, out, _ = _run(capsys, *archive, "--indikator", "IKI/4/2", "--format", "json", "--rows", "100")
    assert code == 0
    numerator, denominator = json.loads(out)["perhitungan"]["bagian"]
    assert numerator["nilai"] == len(numerator["baris"]) == sum(m["banyak"] for m in numerator["bulan"]) == 11
    assert not {"lagi", "tanpa"} & {row["id"] for row in numerator["baris"]}
    assert numerator["keterangan"] == (
        "Tiap desa dihitung sekali setahun, pada barisnya yang pertama. 1 baris lain tidak dihitung lagi: desanya "
        "sudah dihitung. 1 baris tanpa desa tidak dihitung."
    )
    assert denominator["keterangan"] is None
    _, out, _ = _run(capsys, *archive, "--indikator", "IKI/4/2")
    assert "1 baris lain tidak dihitung lagi" in out


def test_the_chain_ends_at_the_sentence_its_line_and_the_law(capsys: pytest.CaptureFixture[str]) -> None:
    data = _data(capsys, "--indikator", "iku/1/2")
    assert data["formula"]["teks"].startswith("Jumlah layanan administrasi")
    text = Path(__file__).parents[3] / "src" / "tolok" / "sample" / "keputusan" / "iku_bersih.txt"
    line = text.read_text("utf-8").splitlines()[data["formula"]["asal"]["baris"] - 1]
    assert data["formula"]["teks_asli"] in line
    assert data["keputusan"]["nomor"] == "7 TAHUN 2025"
    assert any("Nomor 29 Tahun 2014" in basis for basis in data["keputusan"]["mengingat"])


def test_a_position_is_read_from_its_last_month_alone(capsys: pytest.CaptureFixture[str]) -> None:
    data = _data(capsys, "--indikator", "IKI/1/2", "--triwulan", "3", "--rows", "1000")
    (month,) = data["perhitungan"]["bagian"][0]["bulan"]
    assert month["bulan"] == "2025-09"
    assert month["banyak"] == len(data["perhitungan"]["bagian"][0]["baris"])


def test_a_month_that_was_not_stated_is_shown_with_its_rows(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(capsys, "--sample", "--indikator", "IKI/1/1")
    assert code == 0
    assert "(belum); Des" in out
    assert "belum diisi (Daftar Hadir ASN: November 2025 belum dinyatakan lengkap)" in out


def test_the_text_shows_rows_in_words_and_how_to_see_more(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = _run(capsys, "--sample", "--indikator", "IKI/4/1", "--rows", "1")
    assert "Jenis layanan Akta tanah/pertanahan" in out
    assert "baris lagi (--rows " in out
    assert "mengingat 1. Undang-Undang Nomor 23 Tahun 2014" in out
    assert "Penjelasan Pengukuran ulang" in out


def test_a_given_value_is_shown_as_given(capsys: pytest.CaptureFixture[str]) -> None:
    data = _data(capsys, "--indikator", "IKU/1/3")
    assert data["realisasi"] == 73.15
    assert "register" not in data["perhitungan"]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--sample", "--indikator", "IKU/1/99"], "indikator «IKU/1/99» tidak ada; misalnya IKU/1/9"),
        (["--sample", "--indikator", "IKU/1/1", "--rows", "banyak"], "--rows «banyak» bukan bilangan"),
        (["--sample", "--indikator", "IKU/1/1", "--format", "csv"], "--format «csv» tidak dikenal"),
        (["--indikator", "IKU/1/1"], "sebutkan satu arsip"),
    ],
)
def test_what_cannot_run_is_said_in_indonesian_with_exit_code_two(
    capsys: pytest.CaptureFixture[str], argv: list[str], said: str
) -> None:
    code, out, err = _run(capsys, *argv)
    assert (code, out) == (2, "")
    assert err.startswith("tolok trace: ")
    assert said in err

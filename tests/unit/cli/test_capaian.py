"""`tolok capaian`: one pair, many pairs, and what it says when it cannot."""

from __future__ import annotations

import io
import json
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from tolok.cli import main


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    code = main(["capaian", *argv])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def as_json(
    capsys: pytest.CaptureFixture[str], target: str, realisasi: str, rule: str, *more: str
) -> dict[str, object]:
    code, out, err = run(
        capsys, f"--target={target}", f"--realisasi={realisasi}", "--rule", rule, "--format", "json", *more
    )
    assert (code, err) == (0, "")
    data: dict[str, object] = json.loads(out, parse_float=Decimal, parse_int=Decimal)
    assert list(data) == ["capaian", "kategori", "alasan"]
    return data


@pytest.mark.parametrize(
    ("target", "realisasi", "rule", "capaian", "kategori"),
    [
        ("80", "76", "naik", "95", "Sangat Tinggi"),
        ("7-8 bulan", "9 bulan", "rentang-turun", "87.5", "Tinggi"),
        ("7-8 bulan", "6,5 bulan", "rentang-turun", "107.1428571429", "Sangat Tinggi"),
        ("80-90%", "45%", "rentang-naik", "56.25", "Rendah"),
        ("10", "12", "turun-rasio", "83.3333333333", "Tinggi"),
        ("10", "25", "turun-lan", "-50", "Sangat Rendah"),
        ("548.000.000", "548.000.000", "tepat", "100", "Sangat Tinggi"),
        ("1,004,422,800", "502,211,400", "naik", "50", "Sangat Rendah"),
        ("5", "-5", "naik", "-100", "Sangat Rendah"),
        ("82,5", "0", "naik", "0", "Sangat Rendah"),
    ],
)
def test_json_holds_the_exact_number(
    capsys: pytest.CaptureFixture[str], target: str, realisasi: str, rule: str, capaian: str, kategori: str
) -> None:
    data = as_json(capsys, target, realisasi, rule)
    assert data["capaian"] == Decimal(capaian)
    assert data["kategori"] == kategori


@pytest.mark.parametrize(
    ("target", "realisasi", "rule", "words"),
    [
        ("0", "5", "naik", "tidak dapat dihitung"),
        ("10", "0", "turun-rasio", "tidak dapat dihitung"),
        ("7-8", "9", "naik", "rentang-naik"),
        ("10", "", "naik", "belum diisi"),
        ("10", "-", "turun-lan", "belum diisi"),
        ("", "5", "naik", "target belum diisi"),
    ],
)
def test_no_capaian_is_null_with_its_reason_and_exit_zero(
    capsys: pytest.CaptureFixture[str], target: str, realisasi: str, rule: str, words: str
) -> None:
    data = as_json(capsys, target, realisasi, rule)
    assert data["capaian"] is None
    assert data["kategori"] is None
    assert words in str(data["alasan"])


def test_reason_tells_that_a_separator_was_taken_as_thousands(capsys: pytest.CaptureFixture[str]) -> None:
    data = as_json(capsys, "1.250", "1.000", "naik")
    assert data["capaian"] == 80
    assert "«1.250» dibaca 1.250 (titik sebagai pemisah ribuan)" in str(data["alasan"])


def test_text_shows_number_category_and_reason(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--target", "82,5", "--realisasi", "80", "--rule", "naik")
    assert code == 0
    assert out.splitlines()[0] == "Capaian: 96,97% (Sangat Tinggi)"
    assert "realisasi 80 / target 82,5" in out
    _, out, _ = run(capsys, "--target", "0", "--realisasi", "80", "--rule", "naik")
    assert out.startswith("Capaian: tidak dapat dihitung\n")


def test_capaian_is_capped_only_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert as_json(capsys, "10", "30", "naik")["capaian"] == 300
    assert as_json(capsys, "10", "30", "naik", "--cap", "0..120")["capaian"] == 120
    assert as_json(capsys, "10", "30", "naik", "--cap", "0..112,5")["capaian"] == Decimal("112.5")


def test_category_follows_date_and_edge_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert as_json(capsys, "100", "90,5", "naik")["kategori"] == "Sangat Tinggi"
    assert as_json(capsys, "100", "90,5", "naik", "--edge", "ge")["kategori"] == "Tinggi"
    assert as_json(capsys, "100", "80", "naik", "--tanggal", "2008-12-31")["kategori"] == "Berhasil"


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["--target", "abc", "--realisasi", "5", "--rule", "naik"], "target «abc»"),
        (["--target", "5", "--realisasi", "7-8", "--rule", "naik"], "realisasi «7-8»"),
        (["--target", "82,5", "--realisasi", "95.56", "--rule", "naik"], "tanda desimal"),
        (["--target", "5", "--realisasi", "5", "--rule", "lurus"], "aturan «lurus»"),
        (["--target", "5", "--realisasi", "5"], "--rule belum diberikan"),
        ([], "--target"),
        (["--target", "5", "--realisasi", "5", "--rule", "naik", "--format", "xml"], "--format «xml»"),
        (["--target", "5", "--realisasi", "5", "--rule", "naik", "--cap", "120"], "--cap «120»"),
        (["--target", "5", "--realisasi", "5", "--rule", "naik", "--cap", "120..0"], "--cap «120..0»"),
        (["--target", "5", "--realisasi", "5", "--rule", "naik", "--edge", "x"], "--edge «x»"),
        (["--target", "5", "--realisasi", "5", "--rule", "naik", "--tanggal", "kemarin"], "--tanggal «kemarin»"),
        (["--target", "5", "--realisasi", "5", "--rule", "naik", "--tanggal", "1990-01-01"], "tidak ada skala"),
        (["--csv", "tidak-ada.csv"], "tidak dapat dibuka"),
        (["--csv", "x.csv", "--target", "5"], "pilih salah satu"),
    ],
)
def test_what_cannot_be_used_is_refused_with_exit_two(
    capsys: pytest.CaptureFixture[str], argv: list[str], words: str
) -> None:
    code, out, err = run(capsys, *argv)
    assert (code, out) == (2, "")
    assert words in err
    assert err.startswith("tolok capaian: ")


MANY = """Target;Realisasi;Rule;Catatan
82,5;80;naik;ya

7-8 bulan;9;rentang-turun;
abc;5;naik;bukan angka
0;5;naik;
10;;naik;
5;5;lurus;
5;5
"""


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_computes_good_lines_and_explains_bad_ones(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, separator: str, encoding: str
) -> None:
    path = tmp_path / "data.csv"
    path.write_text(MANY.replace(";", separator), encoding)
    code, out, err = run(capsys, "--csv", str(path), "--format", "json")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [item["capaian"] for item in found] == [96.9696969697, 87.5, None, None, None, None, None]
    assert all(list(item) == ["capaian", "kategori", "alasan"] for item in found)
    assert "Baris 5: target «abc»" in found[2]["alasan"]
    assert "Baris 8: aturan «lurus»" in found[5]["alasan"]
    assert "kolom rule kosong" in found[6]["alasan"]
    assert "3 baris tidak terbaca" in err


def test_csv_output_keeps_the_columns_of_the_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text('kode,target,realisasi,rule\nA1,"82,5",80,naik\n', "utf-8")
    code, out, _ = run(capsys, "--csv", str(path))
    header, line = out.splitlines()
    assert code == 0
    assert header == "kode,target,realisasi,rule,capaian,kategori,alasan"
    assert line.startswith('A1,"82,5",80,naik,96.9696969697,Sangat Tinggi,')


def test_csv_with_an_unquoted_decimal_comma_says_how_to_write_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "data.csv"
    path.write_text("target,realisasi,rule\n82,5,80,naik\n", "utf-8")
    _, out, _ = run(capsys, "--csv", str(path), "--format", "json")
    assert "titik koma" in json.loads(out)["alasan"]


def test_csv_without_a_rule_column_takes_the_rule_and_cap_given(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "data.csv"
    path.write_text("target;realisasi\n10;30\n", "utf-8")
    code, out, _ = run(capsys, "--csv", str(path), "--rule", "naik", "--cap", "0..120", "--format", "json")
    assert (code, json.loads(out)["capaian"]) == (0, 120)
    assert run(capsys, "--csv", str(path))[0] == 2


def test_csv_is_read_from_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"target;realisasi;rule\n4;2;naik\n")))
    _, out, _ = run(capsys, "--csv", "-", "--format", "json")
    assert json.loads(out)["capaian"] == 50


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "kosong"),
        (b"\n \n", "kosong"),
        (b"a;b\n1;2\n", "kolom target dan realisasi tidak ada"),
        (b"target;realisasi;target;rule\n1;2;3;naik\n", "tertulis dua kali"),
        (b"target;realisasi;rule\n1;2;\xff\xfe\xe9\n", "UTF-8"),
        (b"target;realisasi;rule\n" + b'"' + b"9" * 200_000 + b'";1;naik\n', "bukan CSV"),
    ],
)
def test_file_that_is_no_table_of_pairs_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes(content)
    code, _, err = run(capsys, "--csv", str(path))
    assert code == 2
    assert words in err

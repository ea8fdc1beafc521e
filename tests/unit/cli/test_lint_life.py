"""`tolok lint`: what an office chooses, sets aside and mends, and several decrees side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.example import example_decree
from tolok.cli import main
from tolok.core.catalogue import to_data
from tolok.core.lint import fingerprint_of, lint
from tolok.reading import read_decree

PLAIN: dict[str, Any] = {"indikator": "Jumlah aula", "formula": {"pembilang": "Jumlah aula"}}
BLANK: dict[str, Any] = {"indikator": "Jumlah kursi"}
SETTINGS = '[lint]\npilih = ["FRM010", "SMB010", "DOK010", "KTR"]\n'
LABELS = [{"label": "KESATU", "isi": "a"}, {"label": "KETIGA", "isi": "b"}]

Capture = pytest.CaptureFixture[str]


def write(folder: Path, name: str, **data: Any) -> str:
    path = folder / name
    path.write_text(json.dumps(to_data(example_decree(data)), ensure_ascii=False), "utf-8")
    return str(path)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with settings, and decrees a folder below."""
    (tmp_path / "tolok.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "2025").mkdir()
    return tmp_path / "2025"


def found(capsys: Capture) -> list[str]:
    return [one["kode"] for one in json.loads(capsys.readouterr().out)["temuan"]]


def test_settings_are_found_above_the_file_and_options_narrow_them(office: Path, capsys: Capture) -> None:
    name = write(office, "a.json", baris=[BLANK])
    main(["lint", name, "--format", "json"])
    assert found(capsys) == ["FRM010", "SMB010"]
    main(["lint", name, "--format", "json", "--select", "sumber_data,TJB010"])
    chosen = found(capsys)
    assert {"SMB010", "TJB010"} <= set(chosen) and all(code[:3] in ("SMB", "TJB") for code in chosen)
    main(["lint", name, "--format", "json", "--ignore", "FRM", "--ignore", "missing-source"])
    assert found(capsys) == []


def test_named_settings_go_before_those_above_the_file(office: Path, tmp_path: Path, capsys: Capture) -> None:
    other = tmp_path / "lain.toml"
    other.write_text('[lint]\npilih = ["SMB010"]\n[lint.tingkat]\nSMB010 = "kesalahan"\n', "utf-8")
    assert main(["lint", write(office, "a.json", baris=[BLANK]), "--format", "json", "--config", str(other)]) == 1
    assert found(capsys) == ["SMB010"]


@pytest.mark.parametrize("arguments", [["--select", "FRM011"], ["--config", "tidak-ada.toml"], ["--ignore", "sumber"]])
def test_unknown_rules_and_settings_exit_2_with_a_message(office: Path, capsys: Capture, arguments: list[str]) -> None:
    assert main(["lint", write(office, "a.json", baris=[PLAIN]), *arguments]) == 2
    err = capsys.readouterr().err
    assert err.startswith("tolok lint: ") and "Traceback" not in err and len(err.splitlines()) == 1


def test_broken_settings_exit_2_and_name_the_file(office: Path, capsys: Capture) -> None:
    settings = office / "tolok.toml"
    settings.write_bytes(b"\xff\xfe")
    assert main(["lint", write(office, "a.json", baris=[PLAIN])]) == 2
    assert f"{settings}: bukan teks UTF-8" in capsys.readouterr().err


def test_set_aside_is_written_shown_with_its_reason_and_no_longer_counts(office: Path, capsys: Capture) -> None:
    name = write(office, "a.json", baris=[BLANK])
    decree = example_decree({"baris": [BLANK]})
    mark = fingerprint_of(decree, next(one for one in lint(decree) if one.code == "FRM010"))
    assert main(["lint", name, "--marks"]) == 1
    assert f"[jejak {mark}]" in " ".join(capsys.readouterr().out.split())
    assert main(["lint", name, "--set-aside", mark[:8], "--reason", 'Kata "lama"', "--by", "Siti"]) == 0
    assert "FRM010 di jabatan Seksi Contoh, baris 1" in capsys.readouterr().out
    settings = (office.parent / "tolok.toml").read_text("utf-8")
    assert settings.startswith(SETTINGS) and settings.count("[[kesampingkan]]") == 1
    assert main(["lint", name]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert 'Dikesampingkan kesalahan jabatan Seksi Contoh, baris 1, kolom formula (FRM010): Kata "lama" (Siti, ' in out
    assert "0 kesalahan, 1 peringatan, 0 catatan dalam 1 berkas (1 dikesampingkan)" in out


def test_lapsed_set_aside_is_told(office: Path, capsys: Capture) -> None:
    entry = 'kode = "FRM010"\njejak = "00"\nalasan = "Sudah lama"\noleh = "Siti"\ntanggal = 2025-01-02\n'
    (office.parent / "tolok.toml").write_text(f"{SETTINGS}\n[[kesampingkan]]\n{entry}", "utf-8")
    assert main(["lint", write(office, "a.json", baris=[BLANK])]) == 1
    assert "FRM010 tidak lagi dikesampingkan («Sudah lama», Siti, 2025-01-02)" in capsys.readouterr().err


def test_settings_are_made_beside_the_decree_where_there_are_none(tmp_path: Path, capsys: Capture) -> None:
    name = write(tmp_path, "a.json", baris=[BLANK])
    decree = example_decree({"baris": [BLANK]})
    mark = fingerprint_of(decree, next(one for one in lint(decree) if one.code == "FRM010"))
    assert main(["lint", name, "--set-aside", mark, "--reason", "Lama", "--by", "Siti"]) == 0
    assert 'kode = "FRM010"' in (tmp_path / "tolok.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--set-aside", "ffffffff", "--reason", "x", "--by", "y"], "tidak ada temuan dengan jejak itu"),
        (["--set-aside", "a", "--reason", "x", "--by", "y"], "paling sedikit 6 huruf"),
        (["--reason", "x"], "hanya bersama --set-aside"),
        (["--set-aside", "{mark}", "--by", "y"], "dikesampingkan tanpa alasan"),
        (["--set-aside", "{mark}", "--reason", "x"], "dikesampingkan tanpa nama"),
    ],
)
def test_set_aside_that_says_too_little_is_refused_and_nothing_written(
    office: Path, capsys: Capture, arguments: list[str], words: str
) -> None:
    decree = example_decree({"baris": [BLANK]})
    mark = fingerprint_of(decree, next(one for one in lint(decree) if one.code == "FRM010"))
    given = [argument.format(mark=mark) for argument in arguments]
    assert main(["lint", write(office, "a.json", baris=[BLANK]), *given]) == 2
    assert words in capsys.readouterr().err
    assert (office.parent / "tolok.toml").read_text("utf-8") == SETTINGS


def test_fix_shows_before_and_after_and_writes_the_catalogue_only(office: Path, capsys: Capture) -> None:
    name = write(office, "a.json", diktum=LABELS, baris=[PLAIN | {"sumber_data": ["Kartu"]}])
    source = Path(name).read_bytes()
    assert main(["lint", name]) == 1
    assert "dapat diperbaiki dengan pasti: tolok lint --fix" in capsys.readouterr().out
    assert main(["lint", name, "--fix"]) == 0
    shown = capsys.readouterr().out
    assert "kolom diktum 2 (DOK010)\n    - KETIGA\n    + KEDUA\n1 perbaikan pasti" in shown
    assert sorted(path.name for path in office.iterdir()) == ["a.json"]
    for output in ("hasil.yaml", "hasil.json", "hasil.xlsx"):
        assert main(["lint", name, "--fix", "-o", str(office / output)]) == 0
        mended = read_decree((office / output).read_bytes(), output).keputusan
        assert [one.label for one in mended.diktum] == ["KESATU", "KEDUA"]
    assert Path(name).read_bytes() == source
    assert main(["lint", str(office / "hasil.yaml")]) == 0


def test_fix_leaves_what_was_set_aside(office: Path, capsys: Capture) -> None:
    name = write(office, "a.json", diktum=LABELS)
    decree = example_decree({"diktum": LABELS})
    mark = fingerprint_of(decree, next(one for one in lint(decree) if one.code == "DOK010"))
    main(["lint", name, "--set-aside", mark, "--reason", "Sudah diundangkan", "--by", "Siti"])
    capsys.readouterr()
    assert main(["lint", name, "--fix"]) == 0
    assert "0 perbaikan pasti" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "x.yaml"], "-o hanya bersama --fix"),
        (["--fix", "-o", "{folder}/x.docx"], "naskah keputusan tidak ditulis"),
        (["--fix", "-o", "{folder}/ada.yaml"], "sudah ada. Pilih nama lain, atau tambahkan --force"),
        (["--fix", "-o", "{folder}/a.json", "--force"], "adalah naskahnya sendiri"),
        (["--fix", "-o", "{folder}/tidak/ada.yaml"], "tidak ada. Buat foldernya"),
        (["--fix", "--format", "json"], "jalankan satu per satu"),
        (["{folder}/a.json", "--fix"], "--fix hanya untuk satu berkas"),
    ],
)
def test_fix_refuses_what_would_overwrite_or_go_nowhere(
    office: Path, capsys: Capture, arguments: list[str], words: str
) -> None:
    (office / "ada.yaml").write_text("ada", "utf-8")
    name = write(office, "a.json", diktum=LABELS)
    before = {path.name: path.read_bytes() for path in office.iterdir()}
    assert main(["lint", name, *(one.format(folder=office) for one in arguments)]) == 2
    assert words in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in office.iterdir()} == before


def test_force_overwrites_the_earlier_result(office: Path) -> None:
    (office / "ada.yaml").write_text("ada", "utf-8")
    name = write(office, "a.json", diktum=LABELS)
    assert main(["lint", name, "--fix", "-o", str(office / "ada.yaml"), "--force"]) == 0
    assert "KEDUA" in (office / "ada.yaml").read_text("utf-8")


def test_office_compares_the_decrees_and_tells_in_which_one_to_mend(office: Path, capsys: Capture) -> None:
    camat = {"nama": "Camat", "baris": [{**PLAIN, "indikator": "Jumlah konflik"}]}
    kasi = {"nama": "Kasi Umum", "baris": [PLAIN]}
    iku = write(office, "iku.json", jenis="IKU", tanggal="2025-01-06", jabatan=[camat], instansi="Kecamatan Dau")
    iki = write(office, "iki.json", jenis="IKI", tanggal="2025-02-03", jabatan=[kasi], instansi="Kecamatan Wagir")
    main(["lint", iku, iki, "--format", "json", "--select", "KTR010"])
    assert found(capsys) == []
    main(["lint", iku, iki, "--format", "json", "--select", "KTR010", "--office"])
    shown = capsys.readouterr()
    (one,) = json.loads(shown.out)["temuan"]
    assert (one["kode"], one["baris"]) == ("KTR010", 1)
    assert one["lokasi"].startswith(f"{iku}: jabatan Camat")
    assert "instansi yang berbeda: «Kecamatan Dau», «Kecamatan Wagir»" in shown.err

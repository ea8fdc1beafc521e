from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from tolok.cli.main import main

KEYS = ["teks", "teks_asli", "jenis", "pembilang", "penyebut", "pengali", "arah", "satuan"]


def run(capsys, *argv: str) -> tuple[int, str, str]:
    code = main(["formula", *argv])
    out, err = capsys.readouterr()
    return code, out, err


def test_json_of_one_sentence_has_the_eight_keys_in_order(capsys):
    code, out, _ = run(capsys, "Jumlah pos aktif dibagi jumlah pos dikali 100%", "--format", "json")
    data = json.loads(out)
    assert code == 0
    assert list(data) == KEYS
    assert data["pembilang"] == "Jumlah pos aktif"
    assert (data["pengali"], data["satuan"], data["arah"]) == (100, "persen", "naik")


def test_text_explains_in_indonesian_and_prints_the_sentence_back(capsys):
    code, out, _ = run(capsys, "(Jumlah pos aktif / Jumlah pos) x 100%")
    assert code == 0
    assert "Jumlah pos aktif dibagi Jumlah pos dikali 100%" in out
    assert "rasio" in out and "persen" in out


def test_a_file_gives_one_object_for_each_line_that_is_not_blank(capsys, tmp_path):
    path = tmp_path / "rumus.txt"
    path.write_text("Jumlah KTP terbit\r\n\n   \n-\nMelakukan rapat\na\u2028b dibagi c\nx 100%", encoding="utf-8-sig")
    code, out, _ = run(capsys, "--file", str(path))
    objects = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [o["jenis"] for o in objects][:3] == ["count", "missing", "narrative"]
    assert len(objects) == 5
    assert all(list(o) == KEYS for o in objects)


def test_standard_input_is_read_with_a_dash(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Data arsip\nx 100%\n"), encoding="utf-8"))
    code, out, _ = run(capsys, "--file", "-", "--indikator", "Tersedianya data arsip")
    assert code == 0
    assert [json.loads(line)["jenis"] for line in out.splitlines()] == ["narrative", "missing"]


def test_the_wording_of_the_indicator_decides_between_count_and_narrative(capsys):
    kinds = []
    for indikator in ("Jumlah data arsip", "Tersedianya data arsip"):
        _, out, _ = run(capsys, "Data arsip", "--indikator", indikator, "--format", "json")
        kinds.append(json.loads(out)["jenis"])
    assert kinds == ["count", "narrative"]


def test_an_empty_sentence_is_missing_and_no_mistake(capsys):
    code, out, _ = run(capsys, "", "--format", "json")
    assert (code, json.loads(out)["jenis"]) == (0, "missing")


@pytest.mark.parametrize("argv", [[], ["Jumlah a", "--file", "x"]])
def test_neither_or_both_of_sentence_and_file_cannot_run(capsys, argv):
    code, out, err = run(capsys, *argv)
    assert (code, out) == (2, "")
    assert "--file" in err


def test_an_unreadable_file_says_why_and_exits_2(capsys, tmp_path):
    latin = tmp_path / "lama.txt"
    latin.write_bytes("25 × Jumlah".encode("latin-1"))
    for name, reason in ((str(tmp_path / "tiada"), "tidak ada"), (str(tmp_path), "folder"), (str(latin), "UTF-8")):
        code, out, err = run(capsys, "--file", name)
        assert (code, out) == (2, "")
        assert reason in err and "Traceback" not in err


def test_a_tree_with_mixed_units_is_pointed_out(capsys):
    _, out, _ = run(capsys, "Persentase kehadiran ditambah jumlah rapat")
    assert "samakan satuannya" in out


def test_the_verb_loads_neither_django_nor_an_engine():
    code = (
        "import sys; from tolok.cli.main import main; main(['formula', 'Jumlah a']); "
        "bad = {'django', 'ibis', 'duckdb', 'yaml'} & set(sys.modules); sys.exit(f'loaded: {bad}' if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_doubtful_sentence_shows_its_place_and_the_readings_with_the_chosen_one_first(capsys):
    teks = "Jumlah a + Jumlah b / Jumlah c x 100%"
    _, out, _ = run(capsys, teks)
    assert "Ragu" in out and "huruf ke-1" in out
    assert out.index("dipilih : (Jumlah a ditambah Jumlah b) dibagi Jumlah c") < out.index(
        "atau    : Jumlah a ditambah"
    )
    _, out, _ = run(capsys, teks, "--format", "json", "--keraguan")
    (doubt,) = json.loads(out)["keraguan"]
    assert (doubt["jenis"], doubt["mulai"], len(doubt["bacaan"])) == ("precedence", 0, 2)


def test_a_sentence_that_is_no_formula_tells_the_reason_and_the_words(capsys):
    _, out, _ = run(capsys, "Melaksanakan rapat bulanan", "--indikator", "Terlaksananya rapat")
    assert "Alasan" in out and "«Melaksanakan»" in out and "kegiatan" in out

"""The engine: order, wording, speed, and what it does with decrees that hold little."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.support.example import example_decree
from tolok.core.catalogue import Asal, Baris, FormulaText, Jabatan, Keputusan
from tolok.core.lint import Selection, Severity, find_rule, lint, rule_files, similar_rules
from tolok.core.lint.engine import MESSAGE_LIMIT, fill, shorten

FEW = Selection(frozenset({"DOK010", "FRM010", "IND010", "SMB010", "TJB010"}))
"""Rules that these tests speak of; whatever others there are stays out."""

BLANK_ROW: dict[str, Any] = {"indikator": "Tersedianya aula", "sumber_data": ["-"]}
FULL_ROW: dict[str, Any] = {
    "indikator": "Jumlah aula", "formula": {"pembilang": "Jumlah aula"}, "sumber_data": ["Kartu aset"],
    "penanggung_jawab": ["Sekretaris"],
}  # fmt: skip


def two_jabatan() -> Keputusan:
    rows = [FULL_ROW, BLANK_ROW]
    data = {"jabatan": [{"nama": "Sekretaris", "baris": rows}, {"nama": "Camat", "baris": rows}]}
    return example_decree({**data, "diktum": [{"label": "KEDUA"}]})


def test_empty_decree_has_no_findings() -> None:
    assert lint(Keputusan()) == ()


def test_findings_stand_in_the_order_of_the_decree_and_then_by_code() -> None:
    found = [(f.location.jabatan, f.location.baris, f.code) for f in lint(two_jabatan(), selection=FEW)]
    assert found == [
        (None, None, "DOK010"),
        ("Sekretaris", 2, "FRM010"), ("Sekretaris", 2, "IND010"), ("Sekretaris", 2, "SMB010"),
        ("Sekretaris", 2, "TJB010"), ("Camat", 2, "FRM010"), ("Camat", 2, "IND010"), ("Camat", 2, "SMB010"),
        ("Camat", 2, "TJB010"),
    ]  # fmt: skip


def test_finding_carries_the_line_of_its_cell() -> None:
    full = Baris(indikator="Jumlah aula", formula=FormulaText("Jumlah aula", "Jumlah aula", "count"))
    blank = Baris(indikator="Jumlah kursi", asal={"indikator": Asal(baris=41)})
    decree = Keputusan(jabatan=(Jabatan("Camat", baris=(full, full, blank)),))
    assert [f.location.line for f in lint(decree) if f.name == "missing-formula"] == [41]


def test_long_words_are_shortened_only_inside_quotes() -> None:
    message = fill("Baris 1: «{a}» {b}; tulis ulang (FRM010)", {"a": "kata " * 80, "b": "tetap utuh"})
    assert len(message) <= MESSAGE_LIMIT
    assert "tetap utuh; tulis ulang (FRM010)" in message
    assert " … " in message


def test_shortened_phrases_keep_the_end_that_sets_them_apart() -> None:
    assert shorten("Jumlah surat masuk dan surat keluar yang diarsip", 32) == "Jumlah surat … yang diarsip"
    assert shorten("pendek", 32) == "pendek"


def test_braces_in_a_decree_are_no_places() -> None:
    assert fill("«{a}»", {"a": "\\frac{x}{a}"}) == "«\\frac{x}{a}»"


def test_decree_of_150_rows_is_linted_without_hanging() -> None:
    row = {**FULL_ROW, "formula": {"pembilang": "Jumlah aula yang baik", "penyebut": "Jumlah aula", "pengali": 100}}
    jabatan = [{"nama": f"Seksi {n}", "tugas": ["menjaga Kecamatan Dau"] * 10, "baris": [row] * 10} for n in range(15)]
    decree = example_decree({"instansi": "Kecamatan Karangploso", "jabatan": jabatan})
    rule_files()
    start = time.perf_counter()
    lint(decree)
    assert time.perf_counter() - start < 8  # a guard against hanging, not a measurement


@pytest.mark.parametrize("key", ["FRM030", "frm030", "inverted-ratio", "Inverted_Ratio"])
def test_rule_is_found_by_code_or_name_in_any_spelling(key: str) -> None:
    found = find_rule(key)
    assert found is not None
    assert found.rule.code == "FRM030"


def test_unknown_rule_is_not_found_but_its_neighbours_are() -> None:
    assert find_rule("inverted-rate") is None
    assert similar_rules("inverted-rate")[0].rule.code == "FRM030"


def test_selection_turns_rules_off_and_weighs_findings_anew() -> None:
    chosen = Selection(never=frozenset({"FRM010"}), levels={"SMB010": Severity.ERROR})
    found = {f.code: f.severity for f in lint(two_jabatan(), selection=chosen)}
    assert "FRM010" not in found
    assert found["SMB010"] is Severity.ERROR
    assert found["TJB010"] is Severity.ERROR

"""Findings as JSON and SARIF: keys, suppressions, fixes; SARIF against the schema of the standard."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.support.example import example_decree
from tolok.core.catalogue import Asal, Keputusan
from tolok.core.kernel.location import Location
from tolok.core.lint import Finding, Mend, Selection, SetAside, Severity, lint, rule_files, sort_findings
from tolok.core.lint.forms import FINGERPRINT, Examined, finding_data, findings_data, sarif_data
from tolok.core.lint.set_aside import fingerprint_of

SCHEMA = json.loads((Path(__file__).parents[3] / "support" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
CHOSEN = Selection(frozenset({"FRM010", "SMB010"}))


def decree() -> Keputusan:
    rows: list[dict[str, Any]] = [
        {"indikator": "Jumlah aula", "formula": {"pembilang": "Jumlah aula"}, "sumber_data": ["Kartu aset"]},
        {"indikator": "Jumlah kursi"},
    ]
    made = example_decree({"baris": rows})
    (jabatan,) = made.jabatan
    placed = replace(jabatan.baris[1], asal={"indikator": Asal(baris=41)})
    return replace(made, jabatan=(replace(jabatan, baris=(jabatan.baris[0], placed)),))


def examined(*set_asides: SetAside, name: str = "a b.txt", lines: tuple[str, ...] = ()) -> Examined:
    found = lint(decree(), selection=CHOSEN)
    return Examined(name, decree(), sort_findings(decree(), found, set_asides), lines)


def aside_of(finding: Finding) -> SetAside:
    mark = fingerprint_of(decree(), finding)
    return SetAside(finding.code, mark, "Dihapus tahun depan", "Siti", date(2026, 1, 31), "baris 2")


def sarif(*given: Examined) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(json.dumps(sarif_data(given, version="1.2.3")))
    jsonschema.validate(
        log, SCHEMA, jsonschema.Draft4Validator, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER
    )
    return log


def test_json_form_has_the_published_keys_in_order() -> None:
    finding = lint(decree(), selection=CHOSEN)[0]
    data = finding_data(finding, fingerprint="ab12")
    assert list(data) == [
        "kode", "nama", "tingkat", "jabatan", "baris", "kolom", "lokasi", "pesan", "bukti", "jejak", "perbaikan",
    ]  # fmt: skip
    assert data["lokasi"] == "jabatan Seksi Contoh, baris 2, kolom formula, brs. berkas 41"
    assert finding_data(finding, "iku.txt")["lokasi"].startswith("iku.txt: jabatan Seksi Contoh")


def test_json_tells_findings_set_aside_and_lapsed_apart() -> None:
    blank, source = lint(decree(), selection=CHOSEN)
    gone = SetAside("FRM040", "0" * 16, "Sudah lama", "Siti", date(2025, 1, 2))
    data = findings_data([examined(aside_of(source), gone)], is_named=False)
    assert [one["kode"] for one in data["temuan"]] == [blank.code]
    assert data["temuan"][0]["jejak"] == fingerprint_of(decree(), blank)
    (aside,) = data["dikesampingkan"]
    assert (aside["kode"], aside["alasan"], aside["oleh"], aside["tanggal"]) == (
        "SMB010", "Dihapus tahun depan", "Siti", "2026-01-31",
    )  # fmt: skip
    assert [one["kode"] for one in data["gugur"]] == ["FRM040"]


def test_what_one_of_several_decrees_still_uses_has_not_lapsed() -> None:
    _, source = lint(decree(), selection=CHOSEN)
    other = Examined("b.txt", Keputusan(), sort_findings(Keputusan(), (), [aside_of(source)]))
    assert other.found.lapsed
    assert findings_data([examined(aside_of(source)), other], is_named=True)["gugur"] == []


def test_sarif_of_all_rules_is_valid_and_rules_are_found_by_their_index() -> None:
    log = sarif(examined())
    rules, results = log["runs"][0]["tool"]["driver"]["rules"], log["runs"][0]["results"]
    assert len(rules) == len(rule_files())
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
    assert all("## Cara memperbaiki" in rule["help"]["markdown"] for rule in rules)
    places = [result["locations"][0]["physicalLocation"] for result in results]
    assert {"artifactLocation": {"uri": "a%20b.txt"}, "region": {"startLine": 41}} in places
    assert all(len(result["partialFingerprints"][FINGERPRINT]) == 16 for result in results)
    assert all("suppressions" not in result for result in results)


def test_sarif_without_findings_is_valid() -> None:
    empty = Examined("a.pdf", Keputusan(), sort_findings(Keputusan(), (), ()))
    assert sarif(empty)["runs"][0]["results"] == []


def test_sarif_suppresses_what_was_set_aside_with_its_reason_and_says_that_the_rest_is_not() -> None:
    _, source = lint(decree(), selection=CHOSEN)
    results = {one["ruleId"]: one for one in sarif(examined(aside_of(source)))["runs"][0]["results"]}
    assert results["FRM010"]["suppressions"] == []
    (suppression,) = results["SMB010"]["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == "Dihapus tahun depan"
    assert suppression["properties"]["oleh"] == "Siti"


@pytest.mark.parametrize(
    ("line", "region"),
    [
        ("KELIMA  : Berlaku surut", {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 7}),
        ("KEENAM  : Berlaku surut", None),
        ("KELIMA atau KELIMA", None),
    ],
    ids=["whole in its line", "not in its line", "twice in its line"],
)
def test_sarif_fixes_only_words_that_stand_once_in_their_line(line: str, region: dict[str, int] | None) -> None:
    made = example_decree({"diktum": [{"label": "KELIMA"}]})
    made = replace(made, asal={"diktum/0": Asal(baris=3)})
    mend = Mend("diktum/0/label", "KELIMA", "KEDUA")
    finding = Finding("DOK010", "dictum-skipped", Severity.ERROR, Location(), "Diktum: a; b (DOK010)", "", (mend,))
    given = Examined("iku.txt", made, sort_findings(made, (finding,), ()), ("a", "b", line))
    (result,) = sarif(given)["runs"][0]["results"]
    assert result["properties"]["perbaikan"] == [{"isian": mend.path, "sebelum": "KELIMA", "sesudah": "KEDUA"}]
    fixes = [one["artifactChanges"][0]["replacements"][0] for one in result.get("fixes", ())]
    expected = [{"deletedRegion": region, "insertedContent": {"text": "KEDUA"}}] if region else []
    assert fixes == expected

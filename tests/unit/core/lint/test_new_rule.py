"""`make new-rule`: two files and the code noted as given, refused where code or name do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import new_rule


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "a" / "b" / "c" / "d" / "rules"
    (folder / "formula").mkdir(parents=True)
    (folder / "formula" / "__init__.py").touch()
    (folder / "formula" / "FRM010_missing_formula.py").touch()
    codes = "# Every code.\nFRM010: {name: missing-formula}\nFRM800: {name: gone-rule, retired: 0.9.0}\n"
    (folder.parent / "codes.yaml").write_text(codes, "utf-8")
    monkeypatch.setattr(new_rule, "RULES", folder)
    return folder


def make(group: str, code: str, name: str) -> int:
    return new_rule.main(["--group", group, "--code", code, "--name", name])


def test_new_rule_writes_rule_and_page(rules: Path) -> None:
    assert make("formula", "FRM090", "too-odd") == 0
    assert 'Rule("FRM090", "too-odd"' in (rules / "formula" / "FRM090_too_odd.py").read_text("utf-8")
    assert (rules / "formula" / "FRM090_too_odd.md").read_text("utf-8").startswith("# FRM090: ")


def test_new_rule_notes_its_code_in_order_among_those_given(rules: Path) -> None:
    assert make("formula", "FRM090", "too-odd") == 0
    lines = (rules.parent / "codes.yaml").read_text("utf-8").splitlines()
    assert [line[:6] for line in lines[1:]] == ["FRM010", "FRM090", "FRM800"]
    assert lines[2] == "FRM090: {name: too-odd}"


def test_rule_over_the_whole_office_is_given_its_own_form(rules: Path) -> None:
    (rules / "kantor").mkdir()
    (rules / "kantor" / "__init__.py").touch()
    assert make("kantor", "KTR900", "too-odd") == 0
    assert 'OfficeRule("KTR900", "too-odd"' in (rules / "kantor" / "KTR900_too_odd.py").read_text("utf-8")


@pytest.mark.parametrize(
    ("group", "code", "name"),
    [
        ("other", "FRM090", "too-odd"),
        ("formula", "FRM9", "too-odd"),
        ("formula", "FRM090", "Too Odd"),
        ("formula", "FRM010", "too-odd"),
        ("formula", "FRM090", "missing-formula"),
        ("formula", "IND090", "too-odd"),
        ("formula", "FRM800", "too-odd"),
        ("formula", "FRM090", "gone-rule"),
    ],
)
def test_new_rule_that_does_not_fit_is_refused(rules: Path, group: str, code: str, name: str) -> None:
    assert make(group, code, name) == 2
    assert len(list((rules / "formula").iterdir())) == 2

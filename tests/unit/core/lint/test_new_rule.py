"""`make new-rule`: two files and nothing else, refused where code or name do not fit."""

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
    monkeypatch.setattr(new_rule, "RULES", folder)
    return folder


def make(group: str, code: str, name: str) -> int:
    return new_rule.main(["--group", group, "--code", code, "--name", name])


def test_new_rule_writes_rule_and_page(rules: Path) -> None:
    assert make("formula", "FRM090", "too-odd") == 0
    assert 'Rule("FRM090", "too-odd"' in (rules / "formula" / "FRM090_too_odd.py").read_text("utf-8")
    assert (rules / "formula" / "FRM090_too_odd.md").read_text("utf-8").startswith("# FRM090: ")


@pytest.mark.parametrize(
    ("group", "code", "name"),
    [
        ("other", "FRM090", "too-odd"),
        ("formula", "FRM9", "too-odd"),
        ("formula", "FRM090", "Too Odd"),
        ("formula", "FRM010", "too-odd"),
        ("formula", "FRM090", "missing-formula"),
        ("formula", "IND090", "too-odd"),
    ],
)
def test_new_rule_that_does_not_fit_is_refused(rules: Path, group: str, code: str, name: str) -> None:
    assert make(group, code, name) == 2
    assert len(list((rules / "formula").iterdir())) == 2

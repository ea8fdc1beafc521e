"""`tolok explain`: a rule's page, the list, and a hint for what is unknown."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tolok.cli import main
from tolok.core.lint import rule_files


@pytest.mark.parametrize("key", ["FRM020", "numerator-equals-denominator"])
def test_code_or_name_prints_the_page(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", key]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# FRM020: Pembilang sama dengan penyebut")
    assert "## Cara memperbaiki" in out


def test_without_argument_all_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    out = capsys.readouterr().out
    assert all(item.rule.code in out and item.rule.title in out for item in rule_files())


def test_unknown_rule_exits_2_with_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "inverted"]) == 2
    err = capsys.readouterr().err
    assert "«inverted» tidak dikenal" in err
    assert "FRM030" in err


def test_word_like_no_rule_points_to_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "zzzzqq"]) == 2
    assert "daftar aturan: tolok explain" in capsys.readouterr().err


def test_neither_lint_nor_explain_loads_django() -> None:
    code = (
        "import sys; from tolok.cli import main; main(['explain', 'FRM010']);"
        "import tolok.cli.verbs.lint; print('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("False")

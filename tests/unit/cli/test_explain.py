"""`tolok explain`: a rule's page, the list, and a hint for what is unknown."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tolok.cli import main
from tolok.cli.verbs import explain
from tolok.core.lint import rule_files
from tolok.core.lint.codes import GivenCode


@pytest.mark.parametrize("key", ["FRM020", "numerator-equals-denominator"])
def test_code_or_name_prints_the_page(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", key]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# FRM020: Pembilang sama dengan penyebut")
    assert "## Cara memperbaiki" in out


def test_page_closes_with_level_version_and_basis_with_its_certainty(capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", "KTR110"])
    last = capsys.readouterr().out.rstrip().splitlines()[-1]
    assert last.startswith("Tingkat: peringatan; sejak tolok 0.1.0; ")
    assert last.endswith("dasar: PermenPANRB 88/2021 (periksa di JDIH).")


@pytest.mark.parametrize("key", ["KTR", "kantor"])
def test_group_is_listed_by_its_letters_or_its_name(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", key]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("KTR010  iku-not-carried")
    assert not any(line.startswith("FRM") for line in lines)


def test_retired_rule_is_told_with_what_took_over(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(explain, "find_retired", lambda _: GivenCode("FRM999", "gone", "0.9.0", "FRM040"))
    assert main(["explain", "FRM999"]) == 2
    assert "FRM999 (gone) tidak ada lagi sejak tolok 0.9.0; penggantinya FRM040" in capsys.readouterr().err


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

"""The words in which a command line is refused."""

from __future__ import annotations

import pytest

from tolok.cli.main import main


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read"], "belum diisi:"),
        (["capaian", "--target", "10", "--realisasi", "-5%", "--rule", "naik"], "--realisasi=-5"),
        (["read", "a.txt", "--terbang"], "tidak dikenal: «--terbang»"),
        (["formula", "a", "--format"], "--format memerlukan nilai"),
    ],
)
def test_refusal_is_indonesian_and_says_what_to_do(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    told = capsys.readouterr().err
    assert stop.value.code == 2
    assert words in told
    assert told.count("\n") == 1


def test_help_of_a_verb_is_indonesian(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["capaian", "--help"])
    told = capsys.readouterr().out
    assert told.startswith("pemakaian: tolok capaian")
    assert "pilihan:" in told
    assert "usage" not in told

"""Whole decrees that no rule was written for: careful ones stay silent, planted faults are found where an inspector
would want them. Floors rise with the rules, never fall."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tolok.core.lint import Finding, Severity, lint
from tolok.reading import read_decree

FOLDER = Path(__file__).with_name("unseen")
WANTED: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "harapan.yaml").read_text("utf-8"))
CAREFUL = [name for name, wanted in WANTED.items() if wanted.get("cermat")]
FAULTY = [name for name in WANTED if name not in CAREFUL]
RECALL, PRECISION, RECALL_OF_EACH = 0.96, 0.98, 0.8


@cache
def said(name: str) -> tuple[Finding, ...]:
    """The errors and warnings in one decree."""
    found = lint(read_decree((FOLDER / f"{name}.txt").read_bytes(), f"{name}.txt").keputusan)
    return tuple(finding for finding in found if finding.severity is not Severity.INFO)


def is_meant(wanted: str, finding: Finding) -> bool:
    rule, jabatan, place = ([part.strip() for part in wanted.split("@")] + ["", ""])[:3]
    at = finding.location
    if finding.name != rule or jabatan.casefold() not in (at.jabatan or "").casefold():
        return False
    return not place or (at.nomor == int(place[1:]) if place.startswith("#") else at.baris == int(place))


def missed(name: str) -> list[str]:
    return [one for one in WANTED[name].get("harap", ()) if not any(is_meant(one, finding) for finding in said(name))]


def false_alarms(name: str) -> list[str]:
    known = [one for key in ("harap", "boleh", "lebih") for one in WANTED[name].get(key, ())]
    return [
        f"{finding.name} {finding.location}" for finding in said(name) if not any(is_meant(k, finding) for k in known)
    ]


@pytest.mark.parametrize("name", CAREFUL)
def test_a_careful_decree_has_no_error_and_no_warning(name: str) -> None:
    assert false_alarms(name) == []


@pytest.mark.parametrize("name", FAULTY)
def test_most_planted_faults_of_each_decree_are_found(name: str) -> None:
    planted = WANTED[name]["harap"]
    assert 1 - len(missed(name)) / len(planted) >= RECALL_OF_EACH, missed(name)


def test_over_all_decrees_faults_are_found_and_alarms_are_true() -> None:
    planted = sum(len(WANTED[name]["harap"]) for name in FAULTY)
    lost = [f"{name}: {one}" for name in FAULTY for one in missed(name)]
    false = [f"{name}: {one}" for name in WANTED for one in false_alarms(name)]
    found = planted - len(lost)
    assert found / planted >= RECALL, lost
    assert found / (found + len(false)) >= PRECISION, false


def test_every_decree_of_the_folder_is_judged() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(WANTED)

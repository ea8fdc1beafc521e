"""The rules against a reviewer's findings in the five real decrees, from gold and as read."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from tests.support.gold import gold_decree, gold_files
from tests.support.shared import requires_shared, shared_path
from tolok.core.catalogue import Keputusan
from tolok.core.lint import Severity, lint, rule_files
from tolok.core.lint.engine import MESSAGE_LIMIT
from tolok.reading import read_decree

pytestmark = requires_shared

RECALL_FLOOR = 0.9
PRECISION_FLOOR = 0.85
SEVERITY_FLOOR = 0.95
"""These may only rise. Counted are findings that a program can decide, of level error and warning."""

Place = tuple[str, str, str | None, int | None, int | None]  # file, rule, jabatan, row, item of Mengingat


@dataclass(frozen=True)
class Score:
    found: Counter[Place]
    expected: Counter[Place]

    def of(self, rule: str) -> tuple[int, int, int]:
        """True positives, false positives, false negatives."""
        parts = (self.found & self.expected, self.found - self.expected, self.expected - self.found)
        true, false, missed = (sum(n for place, n in part.items() if place[1] == rule) for part in parts)
        return true, false, missed


def from_gold(name: str) -> Keputusan:
    return gold_decree(gold_files()[name])


@cache
def as_read(name: str) -> Keputusan:
    return read_decree((shared_path() / "decrees" / name).read_bytes(), name).keputusan


def rule_names() -> set[str]:
    return {item.rule.name for item in rule_files()}


def reviewed() -> list[dict[str, Any]]:
    findings = json.loads((shared_path() / "decrees" / "findings.json").read_text("utf-8"))
    return [finding for finding in findings if _is_counted(finding)]


def _is_counted(finding: dict[str, Any]) -> bool:
    return (
        finding["rule"] in rule_names()
        and finding["decided_by"] == "program"
        and finding["severity"] in ("error", "warning")
    )


def expected() -> Counter[Place]:
    return Counter((f["source"], f["rule"], f["position"], f["row"], mengingat_item(f["evidence"])) for f in reviewed())


def mengingat_item(evidence: str) -> int | None:
    match = re.match(r"Mengingat (\d+)(?![\d-])", evidence)
    return int(match[1]) if match else None


def found_in(read: Callable[[str], Keputusan]) -> Counter[Place]:
    known = {finding["rule"] for finding in reviewed()}
    return Counter(
        (name, f.name, f.location.jabatan, f.location.baris, item_of(f.location.kolom, f.location.nomor))
        for name in gold_files()
        for f in lint(read(name))
        if f.name in known and f.severity is not Severity.INFO
    )


def item_of(kolom: str | None, nomor: int | None) -> int | None:
    return nomor if kolom == "mengingat" else None


def table(score: Score) -> str:
    lines = [f"{'aturan':<30}{'TP':>4}{'FP':>4}{'FN':>4}"]
    lines += ["{:<30}{:>4}{:>4}{:>4}".format(rule, *score.of(rule)) for rule in sorted(rule_names())]
    return "\n".join(lines)


both_roads = pytest.mark.parametrize("read", [from_gold, as_read], ids=["gold", "read"])


@both_roads
def test_findings_agree_with_the_reviewer(read: Callable[[str], Keputusan], capsys: pytest.CaptureFixture[str]) -> None:
    score = Score(found_in(read), expected())
    true = sum((score.found & score.expected).values())
    recall, precision = true / score.expected.total(), true / score.found.total()
    with capsys.disabled():
        print(f"\n{table(score)}\nrecall {recall:.3f}, precision {precision:.3f}")
    differing = (
        f"FP: {sorted(map(str, score.found - score.expected))} FN: {sorted(map(str, score.expected - score.found))}"
    )
    assert recall >= RECALL_FLOOR, differing
    assert precision >= PRECISION_FLOOR, differing


def test_severities_agree_with_the_reviewer() -> None:
    weighed = {(f["source"], f["rule"], f["position"], f["row"]): f["severity"] for f in reviewed()}
    places = {
        (name, f.name, f.location.jabatan, f.location.baris): f for name in gold_files() for f in lint(as_read(name))
    }
    held = [places[place].severity.value == severity for place, severity in weighed.items() if place in places]
    assert sum(held) / len(held) >= SEVERITY_FLOOR


@both_roads
def test_messages_on_real_decrees_are_short_and_whole(read: Callable[[str], Keputusan]) -> None:
    for name in gold_files():
        for finding in lint(read(name)):
            assert len(finding.message) <= MESSAGE_LIMIT
            assert finding.message.endswith(f"({finding.code})")

"""`make lint-gold`: the linter against a reviewer's findings in five real decrees, a line for each rule.

Counted are the findings that a program can decide, of level error and warning, by file, rule, jabatan and row; an item
of Mengingat by its number where the reviewer gives one. Precision is counted over rules that the reviewer names; what
only our own rules say is listed with --own, for a reader to judge. Exit 1 below the floors, 2 without the decrees.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.support.shared import shared_path

from tolok.core.lint import Finding, Severity, lint
from tolok.reading import read_decree

RECALL, PRECISION, RECALL_OF_EACH = 0.9, 0.85, 0.8
COUNTED = ("error", "warning")

Place = tuple[str, str, str | None, int | None, int | None]
"""File, rule, jabatan, row, item of Mengingat."""


def main(arguments: list[str] | None = None) -> int:
    """Prints the table; 0 where all floors are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--own", action="store_true", help="also list what rules say that the reviewer does not name")
    parser.add_argument("--differing", action="store_true", help="also list each finding that one side alone has")
    args = parser.parse_args(arguments)
    decrees = shared_path() / "decrees"
    if not (decrees / "findings.json").exists():
        print("tidak ada keputusan contoh di luar repositori; lewati `make lint-gold`", file=sys.stderr)
        return 2
    reviewed = json.loads((decrees / "findings.json").read_text("utf-8"))
    found = {path.name: lint(read_decree(path.read_bytes(), path.name).keputusan) for path in decrees.glob("*.txt")}
    if args.own:
        _print_own(found, {finding["rule"] for finding in reviewed})
    return report(found, reviewed, is_detailed=args.differing)


def report(found: dict[str, tuple[Finding, ...]], reviewed: list[dict[str, Any]], *, is_detailed: bool = False) -> int:
    """The table by rule and by file, and the verdict."""
    said, expected = compared(found, reviewed)
    if is_detailed:
        for sign, places in (("-", expected - said), ("+", said - expected)):
            print(*(f"{sign} {place}" for place in sorted(map(str, places.elements()))), sep="\n")
    _print_table("aturan", said, expected, lambda place: place[1])
    print()
    _print_table("berkas", said, expected, lambda place: place[0])
    return _verdict(said, expected)


def compared(
    found: dict[str, tuple[Finding, ...]], reviewed: list[dict[str, Any]]
) -> tuple[Counter[Place], Counter[Place]]:
    """What the linter says, of rules that the reviewer names, and what the reviewer expects."""
    names = {finding["rule"] for finding in reviewed}
    expected = Counter(_asked(finding) for finding in reviewed if _is_counted(finding))
    numbered = {place[:2] for place in expected if place[4]}
    said = Counter(
        _said(name, finding, with_item=(name, finding.name) in numbered)
        for name, findings in found.items()
        for finding in findings
        if finding.name in names and finding.severity is not Severity.INFO
    )
    return said, expected


def _is_counted(finding: dict[str, Any]) -> bool:
    return finding["decided_by"] == "program" and finding["severity"] in COUNTED


def _asked(finding: dict[str, Any]) -> Place:
    item = re.match(r"Mengingat (\d+)(?![\d-])", finding["evidence"] or "")
    return finding["source"], finding["rule"], finding["position"], finding["row"], int(item[1]) if item else None


def _said(name: str, finding: Finding, *, with_item: bool) -> Place:
    at = finding.location
    item = at.nomor if at.kolom == "mengingat" and with_item else None
    return name, finding.name, at.jabatan, at.baris, item


def shares(said: Counter[Place], expected: Counter[Place]) -> tuple[int, int, int, float, float]:
    """True, too many, missed; recall and precision."""
    true = (said & expected).total()
    recall = true / expected.total() if expected else 1.0
    precision = true / said.total() if said else 1.0
    return true, said.total() - true, expected.total() - true, recall, precision


def _print_table(title: str, said: Counter[Place], expected: Counter[Place], key: Callable[[Place], str]) -> None:
    print(f"{title:<32}{'benar':>6}{'lebih':>6}{'luput':>6}{'recall':>8}{'presisi':>8}")
    for name in (*sorted({key(place) for place in said | expected}), ""):
        own = [Counter({p: n for p, n in side.items() if not name or key(p) == name}) for side in (said, expected)]
        true, more, missed, recall, precision = shares(*own)
        print(f"{name or 'semua':<32}{true:>6}{more:>6}{missed:>6}{recall:>8.3f}{precision:>8.3f}")


def _verdict(said: Counter[Place], expected: Counter[Place]) -> int:
    *_, recall, precision = shares(said, expected)
    each = {
        name: shares(*(Counter({p: n for p, n in side.items() if p[0] == name}) for side in (said, expected)))[3]
        for name in {place[0] for place in expected}
    }
    kept = recall >= RECALL and precision >= PRECISION and min(each.values()) >= RECALL_OF_EACH
    print("batas terpenuhi" if kept else "DI BAWAH BATAS")
    return 0 if kept else 1


def _print_own(found: dict[str, tuple[Finding, ...]], names: set[str]) -> None:
    for name, findings in sorted(found.items()):
        for finding in findings:
            if finding.name not in names:
                print(f"{name} [{finding.location.jabatan}] {finding.severity.value}: {finding.message}")


if __name__ == "__main__":
    sys.exit(main())

"""`tolok explain`: the page of a lint rule, or the list of all."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from tolok.core.lint import find_rule, rule_files, similar_rules

_LEVELS = {"error": "kesalahan", "warning": "peringatan", "info": "catatan"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", nargs="?", metavar="KODE", help="kode atau nama aturan; tanpa ini semua aturan disebut")


def run(args: argparse.Namespace) -> int:
    """0 with the page or the list, 2 for a rule that is unknown."""
    if args.rule is None:
        print("\n".join(_listed()))
        return 0
    found = find_rule(args.rule)
    if found is None:
        near = ", ".join(f"{item.rule.code} ({item.rule.name})" for item in similar_rules(args.rule))
        advice = f"mungkin maksudnya {near}" if near else "daftar aturan: tolok explain"
        print(f"tolok explain: aturan «{args.rule}» tidak dikenal; {advice}", file=sys.stderr)
        return 2
    print(found.page().rstrip())
    return 0


def _listed() -> Iterator[str]:
    widest = max(len(item.rule.name) for item in rule_files())
    for item in rule_files():
        rule = item.rule
        yield f"{rule.code}  {rule.name:<{widest}}  {_LEVELS[rule.severity.value]:<10}  {rule.title}"
    yield ""
    yield "Penjelasan sebuah aturan: tolok explain KODE"

"""`tolok explain`: the page of a lint rule, the list of a group, or the list of all."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from tolok.core.lint import RuleFile, find_rule, rule_files, similar_rules
from tolok.core.lint.codes import find_retired, tell_retired
from tolok.core.lint.finding import LEVEL_WORDS
from tolok.core.lint.page_examples import plain
from tolok.core.lint.registry import rules_of_group


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "rule", nargs="?", metavar="KODE", help="kode, nama, atau kelompok aturan; tanpa ini semua aturan disebut"
    )


def run(args: argparse.Namespace) -> int:
    """0 with the page or the list, 2 for a rule that is unknown."""
    if args.rule is None:
        print("\n".join(_listed(rule_files())))
        return 0
    if found := find_rule(args.rule):
        print(f"{plain(found.page()).rstrip()}\n\n{found.facts()}")
        return 0
    if group := rules_of_group(args.rule):
        print("\n".join(_listed(group)))
        return 0
    if retired := find_retired(args.rule):
        print(f"tolok explain: {tell_retired(retired)}", file=sys.stderr)
        return 2
    near = ", ".join(f"{item.rule.code} ({item.rule.name})" for item in similar_rules(args.rule))
    advice = f"mungkin maksudnya {near}" if near else "daftar aturan: tolok explain"
    print(f"tolok explain: aturan «{args.rule}» tidak dikenal; {advice}", file=sys.stderr)
    return 2


def _listed(items: tuple[RuleFile, ...]) -> Iterator[str]:
    widest = max(len(item.rule.name) for item in items)
    for item in items:
        rule = item.rule
        yield f"{rule.code}  {rule.name:<{widest}}  {LEVEL_WORDS[rule.severity]:<10}  {rule.title}"
    yield ""
    yield "Penjelasan sebuah aturan: tolok explain KODE"

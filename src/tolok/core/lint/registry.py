"""All rules, found by walking `rules/<group>/`: a file `<CODE>_<name>.py` with `RULE`, and its page beside it."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files

from tolok.core.kernel.text import fold
from tolok.core.lint.finding import LEVEL_WORDS
from tolok.core.lint.rule import OfficeRule, Rule
from tolok.core.regulation import all_regulations

_PACKAGE = "tolok.core.lint.rules"
_FILE = re.compile(r"([A-Z]{3}\d{3}_[a-z0-9_]+)\.py")


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule with where it lives: `group` is its folder, `stem` the file name without ending."""

    rule: Rule | OfficeRule
    group: str
    stem: str

    def page(self) -> str:
        """The page officials read (Markdown, Indonesian)."""
        return files(f"{_PACKAGE}.{self.group}").joinpath(f"{self.stem}.md").read_text("utf-8")

    def facts(self) -> str:
        """Level, version and legal basis with how sure we are of it, in one Indonesian line."""
        rule = self.rule
        parts = [f"Tingkat: {LEVEL_WORDS[rule.severity]}", f"sejak tolok {rule.since}"]
        if rule.status == "preview":
            parts.append("masih percobaan")
        if isinstance(rule, OfficeRule):
            parts.append("membandingkan beberapa keputusan")
        held = [all_regulations()[key] for key in rule.basis]
        notes = [f"{one.singkatan} ({one.certainty_note() or 'diverifikasi'})" for one in held]
        return "; ".join((*parts, f"dasar: {', '.join(notes)}" if notes else "tanpa pasal khusus")) + "."


@cache
def rule_files() -> tuple[RuleFile, ...]:
    """Every rule, by code. Raises ValueError where a code or a name is used twice."""
    groups = sorted(folder.name for folder in files(_PACKAGE).iterdir() if folder.is_dir())
    found = [_rule_file(group, stem) for group in groups for stem in _stems(group)]
    for key in ("code", "name"):
        values = [getattr(item.rule, key) for item in found]
        if doubled := sorted({value for value in values if values.count(value) > 1}):
            raise ValueError(f"expected each rule {key} once, got twice: {', '.join(doubled)}")
    return tuple(sorted(found, key=lambda item: item.rule.code))


@cache
def decree_rules() -> tuple[Rule, ...]:
    """The rules that look at one decree."""
    return tuple(item.rule for item in rule_files() if isinstance(item.rule, Rule))


@cache
def office_rules() -> tuple[OfficeRule, ...]:
    """The rules that look at several decrees of one office."""
    return tuple(item.rule for item in rule_files() if isinstance(item.rule, OfficeRule))


def _stems(group: str) -> list[str]:
    names = (_FILE.fullmatch(item.name) for item in files(_PACKAGE).joinpath(group).iterdir())
    return sorted(name[1] for name in names if name)


def _rule_file(group: str, stem: str) -> RuleFile:
    return RuleFile(import_module(f"{_PACKAGE}.{group}.{stem}").RULE, group, stem)


def find_rule(key: str) -> RuleFile | None:
    """The rule with this code or name, written in any case, with blanks or underscores for hyphens."""
    wanted = fold(key)
    return next((i for i in rule_files() if wanted in (fold(i.rule.code), fold(i.rule.name))), None)


def rules_of_group(key: str) -> tuple[RuleFile, ...]:
    """The rules of a group, named by its letters (FRM) or its folder (formula); () for any other word."""
    wanted = fold(key)
    return tuple(item for item in rule_files() if wanted in (fold(item.group), fold(item.rule.code[:3])))


def similar_rules(key: str, most: int = 3) -> tuple[RuleFile, ...]:
    """The rules whose code, name or title is nearest to a `key` that is none; best first."""
    by_key = {fold(word): item for item in rule_files() for word in (item.rule.title, item.rule.name, item.rule.code)}
    near = difflib.get_close_matches(fold(key), by_key, n=most * 2, cutoff=0.4)
    held = [by_key[word] for word in near] + [item for word, item in by_key.items() if fold(key) in word and fold(key)]
    return tuple(dict.fromkeys(held))[:most]

"""Faults of a decree, found by rules: what cannot be computed, misleads, or has no legal ground.

`engine.py` runs all rules over a Keputusan; `rules/<group>/` holds one file a rule with its page beside it (found by
walking, see `registry.py`); `context.py` is what a rule may look at; `phrases.py` compares words of formulas.
Reading a document and printing findings do not go here. To add a rule: `make new-rule`; nothing else is edited.
"""

from tolok.core.lint.engine import lint
from tolok.core.lint.finding import Finding, Severity
from tolok.core.lint.registry import RuleFile, find_rule, rule_files, similar_rules
from tolok.core.lint.rule import Hit, Rule

__all__ = ["Finding", "Hit", "Rule", "RuleFile", "Severity", "find_rule", "lint", "rule_files", "similar_rules"]

"""Faults of a decree, found by rules: what cannot be computed, misleads, or has no legal ground.

`engine.py` runs all rules over a Keputusan, or over all decrees of an office (`office.py`); `rules/<group>/` holds one
file a rule with its page beside it (found by walking, see `registry.py`; all codes ever given are in `codes.yaml`);
`context.py` is what a rule may look at; `wording/` what words mean to rules. A finding lives on: `selection.py`
says which rules an office wants (`tolok.toml`), `set_aside.py` which findings it answered, `mend.py` applies what is
certain. Reading a document and printing findings do not go here. To add a rule: `make new-rule`, and nothing else.
"""

from tolok.core.lint.engine import MendedDecree, OfficeFinding, lint, lint_office, mend_decree
from tolok.core.lint.finding import Finding, Severity
from tolok.core.lint.mend import Mend, Mended, Refused, apply_mends
from tolok.core.lint.registry import RuleFile, find_rule, rule_files, similar_rules
from tolok.core.lint.rule import Hit, OfficeRule, Rule
from tolok.core.lint.selection import Selection, SelectionError, read_selection
from tolok.core.lint.set_aside import SetAside, SetAsideError, Sorted, fingerprint_of, sort_findings, tell_lapsed

__all__ = [
    "Finding", "Hit", "Mend", "Mended", "MendedDecree", "OfficeFinding", "OfficeRule", "Refused", "Rule", "RuleFile",
    "Selection", "SelectionError", "SetAside", "SetAsideError", "Severity", "Sorted", "apply_mends", "find_rule",
    "fingerprint_of", "lint", "lint_office", "mend_decree", "read_selection", "rule_files", "similar_rules",
    "sort_findings", "tell_lapsed",
]  # fmt: skip

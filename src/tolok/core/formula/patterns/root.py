"""Roots and powers: "√(a × b)", "(a × b × c)^(1/3)", a geometric mean. An index that no tree of ours computes."""

from __future__ import annotations

import re

from tolok.core.formula.patterns.average import unit_of_index
from tolok.core.formula.sentence import Found, Sentence, chain

ORDER = 15

_ROOT = re.compile(
    r"[√∛∜]|\bakar\s+(?:kuadrat\s+|pangkat\s+)?(?:dari\b|\w+\s+dari\b|\()|\)\s*\^\s*\(?\d|\^\s*\(\s*\d\s*[/⁄]", re.I
)


def read(sentence: Sentence) -> Found | None:
    if sentence.expression is None or not _ROOT.search(sentence.text):
        return None
    return Found("weighted_index", satuan=unit_of_index(sentence, chain(sentence.expression)))

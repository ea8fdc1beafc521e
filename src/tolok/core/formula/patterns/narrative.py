"""An act, a process or a sentence: nothing that can be computed. Asked last; it always answers."""

from __future__ import annotations

from tolok.core.formula.sentence import Found, Sentence

ORDER = 90


def read(sentence: Sentence) -> Found | None:
    return Found("narrative")

"""Runs the rules over a decree and words their findings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tolok.core.catalogue.keputusan import Keputusan
from tolok.core.kernel.location import Location
from tolok.core.kernel.text import squeeze
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Finding
from tolok.core.lint.registry import rule_files
from tolok.core.lint.rule import Hit, Rule

MESSAGE_LIMIT = 200
"""Longest message, in characters: what fits a screen of a phone; the evidence keeps the words whole."""

_SHORTEST_QUOTE = 12
_PLACE = re.compile(r"\{(\w+)\}")


def lint(keputusan: Keputusan, *, as_of: date | None = None) -> tuple[Finding, ...]:
    """All faults of `keputusan`: those of the whole decree first, then by jabatan, row and code.

    The law is judged at the decree's own date; `as_of` counts only where it has none. Without either, rules that
    need a date stay silent.
    """
    context = Context(keputusan, as_of)
    active = [item.rule for item in rule_files() if item.rule.status != "removed"]
    hits = [(rule, hit) for rule in active for hit in rule.check(context)]
    found = [finding_of(rule, replace(hit, location=context.placed(hit.location))) for rule, hit in hits]
    order: dict[str, int] = {}
    for place, jabatan in enumerate(keputusan.jabatan, 1):
        order.setdefault(jabatan.nama, place)
    return tuple(sorted(found, key=lambda finding: _sort_key(finding, order)))


def finding_of(rule: Rule, hit: Hit) -> Finding:
    """The finding for one hit: where, what, why, what to do, then the code."""
    frame = f"{place_words(hit.location)}: {hit.template} ({rule.code})"
    message = fill(frame, hit.values)
    severity, evidence = hit.severity or rule.severity, squeeze(hit.evidence)
    return Finding(rule.code, rule.name, severity, hit.location, message, evidence, hit.mends)


def place_words(location: Location) -> str:
    """The place within its table or part, as a message opens with it; the jabatan stands in the location itself."""
    kolom = (location.kolom or "").replace("_", " ")
    if location.baris:
        return f"Baris {location.baris}" + (f", kolom {kolom}" if kolom else "")
    if kolom:
        return kolom.capitalize() + (f" butir {location.nomor}" if location.nomor else "")
    return "Keputusan ini"


def fill(frame: str, values: Mapping[str, str]) -> str:
    """`frame` with its {places} filled. Quoted values (« ») are shortened until the whole fits MESSAGE_LIMIT."""
    whole = {name: squeeze(value) for name, value in values.items()}
    room = {n: min(len(value), MESSAGE_LIMIT) for n, value in whole.items() if f"«{{{n}}}»" in frame}
    shown = whole | {name: shorten(whole[name], most) for name, most in room.items()}
    while len(message := _PLACE.sub(lambda place: shown[place[1]], frame)) > MESSAGE_LIMIT:
        longest = max(room, key=lambda name: room[name], default=None)
        if longest is None or room[longest] <= _SHORTEST_QUOTE:
            return message
        room[longest] -= 1
        shown[longest] = shorten(whole[longest], room[longest])
    return message


def shorten(text: str, most: int) -> str:
    """`text` in at most `most` characters, words left out of its middle: what sets two phrases apart comes last."""
    if len(text) <= most:
        return text
    half = (most - 3) // 2
    head, tail = text[:half].rpartition(" ")[0] or text[:half], text[-half:].partition(" ")[2] or text[-half:]
    return f"{head} … {tail}"


def _sort_key(finding: Finding, order: dict[str, int]) -> tuple[int, int, str, str, int]:
    at = finding.location
    jabatan = order.get(at.jabatan, 0) if at.jabatan else 0
    return jabatan, at.baris or 0, finding.code, at.kolom or "", at.nomor or 0

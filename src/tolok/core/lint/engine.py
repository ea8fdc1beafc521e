"""Runs the rules over a decree, or over all decrees of an office, and words their findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tolok.core.catalogue.keputusan import Keputusan
from tolok.core.kernel.location import Location
from tolok.core.kernel.text import squeeze
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Finding
from tolok.core.lint.mend import Mend, Refused, apply_mends
from tolok.core.lint.office import Office
from tolok.core.lint.registry import decree_rules, office_rules
from tolok.core.lint.rule import Hit, RuleFacts
from tolok.core.lint.selection import EVERYTHING, Selection
from tolok.core.lint.set_aside import sort_findings

MESSAGE_LIMIT = 200
"""Longest message, in characters: what fits a screen of a phone; the evidence keeps the words whole."""

MOST_ROUNDS = 5
"""A mend may lay bare another fault; rules that undo each other's mends must not go round for ever."""

_SHORTEST_QUOTE = 12
_PLACE = re.compile(r"\{(\w+)\}")


class OfficeFinding(NamedTuple):
    """A finding over several decrees, with the name of the one in which it is to be mended."""

    decree: str
    finding: Finding


class MendedDecree(NamedTuple):
    """A decree after all certain mends: each mend with the code of its rule, and those refused."""

    keputusan: Keputusan
    applied: tuple[tuple[str, Mend], ...]
    refused: tuple[tuple[str, Refused], ...]


def lint(keputusan: Keputusan, *, as_of: date | None = None, selection: Selection = EVERYTHING) -> tuple[Finding, ...]:
    """All faults of `keputusan`: those of the whole decree first, then by jabatan, row and code.

    The law is judged at the decree's own date; `as_of` counts only where it has none. Without either, rules that
    need a date stay silent. Findings that `selection` sets aside are among them; `sort_findings` tells them apart.
    """
    context = Context(keputusan, as_of)
    hits = [(rule, hit) for rule in decree_rules() if selection.is_on(rule.code) for hit in rule.check(context)]
    return _ordered(context, hits, selection)


def lint_office(
    decrees: Mapping[str, Keputusan], *, as_of: date | None = None, selection: Selection = EVERYTHING
) -> tuple[OfficeFinding, ...]:
    """Faults that only several decrees of one office show together, by their names in `decrees`, in that order.

    What each decree shows alone is found by `lint`. Decrees of different offices must not be given together.
    """
    office = Office({name: Context(keputusan, as_of) for name, keputusan in decrees.items()})
    hits: dict[str, list[tuple[RuleFacts, Hit]]] = {name: [] for name in decrees}
    for rule in office_rules():
        if selection.is_on(rule.code):
            for name, hit in rule.check(office):
                hits[name].append((rule, hit))
    return tuple(
        OfficeFinding(name, finding)
        for name, own in hits.items()
        for finding in _ordered(office.contexts[name], own, selection)
    )


def mend_decree(keputusan: Keputusan, *, as_of: date | None = None, selection: Selection = EVERYTHING) -> MendedDecree:
    """`keputusan` with every certain mend of its findings, linted again until none is left; set-aside ones stay.

    The mends of one finding are applied together or not at all.
    """
    applied: list[tuple[str, Mend]] = []
    refused: dict[tuple[str, Mend], Refused] = {}
    for _ in range(MOST_ROUNDS):
        active = sort_findings(
            keputusan, lint(keputusan, as_of=as_of, selection=selection), selection.set_asides
        ).active
        changed: set[str] = set()
        for finding in (one for one in active if one.mends and not changed & {mend.path for mend in one.mends}):
            found = apply_mends(keputusan, finding.mends, finding.code)
            if found.refused:
                refused |= {(finding.code, one.mend): one for one in found.refused}
                continue
            keputusan = found.keputusan
            changed |= {mend.path for mend in found.applied}
            applied += [(finding.code, mend) for mend in found.applied]
        if not changed:
            break
    return MendedDecree(keputusan, tuple(applied), tuple((code, one) for (code, _), one in refused.items()))


def _ordered(context: Context, hits: Iterable[tuple[RuleFacts, Hit]], selection: Selection) -> tuple[Finding, ...]:
    found = [finding_of(rule, replace(hit, location=context.placed(hit.location)), selection) for rule, hit in hits]
    order: dict[str, int] = {}
    for place, jabatan in enumerate(context.keputusan.jabatan, 1):
        order.setdefault(jabatan.nama, place)
    return tuple(sorted(found, key=lambda finding: _sort_key(finding, order)))


def finding_of(rule: RuleFacts, hit: Hit, selection: Selection = EVERYTHING) -> Finding:
    """The finding for one hit: where, what, why, what to do, then the code."""
    frame = f"{place_words(hit.location)}: {hit.template} ({rule.code})"
    message = fill(frame, hit.values)
    severity = selection.levels.get(rule.code) or hit.severity or rule.severity
    return Finding(rule.code, rule.name, severity, hit.location, message, squeeze(hit.evidence), hit.mends)


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
        room[longest] -= max(1, (len(message) - MESSAGE_LIMIT) // 2)
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

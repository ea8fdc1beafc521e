"""What the linter finds in a decree, held against what the office set aside and chose. Reads only."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from tolok.core.catalogue import Keputusan, from_data, to_data
from tolok.core.lint import Finding, Selection, Severity, Sorted, apply_mends, lint, lint_office, sort_findings
from tolok.core.lint.registry import office_rules
from tolok.core.lint.set_aside import fingerprints
from tolok.web.apps.catalogue import lint_settings, queries
from tolok.web.apps.catalogue.field_kinds import is_field
from tolok.web.apps.catalogue.field_text import field_value, show_field
from tolok.web.apps.catalogue.models import FindingSetAside, Reading, Version


@dataclass(frozen=True, slots=True)
class FieldMend:
    """A mend as an edit of a reading: the whole field at `path` before and after."""

    path: str
    before: Any
    after: Any

    def shown(self) -> list[tuple[str, str]]:
        """The texts before and after; of a list that keeps its length, those of the items that change."""
        before, after = self.before, self.after
        if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
            pairs = zip(before, after, strict=True)
            return [(show_field([old]), show_field([new])) for old, new in pairs if old != new]
        return [(show_field(before), show_field(after))]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its fingerprint; `set_aside` is the word that answers it, if any."""

    finding: Finding
    fingerprint: str
    set_aside: FindingSetAside | None = None

    @property
    def mend_mark(self) -> str:
        """Changes with what accepting the mend would write: nobody accepts what they did not see."""
        told = repr([(mend.path, mend.before, mend.after) for mend in self.finding.mends])
        return hashlib.sha256(f"{self.fingerprint}{told}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Examination:
    """A decree as examined: `found` is open, `aside` set aside, `lapsed` words that answer nothing any more.

    `result` is the same as core.lint has it.
    """

    data: dict[str, Any]
    keputusan: Keputusan
    result: Sorted
    found: tuple[Found, ...]
    aside: tuple[Found, ...]
    lapsed: tuple[FindingSetAside, ...]

    @cached_property
    def counts(self) -> Counter[Severity]:
        return Counter(one.finding.severity for one in self.found)

    @property
    def findings(self) -> list[Finding]:
        """The open ones."""
        return [one.finding for one in self.found]

    def find(self, code: str, fingerprint: str) -> Found | None:
        """The finding of that name, open or set aside."""
        every = (*self.found, *self.aside)
        return next((one for one in every if (one.finding.code, one.fingerprint) == (code, fingerprint)), None)


def examine(reading: Reading, data: dict[str, Any], today: date, selection: Selection | None = None) -> Examination:
    """What the linter finds in `data`, a state of `reading`, by the office's settings."""
    keputusan = from_data(data)
    chosen = lint_settings.office_selection(reading.office) if selection is None else selection
    found = lint(keputusan, as_of=today, selection=chosen)
    return sorted_out(reading, data, keputusan, sorted(found, key=_gravest_first))


def sorted_out(
    reading: Reading,
    data: dict[str, Any],
    keputusan: Keputusan,
    findings: Sequence[Finding],
    *,
    of_office: bool = False,
) -> Examination:
    """`findings` of a state of `reading` by what was set aside; `of_office`: they are those over several decrees."""
    codes = {rule.code for rule in office_rules()}
    standing = reading.set_asides.standing().select_related("made_by").order_by("pk")
    held = {(one.code, one.fingerprint): one for one in standing if (one.code in codes) == of_office}
    found = sort_findings(keputusan, findings, [lint_settings.core_set_aside(one) for one in held.values()])
    answered = [(finding, held[said.code, said.fingerprint]) for finding, said in found.set_aside]
    return Examination(
        data,
        keputusan,
        found,
        tuple(map(Found, found.active, fingerprints(keputusan, found.active))),
        tuple(Found(finding, one.fingerprint, one) for finding, one in answered),
        tuple(held[said.code, said.fingerprint] for said in found.lapsed),
    )


def _gravest_first(finding: Finding) -> int:
    return queries.SEVERITY_ORDER.index(finding.severity)


def latest_version(reading: Reading) -> Version | None:
    return reading.versions.select_related("published_by").order_by("-number").first()


def field_mends(data: dict[str, Any], keputusan: Keputusan, finding: Finding) -> tuple[FieldMend, ...]:
    """The mends of a finding as edits of `data`, the state that `keputusan` is of; () where a person must mend by hand.

    The reading's fields are whole lists where a mend names one item, so the mended decree says what they become.
    """
    if not finding.mends:
        return ()
    paths = [_field_of(mend.path) for mend in finding.mends]
    mended = apply_mends(keputusan, finding.mends, finding.code)
    if mended.refused or not all(paths):
        return ()
    after = to_data(mended.keputusan)
    try:
        told = [FieldMend(path, field_value(data, path), field_value(after, path)) for path in dict.fromkeys(paths)]
    except KeyError:
        return ()
    return tuple(one for one in told if one.before != one.after)


def _field_of(path: str) -> str:
    """The field that a person edits where a mend's path points into it: "diktum/3/label" -> "diktum"; "" for none."""
    steps = path.split("/")
    starts = ("/".join(steps[:number]) for number in range(len(steps), 0, -1))
    return next((start for start in starts if is_field(start)), "")


@dataclass(frozen=True, slots=True)
class ExaminedVersion:
    """A published decree: `between` is what only all of the office's decrees together show of it, `alone` the rest."""

    version: Version
    between: Examination
    alone: Examination


def office_versions(office: Any, year: int) -> list[Version]:
    """The versions in force in `year` and in the year before, each once, the newer year first."""
    found = [*queries.versions_of_year(office, year), *queries.versions_of_year(office, year - 1)]
    return list({version.pk: version for version in found}.values())


def examine_office(office: Any, versions: Sequence[Version], today: date) -> list[ExaminedVersion]:
    """The office's published decrees, each by itself and held against each other."""
    selection = lint_settings.office_selection(office)
    decrees = {str(version.pk): queries.keputusan_of(version) for version in versions}
    between: dict[str, list[Finding]] = {name: [] for name in decrees}
    for name, finding in lint_office(decrees, as_of=today, selection=selection):
        between[name].append(finding)
    return [_examined(one, decrees[str(one.pk)], between[str(one.pk)], today, selection) for one in versions]


def _examined(
    version: Version, keputusan: Keputusan, between: list[Finding], today: date, selection: Selection
) -> ExaminedVersion:
    alone = lint(keputusan, as_of=today, selection=selection)
    return ExaminedVersion(
        version,
        sorted_out(version.reading, version.data, keputusan, sorted(between, key=_gravest_first), of_office=True),
        sorted_out(version.reading, version.data, keputusan, alone),
    )

"""Which rules an office runs and at which level, as core.lint takes it, and as the file tolok.toml."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from tolok.core.lint import RuleFile, Selection, SetAside, Severity, rule_files
from tolok.core.lint.registry import decree_rules
from tolok.web.apps.catalogue.models import FindingSetAside, RuleChoice
from tolok.web.apps.catalogue.queries import person_name

LEVEL_WORDS = {Severity.ERROR: "kesalahan", Severity.WARNING: "peringatan", Severity.INFO: "catatan"}


def choices_of(office: Any) -> list[RuleChoice]:
    """What the office chose of rules and did not withdraw, by code."""
    return list(RuleChoice.objects.standing().filter(office=office).select_related("made_by"))


def selection_of(choices: Iterable[RuleChoice]) -> Selection:
    """The choices as the linter takes them. Set-asides are not among them: each belongs to one reading."""
    choices = list(choices)
    off = frozenset(one.code for one in choices if one.level == RuleChoice.Level.OFF)
    levels = {one.code: Severity(one.level) for one in choices if one.level != RuleChoice.Level.OFF}
    return Selection(never=off, levels=levels)


def office_selection(office: Any) -> Selection:
    return selection_of(choices_of(office))


def rule_count(selection: Selection) -> int:
    """How many rules run on one decree."""
    return sum(selection.is_on(rule.code) for rule in decree_rules())


def told_choices(choices: Iterable[RuleChoice]) -> str:
    """The choices in words, for a report: "NAM010 tidak dijalankan (oleh Sri: alasan)"."""
    return "; ".join(
        f"{one.code} {RuleChoice.Level(one.level).label} (oleh {person_name(one.made_by)}: {one.reason})"
        for one in choices
    )


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule as the settings page lists it; `choice` is the office's word on it, if any."""

    item: RuleFile
    level: str
    choice: RuleChoice | None


def rule_lines(choices: Iterable[RuleChoice]) -> list[RuleLine]:
    """All rules by code."""
    held = {one.code: one for one in choices}
    return [
        RuleLine(item, LEVEL_WORDS[item.rule.severity], held.get(item.rule.code))
        for item in rule_files()
        if item.rule.status != "removed"
    ]


def core_set_aside(one: FindingSetAside, nomor: str | None = None) -> SetAside:
    """A stored set-aside as core.lint takes it."""
    day = one.said_on or timezone.localtime(one.made_at).date()
    who = one.said_by or person_name(one.made_by)
    return SetAside(one.code, one.fingerprint, one.reason, who, day, one.place, nomor)


def settings_file(selection: Selection, set_asides: Iterable[SetAside]) -> str:
    """The text of a tolok.toml that says the same to the `tolok` command."""
    lines = ["# Setelan pemeriksaan, diunduh dari tolok. Taruh sebagai tolok.toml di folder keputusan.", "[lint]"]
    lines.append(f"abaikan = {_value(sorted(selection.never))}")
    if selection.levels:
        lines += ["", "[lint.tingkat]"]
        lines += [f"{code} = {_value(LEVEL_WORDS[level])}" for code, level in sorted(selection.levels.items())]
    for one in set_asides:
        entry = {"kode": one.code, "jejak": one.fingerprint, "alasan": one.reason, "oleh": one.by}
        lines += ["", "[[kesampingkan]]", *(f"{key} = {_value(value)}" for key, value in entry.items())]
        lines.append(f"tanggal = {one.on.isoformat()}")
        lines += [
            f"{key} = {_value(value)}" for key, value in (("tempat", one.place), ("keputusan", one.nomor)) if value
        ]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    """A TOML string or list of strings: JSON writes them alike, save for one control sign."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

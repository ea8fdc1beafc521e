"""What the report is made of: the decree, the file it was read from, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tolok.core.catalogue import Keputusan
from tolok.core.lint import Finding


@dataclass(frozen=True, slots=True)
class SetAsideFinding:
    """A finding that a person set aside: why (`alasan`), who (`oleh`), when (`pada`, as it is printed)."""

    finding: Finding
    alasan: str
    oleh: str
    pada: str


@dataclass(frozen=True, slots=True)
class Examined:
    """One decree as it was examined on a day.

    `sha256` is of the file, "" where there is none; `state` says in Indonesian which state of the reading it was;
    `rule_count` is how many rules were run; `settings` says in Indonesian what the office changed
    in them, "" for nothing.
    """

    file_name: str
    sha256: str
    keputusan: Keputusan
    findings: Sequence[Finding]
    set_aside: Sequence[SetAsideFinding]
    examined_on: date
    rule_count: int
    state: str = ""
    settings: str = ""

    @property
    def law_day(self) -> date:
        """The day whose law applied: the decree's own, or that of the examination where it has none."""
        return self.keputusan.tanggal or self.examined_on

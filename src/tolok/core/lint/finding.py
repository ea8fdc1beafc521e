"""A finding: which rule, where, with which values; its wording is the rule's template."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tolok.core.kernel.location import Location
from tolok.core.lint.mend import Mend


class Severity(Enum):
    """error: cannot be computed, means nothing, or is legally void; warning: misleads or is sent back; info: taste."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


LEVEL_WORDS = {Severity.ERROR: "kesalahan", Severity.WARNING: "peringatan", Severity.INFO: "catatan"}
"""The levels as officials read them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one place. `message` is Indonesian: where, what with the words found in « », why, what to do.

    `mends`, where there are any, end it with certainty.
    """

    code: str
    name: str
    severity: Severity
    location: Location
    message: str
    evidence: str
    mends: tuple[Mend, ...] = ()

"""What a rule declares, and what it yields for each fault it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.office import Office


@dataclass(frozen=True, slots=True)
class Hit:
    """One fault as a rule yields it: data only; `template` is one of the rule's own sentences.

    `values` fill the «{places}» of the template and are shortened where the message would grow too long;
    `evidence` keeps the words whole. `severity` is given where this fault weighs other than the rule's default;
    `mends` only where the mend is certain: together they end the fault.
    """

    location: Location
    template: str
    values: Mapping[str, str] = field(default_factory=dict)
    evidence: str = ""
    severity: Severity | None = None
    mends: tuple[Mend, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What every rule says of itself. `code` and `name` are public and never reused; `title` is Indonesian.

    `since` is the version that brought it; `status` is preview or stable; `basis` holds ids of `core/regulation` that
    the rule rests on, () where it rests on arithmetic or sense alone. A rule that is dropped leaves its line in
    `codes.yaml`.
    """

    code: str
    name: str
    title: str
    severity: Severity
    since: str = field(default="0.1.0", kw_only=True)
    status: str = field(default="stable", kw_only=True)
    basis: tuple[str, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Rule(RuleFacts):
    """One kind of fault of a decree, found by looking at that decree alone."""

    check: Callable[[Context], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class OfficeRule(RuleFacts):
    """One kind of fault that shows only where several decrees of an office lie side by side.

    `check` yields the name of the decree in which the fault is to be mended, and the fault.
    """

    check: Callable[[Office], Iterator[tuple[str, Hit]]]

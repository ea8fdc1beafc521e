"""What a rule declares, and what it yields for each fault it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend


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
class Rule:
    """One kind of fault. `code` and `name` are public and never reused; `title` is Indonesian.

    `since` is the version that brought it; `status` is preview, stable or removed (kept, never run);
    `basis` holds ids of `core/regulation` that the rule rests on, () where it rests on arithmetic or sense alone.
    """

    code: str
    name: str
    title: str
    severity: Severity
    check: Callable[[Context], Iterator[Hit]]
    since: str = "0.1.0"
    status: str = "stable"
    basis: tuple[str, ...] = ()

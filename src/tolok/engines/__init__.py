"""Terms -> term values, where the data lies. One compiler to Ibis, one thin file an engine.

An engine answers one question (`Engine.term_values`); what a formula makes of the answers is decided in
`core.measurement`, or for a nation at once in `dense/`, which asks for the groups of the scans as columns. To add an
engine: `<name>.py` with a class that has `rows` and `groups` (`scanning.ScanningEngine` does the rest), and its name in
`tests/support/engines.py`, whose whole spec and property suites it must pass. What it cannot do it says in `cannot`,
with the reason; asked for it all the same it raises `CannotDoError` with these words.

Surveys have their own question, sums and counts of answers (`skm.py`), and their own engines and suites
(`tests/support/survey_engines.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from tolok.core.kernel.period import Month
from tolok.core.registers.term import Term, TermValues

if TYPE_CHECKING:
    import pyarrow as pa

    from tolok.engines.compiler import Scan

__all__ = ["Ability", "CannotDoError", "Engine", "TermValues"]


class Ability(Enum):
    """What some engines cannot do; the rest every engine does."""

    GROUPS = "groups of a scan as columns, for the dense tail of a nation"


class CannotDoError(Exception):
    """An engine was asked for something that it declares it cannot do; the message is its reason (Indonesian)."""


class Engine(Protocol):
    """Computes term values over the entries it was opened on."""

    @property
    def cannot(self) -> Mapping[Ability, str]:
        """What this engine does not do, each with its reason, in Indonesian."""
        ...

    def term_values(self, terms: Sequence[Term], offices: Sequence[str], months: Iterable[Month]) -> TermValues:
        """The value of each term for each office and month."""
        ...

    def term_rows(self, term: Term, office: str, months: Sequence[Month]) -> Sequence[str]:
        """Ids of the entries behind a term over `months` (a POSITION: at the end of the last), by date then id."""
        ...

    def groups(self, scan: Scan) -> pa.RecordBatchReader:
        """Office, register, month number and one column an aggregate, in batches; each group once.

        Raises CannotDoError where `cannot` names GROUPS.
        """
        ...

"""Terms -> term values, where the data lies. One compiler to Ibis, one thin file an engine.

An engine answers one question (`Engine.term_values`); what a formula makes of the answers is decided in
`core.measurement`, or for a nation at once in `dense/`, which asks a bulk engine for the groups of its scans
(`dense.cube.BulkEngine`). To add an engine: `<name>.py` with a class that has
`term_values`, and its name in `tests/support/engines.py`, whose whole spec and property suites it must pass.

Surveys have their own question, sums and counts of answers (`skm.py`), and their own engines and suites
(`tests/support/survey_engines.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from tolok.core.kernel.period import Month
from tolok.core.registers.term import Term, TermValues

__all__ = ["Engine", "TermValues"]


class Engine(Protocol):
    """Computes term values over the entries it was opened on."""

    def term_values(self, terms: Sequence[Term], offices: Sequence[str], months: Iterable[Month]) -> TermValues:
        """The value of each term for each office and month."""
        ...

    def term_rows(self, term: Term, office: str, months: Sequence[Month]) -> Sequence[str]:
        """Ids of the entries behind a term over `months` (a POSITION: at the end of the last), by date then id."""
        ...

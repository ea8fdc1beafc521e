"""An engine over anything that runs the compiler's expressions and hands back their rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

import ibis.expr.types as ir

from tolok.core.kernel.period import Month
from tolok.core.registers.term import Term, TermValues
from tolok.engines import Ability
from tolok.engines.compiler import Scan, rows_expression
from tolok.engines.tail import GroupRow, combine
from tolok.engines.written import plan

if TYPE_CHECKING:
    import pyarrow as pa


class ScanningEngine(ABC):
    """An Engine over a table `entries` with the columns of `compiler.SCHEMA`, wherever it lies."""

    cannot: ClassVar[Mapping[Ability, str]] = MappingProxyType({})

    @abstractmethod
    def rows(self, expression: ir.Table) -> list[GroupRow]:
        """The rows of an expression over `entries`, integers exact, however wide."""

    @abstractmethod
    def groups(self, scan: Scan) -> pa.RecordBatchReader:
        """See `Engine.groups`."""

    def term_values(self, terms: Sequence[Term], offices: Sequence[str], months: Iterable[Month]) -> TermValues:
        asked, months = tuple(dict.fromkeys(terms)), tuple(months)
        if not asked or not offices or not months:
            return {}
        scans = plan(asked, tuple(offices), months)
        return combine(asked, offices, months, [(scan, self.rows(scan.expression)) for scan in scans])

    def term_rows(self, term: Term, office: str, months: Sequence[Month]) -> Sequence[str]:
        return [row[0] for row in self.rows(rows_expression(term, office, months))] if months else []

"""Plans and their SQL, kept while the process lives: Ibis writes one in longer than an office's year takes to count."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import ibis
import ibis.expr.types as ir

from tolok.core.kernel.period import Month
from tolok.core.registers.term import Term
from tolok.engines.compiler import Scan, compile_terms


@lru_cache(maxsize=32)
def plan(terms: Sequence[Term], offices: Sequence[str], months: Sequence[Month]) -> tuple[Scan, ...]:
    """`compile_terms`, once for the same tuples: the same scans, so that their SQL is found again."""
    return compile_terms(terms, offices, months)


@lru_cache(maxsize=128)
def sql(expression: ir.Table, dialect: str) -> str:
    """An expression in a dialect, written once for the same object (two alike are two)."""
    return str(ibis.to_sql(expression, dialect=dialect))

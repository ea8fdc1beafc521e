"""Mends of formulas, offered only where the mended cell is read back as it should be."""

from __future__ import annotations

from collections.abc import Callable

from tolok.core.formula.reader import FormulaReading, read_formula
from tolok.core.lint.context import Row
from tolok.core.lint.mend import Mend


def formula_mends(row: Row, after: str, is_right: Callable[[FormulaReading], bool]) -> tuple[Mend, ...]:
    """The mend that writes `after` into the formula cell of `row`; none where the reader would not read it rightly."""
    before = row.baris.formula.teks_asli
    if after == before or not is_right(read_formula(after, row.baris.indikator)):
        return ()
    return (Mend(row.path("formula"), before, after),)

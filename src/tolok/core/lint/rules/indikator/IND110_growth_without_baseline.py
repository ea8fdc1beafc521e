"""An indicator of growth or fall whose formula compares nothing with an earlier period."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.formula.units import declared_unit
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.periods import compares_periods, trend_of

_TEMPLATE = (
    "«{indikator}» tidak dibandingkan dengan periode sebelumnya, sehingga perubahan tidak terukur; "
    "kurangkan angka tahun n-1"
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        if trend_of(row.baris.indikator) is None or declared_unit(row.baris.indikator) not in ("persen", None):
            continue
        if row.baris.formula.jenis in ("ratio", "count") and not _is_compared(row):
            indikator = row.baris.indikator
            yield Hit(row.at("formula"), _TEMPLATE, {"indikator": indikator}, row.baris.formula.teks)


def _is_compared(row: Row) -> bool:
    """Whether formula or definition sets two periods, or two amounts, against each other."""
    formula = row.baris.formula
    said = f"{formula.teks} {row.baris.definisi_operasional or ''}"
    difference = formula.pembilang is None or "dikurangi" in said.lower() or " - " in formula.teks or "selisih" in said
    return difference or compares_periods(said)


RULE = Rule(
    "IND110", "growth-without-baseline", "Perubahan tanpa pembanding", Severity.WARNING, check,
    basis=("permenpanrb-88-2021",),
)  # fmt: skip

"""A quality that nobody defined: "dengan baik", "secara optimal", "kelancaran"."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.formula.units import declared_unit
from tolok.core.lint.context import Context, Row, is_blank
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.measures import is_without_quantity
from tolok.core.lint.wording.vague import vague_words

_TEMPLATE = (
    "«{kata}» tidak didefinisikan, sehingga dua penilai dapat menghitung berbeda; perlu penilaian: sebutkan syaratnya"
)
_SCORED = ("indeks", "nilai")  # an instrument with its own questions stands behind them


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        indikator = row.baris.indikator
        if declared_unit(indikator) in _SCORED or not is_blank(row.baris.definisi_operasional):
            continue
        if (found := _unresolved(row)) and not is_without_quantity(indikator):
            yield Hit(row.at("indikator"), _TEMPLATE, {"kata": found}, f"«{indikator}»: «{row.baris.formula.teks}»")


def _unresolved(row: Row) -> str | None:
    """The vague words of what is counted; those of the indicator only where the formula does not say what is meant."""
    formula = row.baris.formula
    if formula.pembilang:
        return vague_words(formula.pembilang)
    return vague_words(row.baris.indikator) if formula.jenis in ("narrative", "missing") else None


RULE = Rule("IND090", "vague-quality", "Mutu tanpa ukuran", Severity.INFO, check, basis=("permenpanrb-88-2021",))

"""A row without a formula, or with nothing but its multiplier."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context, is_blank
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_BLANK = "sel formula kosong untuk «{indikator}», sehingga tidak dapat dihitung; tulis pembilang dan penyebutnya"
_MULTIPLIER = "formula hanya berisi pengali «{formula}», sehingga tidak dapat dihitung; tulis pembilang dan penyebutnya"
_NO_COLUMN = "tabel tidak mempunyai kolom formula, sehingga tidak ada indikator yang dapat dihitung; tambahkan kolomnya"
_FEW_ROWS = 2  # in so few rows a blank cell and a lacking column look alike: the row is the surer place


def check(context: Context) -> Iterator[Hit]:
    if len(context.rows) > _FEW_ROWS and not context.has_column("formula"):
        yield Hit(Location(kolom="formula"), _NO_COLUMN)
        return
    for row in context.rows:
        formula = row.baris.formula
        if formula.jenis != "missing":
            continue
        written = formula.teks or formula.teks_asli
        template = _BLANK if is_blank(written) else _MULTIPLIER
        values = {"indikator": row.baris.indikator, "formula": written}
        yield Hit(row.at("formula"), template, values, evidence=written or row.baris.indikator)


RULE = Rule("FRM010", "missing-formula", "Formula kosong", Severity.ERROR, check, basis=("permenpan-20-2008",))

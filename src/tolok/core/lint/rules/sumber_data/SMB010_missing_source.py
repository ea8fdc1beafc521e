"""A row that does not say where its data come from."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context, has_words
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_BLANK = (
    "sumber data kosong atau sel gabungan untuk «{indikator}», sehingga angkanya tidak dapat diperiksa; "
    "sebut registernya"
)
_NO_COLUMN = "tabel tidak mempunyai kolom sumber data, sehingga angka tidak dapat diperiksa; tambahkan kolomnya"
_FEW_ROWS = 2  # in so few rows a blank cell and a lacking column look alike: the row is the surer place


def check(context: Context) -> Iterator[Hit]:
    if len(context.rows) > _FEW_ROWS and not context.has_column("sumber_data"):
        yield Hit(Location(kolom="sumber_data"), _NO_COLUMN)
        return
    for row in context.rows:
        if not has_words(row.baris, "sumber_data"):
            indikator = row.baris.indikator
            yield Hit(row.at("sumber_data"), _BLANK, {"indikator": indikator}, evidence=indikator)


RULE = Rule("SMB010", "missing-source", "Sumber data kosong", Severity.WARNING, check, basis=("permenpan-20-2008",))

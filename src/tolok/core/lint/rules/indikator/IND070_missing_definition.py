"""A blank definition in a table that has a column for it."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context, is_blank
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "definisi operasional «{indikator}» kosong, sehingga tiap orang dapat mengartikannya lain; "
    "tulis apa yang termasuk dan apa yang tidak"
)


def check(context: Context) -> Iterator[Hit]:
    with_column = {
        row.jabatan_place
        for row in context.rows
        if not is_blank(row.baris.definisi_operasional) or "definisi_operasional" in row.baris.asal
    }
    for row in context.rows:
        if row.jabatan_place in with_column and is_blank(row.baris.definisi_operasional):
            indikator = row.baris.indikator
            yield Hit(row.at("definisi_operasional"), _TEMPLATE, {"indikator": indikator}, indikator)


RULE = Rule(
    "IND070", "missing-definition", "Definisi operasional kosong", Severity.WARNING, check, basis=("permenpan-20-2008",)
)

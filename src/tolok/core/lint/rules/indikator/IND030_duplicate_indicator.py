"""The same indicator again in the same jabatan."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "«{indikator}» sudah ada di baris {pertama}, sehingga capaiannya dihitung dua kali; hapus atau bedakan rumusannya"
)


def check(context: Context) -> Iterator[Hit]:
    for rows in context.same_indicator:
        first: dict[int, int] = {}
        for row in rows:
            if first.setdefault(row.jabatan_place, row.place) == row.place:
                continue
            pertama = str(first[row.jabatan_place])
            values = {"indikator": row.baris.indikator, "pertama": pertama}
            yield Hit(row.at("indikator"), _TEMPLATE, values, f"«{row.baris.indikator}» = baris {pertama}")


RULE = Rule("IND030", "duplicate-indicator", "Indikator berulang dalam satu jabatan", Severity.WARNING, check)

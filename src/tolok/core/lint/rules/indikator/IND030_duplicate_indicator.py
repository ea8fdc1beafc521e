"""The same indicator again in the same jabatan."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.phrases import tokens
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "«{indikator}» sudah ada di baris {pertama}, sehingga capaiannya dihitung dua kali; hapus atau bedakan rumusannya"
)


def check(context: Context) -> Iterator[Hit]:
    for jabatan in context.keputusan.jabatan:
        first: dict[tuple[str, ...], int] = {}
        for row in (row for row in context.rows if row.jabatan is jabatan):
            key = tuple(tokens(row.baris.indikator))
            if not key or first.setdefault(key, row.place) == row.place:
                continue
            values = {"indikator": row.baris.indikator, "pertama": str(first[key])}
            evidence = f"«{row.baris.indikator}» = baris {first[key]}"
            yield Hit(row.at("indikator"), _TEMPLATE, values, evidence)


RULE = Rule("IND030", "duplicate-indicator", "Indikator berulang dalam satu jabatan", Severity.WARNING, check)

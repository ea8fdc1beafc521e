"""An objective that comes again in a jabatan after another one stood between."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context, is_blank
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.phrases import one_spelling

_TEMPLATE = (
    "sasaran «{sasaran}» sudah ada di baris {pertama}, sehingga terbaca sebagai dua sasaran; "
    "kumpulkan indikatornya di bawah satu sasaran"
)


def check(context: Context) -> Iterator[Hit]:
    first: dict[tuple[int, tuple[str, ...]], int] = {}
    above: tuple[int, tuple[str, ...]] | None = None
    for row in context.rows:
        sasaran = row.baris.sasaran
        if is_blank(sasaran):  # a merged cell goes on with the objective above it
            continue
        key = (row.jabatan_place, one_spelling(sasaran))
        if key != above and key in first:
            pertama = str(first[key])
            values = {"sasaran": sasaran, "pertama": pertama}
            yield Hit(row.at("sasaran"), _TEMPLATE, values, f"«{sasaran}» = baris {pertama}")
        first.setdefault(key, row.place)
        above = key


RULE = Rule("IND060", "duplicate-objective", "Sasaran berulang dalam satu jabatan", Severity.WARNING, check)

"""An indicator worded as a result or an act, without a quantity."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.measures import is_without_quantity

_TEMPLATE = (
    "«{indikator}» menyebut hasil atau kegiatan tanpa ukuran, sehingga tidak dapat dinilai; "
    "awali dengan Jumlah, Persentase atau Nilai"
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        indikator = row.baris.indikator
        if is_without_quantity(indikator):
            yield Hit(row.at("indikator"), _TEMPLATE, {"indikator": indikator}, indikator)


RULE = Rule(
    "IND010",
    "indicator-not-measurable",
    "Indikator tidak terukur",
    Severity.WARNING,
    check,
    basis=("permenpanrb-88-2021",),
)

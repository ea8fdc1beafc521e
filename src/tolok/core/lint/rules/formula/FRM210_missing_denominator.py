"""A percentage of nothing: a count times 100% without anything to divide by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "«{pembilang}» dikali 100% tanpa dibagi apa pun, sehingga bukan persentase; tulis penyebutnya, «dibagi jumlah ...»"
)
# They may be shares already, so that times 100% only tells their unit.
_SHARE = re.compile(
    r"^\W*(?:(?:hasil|nilai|jumlah|total)\s+)*(?:rata|rerata|p[eor]{1,3}sentase|persen|rasio|perbandingan|proporsi|tingkat|"
    r"capaian|nilai|skor|indeks|hasil|selisih|bobot|cakupan|realisasi)\b",
    re.IGNORECASE,
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        formula = row.baris.formula
        if formula.jenis != "ratio" or formula.penyebut or not formula.pembilang or formula.pengali != 100:
            continue
        if not _SHARE.match(formula.pembilang):
            yield Hit(row.at("formula"), _TEMPLATE, {"pembilang": formula.pembilang}, formula.teks)


RULE = Rule("FRM210", "missing-denominator", "Persentase tanpa penyebut", Severity.ERROR, check)

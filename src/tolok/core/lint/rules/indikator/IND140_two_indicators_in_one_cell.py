"""Two indicators in one cell: one formula and one target cannot serve both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "dua indikator dalam satu sel, «{pertama}» dan «{kedua}», sehingga satu target tidak cukup; "
    "pisahkan menjadi dua baris"
)
_MEASURE = r"(?:jumlah|banyaknya|p[eor]{1,3}sentase|indeks|index|rasio|rata[\s-]*rata|nilai|skor|tingkat)"
_TWO = re.compile(
    rf"^(?P<pertama>{_MEASURE}\s.{{4,}}?)\s*(?:\b(?:dan(?:\s*/\s*atau)?|serta|beserta)\b|[/;&+]|,\s*(?:dan\s+)?)\s*"
    rf"(?P<kedua>(?P<ukuran>{_MEASURE})\s+\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
# Both are needed for one figure: "Rasio jumlah guru dan jumlah murid", "Kesesuaian antara jumlah A dan jumlah B".
_JOINED = re.compile(
    r"^(?:rasio|perbandingan|selisih|rata[\s-]*rata|kesesuaian)\b|\bantara\b|\bterhadap\b", re.IGNORECASE
)
# After "dan" these may go on with the thing that is counted: "Jumlah data luas dan nilai aset".
_ALSO_NOUNS = frozenset({"nilai", "tingkat", "skor", "indeks", "index"})


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        indikator = row.baris.indikator
        found = _TWO.match(indikator)
        if found is None or _JOINED.search(indikator):
            continue
        if found["ukuran"].lower() in _ALSO_NOUNS and found["ukuran"][0].islower():
            continue
        values = {"pertama": found["pertama"], "kedua": found["kedua"]}
        yield Hit(row.at("indikator"), _TEMPLATE, values, indikator)


RULE = Rule(
    "IND140", "two-indicators-in-one-cell", "Dua indikator dalam satu sel", Severity.WARNING, check,
    basis=("permenpanrb-88-2021",),
)  # fmt: skip

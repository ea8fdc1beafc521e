"""The common misspellings of persentase, told once for the whole decree and mended in every row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "«{kata}» ditulis di {jumlah} baris; ejaan bakunya «Persentase», agar indikator mudah dicari; ganti semuanya"
)
# "Presentasi" is a word of its own; the rest are slips of persentase.
_SLIP = re.compile(
    r"\b(?:pr[oe]sentase|p[eo]rsentasi|prosentasi|persentse|persentasse|precentase|percentase)\b", re.IGNORECASE
)


def check(context: Context) -> Iterator[Hit]:
    found: list[tuple[Row, str]] = []
    for row in context.rows:
        if slip := _SLIP.search(row.baris.indikator):
            found.append((row, slip[0]))
    if not found:
        return
    words = Counter(word.capitalize() for _, word in found)
    values = {"kata": "», «".join(words), "jumlah": str(len(found))}
    evidence = "; ".join(f"«{word}» {count} kali" for word, count in words.items())
    place = found[0][0].at("indikator") if len(found) == 1 else Location(kolom="indikator")
    yield Hit(place, _TEMPLATE, values, evidence, mends=tuple(_mend(row) for row, _ in found))


def _mend(row: Row) -> Mend:
    before = row.baris.indikator
    return Mend(row.path("indikator"), before, _SLIP.sub(_respell, before))


def _respell(slip: re.Match[str]) -> str:
    if slip[0].isupper():
        return "PERSENTASE"
    return "Persentase" if slip[0][0].isupper() else "persentase"


RULE = Rule("IND160", "misspelled-measure", "Ejaan persentase tidak baku", Severity.INFO, check)

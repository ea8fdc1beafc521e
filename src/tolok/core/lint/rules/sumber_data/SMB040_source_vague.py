"""A row whose source names no document: the office itself, "data primer", "dokumen terkait"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.kernel.text import fold
from tolok.core.lint.context import Context, has_words
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.sources import Source, undocumented

_TEMPLATE = (
    "sumber data «{sumber}» tidak menunjuk dokumen apa pun, sehingga angkanya tidak dapat diperiksa; "
    "sebut register atau laporannya"
)
_THROUGHOUT = (
    "«{sumber}» menjadi sumber data {jumlah} dari {semua} baris dan tidak menunjuk dokumen apa pun, sehingga angkanya "
    "tidak dapat diperiksa; sebut dokumennya per baris"
)
_FEWEST, _SHARE = 5, 0.8
"""From so many rows, and so much of all rows that have a source, the same words are one fault of the whole decree."""


def check(context: Context) -> Iterator[Hit]:
    found = [row for row, kinds in undocumented(context) if kinds == {Source.VAGUE}]
    filled = sum(has_words(row.baris, "sumber_data") for row in context.rows)
    said = Counter(fold(" ".join(row.baris.sumber_data)) for row in found)
    most, count = next(iter(said.most_common(1)), ("", 0))
    throughout = count >= _FEWEST and count >= _SHARE * filled
    told = False
    for row in found:
        words = ", ".join(row.baris.sumber_data)
        if not throughout or fold(" ".join(row.baris.sumber_data)) != most:
            yield Hit(row.at("sumber_data"), _TEMPLATE, {"sumber": words}, words)
        elif not told:
            values = {"sumber": words, "jumlah": str(count), "semua": str(len(context.rows))}
            yield Hit(Location(kolom="sumber_data"), _THROUGHOUT, values, words)
            told = True


RULE = Rule("SMB040", "source-vague", "Sumber data tidak jelas", Severity.WARNING, check, basis=("permenpan-20-2008",))

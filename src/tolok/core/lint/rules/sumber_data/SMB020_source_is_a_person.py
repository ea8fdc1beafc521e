"""A row whose source is a post: who holds the data, not what they stand in."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.sources import Source, undocumented

_TEMPLATE = (
    "sumber data «{sumber}» adalah pejabat, bukan dokumen, sehingga angkanya tidak dapat diperiksa; "
    "sebut register atau laporannya"
)


def check(context: Context) -> Iterator[Hit]:
    for row, kinds in undocumented(context):
        if Source.PERSON in kinds:
            words = ", ".join(row.baris.sumber_data)
            yield Hit(row.at("sumber_data"), _TEMPLATE, {"sumber": words}, words)


RULE = Rule(
    "SMB020", "source-is-a-person", "Sumber data adalah orang", Severity.WARNING, check, basis=("permenpan-20-2008",)
)

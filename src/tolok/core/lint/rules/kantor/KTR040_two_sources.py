"""The same indicator taken from two sources, in the IKU and in an IKI."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Row, is_blank
from tolok.core.lint.finding import Severity
from tolok.core.lint.office import Office
from tolok.core.lint.rule import Hit, OfficeRule
from tolok.core.registers.words import stems

_TEMPLATE = (
    "sumber «{sumber}» lain daripada IKU baris {baris_iku} («{sumber_iku}»), sehingga angkanya dapat berbeda; samakan "
    "atau jelaskan hubungannya"
)


def check(office: Office) -> Iterator[tuple[str, Hit]]:
    for cascade in office.cascades:
        for iku, decree, iki in cascade.twins:
            mine, theirs = _sources(iki), _sources(iku)
            if mine and theirs and not stems(mine) & stems(theirs):
                values = {"sumber": mine, "baris_iku": str(iku.place), "sumber_iku": theirs}
                yield decree.name, Hit(iki.at("sumber_data"), _TEMPLATE, values, f"«{mine}», IKU «{theirs}»")


def _sources(row: Row) -> str:
    return ", ".join(source for source in row.baris.sumber_data if not is_blank(source))


RULE = OfficeRule("KTR040", "two-sources", "Satu indikator dengan dua sumber data", Severity.INFO, check)

"""A row whose source is a unit of the office, or another agency: who holds the data, not what they stand in."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.sources import Source, undocumented

_UNIT = (
    "sumber data «{sumber}» adalah unit kerja, bukan dokumen, sehingga angkanya tidak dapat diperiksa; "
    "sebut register atau laporannya"
)
_AGENCY = (
    "sumber data «{sumber}» hanya menyebut pemegang datanya, sehingga belum jelas apa yang diminta; "
    "sebut juga laporan atau datanya"
)


def check(context: Context) -> Iterator[Hit]:
    for row, kinds in undocumented(context):
        words = ", ".join(row.baris.sumber_data)
        if Source.PERSON in kinds:
            continue
        if Source.AGENCY in kinds:  # that the police hold the figures of crime is true: a matter of wording
            yield Hit(row.at("sumber_data"), _AGENCY, {"sumber": words}, words, Severity.INFO)
        elif Source.UNIT in kinds:
            yield Hit(row.at("sumber_data"), _UNIT, {"sumber": words}, words)


RULE = Rule(
    "SMB030", "source-is-a-unit", "Sumber data adalah unit kerja", Severity.WARNING, check, basis=("permenpan-20-2008",)
)

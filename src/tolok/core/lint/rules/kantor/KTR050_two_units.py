"""The same indicator in two units, in the IKU and in an IKI."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.text import fold
from tolok.core.lint.context import Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.office import Office
from tolok.core.lint.rule import Hit, OfficeRule

_TEMPLATE = (
    "«{indikator}» bersatuan «{satuan}», pada IKU baris {baris_iku} «{satuan_iku}», sehingga keduanya tidak dapat "
    "dibandingkan; samakan satuannya"
)
_SAME = {"%": "persen", "persentase": "persen", "prosentase": "persen", "indeks": "nilai", "angka": "jumlah"}
_OF_COUNTS = frozenset({"jumlah", "nilai"})
"""They name no unit of their own: "jumlah" in one table may well be "dokumen" in the other."""


def check(office: Office) -> Iterator[tuple[str, Hit]]:
    for cascade in office.cascades:
        for iku, decree, iki in cascade.twins:
            mine, theirs = _unit(iki), _unit(iku)
            if mine and theirs and mine != theirs and ("persen" in (mine, theirs) or not {mine, theirs} & _OF_COUNTS):
                values = {"indikator": iki.baris.indikator, "satuan": mine, "satuan_iku": theirs}
                values["baris_iku"] = str(iku.place)
                yield decree.name, Hit(iki.at("satuan"), _TEMPLATE, values, f"«{mine}», IKU «{theirs}»")


def _unit(row: Row) -> str:
    unit = fold(row.baris.satuan or row.baris.formula.satuan or "")
    return _SAME.get(unit, unit)


RULE = OfficeRule("KTR050", "two-units", "Satu indikator dengan dua satuan", Severity.WARNING, check)

"""The same indicator computed in two ways, in the IKU and in an IKI."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.finding import Severity
from tolok.core.lint.office import Office
from tolok.core.lint.rule import Hit, OfficeRule
from tolok.core.lint.wording.subjects import computes_same

_TEMPLATE = (
    "«{indikator}» dihitung lain daripada IKU baris {baris_iku} («{formula_iku}»), sehingga satu nama "
    "memberi dua angka; samakan formulanya atau bedakan namanya"
)


def check(office: Office) -> Iterator[tuple[str, Hit]]:
    for cascade in office.cascades:
        for iku, decree, iki in cascade.twins:
            if not computes_same(iku.baris.formula, iki.baris.formula):
                values = {
                    "indikator": iki.baris.indikator,
                    "baris_iku": str(iku.place),
                    "formula_iku": iku.baris.formula.teks,
                }
                evidence = f"«{iki.baris.formula.teks}», IKU «{iku.baris.formula.teks}»"
                yield decree.name, Hit(iki.at("formula"), _TEMPLATE, values, evidence)


RULE = OfficeRule(
    "KTR030",
    "two-formulas",
    "Satu indikator dengan dua formula",
    Severity.WARNING,
    check,
    basis=("permenpanrb-88-2021",),
)

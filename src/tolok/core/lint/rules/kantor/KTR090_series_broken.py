"""The same IKU computed otherwise than in the decree before."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.finding import Severity
from tolok.core.lint.office import Office
from tolok.core.lint.rule import Hit, OfficeRule
from tolok.core.lint.wording.subjects import computes_same

_TEMPLATE = (
    "formula «{indikator}» dahulu «{dahulu}», sehingga capaiannya tidak sebanding dengan yang lalu; hitung ulang yang "
    "lalu atau ganti namanya"
)


def check(office: Office) -> Iterator[tuple[str, Hit]]:
    for step in office.steps:
        for old, new in step.rows.same:
            before, after = old.baris.formula, new.baris.formula
            if not computes_same(before, after):
                values = {"indikator": new.baris.indikator, "dahulu": before.teks}
                evidence = f"«{before.teks}» menjadi «{after.teks}»"
                yield step.newer.name, Hit(new.at("formula"), _TEMPLATE, values, evidence)


RULE = OfficeRule(
    "KTR090",
    "series-broken",
    "Formula berubah, nama indikator tetap",
    Severity.WARNING,
    check,
    basis=("permenpanrb-53-2014",),
)

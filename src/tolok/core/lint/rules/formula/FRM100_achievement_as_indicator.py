"""What was done set against what was planned: that is the capaian of an indicator, not an indicator."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.plans import is_capaian, is_gap_to_plan

_RATIO = (
    "«{pembilang}» dibagi «{penyebut}» adalah capaian, sehingga target dihitung dua kali; "
    "pakai jumlahnya atau bagian dari keseluruhan"
)
_DIFFERENCE = (
    "«{pembilang}» dikurangi «{penyebut}» adalah selisih dari target, sehingga target dihitung dua kali; "
    "hitung realisasinya saja"
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        formula = row.baris.formula
        if found := _KINDS.get(formula.jenis):
            template, is_fault = found
            if is_fault(formula.pembilang, formula.penyebut):
                values = {"pembilang": formula.pembilang or "", "penyebut": formula.penyebut or ""}
                yield Hit(row.at("formula"), template, values, formula.teks)


_KINDS = {"ratio": (_RATIO, is_capaian), "difference": (_DIFFERENCE, is_gap_to_plan)}
RULE = Rule(
    "FRM100", "achievement-as-indicator", "Capaian dijadikan indikator", Severity.WARNING, check,
    basis=("permenpanrb-53-2014",),
)  # fmt: skip

"""A formula cell that tells an act or a process: nothing in it can be counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.measures import is_without_quantity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "«{formula}» adalah uraian, bukan hitungan, sehingga tidak ada angka yang keluar; "
    "tulis apa yang dihitung, misalnya «Jumlah ...»"
)
_UNREAD = (
    "hitungan dalam «{formula}» tidak dapat dibaca, sehingga angkanya tidak pasti; "
    "tulis «... dibagi ... dikali 100%» dengan bendanya"
)
# Where these are printed a sum was meant that the reader could not take apart.
_ARITHMETIC = re.compile(
    r"\b(?:dibagi|dikali(?:kan)?|dikurangi|ditambah|dijumlahkan|dibanding(?:kan)?)\b|[×÷=]|\d\s*%|\b[x*]\s*\d|\s[/:+]\s",
    re.IGNORECASE,
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        formula = row.baris.formula
        if formula.jenis != "narrative" or is_without_quantity(row.baris.indikator):
            continue
        unread = _ARITHMETIC.search(formula.teks)
        template, severity = (_UNREAD, Severity.WARNING) if unread else (_TEMPLATE, Severity.ERROR)
        yield Hit(row.at("formula"), template, {"formula": formula.teks}, formula.teks, severity)


RULE = Rule(
    "FRM070", "formula-not-computable", "Formula berupa uraian", Severity.ERROR, check, basis=("permenpan-20-2008",)
)

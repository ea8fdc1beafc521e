"""A formula cell that tells an act or a process: nothing in it can be counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.formula.units import declared_unit
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.measures import is_without_quantity

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

_JUDGED = re.compile(r"(?:nilai\s+)?(?:dari\s+)?(?:hasil|predikat|opini|peringkat|penilaian|evaluasi)\b", re.IGNORECASE)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        formula = row.baris.formula
        if formula.jenis != "narrative" or is_without_quantity(row.baris.indikator) or _is_given(row):
            continue
        unread = _ARITHMETIC.search(formula.teks)
        template, severity = (_UNREAD, Severity.WARNING) if unread else (_TEMPLATE, Severity.ERROR)
        yield Hit(row.at("formula"), template, {"formula": formula.teks}, formula.teks, severity)


def _is_given(row: Row) -> bool:
    """Whether a value or predicate is asked for and the cell says whose judgement it is."""
    return declared_unit(row.baris.indikator) == "nilai" and bool(_JUDGED.match(row.baris.formula.teks))


RULE = Rule(
    "FRM070", "formula-not-computable", "Formula berupa uraian", Severity.ERROR, check, basis=("permenpan-20-2008",)
)

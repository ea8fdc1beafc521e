"""A number that may change written into the denominator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tolok.core.formula.nodes import Constant, Ratio
from tolok.core.formula.vocabulary import STRONG_START
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.phrases import counted, word_set

_TEMPLATE = (
    "penyebut «{penyebut}» adalah angka tetap, sehingga salah begitu jumlahnya berubah; tulis «jumlah {benda}» "
    "dan ambil dari datanya"
)
# Set by the calendar or by a regulation, not by the state of the office: they may stand as numbers.
_FIXED = word_set(
    "tahun bulan minggu pekan hari jam menit triwulan semester caturwulan kali unsur komponen indikator aspek",
    "skor bobot kehadiran hasil capaian persentase persen jenis poin skala nilai periode",
)
# A number and the noun it counts, the number also in words after it: "7 desa", "7 (tujuh) desa".
_COUNT = r"(\d[\d.]*)\s*(?:\([a-z ]+\)\s*)?([a-z][a-z]+)"
_WHOLE = re.compile(rf"^(?:jumlah|total|seluruh|semua|keseluruhan|dari|\s)*{_COUNT}\b", re.IGNORECASE)
_BRACKETED = re.compile(rf"\(\s*(?:=\s*)?{_COUNT}\s*\)", re.IGNORECASE)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        if row.baris.formula.jenis == "ratio" and (noun := fixed_noun(row)):
            penyebut = row.baris.formula.penyebut or ""
            yield Hit(row.at("formula"), _TEMPLATE, {"penyebut": penyebut, "benda": noun}, penyebut)


def fixed_noun(row: Row) -> str | None:
    """The noun beside a fixed number in the denominator, None where there is none or the number is set by law."""
    penyebut = row.baris.formula.penyebut or ""
    if not any(sign.isdigit() for sign in penyebut):
        return None
    match = _WHOLE.match(penyebut) or _BRACKETED.search(penyebut)
    if match is None and isinstance(node := row.node, Ratio) and isinstance(constant := node.denominator, Constant):
        noun = constant.noun or _noun_above(row, constant.value)
    else:
        noun = match[2].lower() if match and match[1] != "1" else None
    return noun if noun and noun.lower() not in _FIXED else None


def _noun_above(row: Row, number: Decimal) -> str | None:
    """What a bare number must count: the thing above it. A power of ten is a scale, no count."""
    above = counted(row.baris.formula.pembilang)
    is_scale = number <= 1 or number.normalize().as_tuple().digits == (1,)
    return above[0] if above and not is_scale and STRONG_START.match(row.baris.formula.pembilang or "") else None


RULE = Rule("FRM060", "hard-coded-denominator", "Angka tetap sebagai penyebut", Severity.WARNING, check)

"""A formula that carries its own result: "... × 100% = 96%"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.formula.reader import FormulaReading, read_formula
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.mending import formula_mends
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "formula memuat hasilnya, «{hasil}», sehingga target atau realisasi ikut ditetapkan sebagai cara menghitung; "
    "hapus bagian itu"
)
# The last equals sign, with nothing but numbers and signs behind it, or a number and one noun.
_RESULT = re.compile(
    r"(?P<before>[^=]*)(?P<result>=\s*\d[\d.,]*\s*(?:(?:[/:×xX*+-]\s*[\d.,]+\s*%?\s*)+(?:=\s*[\d.,]+\s*)?)?"
    r"(?:%|persen\b|(?P<noun>[A-Za-z]+))?)\s*\.?\s*$"
)
# Numbers that a guideline fixes are part of the sum: weights, scales, conversions, highest scores.
_FIXED = re.compile(
    r"\b(?:bobot|penimbang|tertimbang|skala|maksim\w+|minim\w+|tertinggi|terendah|konstanta|dasar|konversi|skor|unsur|"
    r"kategori|predikat|1/\d+)\b[^=]*$",
    re.IGNORECASE,
)

# Two numbers given to two words are a scale ("baik = 3, sedang = 2"), no result.
_SCALE = re.compile(r"=\s*\d[\d.,]*[^=A-Za-z]*[A-Za-z]{3}[^=]*=\s*\d")


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        if "=" in row.baris.formula.teks and (result := printed_result(row.baris.formula.teks)):
            text = row.baris.formula.teks
            yield Hit(row.at("formula"), _TEMPLATE, {"hasil": result}, text, mends=_mends(row))


def printed_result(text: str) -> str | None:
    """The result at the end of a formula ("= 96%"), None where the equals sign says something else."""
    found = _RESULT.search(text)
    if found is None or not re.search(r"[A-Za-z]{3}", found["before"]) or _FIXED.search(found["before"]):
        return None
    if _SCALE.search(text):
        return None
    noun = found["noun"]
    if noun and noun.lower() not in found["before"].lower():
        return None
    return found["result"].strip()


def _mends(row: Row) -> tuple[Mend, ...]:
    """Without the result, where what is left is read as the same sum."""
    written = row.baris.formula.teks_asli
    result = _RESULT.search(written)
    if result is None or row.node is None:
        return ()
    return formula_mends(row, written[: result.start("result")].rstrip(), lambda reading: _is_same(row, reading))


def _is_same(row: Row, reading: FormulaReading) -> bool:
    known = read_formula(row.baris.formula.teks_asli, row.baris.indikator)
    same_kind = (reading.text.jenis, reading.text.satuan) == (known.text.jenis, known.text.satuan)
    return reading.node == known.node and same_kind and printed_result(reading.text.teks) is None


RULE = Rule("FRM160", "own-result", "Formula memuat hasilnya sendiri", Severity.WARNING, check)

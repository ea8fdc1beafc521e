"""A formula that prints how many there should be instead of telling what to count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.phrases import word_set

_TEMPLATE = (
    "«{angka}» adalah target, bukan cara menghitung, sehingga formula salah begitu target berubah; "
    "tulis «Jumlah {benda}»"
)
_OPENING = (
    r"(?:[a-z]{3,}nya|tersedia|terlaksana|terselenggara|tersusun|terbentuk|jumlah|total|"
    r"target|minimal|paling sedikit|sebanyak|sejumlah)"
)
_COUNT = r"(?P<angka>\d[\d.]*\s*(?:\([a-z ]+\)\s*)?(?P<benda>[a-z][a-z]+)(?:\s+(?P<lanjut>[a-z]{2,}))?)"
_OPENED = re.compile(rf"^(?:{_OPENING}\s+){{0,2}}{_COUNT}", re.IGNORECASE)
_AMOUNT = re.compile(rf"\b(?:sebanyak|sejumlah)\s+{_COUNT}", re.IGNORECASE)
# A condition of what is counted ("desa yang mempunyai sebanyak 2 pos") is no target.
_CONDITION = re.compile(r"\b(?:yang|yg|dengan|memiliki|mempunyai|minimal|paling sedikit|lebih dari)\b", re.IGNORECASE)
# Numbers of the calendar, or of the parts that a guideline gives, are no targets.
_FIXED = word_set(
    "tahun tahunan bulan bulanan minggu mingguan hari harian jam menit triwulan semester tahap pekan unsur komponen",
    "indikator aspek variabel kriteria skor bobot nilai persen parameter dimensi pilar poin skala dasa",
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        formula = row.baris.formula
        if formula.jenis not in ("count", "narrative") or not any(letter.isdigit() for letter in formula.teks):
            continue
        found = _OPENED.match(formula.teks) or _amount(formula.teks)
        if found and found["benda"].lower() not in _FIXED:
            thing = found["lanjut"] if found["benda"].lower() == "kali" and found["lanjut"] else found["benda"]
            printed = found["angka"].removesuffix(found["lanjut"] or "").strip()
            yield Hit(row.at("formula"), _TEMPLATE, {"angka": printed, "benda": thing.lower()}, formula.teks)


def _amount(text: str) -> re.Match[str] | None:
    found = _AMOUNT.search(text)
    return None if found is None or _CONDITION.search(text[: found.start()]) else found


RULE = Rule("FRM110", "target-in-formula", "Target tertulis dalam formula", Severity.WARNING, check)

"""The indicator's wording asks for one unit, its formula yields another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.catalogue.keputusan import FormulaText
from tolok.core.formula.units import declared_unit
from tolok.core.kernel.text import words
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.phrases import word_set

_TEMPLATE = (
    "indikator «{indikator}» berupa {diminta}, formulanya menghasilkan {dihasilkan}, sehingga target tidak dapat "
    "dibandingkan; samakan keduanya"
)
_COLUMN = (
    "kolom satuan «{indikator}» tertulis «{satuan}», formulanya menghasilkan {dihasilkan}, sehingga target tidak dapat "
    "dibandingkan; samakan keduanya"
)
# What a unit column says: a share, an index, a value, or a thing that is counted. Time and money are none of these.
_COLUMN_UNITS = {
    "persen": frozenset({"%", "persen", "persentase", "prosentase", "prosen"}),
    "indeks": frozenset({"indeks", "index"}),
    "jumlah": word_set(
        "dokumen laporan orang desa kelurahan unit kegiatan paket buah kali kasus berkas surat lembar buku rapat",
        "kelompok lembaga jiwa kk pegawai aparatur peserta layanan sertifikat bidang",
    ),
}
# (declared, yielded) pairs that cannot be compared. An index as a percentage is still read as a number: a warning.
_CONFLICTS = {
    ("jumlah", "persen"): Severity.ERROR,
    ("jumlah", "indeks"): Severity.ERROR,
    ("persen", "indeks"): Severity.ERROR,
    ("persen", "jumlah"): Severity.ERROR,
    ("indeks", "persen"): Severity.WARNING,
    ("indeks", "jumlah"): Severity.ERROR,
    ("nilai", "persen"): Severity.WARNING,
}
# Printed as a percentage though the first word is that of a number or a value: "Angka kemiskinan", "Nilai capaian".
_RATES = {
    "jumlah": frozenset({"angka"}),
    "nilai": word_set(
        "capaian realisasi serapan penyerapan rasio",
    ),
}
_PERCENT = frozenset({"persentase", "prosentase", "presentase", "persen"})
_HUNDRED = re.compile(r"(?:[x×*]|kali(?:kan)?)\s*100", re.IGNORECASE)
_SCALED = re.compile(r"[×x*]\s*(?:25\b|1\s*/\s*\d|0[.,]1)")
_INTERVALS = re.compile(
    r"interval|\d\s*[–-]\s*\d+(?:[.,]\d+)?\s*(?:=|:)?\s*\(?(?:tidak|kurang|sangat)?\s*baik", re.IGNORECASE
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        indikator, formula = row.baris.indikator, row.baris.formula
        asked, yields = declared_unit(indikator), yielded_unit(formula)
        severity, printed = _CONFLICTS.get((asked or "", yields or "")), column_unit(row.baris.satuan)
        values = {"indikator": indikator, "diminta": asked or "", "dihasilkan": yields or ""}
        if severity is None or _is_rate(indikator, asked):
            if severity := _CONFLICTS.get((printed or "", yields or "")):
                values["satuan"] = row.baris.satuan or ""
                yield Hit(row.at("satuan"), _COLUMN, values, f"«{row.baris.satuan}»: «{formula.teks}»", severity)
            continue
        evidence = f"«{indikator}» dihitung sebagai {yields}: «{formula.teks}»"
        yield Hit(row.at("formula"), _TEMPLATE, values, evidence, severity)


def column_unit(printed: str | None) -> str | None:
    """The unit that the words of a unit column stand for, None where they may be several ("Nilai", "Hari", "Rp")."""
    said = (printed or "").strip(" .()").lower()
    return next((unit for unit, names in _COLUMN_UNITS.items() if said in names), None)


def yielded_unit(formula: FormulaText) -> str | None:
    """The unit a formula yields, also that of a multiplier without fraction; None where it yields none.

    A ratio without multiplier yields a share; that the hundred is lacking is another rule's matter.
    """
    if formula.satuan == "rasio":
        return None
    if formula.jenis == "missing" and (formula.pengali == 100 or _HUNDRED.search(formula.teks)):
        return "persen"
    if formula.jenis == "score" and _INTERVALS.search(formula.teks):
        return "indeks"
    if formula.jenis == "count" and _SCALED.search(formula.teks):
        return None  # a sum the reader could not take apart, but no count
    if formula.satuan is None and formula.jenis == "ratio" and formula.pengali == 100:
        return "persen"
    return formula.satuan


def _is_rate(indikator: str, asked: str | None) -> bool:
    opening = words(indikator)[:2]
    return not (_RATES.get(asked or "", _PERCENT) | _PERCENT).isdisjoint(opening) and asked != "persen"


RULE = Rule(
    "IND020",
    "unit-mismatch",
    "Satuan indikator dan formula berbeda",
    Severity.ERROR,
    check,
    basis=("permenpanrb-88-2021",),
)

"""How what was measured is written for a reader: one way for page, paper and terminal."""

from __future__ import annotations

from tolok.core.kernel.numbers import show_number, show_value
from tolok.core.kernel.value import Missing, Number, Value
from tolok.core.measurement.indikator import Indikator, Target

PLAIN_UNITS = frozenset({"jumlah", "indeks", "nilai"})
"""Units that say how a number came about, not what it counts: "9 jumlah" and "84 indeks" tell nobody anything."""


def unit_of(indikator: Indikator) -> str:
    """The unit that the indicator declares, else the one its formula yields; empty where there is neither."""
    return indikator.baris.satuan or indikator.baris.formula.satuan or ""


def status_of(value: Value) -> str:
    """Which of the three things a value is: `angka`, `belum_diisi` or `tidak_dapat_dihitung`."""
    if isinstance(value, Number):
        return "angka"
    return "belum_diisi" if isinstance(value, Missing) else "tidak_dapat_dihitung"


def show_measured(value: Value, unit: str) -> str:
    """A value with its unit where the unit says what is counted; else the words for what is lacking."""
    return show_value(value, "" if unit in PLAIN_UNITS else unit)


def show_target(target: Target | None, unit: str) -> str:
    """A target as printed: a point, or a range with an en dash."""
    if target is None:
        return "belum ditetapkan"
    if not target.is_range:
        return show_measured(Number(target.lo), unit)
    return f"{show_number(target.lo)}–{show_measured(Number(target.hi), unit)}"

"""A measurement as pages and files show it: words for each of its parts, and a tone that never praises a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from tolok.core.kernel.numbers import round_half_up, show_number
from tolok.core.kernel.value import Missing, NotComputable, Number, Value
from tolok.core.measurement.indikator import Indikator
from tolok.core.measurement.result import Measurement
from tolok.core.measurement.scale import Scale, scale_on
from tolok.core.measurement.shown import show_measured, show_target, unit_of

HEADER = (
    "Kode", "Jabatan", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Keadaan realisasi", "Capaian (%)",
    "Keadaan capaian", "Kategori", "Keterangan",
)  # fmt: skip
STATE_WORDS = {"number": "angka", "missing": "belum diisi", "not-computable": "tidak dapat dihitung"}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of the table. `tone` is the badge of the category: good, fair, poor, or neutral where there is none."""

    measurement: Measurement
    target: str
    realisasi: str
    capaian: str
    tone: str

    @property
    def indikator(self) -> Indikator:
        return self.measurement.indikator

    @property
    def card_url(self) -> str:
        return reverse("catalogue:card", args=key_parts(self.indikator.key))

    @property
    def trace_url(self) -> str:
        return reverse("measurement:trace", args=key_parts(self.indikator.key))

    @property
    def keterangan(self) -> str:
        return keterangan(self.measurement)


def key_parts(key: str) -> tuple[str, int, int]:
    """ "IKU/2/1" as the arguments of an address."""
    jenis, jabatan, baris = key.split("/")
    return jenis, int(jabatan), int(baris)


def state_of(value: Value) -> str:
    """`number`, `missing` or `not-computable`."""
    if isinstance(value, Number):
        return "number"
    return "missing" if isinstance(value, Missing) else "not-computable"


def table_rows(measurements: Sequence[Measurement], year: int) -> list[TableRow]:
    scale = scale_on(date(year, 12, 31))
    return [_table_row(one, scale) for one in measurements]


def _table_row(one: Measurement, scale: Scale) -> TableRow:
    unit = unit_of(one.indikator)
    return TableRow(
        measurement=one,
        target=show_target(one.target, unit),
        realisasi=show_measured(one.realisasi, unit) if isinstance(one.realisasi, Number) else "",
        capaian=f"{show_number(one.capaian.value)}%" if isinstance(one.capaian, Number) else "",
        tone=tone_of(one.kategori, scale),
    )


def tone_of(kategori: str | None, scale: Scale) -> str:
    """The two highest classes are good, the next fair, the rest poor; no category, no praise and no blame."""
    names = [scale_class.nama for scale_class in scale.classes]
    if kategori not in names:
        return "neutral"
    return ("good", "good", "fair")[names.index(kategori)] if names.index(kategori) < 3 else "poor"


def keterangan(one: Measurement) -> str:
    """Why there is no number, or the office's explanation."""
    for value in (one.realisasi, one.capaian):
        if isinstance(value, Missing | NotComputable):
            return value.reason
    return one.indikator.penjelasan


def file_row(row: TableRow) -> list[Any]:
    """The line as CSV and XLSX take it: numbers as numbers, gaps as an empty cell with the words beside it."""
    one = row.measurement
    baris = row.indikator.baris
    return [
        row.indikator.key, row.indikator.jabatan, baris.sasaran, baris.indikator, unit_of(row.indikator),
        "" if one.target is None else one.target.lo if not one.target.is_range else row.target,
        _rounded(one.realisasi), STATE_WORDS[state_of(one.realisasi)],
        _rounded(one.capaian), STATE_WORDS[state_of(one.capaian)],
        one.kategori or "", row.keterangan,
    ]  # fmt: skip


def _rounded(value: Value) -> Decimal | str:
    return round_half_up(value.value) if isinstance(value, Number) else ""

"""Dated scales that give a capaian its category ("Sangat Tinggi" ...), read from the regulations' own files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum

from tolok.core.kernel.numbers import round_half_up
from tolok.core.regulation.load import parameter_on, parameters_named
from tolok.core.regulation.regulation import Certainty, Parameter, Regulation

PARAMETER = "skala_capaian"


class EdgeRule(Enum):
    """How a scale printed in whole numbers (`76 <= 90`, `91 <= 100`) takes a value between two classes, such as 90.5.

    The regulation is silent, and both readings are in use (regulations.md 2), so it is a setting that is printed.
    """

    ROUND_HALF_UP_FIRST = "round_half_up_first"
    """The value is rounded to a whole number first, as the table is printed: 90.5 -> 91, the upper class."""
    GE = "ge"
    """A class begins at its printed lower number: 90.5 is below 91, the lower class."""
    GT = "gt"
    """A class begins above the printed upper number of the class below: 90.1 is above 90, the upper class."""

    @property
    def words(self) -> str:
        return {
            EdgeRule.ROUND_HALF_UP_FIRST: "dibulatkan ke bilangan bulat lebih dahulu",
            EdgeRule.GE: "kelas dimulai pada batas bawahnya",
            EdgeRule.GT: "kelas dimulai di atas batas atas kelas di bawahnya",
        }[self]


@dataclass(frozen=True, slots=True)
class ScaleClass:
    """One class as printed, in percent; `dari` is None for the lowest, `sampai` bounds nothing in the highest."""

    nama: str
    dari: Decimal | None
    sampai: Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of categories, highest class first.

    `is_whole` tells that its bounds are printed in whole numbers with gaps between them; only then `edge` matters.
    """

    nama: str
    classes: tuple[ScaleClass, ...]
    is_whole: bool
    edge: EdgeRule
    sumber: str
    kepastian: Certainty

    def kategori(self, capaian: Decimal) -> str:
        """The category of a capaian in percent; above the highest number it stays in the highest class."""
        return self._kategori_by(self.edge, capaian)

    def depends_on_edge(self, capaian: Decimal) -> bool:
        """Whether another edge rule would put `capaian` in another class; then the rule must be told to the reader."""
        return len({self._kategori_by(edge, capaian) for edge in EdgeRule}) > 1

    def with_edge(self, edge: EdgeRule) -> Scale:
        return replace(self, edge=edge)

    def source_note(self) -> str:
        """Source and certainty in Indonesian: "Permendagri 86/2017 (periksa di JDIH)"."""
        return f"{self.nama} ({self.kepastian.note})" if self.kepastian.note else self.nama

    def _kategori_by(self, edge: EdgeRule, capaian: Decimal) -> str:
        if not self.is_whole:
            edge = EdgeRule.GE
        value = round_half_up(capaian, 0) if edge is EdgeRule.ROUND_HALF_UP_FIRST else capaian
        for scale_class, below in self._with_class_below():
            if below is None or scale_class.dari is None:
                break
            if value > below.sampai if edge is EdgeRule.GT else value >= scale_class.dari:
                return scale_class.nama
        return self.classes[-1].nama

    def _with_class_below(self) -> Iterator[tuple[ScaleClass, ScaleClass | None]]:
        return zip(self.classes, (*self.classes[1:], None), strict=True)


def scale_on(day: date, edge: EdgeRule = EdgeRule.ROUND_HALF_UP_FIRST) -> Scale:
    """The scale of the youngest regulation that sets one on `day`. Raises LookupError where none did."""
    found = parameter_on(PARAMETER, day)
    if found is None:
        raise LookupError(f"tidak ada skala capaian yang berlaku pada {day.isoformat()}")
    return _scale(*found, edge)


def all_scales() -> tuple[Scale, ...]:
    """Every scale tolok knows, oldest first, for an office that uses an older one by its own rule."""
    return tuple(_scale(regulation, p, EdgeRule.ROUND_HALF_UP_FIRST) for regulation, p in parameters_named(PARAMETER))


def _scale(regulation: Regulation, parameter: Parameter, edge: EdgeRule) -> Scale:
    classes = tuple(
        ScaleClass(k["nama"], None if k["dari"] is None else Decimal(k["dari"]), Decimal(k["sampai"]))
        for k in parameter.nilai["kelas"]
    )
    is_whole = bool(parameter.nilai["bilangan_bulat"])
    return Scale(regulation.singkatan, classes, is_whole, edge, parameter.sumber, parameter.kepastian)

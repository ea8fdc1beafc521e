"""Mutu pelayanan (A to D) and kinerja unit by the intervals of the regulation of the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tolok.core.kernel.numbers import round_half_up
from tolok.core.regulation.regulation import Certainty
from tolok.core.survey.unsur import source_note, survey_parameter

PLACES = 2
"""Decimals that an IKM is rounded to before it is held against the intervals, which are printed with as many."""


@dataclass(frozen=True, slots=True)
class MutuClass:
    """One class: its letter, the words for the unit's kinerja, and its interval of IKM (25 to 100) as printed."""

    mutu: str
    kinerja: str
    dari: Decimal
    sampai: Decimal


@dataclass(frozen=True, slots=True)
class MutuScale:
    """The classes of one regulation, best first; `source` names it, with what a reader must still check."""

    classes: tuple[MutuClass, ...]
    source: str
    kepastian: Certainty

    def class_of(self, ikm: Decimal) -> MutuClass:
        """The class of an IKM, rounded half-up to two decimals first: 76.604 is C, 76.605 is B.

        The printed intervals leave gaps of 0.01 which no rounded number falls in. What lies below the lowest (an old
        report with weight 0.11 may show 24.75) stays in the lowest class.
        """
        rounded = round_half_up(ikm, PLACES)
        return next((found for found in self.classes if rounded >= found.dari), self.classes[-1])

    def thresholds(self) -> tuple[Decimal, ...]:
        """The least unrounded IKM of each class but the lowest, best first: 88.305, 76.605, 64.995."""
        half = Decimal(5).scaleb(-PLACES - 1)
        return tuple(found.dari - half for found in self.classes[:-1])


def mutu_scale_on(day: date) -> MutuScale:
    """The intervals in force on `day`.

    PermenPANRB 14/2017 from 19 May 2017 (read in secondary material); before it 16/2014 with the intervals of
    KEP/25/M.PAN/2/2004 (from memory), by which 85 was A and is B now. Raises LookupError for a day before all.
    """
    regulation, parameter = survey_parameter("skm_mutu", day)
    classes = tuple(
        MutuClass(item["mutu"], item["kinerja"], Decimal(item["nik"][0]), Decimal(item["nik"][1]))
        for item in parameter.nilai
    )
    return MutuScale(classes, source_note(regulation, parameter.kepastian), parameter.kepastian)

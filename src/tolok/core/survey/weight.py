"""The weight of one unsur: exactly 1/n, or the rounded figure that a regulation prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tolok.core.survey.unsur import survey_parameter, unsur_on

TO_HUNDRED = 25
"""An SKM of 1 to 4 times this is an IKM of 25 to 100."""


@dataclass(frozen=True, slots=True)
class Weight:
    """The weight of each of `unsur` unsur, and in words how it came about, for the report."""

    value: Fraction
    unsur: int
    words: str

    @property
    def most(self) -> Decimal:
        """The highest IKM that this weight can give: 100 for 1/9, 99.00 for 0.11, 99.90 for 0.111, 99.40 for 0.071."""
        highest = self.value * self.unsur * 4 * TO_HUNDRED
        return Decimal(highest.numerator) / Decimal(highest.denominator)


def exact_weight(unsur: int) -> Weight:
    """1/n, what the regulations mean (bobot = 1 / jumlah unsur), also where a unit added or left out unsur.

    Raises ValueError for no unsur.
    """
    if unsur < 1:
        raise ValueError(f"expected at least one unsur, got: {unsur}")
    return Weight(Fraction(1, unsur), unsur, f"bobot 1/{unsur}, tidak dibulatkan")


def printed_weight(day: date, figure: Decimal | None = None) -> Weight:
    """The rounded weight, to reproduce an old report: 0.11 of 14/2017 and 16/2014, 0.071 of KEP/25/M.PAN/2/2004.

    `figure` is another rounding in use, such as 0.111. It may change the class: NRR 3.55 throughout is 88.75 (A) by
    1/9 and 87.86 (B) by 0.11. Raises LookupError for a day before 2004.
    """
    unsur = len(unsur_on(day))
    regulation, parameter = survey_parameter("skm_bobot", day)
    value = parameter.nilai if figure is None else figure
    source = f"tercetak pada {regulation.singkatan}" if figure is None else "pembulatan laporan lama"
    return Weight(Fraction(value), unsur, f"bobot {str(value).replace('.', ',')}, {source}")

"""How many respondents a survey needs, and whether it had them: told, never hidden."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tolok.core.kernel.numbers import round_half_up, show_number
from tolok.core.survey.index import number_of
from tolok.core.survey.tally import Tally
from tolok.core.survey.unsur import source_note, survey_parameter


@dataclass(frozen=True, slots=True)
class Completeness:
    """How far a survey was answered.

    `required` is None where nothing sets a number: the persons served are not known, or the regulation of the day
    names none that we know. `shares` is for each unsur the part of the respondents that answered it (None without
    respondents).
    """

    respondents: int
    required: int | None
    shares: tuple[Fraction | None, ...]
    source: str

    @property
    def is_enough(self) -> bool | None:
        """Whether there were as many respondents as required; None where that cannot be said."""
        return None if self.required is None else self.respondents >= self.required

    def words(self) -> str:
        """One sentence for page and report."""
        had = f"{show_number(Decimal(self.respondents))} responden"
        if self.required is None:
            return f"{had}; kecukupannya tidak dapat dinilai: {self.source}."
        needed = f"{had} dari {show_number(Decimal(self.required))} yang disyaratkan ({self.source})"
        return f"{needed}." if self.is_enough else f"{needed}: belum mencukupi, IKM hanya gambaran sementara."


def sample_size(population: int, day: date) -> int:
    """Respondents required for `population` persons served in the former period (Krejcie and Morgan, 5%).

    The table of PermenPANRB 14/2017 where it has a row, else its formula rounded to the nearest:
    S = l N P Q / (d2 (N - 1) + l P Q), l = 3.841, P = Q = 0.5, d = 0.05 (table from memory; rounding to the nearest
    gives each of its 90 rows save the last: 100,000 gives 383, printed 384). Raises LookupError where the law of the
    day sets no such table, ValueError for a population below 0.
    """
    if population < 0:
        raise ValueError(f"expected a population from 0 on, got: {population}")
    numbers = survey_parameter("skm_sampel", day)[1].nilai
    printed: int | None = numbers["tabel"].get(population)
    return krejcie_morgan(population, day) if printed is None else printed


def krejcie_morgan(population: int, day: date) -> int:
    """The formula alone, rounded half-up to the nearest (never up: that would miss the printed table)."""
    numbers = survey_parameter("skm_sampel", day)[1].nilai
    chi, p, d = (Fraction(numbers[key]) for key in ("lambda_kuadrat", "p", "d"))
    spread = chi * p * (1 - p)
    return int(round_half_up(number_of(spread * population / (d * d * (population - 1) + spread)).value, 0))


def completeness_of(tally: Tally, day: date, population: int | None = None) -> Completeness:
    """What a tally had of what the law of `day` requires; `population` is the persons served in the former period.

    Before May 2014 the least was 150 respondents whatever the population (KEP/25/M.PAN/2/2004, from memory).
    """
    required, source = _required(day, population)
    asked = tally.respondents
    shares = tuple(Fraction(count, asked) if asked else None for count in tally.counts)
    return Completeness(asked, required, shares, source)


def _required(day: date, population: int | None) -> tuple[int | None, str]:
    try:
        regulation, parameter = survey_parameter("skm_sampel", day)
    except LookupError:
        return _least(day)
    if population is None:
        return None, "jumlah penerima layanan periode sebelumnya belum diisi"
    served = f"{show_number(Decimal(population))} penerima layanan"
    return sample_size(population, day), f"{served}, {source_note(regulation, parameter.kepastian)}"


def _least(day: date) -> tuple[int | None, str]:
    try:
        regulation, parameter = survey_parameter("skm_responden_minimum", day)
    except LookupError:
        return None, "peraturan pada masa itu tidak memuat ukuran sampel yang kami ketahui"
    return int(parameter.nilai), source_note(regulation, parameter.kepastian)

"""NRR, SKM and IKM of one tally: exact fractions, three states, and the class of the day.

PermenPANRB 14/2017 (formula read in secondary material; regulations.md 4.1):

    NRR of an unsur  = sum of its answers / number of its filled answers        1 to 4
    NRR tertimbang   = NRR x bobot                                              bobot = 1/n
    SKM              = sum of the NRR tertimbang                                1 to 4
    IKM              = SKM x 25                                                 25 to 100

An answer left open counts neither above nor below the line. A survey without responses is *belum diisi*, never 0; so
is one in which nobody answered some unsur, because its NRR is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_05UP, Context, Decimal
from fractions import Fraction

from tolok.core.kernel.value import Missing, Number, Value
from tolok.core.survey.mutu import MutuClass, MutuScale
from tolok.core.survey.tally import Tally
from tolok.core.survey.weight import TO_HUNDRED, Weight

NO_RESPONSES = "belum ada responden"

_DIVISION = Context(prec=40, rounding=ROUND_05UP)
"""This rounding keeps what a later one needs: half-up to fewer digits gives what the exact fraction would give."""


@dataclass(frozen=True, slots=True)
class SurveyIndex:
    """What a survey comes to: each unsur's NRR and weighted NRR, the SKM (1 to 4), the IKM (25 to 100), its class.

    `mutu` is None where the IKM is no number.
    """

    respondents: int
    nrr: tuple[Value, ...]
    nrr_tertimbang: tuple[Value, ...]
    skm: Value
    ikm: Value
    mutu: MutuClass | None
    weight: Weight


def index_of(tally: Tally, weight: Weight, scale: MutuScale) -> SurveyIndex:
    """The index of a tally. Raises ValueError where weight and tally have another number of unsur."""
    ratios, skm = nrr_of(tally), exact_skm(tally, weight)
    gap = Missing(_gap(ratios, tally.respondents))
    ikm = gap if skm is None else number_of(skm * TO_HUNDRED)
    return SurveyIndex(
        respondents=tally.respondents,
        nrr=tuple(_value(ratio, tally.respondents) for ratio in ratios),
        nrr_tertimbang=tuple(_value(r if r is None else r * weight.value, tally.respondents) for r in ratios),
        skm=gap if skm is None else number_of(skm),
        ikm=ikm,
        mutu=scale.class_of(ikm.value) if isinstance(ikm, Number) else None,
        weight=weight,
    )


def nrr_of(tally: Tally) -> tuple[Fraction | None, ...]:
    """The mean of the filled answers of each unsur; None where nobody filled it."""
    return tuple(Fraction(s, n) if n else None for s, n in zip(tally.sums, tally.counts, strict=True))


def exact_skm(tally: Tally, weight: Weight) -> Fraction | None:
    """The sum of the weighted NRR, exactly; None where some unsur has no answer. Raises ValueError as `index_of`."""
    if weight.unsur != len(tally.counts):
        raise ValueError(f"expected a weight for {len(tally.counts)} unsur, got: {weight.words}")
    known = [ratio for ratio in nrr_of(tally) if ratio is not None]
    return sum(known, Fraction()) * weight.value if len(known) == weight.unsur else None


def number_of(fraction: Fraction) -> Number:
    """A fraction as a Decimal of 40 digits which rounds, at any place, as the fraction itself would."""
    return Number(_DIVISION.divide(Decimal(fraction.numerator), Decimal(fraction.denominator)))


def _value(ratio: Fraction | None, respondents: int) -> Value:
    if ratio is not None:
        return number_of(ratio)
    return Missing("belum ada jawaban" if respondents else NO_RESPONSES)


def _gap(ratios: Sequence[Fraction | None], respondents: int) -> str:
    if not respondents:
        return NO_RESPONSES
    open_unsur = [f"U{place}" for place, ratio in enumerate(ratios, 1) if ratio is None]
    return f"belum ada jawaban untuk unsur {', '.join(open_unsur)}"

"""The IKM of a unit with several services, by one of two readings; the report says which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from tolok.core.kernel.value import Missing, Number, Value
from tolok.core.survey.index import NO_RESPONSES, exact_skm, index_of, number_of
from tolok.core.survey.mutu import MutuClass, MutuScale
from tolok.core.survey.tally import Tally
from tolok.core.survey.weight import TO_HUNDRED, Weight


class UnitRule(Enum):
    """How services become a unit. The regulation's text for it is from memory (regulations.md 4.1): a setting."""

    MEAN_OF_SERVICES = "mean_of_services"
    """IKM of each service, then their plain mean: a service with 10 respondents weighs as much as one with 300."""
    ALL_ANSWERS = "all_answers"
    """The answers of all services added up, as offices are: services weigh by their respondents."""

    @property
    def words(self) -> str:
        return {
            UnitRule.MEAN_OF_SERVICES: "rata-rata IKM setiap layanan, tanpa memandang jumlah responden",
            UnitRule.ALL_ANSWERS: "seluruh jawaban dijumlahkan, sehingga layanan berbobot menurut jumlah respondennya",
        }[self]


@dataclass(frozen=True, slots=True)
class UnitIndex:
    """The IKM of a unit (25 to 100), its class, and the reading it came about by."""

    respondents: int
    ikm: Value
    mutu: MutuClass | None
    rule: UnitRule


def unit_index(services: Mapping[str, Tally], rule: UnitRule, weight: Weight, scale: MutuScale) -> UnitIndex:
    """The unit's IKM over the services that were to be surveyed, by name.

    By MEAN_OF_SERVICES a service without its IKM leaves the unit's missing too, told by name; by ALL_ANSWERS there
    must be an answer for every unsur among all services. Raises ValueError where weight and tallies do not fit.
    """
    respondents = sum(tally.respondents for tally in services.values())
    ikm = _mean(services, weight) if rule is UnitRule.MEAN_OF_SERVICES else _of_all(services, weight, scale)
    mutu = scale.class_of(ikm.value) if isinstance(ikm, Number) else None
    return UnitIndex(respondents, ikm, mutu, rule)


def _mean(services: Mapping[str, Tally], weight: Weight) -> Value:
    if not services:
        return Missing(NO_RESPONSES)
    known: list[Fraction] = []
    for name, tally in services.items():
        skm = exact_skm(tally, weight)
        if skm is None:
            return Missing(f"layanan «{name}» belum mempunyai IKM")
        known.append(skm * TO_HUNDRED)
    return number_of(sum(known, Fraction()) / len(known))


def _of_all(services: Mapping[str, Tally], weight: Weight, scale: MutuScale) -> Value:
    total: Tally | None = None
    for tally in services.values():
        total = tally if total is None else total + tally
    return Missing(NO_RESPONSES) if total is None else index_of(total, weight, scale).ikm

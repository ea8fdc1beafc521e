"""The phrases of one row together: numerator and denominator of one register, one inside the other, by one date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tolok.core.registers import get_register, term_of
from tolok.core.registers.binding.asked import Asked, read_phrase
from tolok.core.registers.binding.containment import Fit, fit_of
from tolok.core.registers.binding.experience import Experience
from tolok.core.registers.binding.found import Found
from tolok.core.registers.binding.proposal import Part, Proposal, Reason
from tolok.core.registers.binding.propose import MOST, consider, proposed, ranked
from tolok.core.registers.composed import date_label
from tolok.core.registers.term import Nature

_KEPT = {
    Fit.PART: 1.0,
    Fit.ONCE_EACH: 0.97,
    Fit.FOREIGN: 0.9,
    Fit.APART: 0.92,
    Fit.WHOLE: 0.88,
    Fit.SAME: 0.7,
}
"""What is left of a pair's score by how the numerator stands to the denominator."""


@dataclass(frozen=True, slots=True)
class RowPhrases:
    """The phrases of a row: `ratios` are the numerators' and denominators' phrases of each fraction, `alone` the
    phrases outside any."""

    ratios: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    alone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pair:
    numerator: Found
    denominator: Found
    score: float


def propose_row(
    phrases: RowPhrases,
    sumber_data: Sequence[str] = (),
    indikator: str = "",
    *,
    villages: Sequence[str] = (),
    experience: Experience | None = None,
) -> Mapping[str, tuple[Proposal, ...]]:
    """Proposals of every phrase of a row, those of a fraction weighed together. A phrase that stands in two fractions
    is proposed by the first; parameters are those of `propose`."""
    asked = {phrase: read_phrase(phrase, tuple(villages)) for phrase in _every(phrases)}
    found = {phrase: consider(one, sumber_data, indikator, experience) for phrase, one in asked.items()}
    done: dict[str, tuple[Proposal, ...]] = {}
    for numerators, denominators in phrases.ratios:
        whole = denominators[0] if len(denominators) == 1 else None
        for phrase in numerators:
            if whole is not None and phrase != whole and phrase not in done:
                _fill_elided(asked, found, phrase, whole, sumber_data, indikator)
                numerator, denominator = _propose_pair(asked, found, phrase, whole)
                done[phrase] = numerator
                done.setdefault(whole, denominator)
    for phrase in asked:
        done.setdefault(phrase, tuple(proposed(asked[phrase], one) for one in found[phrase][:MOST]))
    return done


def _every(phrases: RowPhrases) -> tuple[str, ...]:
    in_ratios = (phrase for pair in phrases.ratios for side in pair for phrase in side)
    return tuple(dict.fromkeys((*in_ratios, *phrases.alone)))


def _fill_elided(
    asked: dict[str, Asked],
    found: dict[str, list[Found]],
    numerator: str,
    denominator: str,
    sumber_data: Sequence[str],
    indikator: str,
) -> None:
    """ "Jumlah yang selesai tepat waktu" is of what the other side names; "jumlah seluruhnya" likewise."""
    for phrase, other in ((numerator, denominator), (denominator, numerator)):
        if asked[phrase].is_elided and not asked[other].is_elided:
            asked[phrase] = asked[phrase].of_topic(asked[other].topic)
            found[phrase] = consider(asked[phrase], sumber_data, indikator)


def _propose_pair(
    asked: Mapping[str, Asked], found: Mapping[str, list[Found]], numerator: str, denominator: str
) -> tuple[tuple[Proposal, ...], tuple[Proposal, ...]]:
    above, below = found[numerator], found[denominator]
    if not above or not below:
        alone = [tuple(proposed(asked[one], each) for each in found[one][:MOST]) for one in (numerator, denominator)]
        return alone[0], alone[1]
    pairs = _pairs(above[:MOST], below[:MOST])
    best = max(pairs, key=lambda pair: pair.score)
    tops = _weighed(above[:MOST], [(pair.numerator, pair.score / best.score) for pair in pairs], best.numerator)
    bottoms = _weighed(below[:MOST], [(pair.denominator, pair.score / best.score) for pair in pairs], best.denominator)
    lead = proposed(asked[denominator], bottoms[0])
    above_done = tuple(_above(asked[numerator], one, lead) for one in tops)
    return above_done, tuple(proposed(asked[denominator], one) for one in bottoms)


def _weighed(found: Sequence[Found], weights: Iterable[tuple[Found, float]], first: Found) -> list[Found]:
    """`found` by the best pair that each stands in; the chosen one before its equals."""
    best: dict[int, float] = {}
    for one, weight in weights:
        best[id(one)] = max(weight, best.get(id(one), 0.0))
    weighed = ranked(replace(one, score=one.score * best[id(one)]) for one in found)
    return sorted(weighed, key=lambda one: (-round(one.score, 2), _same(one) != _same(first)))


def _same(found: Found) -> tuple[str, str]:
    return found.register.slug, found.answer


def _pairs(above: Sequence[Found], below: Sequence[Found]) -> list[_Pair]:
    terms = {id(one): term_of(*_same(one)) for one in (*above, *below)}
    pairs = []
    for one in above:
        for other in below:
            kept = _KEPT[fit_of(terms[id(one)], terms[id(other)])]
            pairs.append(_Pair(one, other, one.score * other.score * kept))
    return pairs


def _above(asked: Asked, found: Found, lead: Proposal) -> Proposal:
    """A numerator's proposal beside the denominator's first: by its date where both are of one register."""
    register = found.register
    usual = term_of(register.slug, found.answer).date_base
    if lead.register == register.slug and register.nature is not Nature.POSITION:
        date_base = lead.date_base
        why = f"tanggalnya sama dengan penyebut: {date_label(register, date_base)}"
    else:
        date_base, why = usual, f"bulannya menurut {date_label(register, usual)}"
    return proposed(asked, found, (Reason(Part.DATE, why), _pair_reason(found, lead)), date_base)


def _pair_reason(found: Found, lead: Proposal) -> Reason:
    other = f"«{get_register(lead.register).offer(lead.offer).label}»"
    match fit_of(term_of(*_same(found)), term_of(lead.register, lead.offer)):
        case Fit.PART:
            return Reason(Part.PAIR, f"bagian dari penyebut {other}")
        case Fit.ONCE_EACH:
            counted = f"paling banyak satu baris tiap {lead.register}" if found.is_rows else "tiap desa dihitung sekali"
            return Reason(Part.PAIR, f"{counted} setahun, sebanding dengan penyebut {other}")
        case Fit.SAME:
            return Reason(Part.WARNING, "pembilang dan penyebut menghitung hal yang sama; hasilnya selalu 100%")
        case Fit.FOREIGN:
            return Reason(Part.WARNING, f"penyebut {other} dari register lain; pembilang dapat melebihinya")
        case _:
            return Reason(Part.WARNING, f"pembilang bukan bagian dari penyebut {other}, sehingga dapat melebihinya")

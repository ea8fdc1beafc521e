"""Counts that may answer one phrase, best first, each with its score, date and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from tolok.core.registers import get_register, term_of
from tolok.core.registers.binding.asked import Asked, read_phrase, silence
from tolok.core.registers.binding.candidates import Candidate, by_topic, parted
from tolok.core.registers.binding.experience import Experience, Use, phrase_key
from tolok.core.registers.binding.found import LEFT_OUT, SEED, STRANGE_HEAD, Found, agreement, same_thing
from tolok.core.registers.binding.likeness import Topic, is_known, topic_index
from tolok.core.registers.binding.period_date import period_date
from tolok.core.registers.binding.proposal import Part, Proposal, Reason
from tolok.core.registers.binding.restricted import restricted, with_status
from tolok.core.registers.binding.sources import pointed_at
from tolok.core.registers.words import stems_of_folded

FLOOR = Decimal("0.50")
"""Below this a proposal misleads more often than it helps; the person then searches the offers."""

MOST = 8
"""Proposals shown at most; the right one below the eighth place is found quicker by searching."""

_STILL_POINTED = 0.95
"""The factor of a register from which the row's other words do not speak against it."""


def propose(
    phrase: str,
    sumber_data: Sequence[str] = (),
    indikator: str = "",
    *,
    villages: Sequence[str] = (),
    experience: Experience | None = None,
) -> tuple[Proposal, ...]:
    """Counts that may answer `phrase`, best first; none below FLOOR, at most MOST. A person confirms, never tolok.

    `sumber_data` and `indikator` are the other words of the row; they tip the scale between registers. `villages` are
    the office's desa and kelurahan; `experience` is what offices decided before. For the phrases of one row together
    see `row.propose_row`.
    """
    asked = read_phrase(phrase, tuple(villages))
    return tuple(proposed(asked, found) for found in consider(asked, sumber_data, indikator, experience)[:MOST])


def consider(
    asked: Asked, sumber_data: Sequence[str], indikator: str, experience: Experience | None = None
) -> list[Found]:
    """Every count above the floor for what is asked, best first."""
    uses = (experience or {}).get(phrase_key(asked.phrase), ())
    is_silent = silence(asked.phrase) is not None
    if is_silent and not uses:
        return []
    pointed = pointed_at(sumber_data, indikator)
    found = [] if is_silent else _by_words(asked, pointed)
    if asked.is_elided and not found and indikator and not is_silent:
        found = _by_words(asked.of_topic(read_phrase(indikator).topic), pointed)
    return ranked(_learned(asked, found, uses, pointed) if uses else found)


def _by_words(asked: Asked, pointed: dict[str, float]) -> list[Found]:
    found = list(_standing(asked, pointed))
    return [*found, *restricted(asked, found, pointed), *with_status(asked, pointed)]


def ranked(found: Iterable[Found]) -> list[Found]:
    """Best first, each answer once; reference data before registers, offers before what was put together."""
    best: dict[tuple[str, str], Found] = {}
    for one in sorted(found, key=_rank):
        if round(one.score, 2) >= FLOOR:
            best.setdefault((one.register.slug, one.answer), one)
    return list(best.values())


def _rank(one: Found) -> tuple[float, float, bool, bool, int]:
    return -one.score, -one.trust, not one.register.is_reference, not one.is_offer, one.order


def proposed(asked: Asked, found: Found, extra: Iterable[Reason] = (), date_base: str | None = None) -> Proposal:
    """`found` as a proposal; `date_base` where the other side of the row decides it (then `extra` says why)."""
    usual = term_of(found.register.slug, found.answer).date_base
    column, why = period_date(asked, found.sense, found.register, usual, found.conditions)
    reasons = (*_why(asked, found), *found.notes, *([why] if date_base is None else []), *extra)
    score = Decimal(str(round(min(found.score, 1.0), 2)))
    return Proposal(found.register.slug, found.answer, score, date_base or column, reasons)


def _standing(asked: Asked, pointed: dict[str, float]) -> Iterator[Found]:
    """Counts that stand in the registers, or are one kind in one sense."""
    alike = topic_index().like(asked.topic, SEED) if asked.topic else {}
    best: dict[int, tuple[float, Topic, Candidate]] = {}
    for topic, value in alike.items():
        for order, candidate in by_topic()[topic]:
            known = best.get(order)
            if known is None or (value, sorted(topic)) > (known[0], sorted(known[1])):
                best[order] = (value, topic, candidate)
    left_out, notes = _left_out(asked)
    if asked.head and not is_known(asked.head):
        left_out *= STRANGE_HEAD
    for order, (value, topic, candidate) in best.items():
        score = value * agreement(asked.sense, candidate.sense) * pointed.get(candidate.register.slug, 1.0) * left_out
        score *= same_thing(asked, candidate)
        if score < float(FLOOR) - 0.005 and not notes:
            continue
        yield Found(
            candidate.register, candidate.answer, candidate.kinds, candidate.rest, candidate.sense, score, order,
            topic, candidate.is_offer, notes, candidate.is_rows, pointed.get(candidate.register.slug) == 1.0,
        )  # fmt: skip


def _left_out(asked: Asked) -> tuple[float, tuple[Reason, ...]]:
    """What a standing count loses for the days and desa that it does not ask, and what is said of it."""
    notes = []
    if asked.days is not None:
        notes.append(Reason(Part.WARNING, f"hitungan ini tidak membatasi «dalam {asked.days} hari»"))
    if asked.villages:
        notes.append(Reason(Part.WARNING, f"hitungan ini mencakup semua desa, bukan {', '.join(asked.villages)} saja"))
    return LEFT_OUT ** len(notes), tuple(notes)


def _why(asked: Asked, found: Found) -> Iterator[Reason]:
    if found.shared:
        yield Reason(Part.WORDS, f"kata yang sama: {', '.join(_said(asked, found.shared)) or 'kata yang mirip'}")
    if found.shared and found.tells_sense and asked.sense is found.sense:
        yield Reason(Part.SENSE, f"sama-sama «{found.sense.value}»")
    elif found.shared and found.tells_sense:
        told = f"frasa berarti «{asked.sense.value}», register menghitung «{found.sense.value}»"
        yield Reason(Part.SENSE, told)
    if found.is_pointed:
        yield Reason(Part.SOURCE, f"sumber data atau indikator menunjuk ke {found.register.nama}")


def _said(asked: Asked, shared: Topic) -> list[str]:
    """The phrase's own words that the count has too, for an official does not read stems."""
    own = [word for word in asked.plain.split() if stems_of_folded(word) & shared]
    return list(dict.fromkeys(own)) or sorted(asked.topic & shared)


def _learned(asked: Asked, found: list[Found], uses: Sequence[Use], pointed: dict[str, float]) -> list[Found]:
    """What more offices took than refused for this very phrase goes first, unless the row's other words point at
    another register; what more refused loses."""
    by_answer = {(one.register.slug, one.answer): one for one in found}
    best = max((one.score for one in found), default=0.0)
    for use in uses:
        slug = plain_answer(use.answer)
        one = by_answer.get((use.register, slug)) or _only_learned(asked, use, slug)
        if one is None:
            continue
        weight = float(use.weight)
        if use.accepted <= use.rejected:
            one.score *= weight
        else:
            one.score += (1 - one.score) * weight
            if pointed.get(use.register, 1.0) >= _STILL_POINTED:
                one.score, one.trust = max(one.score, best), weight
        one.notes = (*one.notes, Reason(Part.USE, use.words))
        by_answer[use.register, slug] = one
    return list(by_answer.values())


def _only_learned(asked: Asked, use: Use, slug: str) -> Found | None:
    """A count that the words do not lead to; None for one that this version of tolok does not have."""
    try:
        register = get_register(use.register)
        kinds, rest = parted(register.offer(slug).conditions)
    except KeyError:
        return None
    return Found(register, slug, kinds, rest, asked.sense, 0.0, -1, frozenset(), "=" not in slug)


def plain_answer(answer: str) -> str:
    """An answer without the date that was chosen for it."""
    return ";".join(part for part in answer.split(";") if not part.startswith("tanggal="))

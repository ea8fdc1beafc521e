"""Counts that may answer one phrase, best first, each with its score, date and reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from tolok.core.registers import all_registers, get_register
from tolok.core.registers.binding.asked import Asked, named_statuses, read_phrase, several_kinds, silence
from tolok.core.registers.binding.candidates import Candidate, Kinds, Rest, candidates, common_rest, of_kinds, within
from tolok.core.registers.binding.experience import Experience, Use, phrase_key
from tolok.core.registers.binding.likeness import Topic, likeness, topic_index
from tolok.core.registers.binding.period_date import period_date
from tolok.core.registers.binding.proposal import Part, Proposal, Reason
from tolok.core.registers.binding.sources import pointed_at
from tolok.core.registers.composed import answer_text
from tolok.core.registers.lexicon.load import lexicon
from tolok.core.registers.register import Register
from tolok.core.registers.term import Condition, IsOneOf
from tolok.core.registers.words import Sense

FLOOR = Decimal("0.50")
"""Below this a proposal misleads more often than it helps; the person then searches the offers."""

MOST = 8
"""Proposals shown at most; the right one below the eighth place is found quicker by searching."""

_OTHER_SENSE = 0.5
_LEFT_OUT = 0.85
"""What is left of a score for each restriction of the phrase that the count does not make."""
_SEED = 0.45
"""Likeness from which a count is worth putting restrictions on."""


@dataclass(slots=True)
class Found:
    """A count under consideration; `score` is unrounded, `order` its place among equals."""

    register: Register
    answer: str
    kinds: Kinds
    rest: Rest
    sense: Sense
    score: float
    order: int
    shared: Topic
    is_offer: bool
    notes: tuple[Reason, ...] = ()
    is_rows: bool = True
    is_pointed: bool = False
    """Whether the row's other words point at the register."""
    tells_sense: bool = True

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return (*of_kinds(self.kinds), *self.rest)


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
    if silence(asked.phrase) is not None:
        return []
    pointed = pointed_at(sumber_data, indikator)
    found = _by_words(asked, pointed)
    if asked.is_elided and not found and indikator:
        found = _by_words(asked.of_topic(read_phrase(indikator).topic), pointed)
    found = _learned(asked, found, (experience or {}).get(phrase_key(asked.phrase), ()))
    return ranked(found)


def _by_words(asked: Asked, pointed: dict[str, float]) -> list[Found]:
    found = list(_standing(asked, pointed))
    return [*found, *_restricted(asked, found, pointed), *_with_status(asked, pointed)]


def ranked(found: Iterable[Found]) -> list[Found]:
    """Best first, each answer once; reference data before registers, offers before what was put together."""
    best: dict[tuple[str, str], Found] = {}
    for one in sorted(found, key=_rank):
        if round(one.score, 2) >= FLOOR:
            best.setdefault((one.register.slug, one.answer), one)
    return list(best.values())


def _rank(one: Found) -> tuple[float, bool, bool, int]:
    return -one.score, not one.register.is_reference, not one.is_offer, one.order


def proposed(asked: Asked, found: Found, extra: Iterable[Reason] = (), date_base: str | None = None) -> Proposal:
    """`found` as a proposal; `date_base` where the other side of the row decides it (then `extra` says why)."""
    usual = found.register.term(found.answer).date_base
    column, why = period_date(asked, found.sense, found.register, usual, found.conditions)
    reasons = (*_why(asked, found), *found.notes, *([why] if date_base is None else []), *extra)
    score = Decimal(str(round(min(found.score, 1.0), 2)))
    return Proposal(found.register.slug, found.answer, score, date_base or column, reasons)


@cache
def _by_topic() -> dict[Topic, tuple[tuple[int, Candidate], ...]]:
    found: dict[Topic, list[tuple[int, Candidate]]] = defaultdict(list)
    for order, candidate in enumerate(candidates()):
        for topic in candidate.topics:
            found[topic].append((order, candidate))
    return {topic: tuple(of_topic) for topic, of_topic in found.items()}


def _standing(asked: Asked, pointed: dict[str, float]) -> Iterator[Found]:
    """Counts that stand in the registers, or are one kind in one sense."""
    alike = topic_index().like(asked.topic, _SEED) if asked.topic else {}
    best: dict[int, tuple[float, Topic, Candidate]] = {}
    for topic, value in alike.items():
        for order, candidate in _by_topic()[topic]:
            known = best.get(order)
            if known is None or (value, sorted(topic)) > (known[0], sorted(known[1])):
                best[order] = (value, topic, candidate)
    left_out, notes = _left_out(asked)
    for order, (value, topic, candidate) in best.items():
        score = value * _agreement(asked.sense, candidate.sense) * pointed.get(candidate.register.slug, 1.0) * left_out
        if score < float(FLOOR) - 0.005 and not notes:
            continue
        yield Found(
            candidate.register, candidate.answer, candidate.kinds, candidate.rest, candidate.sense, score, order,
            topic, candidate.is_offer, notes, candidate.is_rows, pointed.get(candidate.register.slug) == 1.0,
        )  # fmt: skip


def _agreement(asked: Sense, offered: Sense) -> float:
    if asked is offered:
        return 1.0
    return lexicon().near_senses.get(frozenset({asked.name, offered.name}), _OTHER_SENSE)


def _left_out(asked: Asked) -> tuple[float, tuple[Reason, ...]]:
    """What a standing count loses for the days and desa that it does not ask, and what is said of it."""
    notes = []
    if asked.days is not None:
        notes.append(Reason(Part.WARNING, f"hitungan ini tidak membatasi «dalam {asked.days} hari»"))
    if asked.villages:
        notes.append(Reason(Part.WARNING, f"hitungan ini mencakup semua desa, bukan {', '.join(asked.villages)} saja"))
    return _LEFT_OUT ** len(notes), tuple(notes)


def _restricted(asked: Asked, standing: Sequence[Found], pointed: dict[str, float]) -> Iterator[Found]:
    """Counts put together from the words: several kinds, within so many days, of these desa."""
    named = list(several_kinds(asked))
    seeds = [_union(asked, *one, pointed) for one in named]
    if asked.days is None and not asked.villages:
        yield from (seed for seed in seeds if seed is not None)
        return
    plain = [
        one for one in standing if one.sense is asked.sense or (asked.days is not None and one.sense is Sense.DONE)
    ]
    for seed in (*filter(None, seeds), *plain):
        if (restricted := _restrict(asked, seed)) is not None:
            yield restricted


def _union(asked: Asked, slug: str, kinds: Kinds, used: Topic, pointed: dict[str, float]) -> Found | None:
    sense = Sense.DONE if asked.days is not None else asked.sense
    rest = common_rest(slug, kinds, sense)
    if rest is None:
        return None
    register = get_register(slug)
    answer = answer_text(register, (*of_kinds(kinds), *rest))
    score = likeness(asked.topic, used) * pointed.get(slug, 1.0)
    labels = {choice.value: choice.label for choice in register.column("kind").choices}
    note = Reason(Part.CONDITION, f"frasa menyebut {', '.join(labels[kind] for kind in kinds)}")
    return Found(
        register, answer, kinds, rest, sense, score, len(candidates()), used, "=" not in answer, (note,),
        is_pointed=pointed.get(slug) == 1.0,
    )  # fmt: skip


def _restrict(asked: Asked, seed: Found) -> Found | None:
    """`seed` held to the days and desa of the phrase; None where its register knows neither."""
    register, rest, notes = seed.register, seed.rest, [one for one in seed.notes if one.part is not Part.WARNING]
    columns = {column.name for column in register.columns}
    if not seed.is_rows:
        return None
    score = seed.score / (_LEFT_OUT ** len([one for one in seed.notes if one.part is Part.WARNING]))
    if asked.days is not None:
        if seed.sense is not Sense.DONE or not {"submitted", "completed"} <= columns or register.slug == "pegawai":
            return None
        rest = within(rest, asked.days)
        score /= _agreement(asked.sense, seed.sense)
        notes.append(Reason(Part.CONDITION, f"«dalam {asked.days} hari» dihitung dari tanggal masuk sampai selesai"))
        if asked.working_days:
            notes.append(Reason(Part.WARNING, "register menghitung hari kalender, sedangkan frasa menyebut hari kerja"))
    if asked.villages:
        if "village" not in columns or register.is_reference:
            return None
        rest = (*rest, IsOneOf("village", asked.villages))
        notes.append(Reason(Part.CONDITION, f"hanya desa/kelurahan {', '.join(asked.villages)}"))
    answer = answer_text(register, (*of_kinds(seed.kinds), *rest))
    return replace(seed, answer=answer, rest=rest, score=score, is_offer=False, notes=tuple(notes))


def _with_status(asked: Asked, pointed: dict[str, float]) -> Iterator[Found]:
    """Counts of a status that the phrase names outright ("masih diproses", "tugas belajar")."""
    for slug, status, rest_of_phrase in named_statuses(asked):
        if not rest_of_phrase.topic:
            continue
        register = all_registers()[slug]
        label = next(choice.label for choice in register.column("status").choices if choice.value == status)
        note = Reason(Part.CONDITION, f"frasa menyebut status {label}")
        rest: Rest = (IsOneOf("status", (status,)), *_desa(rest_of_phrase, register))
        alike = topic_index().like(rest_of_phrase.topic, _SEED)
        for topic, value in alike.items():
            for kinds in dict.fromkeys(c.kinds for _, c in _by_topic()[topic] if c.register is register):
                answer = answer_text(register, (*of_kinds(kinds), *rest))
                score = value * pointed.get(slug, 1.0) * 1.01  # named outright: before a sense that is read into it
                yield Found(
                    register, answer, kinds, rest, Sense.ALL, score, -1, topic, "=" not in answer, (note,),
                    is_pointed=pointed.get(slug) == 1.0, tells_sense=False,
                )  # fmt: skip


def _desa(asked: Asked, register: Register) -> Rest:
    has_desa = any(column.name == "village" for column in register.columns)
    return (IsOneOf("village", asked.villages),) if asked.villages and has_desa else ()


def _why(asked: Asked, found: Found) -> Iterator[Reason]:
    if found.shared:
        shared = asked.topic & found.shared
        yield Reason(Part.WORDS, f"kata yang sama: {', '.join(sorted(shared)) or 'kata yang mirip'}")
    if found.shared and found.tells_sense and asked.sense is found.sense:
        yield Reason(Part.SENSE, f"sama-sama «{found.sense.value}»")
    elif found.shared and found.tells_sense:
        told = f"frasa berarti «{asked.sense.value}», register menghitung «{found.sense.value}»"
        yield Reason(Part.SENSE, told)
    if found.is_pointed:
        yield Reason(Part.SOURCE, f"sumber data atau indikator menunjuk ke {found.register.nama}")


def _learned(asked: Asked, found: list[Found], uses: Sequence[Use]) -> list[Found]:
    """Scores raised by what offices decided for this very phrase, and counts that only they thought of."""
    by_answer = {(one.register.slug, one.answer): one for one in found}
    for use in uses:
        try:
            register = get_register(use.register)
            offer = register.offer(use.answer)
        except KeyError:
            continue  # a register or count that this version of tolok does not have
        slug = plain_answer(use.answer)
        known = by_answer.get((use.register, slug))
        note = Reason(Part.USE, use.words)
        own = 0.9 if use.is_own else 0.0
        if known is None:
            kinds = next((c.values for c in offer.conditions if isinstance(c, IsOneOf) and c.column == "kind"), ())
            rest = tuple(c for c in offer.conditions if not (isinstance(c, IsOneOf) and c.column == "kind"))
            score = max(float(use.weight), own)
            known = Found(register, slug, kinds, rest, asked.sense, score, -2, frozenset(), "=" not in slug, (note,))
            found.append(known)
            by_answer[use.register, slug] = known
        else:
            known.score = max(known.score + (1 - known.score) * float(use.weight), own)
            known.notes = (*known.notes, note)
    return found


def plain_answer(answer: str) -> str:
    """An answer without the date that was chosen for it."""
    return ";".join(part for part in answer.split(";") if not part.startswith("tanggal="))

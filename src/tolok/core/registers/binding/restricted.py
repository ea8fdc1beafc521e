"""Counts put together from the words: several kinds, within so many days, of some desa, of a status named outright."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tolok.core.registers import all_registers, get_register
from tolok.core.registers.binding.asked import Asked, named_statuses, several_kinds
from tolok.core.registers.binding.candidates import Kinds, Rest, by_topic, candidates, common_rest, of_kinds, within
from tolok.core.registers.binding.found import LEFT_OUT, SEED, Found, agreement
from tolok.core.registers.binding.likeness import Topic, likeness, topic_index
from tolok.core.registers.binding.proposal import Part, Reason
from tolok.core.registers.composed import answer_text
from tolok.core.registers.register import Register
from tolok.core.registers.term import IsOneOf, Nature
from tolok.core.registers.words import Sense

ROWS = ("rows", None)


def restricted(asked: Asked, standing: Sequence[Found], pointed: dict[str, float]) -> Iterator[Found]:
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
    named = kinds
    if {choice.value for choice in register.column("kind").choices} == set(kinds):
        kinds = ()  # every kind that there is: no condition
    measure = _measure(asked, register)
    answer = answer_text(register, (*of_kinds(kinds), *rest), *measure)
    score = likeness(asked.topic, used) * pointed.get(slug, 1.0)
    labels = {choice.value: choice.label for choice in register.column("kind").choices}
    note = Reason(Part.CONDITION, f"frasa menyebut {', '.join(labels[kind] for kind in named)}")
    return Found(
        register, answer, kinds, rest, sense, score, len(candidates()), used, "=" not in answer, (note,),
        measure == ROWS, is_pointed=pointed.get(slug) == 1.0,
    )  # fmt: skip


def _restrict(asked: Asked, seed: Found) -> Found | None:
    """`seed` held to the days and desa of the phrase; None where its register knows neither."""
    register, rest, notes = seed.register, seed.rest, [one for one in seed.notes if one.part is not Part.WARNING]
    columns = {column.name for column in register.columns}
    if not seed.is_rows:
        return None
    score = seed.score / (LEFT_OUT ** len([one for one in seed.notes if one.part is Part.WARNING]))
    if asked.days is not None:
        if seed.sense is not Sense.DONE or not {"submitted", "completed"} <= columns or register.slug == "pegawai":
            return None
        rest = within(rest, asked.days)
        score /= agreement(asked.sense, seed.sense)
        notes.append(Reason(Part.CONDITION, f"«dalam {asked.days} hari» dihitung dari tanggal masuk sampai selesai"))
        if asked.working_days:
            notes.append(Reason(Part.WARNING, "register menghitung hari kalender, sedangkan frasa menyebut hari kerja"))
    if asked.villages:
        if "village" not in columns or register.is_reference:
            return None
        rest = (*rest, IsOneOf("village", asked.villages))
        notes.append(Reason(Part.CONDITION, f"hanya desa/kelurahan {', '.join(asked.villages)}"))
    measure = _measure(asked, register)
    answer = answer_text(register, (*of_kinds(seed.kinds), *rest), *measure)
    is_rows = measure == ROWS
    return replace(seed, answer=answer, rest=rest, score=score, is_offer=False, notes=tuple(notes), is_rows=is_rows)


def with_status(asked: Asked, pointed: dict[str, float]) -> Iterator[Found]:
    """Counts of a status that the phrase names outright ("masih diproses", "tugas belajar")."""
    for slug, status, rest_of_phrase in named_statuses(asked):
        if not rest_of_phrase.topic:
            continue
        register = all_registers()[slug]
        label = next(choice.label for choice in register.column("status").choices if choice.value == status)
        note = Reason(Part.CONDITION, f"frasa menyebut status {label}")
        rest: Rest = (IsOneOf("status", (status,)), *_desa(rest_of_phrase, register))
        measure = _measure(rest_of_phrase, register)
        alike = topic_index().like(rest_of_phrase.topic, SEED)
        for topic, value in alike.items():
            for kinds in dict.fromkeys(c.kinds for _, c in by_topic()[topic] if c.register is register):
                answer = answer_text(register, (*of_kinds(kinds), *rest), *measure)
                score = value * pointed.get(slug, 1.0) * 1.01  # named outright: before a sense that is read into it
                yield Found(
                    register, answer, kinds, rest, Sense.ALL, score, -1, topic, "=" not in answer, (note,),
                    measure == ROWS, is_pointed=pointed.get(slug) == 1.0, tells_sense=False,
                )  # fmt: skip


def _measure(asked: Asked, register: Register) -> tuple[str, str | None]:
    """Desa that the phrase counts count once each, where the register's rows have one."""
    has_desa = register.nature is Nature.FLOW and any(column.name == "village" for column in register.columns)
    return ("distinct", "village") if asked.is_of_desa and has_desa else ROWS


def _desa(asked: Asked, register: Register) -> Rest:
    has_desa = any(column.name == "village" for column in register.columns)
    return (IsOneOf("village", asked.villages),) if asked.villages and has_desa else ()

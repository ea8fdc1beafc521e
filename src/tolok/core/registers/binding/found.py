"""A count under consideration for a phrase, before it becomes a proposal."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.core.registers.binding.asked import Asked
from tolok.core.registers.binding.candidates import Candidate, Kinds, Rest, of_kinds
from tolok.core.registers.binding.likeness import Topic
from tolok.core.registers.binding.proposal import Reason
from tolok.core.registers.lexicon.load import lexicon
from tolok.core.registers.register import Register
from tolok.core.registers.term import Condition
from tolok.core.registers.words import Sense

SEED = 0.45
"""Likeness from which a count is worth putting restrictions on."""
LEFT_OUT = 0.85
"""What is left of a score for each restriction of the phrase that the count does not make."""
STRANGE_HEAD = 0.8
"""What is left of a score when the phrase's first noun is a word that no register knows."""
_OTHER_SENSE = 0.5
_ROWS_FOR_DESA = 0.97
"""What is left where the phrase counts desa and the register its rows: a desa with two rows would count twice."""
_DESA_FOR_ROWS = 0.7
"""What is left where the phrase counts what was done and the register the desa that it was done with."""


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
    trust: float = 0.0
    """How far offices agreed on it for this phrase; among equals the trusted goes first."""

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return (*of_kinds(self.kinds), *self.rest)


def same_thing(asked: Asked, candidate: Candidate) -> float:
    """Whether desa are asked and counted, or rows asked and counted."""
    if asked.is_of_desa and candidate.is_rows and not candidate.register.is_reference:
        return _ROWS_FOR_DESA
    return _DESA_FOR_ROWS if candidate.is_of_desa and not asked.is_of_desa else 1.0


def agreement(asked: Sense, offered: Sense) -> float:
    if asked is offered:
        return 1.0
    return lexicon().near_senses.get(frozenset({asked.name, offered.name}), _OTHER_SENSE)

"""What binding says: a binding, a proposal, and each part of its reason."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from tolok.core.registers import get_register, term_of
from tolok.core.registers.composed import with_date
from tolok.core.registers.term import Term


@dataclass(frozen=True, slots=True)
class Binding:
    """`phrase` (the decree's words) is answered by `offer` of `register`.

    `offer` is the slug of an offer, or conditions spelled out (see `registers.spelled`).
    `confirmed_by`/`confirmed_at` are both set or both None; an unconfirmed binding computes nothing.
    """

    phrase: str
    register: str
    offer: str
    score: Decimal = Decimal(1)
    confirmed_by: str | None = None
    confirmed_at: str | None = None

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_by is not None


class Part(Enum):
    """Which part of a proposal a reason explains."""

    WORDS = "kata"
    SENSE = "makna"
    CONDITION = "syarat"
    DATE = "tanggal"
    SOURCE = "sumber data"
    USE = "pemakaian"
    PAIR = "pasangan"
    WARNING = "peringatan"


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of why something was proposed, in Indonesian, without a full stop."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A count that may answer a phrase: `score` 0..1, and why it was proposed.

    `offer` is an offer's slug or conditions spelled out; `date_base` the date that decides the month. `answer` is both
    as one text: what a binding keeps.
    """

    register: str
    offer: str
    score: Decimal
    date_base: str
    reasons: tuple[Reason, ...]

    @property
    def reason(self) -> str:
        """Every part in one sentence."""
        return "; ".join(reason.text for reason in self.reasons) + "."

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(reason.text for reason in self.reasons if reason.part is Part.WARNING)

    @property
    def answer(self) -> str:
        return with_date(get_register(self.register), self.offer, self.date_base)

    @property
    def term(self) -> Term:
        return term_of(self.register, self.answer)

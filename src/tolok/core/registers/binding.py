"""A term of a formula bound to what a register offers: proposed from its words, confirmed by a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Binding:
    """`phrase` (the decree's words) is answered by `offer` of `register`.

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


@dataclass(frozen=True, slots=True)
class Proposal:
    """An offer that may answer a phrase: `score` 0..1, and why it was proposed, in Indonesian."""

    register: str
    offer: str
    score: Decimal
    reason: str


def propose(phrase: str, sumber_data: Sequence[str] = (), indikator: str = "") -> tuple[Proposal, ...]:
    """Offers that may answer `phrase`, best first; none below FLOOR. A person confirms, never tolok.

    `sumber_data` and `indikator` are the other words of the row; they tip the scale between registers.
    """
    raise NotImplementedError

"""A Term: all that an engine ever computes. And the closed set of conditions a term may put on a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from tolok.core.kernel.period import Month


class Nature(Enum):
    """How a term is cumulated: `FLOW` (*arus*) counts what happened in a period, `POSITION` (*posisi*) what stands
    at its end."""

    FLOW = "arus"
    POSITION = "posisi"


@dataclass(frozen=True, slots=True, order=True)
class IsOneOf:
    """`column` (kind, status or village) is one of `values`."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class IsFilled:
    """`column` (a typed one, as a rule a date or the quantity) has a value."""

    column: str


@dataclass(frozen=True, slots=True, order=True)
class IsOnTime:
    """The row was completed, and not after it was due; a row without a due date is not on time."""


@dataclass(frozen=True, slots=True, order=True)
class IsLate:
    """The row is due on some date and was completed after it, or not at all."""


@dataclass(frozen=True, slots=True, order=True)
class IsWithinDays:
    """The row was completed at most `days` days after it was submitted."""

    days: int


Condition = IsOneOf | IsFilled | IsOnTime | IsLate | IsWithinDays


DISTINCT_COLUMNS = ("kind", "village", "status")
"""The columns whose values can be counted once each."""


@dataclass(frozen=True, slots=True)
class Term:
    """What to count in which register: rows that meet every condition, by the date that decides the period.

    `date_base` names the date column that places a row in a month (for a POSITION: the date from which the row
    stands; it stands until `completed`, exclusive). `measure` is `rows` (count rows), `quantity` (add up the quantity
    column, an exact integer; an empty quantity leaves the month unknown) or `distinct` (count the values of `column`,
    each once in a calendar year, in the month of its first row, so that months of a year can be added up; so can
    offices, for a village belongs to one of them). An empty `column` is no value.
    """

    register: str
    conditions: tuple[Condition, ...] = ()
    date_base: str = "submitted"
    measure: str = "rows"
    nature: Nature = Nature.FLOW
    column: str | None = None
    _hash: int = field(init=False, repr=False, compare=False, default=0)
    """Taken once: a term is looked up by every office and month, and its conditions are many."""

    def __post_init__(self) -> None:
        if self.measure not in ("rows", "quantity", "distinct"):
            raise ValueError(f"measure must be rows, quantity or distinct, got: {self.measure!r}")
        if self.column not in (DISTINCT_COLUMNS if self.measure == "distinct" else (None,)):
            raise ValueError(f"distinct takes a column of {DISTINCT_COLUMNS}, others none; got: {self.column!r}")
        if self.measure == "distinct" and self.nature is Nature.POSITION:
            raise ValueError("a position stands at a month's end, so its values cannot count once in the year")
        if self.date_base not in ("submitted", "due", "completed"):
            raise ValueError(f"date_base must be submitted, due or completed, got: {self.date_base!r}")
        if self.nature is Nature.POSITION and self.date_base == "completed":
            raise ValueError(f"a position ends when completed, so it cannot start there; got: {self.date_base!r}")
        object.__setattr__(self, "conditions", tuple(sorted(set(self.conditions), key=repr)))
        object.__setattr__(self, "_hash", hash(self._parts()))

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[type[Term], tuple[object, ...]]:
        """Made anew where it arrives: another process hashes texts otherwise."""
        return Term, self._parts()

    def _parts(self) -> tuple[object, ...]:
        return self.register, self.conditions, self.date_base, self.measure, self.nature, self.column


TermValues = Mapping[tuple[str, Term, Month], int | None]
"""(office, term, month) -> exact integer. For a FLOW: what fell in that month. For a POSITION: what stands at its
end. Every asked office, term and month is present; no rows is 0 (whether 0 is known is the statements' matter).
None only under `measure="quantity"`: a row that counts has an empty quantity, so the sum is not known."""

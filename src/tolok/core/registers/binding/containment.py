"""Whether one count is a part of another: then their ratio cannot exceed one hundred percent."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from tolok.core.registers import get_register
from tolok.core.registers.lexicon.load import lexicon
from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime, IsWithinDays, Term


class Fit(Enum):
    """How a numerator stands to its denominator."""

    PART = "bagian"
    ONCE_EACH = "sekali masing-masing"
    """Of another register, at most one row for each that the denominator counts (a desa's APBDes, a pegawai's SKP)."""
    SAME = "sama"
    WHOLE = "seluruhnya"
    """The denominator is a part of the numerator."""
    APART = "lepas"
    """Neither holds the other."""
    FOREIGN = "register lain"


@lru_cache(maxsize=50_000)
def fit_of(numerator: Term, denominator: Term) -> Fit:
    """How `numerator` stands to `denominator`, dates aside."""
    if numerator.register != denominator.register:
        return Fit.ONCE_EACH if _is_once_each(numerator, denominator) else Fit.FOREIGN
    is_part, is_whole = _is_part(numerator, denominator), _is_part(denominator, numerator)
    if is_part:
        return Fit.SAME if is_whole else Fit.PART
    return Fit.WHOLE if is_whole else Fit.APART


def _is_part(part: Term, whole: Term) -> bool:
    """Whether `part` cannot exceed `whole`: values of rows, each counted once, are at most as many as the rows."""
    is_like = (part.measure, part.column) == (whole.measure, whole.column)
    return (is_like or (part.measure, whole.measure) == ("distinct", "rows")) and is_within(part, whole)


def is_within(part: Term, whole: Term) -> bool:
    """Whether every row that `part` counts is counted by `whole`."""
    return all(any(_implies(mine, asked) for mine in part.conditions) for asked in whole.conditions)


def _implies(mine: Condition, asked: Condition) -> bool:
    match mine, asked:
        case IsOneOf(column, values), IsOneOf(other, allowed):
            return column == other and set(values) <= set(allowed)
        case IsOnTime(), IsFilled("completed" | "due"):
            return True
        case IsLate(), IsFilled("due"):
            return True
        case IsWithinDays(), IsFilled("completed" | "submitted"):
            return True
        case IsWithinDays(days), IsWithinDays(most):
            return days <= most
        case _:
            return mine == asked


def _is_once_each(numerator: Term, denominator: Term) -> bool:
    """A row a desa (or pegawai) and year, the kinds of which the register says so; or desa, each counted once."""
    if numerator.column == "village" and denominator.register == "desa":
        named = (one.values for one in denominator.conditions if isinstance(one, IsOneOf) and one.column == "kind")
        return all("desa" in kinds for kinds in named)
    if not get_register(denominator.register).is_reference or numerator.measure != "rows":
        return False
    kinds = {
        kind for one in numerator.conditions if isinstance(one, IsOneOf) and one.column == "kind" for kind in one.values
    }
    return len(kinds) == 1 and kinds <= lexicon().once_per.get((numerator.register, denominator.register), frozenset())

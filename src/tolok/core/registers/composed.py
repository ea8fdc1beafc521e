"""An answer put together from conditions, as an offer of a register: checked against its columns, named in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tolok.core.registers import get_register
from tolok.core.registers.register import CountOffer, Register
from tolok.core.registers.spelled import Spelled, read_spelled, spell
from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime, IsWithinDays, Nature

_DATE_LABELS = {"submitted": "tanggal awal", "due": "batas waktu", "completed": "tanggal selesai"}


def composed_offer(register: Register, slug: str) -> CountOffer:
    """The offer that `slug` spells (see `spelled`). Raises KeyError where the register cannot answer it."""
    try:
        read = read_spelled(slug)
        base = next((offer for offer in register.offers if offer.slug == read.base), None)
        if read.base and base is None:
            raise ValueError(f"expected an offer of {register.slug}, got: {read.base!r}")
        _check(register, read)
    except ValueError as problem:
        raise KeyError(f"{register.slug}: {problem}") from None
    counted: CountOffer | Spelled = base or read
    name = base.label if base else _words(register, read)
    by = f", menurut {date_label(register, read.date_base)}" if read.date_base else ""
    date_base = read.date_base or counted.date_base
    return CountOffer(slug, name + by, (), counted.conditions, date_base, counted.measure, counted.column)


def date_label(register: Register, column: str) -> str:
    """How the register's form calls a date column, in the middle of a sentence."""
    label = next((one.label for one in register.columns if one.name == column), _DATE_LABELS[column])
    return label[0].lower() + label[1:]


def answer_text(
    register: Register, conditions: Iterable[Condition], measure: str = "rows", column: str | None = None
) -> str:
    """The spelling of conditions, which is the slug of an offer where one asks just that."""
    wanted = _canonical(conditions)
    offered = _offers_by_conditions(register.slug).get((wanted, measure, column))
    return offered or spell("", wanted, None, measure, column)


@cache
def _offers_by_conditions(slug: str) -> dict[tuple[frozenset[Condition], str, str | None], str]:
    found: dict[tuple[frozenset[Condition], str, str | None], str] = {}
    for offer in get_register(slug).offers:
        if offer.date_base is None:
            found.setdefault((_canonical(offer.conditions), offer.measure, offer.column), offer.slug)
    return found


def with_date(register: Register, slug: str, date_base: str) -> str:
    """`slug` counted by `date_base`; the plain slug where that is its date anyway."""
    return slug if register.term(slug).date_base == date_base else f"{slug};{spell('', (), date_base)}"


def _canonical(conditions: Iterable[Condition]) -> frozenset[Condition]:
    return frozenset(
        IsOneOf(one.column, tuple(sorted(one.values))) if isinstance(one, IsOneOf) else one for one in conditions
    )


def _check(register: Register, read: Spelled) -> None:
    columns = {column.name: column for column in register.columns}
    for condition in read.conditions:
        if isinstance(condition, IsOneOf):
            column = columns.get(condition.column)
            allowed = {choice.value for choice in column.choices} if column else set()
            if column is None or (allowed and not set(condition.values) <= allowed) or not all(condition.values):
                raise ValueError(f"expected values of {condition.column}, got: {condition.values}")
        needed = {IsOnTime: ("due", "completed"), IsLate: ("due",), IsWithinDays: ("submitted", "completed")}
        asked = (condition.column,) if isinstance(condition, IsFilled) else needed.get(type(condition), ())
        if lacking := [name for name in asked if name not in columns]:
            raise ValueError(f"expected columns of {register.slug}, got: {lacking}")
    if read.date_base and read.date_base not in columns:
        raise ValueError(f"expected a date of {register.slug}, got: {read.date_base!r}")
    if read.date_base == "completed" and register.nature is Nature.POSITION:
        raise ValueError("a position ends when completed, so it cannot start there")
    if read.measure == "quantity" and "quantity" not in columns:
        raise ValueError(f"{register.slug} has no quantity")
    if read.column is not None:
        if read.column not in columns:
            raise ValueError(f"{register.slug} has no {read.column}")
        if register.nature is Nature.POSITION:
            raise ValueError("a position stands at a month's end, so its values cannot count once in the year")
    if not read.base and not read.conditions and read.measure == "rows":
        raise ValueError("expected an offer or a condition")


def _words(register: Register, read: Spelled) -> str:
    """The conditions in words: "KTP-el dan KIA; selesai paling lama 3 hari; status Selesai"."""
    parts = [_condition_words(register, one) for one in sorted(read.conditions, key=_place)]
    if read.measure == "quantity":
        parts.insert(0, f"jumlah {register.column('quantity').label}")
    if read.column is not None:
        label = register.column(read.column).label
        parts.insert(0, f"{label[0].lower()}{label[1:]} berbeda, dihitung sekali setahun")
    text = "; ".join(parts)
    return text[0].upper() + text[1:]


def _place(condition: Condition) -> tuple[int, str]:
    """Kind first, then village, time, and status last."""
    column = condition.column if isinstance(condition, IsOneOf) else ""
    return ({"kind": 0, "village": 1, "status": 3}.get(column, 2), repr(condition))


def _condition_words(register: Register, condition: Condition) -> str:
    match condition:
        case IsOneOf("village", values):
            return f"desa/kelurahan {_listed(values)}"
        case IsOneOf(column, values):
            labels = {choice.value: choice.label for choice in register.column(column).choices}
            named = _listed([labels.get(value, value) for value in values])
            return named if column == "kind" else f"{register.column(column).label.lower()} {named}"
        case IsFilled(column):
            return f"{register.column(column).label.lower()} terisi"
        case IsOnTime():
            return "selesai tepat waktu"
        case IsLate():
            return "melewati batas waktu"
        case IsWithinDays(days):
            return f"selesai paling lama {days} hari"


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} dan {last}" if first else last

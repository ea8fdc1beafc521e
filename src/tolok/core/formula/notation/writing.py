"""Tree -> notation. What is written is read back as an equal tree."""

from __future__ import annotations

from typing import TypeVar

from tolok.core.formula.nodes import (
    LEAVES,
    Constant,
    Count,
    Difference,
    Node,
    Phrase,
    Product,
    Ratio,
    Scaled,
    Score,
    Sum,
    WeightedSum,
)
from tolok.core.formula.notation.reserved import is_plain_word, is_plain_words
from tolok.core.formula.term_words import column_word, value_label
from tolok.core.formula.writer import times_hundred, write_number
from tolok.core.registers import get_register
from tolok.core.registers.register import Register
from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime, IsWithinDays, Term

_Part = TypeVar("_Part")


def write_notation(node: Node) -> str:
    """The tree in the notation.

    Raises ValueError for a sum or product of fewer than two parts and for a count of a register that is not declared:
    neither is a formula.
    """
    match node:
        case Phrase(words):
            return f"«{words.replace('»', '»»')}»"
        case Score(words):
            return f"nilai({_quoted(words)})"
        case Constant(value, noun):
            return write_number(value) if noun is None else f"{write_number(value)} {_noun(noun)}"
        case Count(term):
            return _count(term)
        case Sum(parts):
            return " + ".join(_term(part) for part in _at_least(2, parts))
        case Difference(minuend, subtrahend):
            return f"{_term(minuend)} - {_term(subtrahend)}"
        case Ratio(Sum(parts)) if _is_mean(node):
            return f"rata-rata({', '.join(write_notation(part) for part in parts)})"
        case Ratio(numerator, denominator, multiplier):
            times = "100%" if multiplier == 100 else write_number(multiplier)
            return f"{_factor(numerator)} / {_factor(denominator)}" + ("" if multiplier == 1 else f" × {times}")
        case Scaled(inner, factor):
            return f"{_factor(inner)} × {write_number(factor)}"
        case Product(parts):
            return " × ".join(_product_factor(part) for part in _at_least(2, parts))
        case WeightedSum(parts):
            weighted = ((write_number(times_hundred(weight)), _factor(part)) for weight, part in _at_least(1, parts))
            return " + ".join(f"{weight}% × {part}" for weight, part in weighted)


def _is_mean(node: Node) -> bool:
    """Whether the tree is so many things added up over their number."""
    match node:
        case Ratio(Sum(parts), Constant(count, None), multiplier):
            return count == len(parts) and multiplier == 1
    return False


def _at_least(count: int, parts: tuple[_Part, ...]) -> tuple[_Part, ...]:
    if len(parts) < count:
        raise ValueError(f"expected {count} parts or more, got: {parts!r}")
    return parts


def _term(node: Node) -> str:
    """A part of a sum: what binds closer than + stands without brackets."""
    written = write_notation(node)
    return f"({written})" if isinstance(node, Sum | Difference | WeightedSum) or written[0] == "-" else written


def _factor(node: Node) -> str:
    """A side of "/" or ×."""
    written = write_notation(node)
    is_atom = isinstance(node, LEAVES) or _is_mean(node)
    return written if is_atom and written[0] != "-" else f"({written})"


def _product_factor(node: Node) -> str:
    """A bare number in a product would be read as a factor that scales it."""
    return f"({write_notation(node)})" if isinstance(node, Constant) and node.noun is None else _factor(node)


def _quoted(words: str) -> str:
    doubled = words.replace('"', '""')
    return f'"{doubled}"'


def _noun(noun: str) -> str:
    return noun if is_plain_words(noun) else _quoted(noun)


def _count(term: Term) -> str:
    register = get_register(term.register)
    if register.nature is not term.nature:
        raise ValueError(f"expected a term of nature {register.nature}, got: {term!r}")
    counted = f"jumlah({register.slug}"
    if term.measure == "quantity":
        counted = f"total({register.slug}.{column_word(register, 'quantity')}"
    kinds_first = sorted(term.conditions, key=lambda condition: not isinstance(condition, IsOneOf))
    said = [f"{_column(register, term.column)} berbeda"] if term.column is not None else []
    said += [_condition(register, condition) for condition in kinds_first]
    if term.date_base != register.date_base:
        said.append(f"menurut {_column(register, term.date_base)}")
    return ", ".join((counted, *said)) + ")"


def _condition(register: Register, condition: Condition) -> str:
    match condition:
        case IsOneOf(column, (value,)):
            return f"{_column(register, column)} = {_value(register, column, value)}"
        case IsOneOf(column, values):
            listed = ", ".join(_value(register, column, value) for value in values)
            return f"{_column(register, column)} dalam {{{listed}}}"
        case IsFilled(column):
            return f"{_column(register, column)} terisi"
        case IsOnTime():
            return f"{_column(register, 'completed')} <= {_column(register, 'due')}"
        case IsLate():
            return "terlambat"
        case IsWithinDays(days):
            return f"{_column(register, 'completed')} dalam {days} hari"


def _column(register: Register, name: str) -> str:
    return column_word(register, name)


def _value(register: Register, column: str, value: str) -> str:
    label = value_label(register, column, value)
    return label if is_plain_word(label) else _quoted(label)

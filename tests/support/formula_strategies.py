"""Hypothesis strategies for formula trees of every kind, and for terms of the registers that are declared."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

from hypothesis import strategies as st

from tolok.core.formula.nodes import (
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
from tolok.core.registers import all_registers
from tolok.core.registers.register import Register
from tolok.core.registers.term import (
    DISTINCT_COLUMNS,
    Condition,
    IsFilled,
    IsLate,
    IsOneOf,
    IsOnTime,
    IsWithinDays,
    Nature,
    Term,
)

ODD_WORDS = (
    "Jumlah desa", "«a»", "»", "a»»b", '"', '""', "a\nb", "100%", "{}", "", " ", "x", "7 x 5", "dalam", "a / b", "“c”",
    "\\",
)  # fmt: skip
words = st.sampled_from(ODD_WORDS) | st.text(max_size=8)
nouns = st.none() | st.sampled_from(("desa", "hari kerja", "x", "kali", "persen", "x5", "", "a  b", "RT/RW")) | words
numbers = st.sampled_from(
    [Decimal(text) for text in ("0", "1", "2", "25", "100", "1000", "0.4", "-5", "-0.25", "1E+3", "1234567.000001")]
) | st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4)


def _conditions(register: Register) -> st.SearchStrategy[Condition]:
    columns = {column.name: column for column in register.columns}
    built: list[st.SearchStrategy[Condition]] = []
    for name in {"kind", "status"} & set(columns):
        values = [choice.value for choice in columns[name].choices]
        built.append(st.lists(st.sampled_from(values), max_size=3).map(tuple).map(lambda v, n=name: IsOneOf(n, v)))
    if "village" in columns:
        built.append(st.lists(words, max_size=2).map(tuple).map(lambda v: IsOneOf("village", v)))
    for name in {"submitted", "due", "completed", "quantity"} & set(columns):
        built.append(st.just(IsFilled(name)))
    if {"due", "completed"} <= set(columns):
        built += [st.just(IsOnTime()), st.just(IsLate())]
    if {"submitted", "completed"} <= set(columns):
        built.append(st.integers(-5, 400).map(IsWithinDays))
    return st.one_of(built)


@st.composite
def declared_terms(draw: st.DrawFn) -> Term:
    """A term that some register can answer: of its columns, its values and its nature."""
    register = draw(st.sampled_from(list(all_registers().values())))
    columns = {column.name for column in register.columns}
    bases = {"submitted", "due", "completed"} & columns
    if register.nature is Nature.POSITION:
        bases -= {"completed"}
    measures = ["rows", *(["quantity"] if "quantity" in columns else [])]
    measures += ["distinct"] if register.nature is Nature.FLOW else []
    measure = draw(st.sampled_from(measures))
    return Term(
        register.slug,
        tuple(draw(st.lists(_conditions(register), max_size=3))),
        draw(st.sampled_from(sorted(bases))),
        measure,
        register.nature,
        draw(st.sampled_from(sorted(columns & set(DISTINCT_COLUMNS)))) if measure == "distinct" else None,
    )


LEAF_STRATEGIES: dict[type, st.SearchStrategy[Node]] = {
    Phrase: st.builds(Phrase, words),
    Score: st.builds(Score, words),
    Constant: st.builds(Constant, numbers, nouns),
    Count: st.builds(Count, declared_terms()),
}


def _branches(inner: st.SearchStrategy[Node]) -> dict[type, st.SearchStrategy[Node]]:
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    weighted = st.lists(st.tuples(numbers, inner), min_size=1, max_size=3).map(tuple)
    means = parts.map(lambda p: Ratio(Sum(p), Constant(Decimal(len(p))), Decimal(1)))
    return {
        Sum: st.builds(Sum, parts),
        Product: st.builds(Product, parts),
        Difference: st.builds(Difference, inner, inner),
        Ratio: st.builds(Ratio, inner, inner, numbers) | means,
        Scaled: st.builds(Scaled, inner, numbers),
        WeightedSum: st.builds(WeightedSum, weighted),
    }


nodes: st.SearchStrategy[Node] = st.recursive(
    st.one_of(*LEAF_STRATEGIES.values()), lambda inner: st.one_of(*_branches(inner).values()), max_leaves=10
)
NODE_STRATEGIES: dict[type, st.SearchStrategy[Node]] = {**LEAF_STRATEGIES, **_branches(nodes)}
"""A strategy for every class of node; a new node without one makes the tests of every node fail."""

assert set(NODE_STRATEGIES) == set(get_args(Node))

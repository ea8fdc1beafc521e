"""Weights that do not add up to the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tolok.core.formula.nodes import Node, WeightedSum, children
from tolok.core.formula.writer import write_number
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "bobot dalam «{formula}» berjumlah {jumlah}%, bukan 100%, sehingga nilai tertinggi bukan 100; periksa tiap bobotnya"
)
# Weights rounded one by one (9 × 0,11; 33% three times) miss the whole by a little.
_ROUNDING = Decimal("0.015")
_OPEN_LIST = re.compile(r"\b(?:dst|dan seterusnya|dan lain|dll)\b|\.\.\.|…", re.IGNORECASE)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        text = row.baris.formula.teks
        if row.baris.formula.jenis != "weighted_index" or row.node is None or _OPEN_LIST.search(text):
            continue
        total = next((total for total in _totals(row.node) if abs(total - 1) > _ROUNDING), None)
        if total is not None:
            yield Hit(row.at("formula"), _TEMPLATE, {"formula": text, "jumlah": write_number(total * 100)}, text)


def _totals(node: Node) -> Iterator[Decimal]:
    if isinstance(node, WeightedSum):
        yield sum((weight for weight, _ in node.parts), Decimal(0))
    for child in children(node):
        yield from _totals(child)


RULE = Rule("FRM130", "weights-not-whole", "Bobot tidak berjumlah 100%", Severity.WARNING, check)

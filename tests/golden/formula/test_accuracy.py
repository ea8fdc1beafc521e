"""Reading accuracy of formula cells over the 153 rows of the five real decrees. Floors may only rise.

The input is the gold's own cell and indicator, so that this measures the formula reader alone.
`pytest tests/golden/formula -s` prints the table.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from tests.support.shared import requires_shared, shared_path
from tolok.core.formula.reader import FormulaReading, read_formula
from tolok.core.formula.units import declared_unit

FLOORS = {
    "kind": 1.0,
    "numerator": 1.0,
    "denominator": 1.0,
    "multiplier": 1.0,
    "direction": 1.0,
    "formula_unit": 1.0,
    "plain text": 1.0,
    "unit": 1.0,
}
DIRECTIONS = {"higher": "naik", "lower": "turun", None: None}


@cache
def rows() -> list[dict[str, Any]]:
    golds = sorted((shared_path() / "decrees").glob("gold_*.json"))
    decrees = [json.loads(path.read_text("utf-8")) for path in golds]
    return [row for decree in decrees for position in decree["positions"] for row in position["rows"]]


def folded(text: str) -> str:
    return re.sub(r"\s", "", re.sub(r"[×xX/:]", "#", text))


def expected(row: dict[str, Any]) -> dict[str, Any]:
    formula, multiplier = row["formula"], row["formula"]["multiplier"]
    return {
        "kind": formula["kind"],
        "numerator": formula["numerator"],
        "denominator": formula["denominator"],
        "multiplier": Decimal(str(multiplier)) if isinstance(multiplier, int | float) else multiplier,
        "direction": DIRECTIONS[formula["direction"]],
        "formula_unit": row["formula_unit"],
        "plain text": folded(row["formula_text_plain"]),
        "unit": row["unit"],
    }


def got(row: dict[str, Any], reading: FormulaReading) -> dict[str, Any]:
    text = reading.text
    return {
        "kind": text.jenis,
        "numerator": text.pembilang,
        "denominator": text.penyebut,
        "multiplier": text.pengali,
        "direction": text.arah,
        "formula_unit": text.satuan,
        "plain text": folded(text.teks),
        "unit": declared_unit(row["indicator"]) or text.satuan,
    }


@cache
def measured() -> tuple[Counter[str], list[str]]:
    right: Counter[str] = Counter()
    wrong: list[str] = []
    for row in rows():
        answers = got(row, read_formula(row["formula_text"], row["indicator"]))
        for name, value in expected(row).items():
            right[name] += answers[name] == value
            if answers[name] != value:
                wrong.append(f"{name}: {row['indicator'][:60]!r}: expected {value!r}, got {answers[name]!r}")
    return right, wrong


@requires_shared
def test_the_table_of_accuracy_is_printed_and_every_row_was_read():
    right, wrong = measured()
    print(f"\n{'field':<14} right of {len(rows())}  floor")
    for name, floor in FLOORS.items():
        print(f"{name:<14} {right[name]:>5}  {right[name] / len(rows()):>6.1%}  {floor:.0%}")
    print("\n".join(wrong))
    assert len(rows()) == 153


@requires_shared
@pytest.mark.parametrize("name, floor", FLOORS.items())
def test_a_field_is_read_at_least_as_well_as_its_floor(name, floor):
    right, wrong = measured()
    assert right[name] / len(rows()) >= floor, [line for line in wrong if line.startswith(name)]


@requires_shared
def test_every_computable_row_has_a_tree_and_no_other_has():
    for row in rows():
        reading = read_formula(row["formula_text"], row["indicator"])
        assert (reading.node is None) == (row["formula"]["kind"] in ("narrative", "missing")), row["formula_text"]


@requires_shared
def test_reading_the_plain_line_again_gives_the_same_terms():
    for row in rows():
        first = read_formula(row["formula_text"], row["indicator"]).text
        again = read_formula(first.teks, row["indicator"]).text
        assert (again.jenis, again.pembilang, again.penyebut) == (first.jenis, first.pembilang, first.penyebut)

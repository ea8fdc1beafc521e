"""The formula reader over a corpus of our own: many wordings by family, each with what an official means by it.

A case: `teks`, its `indikator`, then `jenis`, `pembilang`, `penyebut`, `pengali` as they must be read; `ragu` is the
kind of doubt that must be told, `arah` the direction, `kalimat` the tree written back. Floors may only rise.
`pytest tests/golden/formulas -s` prints the table and what differs.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tolok.core.formula.doubt import KINDS
from tolok.core.formula.reader import FormulaReading, read_formula
from tolok.core.formula.writer import write_sentence

FOLDER = Path(__file__).parent
FLOORS = {"jenis": 0.995, "pembilang dan penyebut": 0.995, "pengali": 1.0, "keraguan": 1.0}
KEYS = {"teks", "indikator", "jenis", "pembilang", "penyebut", "pengali", "ragu", "arah", "kalimat"}


@cache
def cases() -> list[tuple[str, dict[str, Any]]]:
    files = sorted(FOLDER.glob("*.yaml"))
    return [(path.stem, case) for path in files for case in yaml.safe_load(path.read_text("utf-8"))]


def folded(words: str | None) -> str | None:
    """One spelling of the times sign: the plain line writes × where it is sure of it."""
    return None if words is None else re.sub("×", "x", words)


def read(case: dict[str, Any]) -> FormulaReading:
    return read_formula(case["teks"], case.get("indikator", ""))


def judged(case: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Expected and read, field by field."""
    reading = read(case)
    text = reading.text
    pengali = None if text.pengali is None else str(text.pengali)
    told = [doubt.kind for doubt in reading.doubts]
    ambiguous = [doubt.kind for doubt in reading.doubts if doubt.is_ambiguous]
    return {
        "jenis": (case["jenis"], text.jenis),
        "pembilang dan penyebut": (
            (folded(case.get("pembilang")), folded(case.get("penyebut"))),
            (folded(text.pembilang), folded(text.penyebut)),
        ),
        "pengali": (str(case["pengali"]) if "pengali" in case else None, pengali),
        "keraguan": ([case["ragu"]], told[:1]) if "ragu" in case else ([], ambiguous),
    }


@cache
def measured() -> tuple[dict[str, Counter[str]], list[str]]:
    right: dict[str, Counter[str]] = {}
    wrong: list[str] = []
    for family, case in cases():
        counter = right.setdefault(family, Counter())
        counter["n"] += 1
        for field, (expected, got) in judged(case).items():
            counter[field] += expected == got
            if expected != got:
                wrong.append(f"{family}: {field}: {case['teks'][:90]!r}: expected {expected!r}, got {got!r}")
    return right, wrong


def test_the_table_by_family_is_printed_and_the_corpus_is_large_enough():
    right, wrong = measured()
    print(f"\n{'keluarga':<14}{'kasus':>6}  " + "  ".join(FLOORS))
    for family, counter in right.items():
        print(f"{family:<14}{counter['n']:>6}  " + "  ".join(f"{counter[field]:>{len(field)}}" for field in FLOORS))
    print("\n".join(wrong))
    assert len(cases()) >= 798


@pytest.mark.parametrize("field, floor", FLOORS.items())
def test_a_field_is_read_at_least_as_well_as_its_floor(field, floor):
    right, wrong = measured()
    share = sum(counter[field] for counter in right.values()) / len(cases())
    assert share >= floor, [line for line in wrong if f": {field}: " in line]


def test_every_case_is_written_with_known_keys_once_and_names_a_known_doubt():
    texts = Counter((case["teks"], case.get("indikator")) for _, case in cases())
    assert [text for text, times in texts.items() if times > 1] == []
    assert all(set(case) <= KEYS for _, case in cases())
    assert {case["ragu"] for _, case in cases() if "ragu" in case} <= set(KINDS)


def test_the_trees_and_directions_that_are_spelled_out_are_those_read():
    for _, case in cases():
        reading = read(case)
        if "kalimat" in case:
            assert reading.node is not None and write_sentence(reading.node) == case["kalimat"], case["teks"]
        if "arah" in case:
            assert reading.text.arah == case["arah"], case["teks"]


def test_terms_are_pieces_of_the_plain_line_and_doubts_stand_inside_it():
    for _, case in cases():
        reading = read(case)
        line = reading.text.teks
        assert all(term in line for term in (reading.text.pembilang, reading.text.penyebut) if term), case["teks"]
        assert all(0 <= doubt.start <= doubt.end <= len(line) for doubt in reading.doubts), case["teks"]


def test_a_cell_without_a_tree_tells_why_and_an_ambiguous_one_shows_the_readings_chosen_first():
    for _, case in cases():
        reading = read(case)
        if reading.node is None:
            assert reading.doubts and reading.doubts[0].said, case["teks"]
        for doubt in reading.doubts:
            assert not doubt.is_ambiguous or doubt.said in reading.perbaikan
            assert doubt.kind == "letter" or len(doubt.readings) != 1

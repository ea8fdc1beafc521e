"""The sample phrasings on each pattern's page are read as the page says."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from tolok.core.formula.patterns import patterns
from tolok.core.formula.plain import plain_text
from tolok.core.formula.reader import read_formula
from tolok.core.formula.sentence import make_sentence

_FOLDER = files("tolok.core.formula.patterns")
NAMES = [name for name, _ in patterns()]


def samples() -> list[tuple[str, list[str]]]:
    found = []
    for name in NAMES:
        lines = _FOLDER.joinpath(f"{name}.md").read_text("utf-8").splitlines()
        table = [line for line in lines if line.startswith("|")][2:]
        found += [(name, [cell.strip() for cell in line.strip("|").split("|")]) for line in table]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_pattern_has_a_page_with_samples(name):
    assert [row for page, row in samples() if page == name]


def test_no_two_patterns_share_an_order_and_narrative_is_last():
    modules = [__import__(f"tolok.core.formula.patterns.{name}", fromlist=["ORDER"]) for name in NAMES]
    orders = [module.ORDER for module in modules]
    assert orders == sorted(set(orders))
    assert NAMES[-1] == "narrative"


@pytest.mark.parametrize("name, row", samples())
def test_a_sample_is_read_as_its_page_says(name, row):
    teks, indikator, jenis, pembilang, penyebut, pengali, satuan = row
    found = read_formula(teks, indikator).text
    shown = [found.pembilang or "", found.penyebut or "", "" if found.pengali is None else str(found.pengali)]
    assert [found.jenis, *shown, found.satuan or ""] == [jenis, pembilang, penyebut, pengali, satuan]


@pytest.mark.parametrize(
    "name, row", [pair for pair in samples() if not re.search(r"Jumlah \w+ \w+ Jumlah", pair[1][0])]
)
def test_a_sample_is_read_by_the_pattern_on_whose_page_it_stands(name, row):
    sentence = make_sentence(plain_text(row[0]).marked, row[1])
    first = next(pattern for pattern, read in patterns() if read(sentence) is not None)
    assert first == name

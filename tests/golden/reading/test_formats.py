"""Accuracy of every format: decrees printed as an office would, read back, against what was printed.

`pytest tests/golden/reading/test_formats.py -s` prints the tables. Floors may only rise. The sample decrees are read
always, the five real ones when they lie beside the checkout. Ordinary runs read one look of each decree, and of scans
the pages of `SCANS` (a scanned page takes seconds); `make test-deep` reads five looks of each, and every scanned page.
"""

from __future__ import annotations

import pytest

from tests.support.papers.decrees import gold_decrees, sample_decrees, sheets_of
from tests.support.papers.measure import Case, Score, line, measured, measured_together, table
from tests.support.shared import requires_shared
from tolok.core.catalogue import Keputusan

CELL_FLOORS = {"docx": 0.98, "pdf bergaris": 0.98, "pdf tanpa garis": 0.95}
JABATAN_FLOORS = {"docx": 1.0, "pdf bergaris": 1.0, "pdf tanpa garis": 0.95}
ROW_FLOORS = {"docx": 1.0, "pdf bergaris": 1.0, "pdf tanpa garis": 0.95}
SCAN_ROWS = 0.95
SCAN_LETTERS = 0.02
DEEP_LOOKS = 5
# Jabatan (from 0) whose sheets are scanned in ordinary runs, about a page each; the iku sample is scanned whole.
SCANS = {"iku_bersih": (0,), "iki": (1, 5), "iki_bersih": (3,)}
GOLD_SCANS = {
    "000_jejangkit": (2,),
    "001_jongkong": (3,),
    "002_bagor": (1,),
    "003_bangsalsari": (0,),
    "004_karang_penang": (5,),
}

groups = pytest.mark.parametrize(
    "group", ["sample", pytest.param("gold", marks=requires_shared)], ids=["sample", "five"]
)


def decrees(group: str) -> dict[str, Keputusan]:
    return sample_decrees() if group == "sample" else gold_decrees()


def one_look(form: str, group: str, look: int = 0) -> list[Case]:
    """Every decree of the group once, each in a look of its own."""
    return [Case(name, decree, form, 100 * look + seed) for seed, (name, decree) in enumerate(decrees(group).items())]


def chosen_scans(group: str) -> list[Case]:
    """What ordinary runs scan."""
    known = decrees(group)
    chosen = SCANS if group == "sample" else GOLD_SCANS
    sheets = [(name, sheets_of(known[name], *jabatan)) for name, jabatan in chosen.items()]
    whole = [("iku", known["iku"])] if group == "sample" else []
    return [Case(name, decree, "pindaian", seed) for seed, (name, decree) in enumerate([*sheets, *whole])]


def held(form: str, cases: list[Case], scores: list[Score]) -> Score:
    """All scores together, after their table was printed."""
    whole = sum(scores, Score())
    print("\n" + "\n".join([*table(cases, scores), line("semua", form, whole), *whole.misses]))
    return whole


@groups
@pytest.mark.parametrize("form", CELL_FLOORS)
def test_every_row_and_nearly_every_cell_of_a_printed_decree_comes_back(form: str, group: str) -> None:
    cases = one_look(form, group)
    check_cells(form, cases, [measured(case) for case in cases])


@pytest.mark.deep
@groups
@pytest.mark.parametrize("form", CELL_FLOORS)
def test_five_looks_of_every_decree_come_back_as_well_as_one(form: str, group: str) -> None:
    cases = [case for look in range(1, 1 + DEEP_LOOKS) for case in one_look(form, group, look)]
    check_cells(form, cases, measured_together(cases))


def check_cells(form: str, cases: list[Case], scores: list[Score]) -> None:
    whole = held(form, cases, scores)
    assert whole.jabatan_right >= JABATAN_FLOORS[form] * whole.jabatan
    assert whole.share_found >= ROW_FLOORS[form]
    assert whole.rows_invented <= (1 - ROW_FLOORS[form]) * whole.rows
    assert whole.share_right >= CELL_FLOORS[form]


@groups
def test_scanned_sheets_lose_few_rows_and_few_letters(group: str) -> None:
    check_scans(chosen_scans(group))


@pytest.mark.deep
@groups
def test_every_scanned_page_of_every_decree_loses_few_rows_and_few_letters(group: str) -> None:
    check_scans(one_look("pindaian", group))


def check_scans(cases: list[Case]) -> None:
    whole = held("pindaian", cases, measured_together(cases))
    assert whole.share_found >= SCAN_ROWS
    assert whole.rows_invented <= (1 - SCAN_ROWS) * whole.rows
    assert whole.letter_errors("indikator") <= SCAN_LETTERS
    assert whole.letter_errors("formula") <= SCAN_LETTERS

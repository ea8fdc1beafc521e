"""Indicator cells a second over pre-aggregated term values: tolok's two roads, DHIS2's parser, a LibreOffice sheet.

The same 60 indicators over the same 91 term values a row (counts of the frozen baseline's events by kecamatan and
month). What each does: tolok's dense tail value, capaian, category and the three states, from statements on; tolok's
Decimal road value, capaian, category and the sentence of each; `@dhis2/expression-parser` (its published JavaScript,
one thread) numerator and denominator alone; LibreOffice value, capaian and category in three cells, from the
start of soffice to the sheet as CSV, with and without its start-up (a workbook with one formula). None traces here,
none reads rows of a register; LibreOffice's clock has its file in it, the others begin with numbers in memory.
Values are held against each other before any speed is told: cell by cell with the dense tail, by the sum with DHIS2.
Fails where they differ, or where the dense tail is not 10 times quicker than both peers.
To be installed: node and npm (20 or later; the parser comes by `npm ci` into a temporary folder, hashes checked) and
LibreOffice Calc (`apt-get install nodejs npm libreoffice-calc-nogui`). A peer that is missing is named.
Usage: bench_cells.py [repetitions, default 3]
"""

from __future__ import annotations

import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "baseline"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "engines"))
from nation import EVERY_ROW, PREDICATES, REGISTERS, bound_of, dealt, node_of
from soffice import Soffice
from workbook import CAPAIAN, SHEET, SHEET_NUMBER, kategori_formula, write_empty

from spec import IND, TERMS
from tolok.core.formula.evaluate import evaluate
from tolok.core.formula.nodes import Count
from tolok.core.kernel.period import Month
from tolok.core.kernel.value import Number
from tolok.core.measurement.capaian import capaian
from tolok.core.measurement.indikator import Aggregation, Target
from tolok.core.measurement.scale import scale_on
from tolok.core.registers.term import Term
from tolok.engines.cells import Presence
from tolok.engines.dense.areas import Areas
from tolok.engines.dense.capaian import Targets
from tolok.engines.dense.catalogues import rows_of
from tolok.engines.dense.cube import TermCube
from tolok.engines.dense.measure import measure_dense
from tolok.engines.dense.reading import read_terms
from tolok.engines.dense.setting import Setting
from tolok.engines.dense.stated import LENGKAP, Stated

HERE = Path(__file__).resolve().parent
EVENTS = "3e6"
DENSE, DECIMAL, DHIS2, SHEET_ROWS = 10_000, 200, 100, 1000
"""Rows of term values that each computes, from the first on; each row makes 60 cells."""
LEAST = 10.0
MONTH = Month(2025, 1)
SCALE = scale_on(MONTH.last_day)
TARGETS = {"ratio": 80, "count": 40, "diff": 15, "index": 150}
TERM_OF = {(register, predicate): Term(str(register), PREDICATES[predicate]) for register, predicate in TERMS}
Row = tuple[float | None, float | None, str]
"""Value, capaian and category of one cell; None and "" where there is none."""


@dataclass(frozen=True, slots=True)
class Found:
    """The cells of the first rows, row by row, indicator by indicator, and cells a second."""

    cells: list[Row]
    speed: float


def main() -> int:
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        counts = made_counts(folder)
        dense = by_dense(counts, repetitions)
        decimal = by_decimal(counts[:DECIMAL], repetitions)
        if different(dense.cells, decimal.cells, "the Decimal road"):
            return 1
        print(f"tolok, dense tail (value, capaian, category, states): {dense.speed:,.0f} cells/s", flush=True)
        shown("tolok, Decimal road (value, capaian, category, in words)", decimal.speed, dense.speed)
        failed = against_dhis2(folder, dense)
        failed |= against_libreoffice(folder, counts, dense, repetitions)
        return failed


def made_counts(folder: Path) -> list[list[int]]:
    """Term values by kecamatan and month, made as the baseline makes them for DHIS2; its file stays for node."""
    baseline = HERE.parent / "baseline"
    for command in (["gen.py", EVENTS, "data/ev10"], ["dhis2_gen.py", str(DENSE)]):
        script, *arguments = command
        subprocess.run(
            [sys.executable, str(baseline / script), *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
    file = folder / "dhis2_terms.json"
    made = json.loads(file.read_text("utf-8"))
    counts: list[list[int]] = made["rows"]
    file.write_text(json.dumps(made | {"rows": counts[:DHIS2]}), encoding="utf-8")
    return counts


def median_seconds(work: Callable[[], Any], repetitions: int) -> tuple[Any, float]:
    seconds = []
    for _ in range(repetitions):
        started = time.perf_counter()
        found = work()
        seconds.append(time.perf_counter() - started)
    return found, statistics.median(seconds)


def by_dense(counts: Sequence[Sequence[int]], repetitions: int) -> Found:
    """Each row as an office of its own in one month, every month stated."""
    offices = tuple(f"{number:06}" for number in range(len(counts)))
    terms = tuple(dict.fromkeys([*TERM_OF.values(), *EVERY_ROW.values()]))
    values = np.ones((len(terms), len(offices), 1), np.int64)
    values[: len(TERM_OF), :, 0] = np.array(counts, np.int64).T
    cube = TermCube(terms, offices, (MONTH,), values, {})
    states = Stated(REGISTERS, np.full((len(REGISTERS), len(offices), 1), LENGKAP, np.uint8))
    catalogues, areas = dealt(1, len(offices)), Areas((offices,), (np.arange(len(offices)),))
    points = np.repeat([float(TARGETS[kind]) for _, kind, *_ in IND], len(offices))[:, None]
    setting = Setting(Targets(points, points, np.zeros(1, np.intp)), (SCALE,))

    def work() -> Any:
        reading = read_terms(cube, states, EVERY_ROW)
        rows = rows_of(catalogues, areas)
        return measure_dense(catalogues, areas, rows, cube.place, {Aggregation.JUMLAH: reading}, setting)

    found, seconds = median_seconds(work, max(repetitions, 5))
    names = ["", *(each.nama for each in SCALE.classes)]
    shape = (len(IND), len(offices))
    columns = [
        np.where(cells.presence == Presence.NUMBER, cells.numbers, np.nan).reshape(shape).T.ravel().tolist()
        for cells in (found.realisasi, found.capaian)
    ]
    kategori = found.kategori.reshape(shape).T.ravel().tolist()
    cells = [(none_if_nan(v), none_if_nan(c), names[k]) for v, c, k in zip(*columns, kategori, strict=True)]
    return Found(cells, len(cells) / seconds)


def none_if_nan(number: float) -> float | None:
    return None if number != number else number


def by_decimal(counts: Sequence[Sequence[int]], repetitions: int) -> Found:
    asked = [
        (node_of(tree), Target.point(Decimal(TARGETS[kind])), bound_of(place).rule)
        for place, (_, kind, tree, _) in enumerate(IND)
    ]
    leaves = [Count(term) for term in TERM_OF.values()]

    def work() -> list[Any]:
        found = []
        for row in counts:
            values = {leaf: Number(Decimal(count)) for leaf, count in zip(leaves, row, strict=True)}
            for node, target, rule in asked:
                value = evaluate(node, values)
                found.append((value, capaian(target, value, rule, SCALE)))
        return found

    found, seconds = median_seconds(work, repetitions)
    cells = [(as_float(value), as_float(result.capaian), result.kategori or "") for value, result in found]
    return Found(cells, len(cells) / seconds)


def as_float(value: Any) -> float | None:
    return float(value.value) if isinstance(value, Number) else None


def against_dhis2(folder: Path, dense: Found) -> int:
    if lacking := [name for name in ("node", "npm") if shutil.which(name) is None]:
        print(f"DHIS2's parser: {' and '.join(lacking)} not installed, nothing was measured")
        return 1
    place = Path(shutil.copytree(HERE / "dhis2", folder / "dhis2"))
    shutil.copy(HERE.parent / "baseline" / "dhis2.mjs", place)
    npm = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    if (done := subprocess.run(npm, cwd=place, capture_output=True, text=True)).returncode:
        print(f"DHIS2's parser: npm ci failed, nothing was measured: {done.stderr[-300:]}")
        return 1
    printed = subprocess.run(["node", "dhis2.mjs"], cwd=place, check=True, stdout=subprocess.PIPE, text=True).stdout
    words = re.search(r"cells (\d+) med s \S+ cells/s (\d+) chk (\S+)", printed)
    if words is None:
        print(f"DHIS2's parser: expected cells and a sum, got: {printed[-300:]}")
        return 1
    cells, speed, theirs = int(words[1]), float(words[2]), float(words[3])
    ours = sum(value or 0.0 for value, _, _ in dense.cells[: DHIS2 * len(IND)])
    if cells != DHIS2 * len(IND) or abs(ours - theirs) > 1e-6 * abs(ours):
        print(f"DHIS2's parser: expected {DHIS2 * len(IND)} cells that sum up to {ours:.3f}, got: {cells}, {theirs}")
        return 1
    return shown("@dhis2/expression-parser (numerator and denominator)", speed, dense.speed, LEAST)


def against_libreoffice(folder: Path, counts: list[list[int]], dense: Found, repetitions: int) -> int:
    try:
        office = Soffice(folder)
    except FileNotFoundError:
        print("LibreOffice: soffice is not installed, nothing was measured")
        return 1
    book, empty = folder / "cells.xlsx", folder / "empty.xlsx"
    write_cells(book, counts[:SHEET_ROWS])
    write_empty(empty)
    office.recalculated(empty, SHEET, SHEET_NUMBER)  # the first start of all makes the profile
    started, whole = [], []
    for _ in range(repetitions):
        started.append(office.recalculated(empty, SHEET, SHEET_NUMBER)[0])
        spent, sheet = office.recalculated(book, SHEET, SHEET_NUMBER)
        whole.append(spent)
        if different(dense.cells, read_cells(sheet), "LibreOffice"):
            return 1
    cells, seconds = SHEET_ROWS * len(IND), statistics.median(whole)
    alone = seconds - statistics.median(started)
    shown("LibreOffice (value, capaian, category), start-up inside", cells / seconds, dense.speed)
    return shown("LibreOffice (value, capaian, category), start-up outside", cells / alone, dense.speed, LEAST)


def write_cells(path: Path, counts: Sequence[Sequence[int]]) -> None:
    """Term values on one sheet, three formulas an indicator on the other (target and rule as tolok has them)."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        terms, sheet = book.add_worksheet("Suku"), book.add_worksheet(SHEET)
        for number, row in enumerate(counts):
            terms.write_row(number, 0, row)
        for number in range(len(counts)):
            for place, (_, kind, tree, _) in enumerate(IND):
                value, reached = (xl_rowcol_to_cell(number, 3 * place + step) for step in (0, 1))
                formula = CAPAIAN[bound_of(place).rule].format(realisasi=value, target=TARGETS[kind])
                sheet.write_formula(number, 3 * place, f"={value_formula(tree, number)}")
                sheet.write_formula(number, 3 * place + 1, f'=IF({value}="","",{formula})')
                sheet.write_formula(number, 3 * place + 2, f'=IF({reached}="","",{kategori_formula(reached, SCALE)})')


def value_formula(tree: tuple[Any, ...], row: int) -> str:
    match tree:
        case ("*", ("/", above, below), factor):
            under = value_formula(below, row)
            return f'IF({under}=0,"",{value_formula(above, row)}/{under}*{value_formula(factor, row)})'
        case ("t", register, predicate):
            return f"Suku!{xl_rowcol_to_cell(row, TERMS.index((register, predicate)))}"
        case ("c", constant):
            return repr(constant)
        case (sign, one, other):
            return f"({value_formula(one, row)}{sign}{value_formula(other, row)})"
    raise ValueError(f"expected an expression of the baseline, got: {tree!r}")


def read_cells(rows: Sequence[Sequence[str]]) -> list[Row]:
    cells = []
    for row in rows:
        for value, reached, word in zip(row[0::3], row[1::3], row[2::3], strict=True):
            cells.append((float(value) if value else None, float(reached) if reached else None, word))
    return cells


def different(ours: Sequence[Row], theirs: Sequence[Row], who: str) -> bool:
    """Whether the first of our cells are not `theirs`, told; an empty sheet differs too."""
    if not theirs or len(theirs) % len(IND):
        print(f"{who}: expected whole rows of {len(IND)} cells, got: {len(theirs)} cells")
        return True
    for place, (own, other) in enumerate(zip(ours, theirs, strict=False)):  # theirs are the first of ours
        if own[2] != other[2] or not all(is_same(a, b) for a, b in zip(own[:2], other[:2], strict=True)):
            print(f"{who}: row {place // len(IND)}, indicator {place % len(IND)}: expected {own}, got: {other}")
            return True
    return False


def is_same(own: float | None, other: float | None) -> bool:
    if own is None or other is None:
        return own is None and other is None
    return abs(own - other) <= 1e-9 * max(abs(own), 1.0)


def shown(name: str, speed: float, dense: float, least: float | None = None) -> int:
    ratio = dense / speed
    print(f"{name}: {speed:,.0f} cells/s; the dense tail {ratio:,.0f} times{f' (at least {least:g})' if least else ''}")
    return int(least is not None and ratio < least)


if __name__ == "__main__":
    sys.exit(main())

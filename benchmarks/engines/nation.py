"""The baseline's nation through the compiler: its 60 indicators as trees, its events where they lie, the whole job.

Usage: nation.py EVENTS REPETITIONS [catalogues, default 1]. Takes turns as `turns.py` does.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "baseline"))
from turns import Rep

from spec import IND, LOWER
from tolok.core.formula.nodes import Count, Difference, Node, Ratio, WeightedSum
from tolok.core.kernel.period import Period
from tolok.core.measurement.indikator import Aggregation, CapaianRule
from tolok.core.measurement.scale import EdgeRule, Scale, all_scales
from tolok.core.registers.term import (
    Condition,
    IsFilled,
    IsLate,
    IsOneOf,
    IsOnTime,
    IsWithinDays,
    Term,
)
from tolok.engines.dense.areas import Areas
from tolok.engines.dense.capaian import Targets, edges_of
from tolok.engines.dense.catalogues import BoundIndikator, Catalogues, rows_of, slot_leaf
from tolok.engines.dense.cube import term_cube
from tolok.engines.dense.measure import Measured, measure_dense
from tolok.engines.dense.reading import read_terms
from tolok.engines.dense.setting import Setting
from tolok.engines.dense.stated import LENGKAP, Stated
from tolok.engines.duckdb import DuckDbEngine

MONTHS = Period(Period.of_year(2024).first, Period.of_year(2025).last).months()
PREDICATES: tuple[tuple[Condition, ...], ...] = (
    (),
    (IsFilled("completed"),),
    (IsOnTime(),),
    (IsOneOf("status", ("0",)),),
    (IsOneOf("status", ("1", "2")),),
    (IsOneOf("status", ("3",)), IsOnTime()),
    (IsWithinDays(7),),
    (IsFilled("completed"), IsLate()),
)
REGISTERS = tuple(str(number) for number in range(24))
EVERY_ROW = {slug: Term(slug) for slug in REGISTERS}
VIEW = """
CREATE VIEW entries AS
SELECT NULL::VARCHAR id, kecamatan_code office, register_id register, NULL::VARCHAR kind, NULL::VARCHAR village,
       submitted, due, completed, status, NULL::BIGINT quantity
FROM read_parquet('{}/*.parquet')
"""


def node_of(tree: tuple[Any, ...]) -> Node:
    """The baseline's expression as a tree of tolok: its three forms of arithmetic on terms."""
    match tree:
        case ("t", register, predicate):
            return Count(Term(str(register), PREDICATES[predicate]))
        case ("*", ("/", above, below), ("c", factor)):
            return Ratio(node_of(above), node_of(below), Decimal(str(factor)))
        case ("+", _, _):
            return WeightedSum(tuple(_weighted(tree)))
        case ("-", minuend, subtrahend):
            return Difference(node_of(minuend), node_of(subtrahend))
    raise ValueError(f"expected an expression of the baseline, got: {tree!r}")


def _weighted(tree: tuple[Any, ...]) -> list[tuple[Decimal, Node]]:
    match tree:
        case ("+", one, other):
            return _weighted(one) + _weighted(other)
        case ("*", ("c", weight), inner):
            return [(Decimal(str(weight)), node_of(inner))]
    return [(Decimal(1), node_of(tree))]


def bound_of(place: int) -> BoundIndikator:
    """The baseline's indicator `place`, its terms numbered as slots."""
    slots: dict[Term, int] = {}

    def shaped(node: Node) -> Node:
        match node:
            case Count(term):
                return slot_leaf(slots.setdefault(term, len(slots)))
            case Ratio(above, below, multiplier):
                return Ratio(shaped(above), shaped(below), multiplier)
            case Difference(minuend, subtrahend):
                return Difference(shaped(minuend), shaped(subtrahend))
            case WeightedSum(parts):
                return WeightedSum(tuple((weight, shaped(part)) for weight, part in parts))
        return node

    shape = shaped(node_of(IND[place][2]))
    rule = CapaianRule.TURUN_LAN if place in LOWER else CapaianRule.NAIK
    return BoundIndikator(shape, tuple(slots), rule)


def dealt(count: int, offices: int) -> Catalogues:
    """One catalogue of the 60 for all; or `count` different ones of 60 each, drawn from four times as many.

    The others count the same in other registers, so that the pool asks for every register and predicate there is.
    """
    sixty = [bound_of(place) for place in range(len(IND))]
    if count == 1:
        return Catalogues(tuple(sixty), (tuple(range(60)),), np.zeros(offices, np.intp))
    pool = tuple(_shifted(one, by) for by in (0, 5, 10, 15) for one in sixty)
    drawn = random.Random(7)
    lists = tuple(tuple(sorted(drawn.sample(range(len(pool)), 60))) for _ in range(count))
    assert len(set(lists)) == count
    return Catalogues(pool, lists, np.arange(offices) % count)


def _shifted(one: BoundIndikator, by: int) -> BoundIndikator:
    slots = tuple(Term(str((int(s.register) + by) % 24), s.conditions) for s in one.slots if isinstance(s, Term))
    return BoundIndikator(one.shape, slots, one.rule, one.aggregation)


def areas(connection: duckdb.DuckDBPyConnection) -> Areas:
    geo = connection.execute("SELECT kec, kab, prov FROM 'data/geo.parquet' ORDER BY kec").fetchnumpy()
    found = [np.unique(geo[name], return_inverse=True) for name in ("kec", "kab", "prov")]
    nation = (np.array([0]), np.zeros(len(geo["kec"]), np.intp))
    return Areas(
        tuple(tuple(map(str, codes.tolist())) for codes, _ in (*found, nation)), tuple(p for _, p in (*found, nation))
    )


def targets_of(rows: Any, where: Areas) -> Targets:
    """The baseline's targets by row and year; where each catalogue has its own indicators, each takes its model's."""
    found = duckdb.execute(
        "SELECT lvl, code, ind, yr, target FROM 'data/target.parquet' ORDER BY lvl DESC, code, ind, yr"
    ).fetchnumpy()
    table = found["target"].reshape(-1, 60, 2)
    starts = np.concatenate(([0], np.cumsum([len(codes) for codes in where.codes])))
    point = table[starts[rows.level] + rows.unit, rows.indikator % 60]
    return Targets(point, point, np.array([month.year - MONTHS[0].year for month in MONTHS], np.intp))


def job(engine: DuckDbEngine, catalogues: Catalogues, where: Areas, stated: Stated, setting: Setting) -> Measured:
    """Events to realisasi, capaian and category of all rows; what `a_full.py` does."""
    marks = [time.perf_counter()]
    terms = [*catalogues.terms, *EVERY_ROW.values()]
    cube = term_cube(engine, terms, where.codes[0], MONTHS)
    marks.append(time.perf_counter())
    reading = read_terms(cube, stated, EVERY_ROW)
    marks.append(time.perf_counter())
    rows = rows_of(catalogues, where)
    found = measure_dense(catalogues, where, rows, cube.place, {Aggregation.JUMLAH: reading}, setting)
    marks.append(time.perf_counter())
    scan, read, measure = np.diff(marks)
    print(f"stages scan {scan:.2f} cumulate {read:.2f} measure {measure:.2f}", file=sys.stderr, flush=True)
    return found


def opened(events: str, limit: str) -> tuple[DuckDbEngine, Areas]:
    """The engine over the baseline's files, and its areas (in `data/geo.parquet` of the working folder)."""
    connection = duckdb.connect(config={"preserve_insertion_order": False, "threads": 2})
    connection.execute("SET memory_limit = ?", [limit])
    connection.execute(VIEW.format(events))
    return DuckDbEngine.over_connection(connection), areas(connection)


def main() -> None:
    events, repetitions = sys.argv[1], int(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    engine, where = opened(events, "8GB")
    catalogues = dealt(count, len(where.codes[0]))
    rows = rows_of(catalogues, where)
    states = np.full((len(REGISTERS), len(where.codes[0]), len(MONTHS)), LENGKAP, np.uint8)
    scale = next(s for s in all_scales() if [c.dari for c in s.classes][:1] == [Decimal(91)]).with_edge(EdgeRule.GE)
    cap = (Decimal(0), Decimal(200))
    setting = Setting(targets_of(rows, where), (scale,) * len(MONTHS), cap)
    for _ in range(repetitions):
        with Rep("nation"):
            found = job(engine, catalogues, where, Stated(REGISTERS, states), setting)
        print("edge", on_edge(found, scale), flush=True)
        print("check", check(found), flush=True)
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f}", flush=True)


def check(found: Measured) -> tuple[Any, ...]:
    """The five checksums of the baseline."""
    return (
        found.realisasi.numbers.size,
        round(float(found.realisasi.numbers.sum()), 2),
        round(float(found.capaian.numbers.sum()), 2),
        int((found.kategori == 1).sum()),
        int((found.kategori == 5).sum()),
    )


def on_edge(found: Measured, scale: Scale) -> int:
    """Cells just on an edge of the scale: there SQL goes by a double's last digit, and Decimal decides here."""
    edges = [float(edge) for edge in edges_of(scale).at]
    return int(sum((np.abs(found.capaian.numbers - edge) <= 1e-9 * edge).sum() for edge in edges))


if __name__ == "__main__":
    main()

"""Runs every spec table on every engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest
import yaml

from tests.support.drawn import OFFICE, YEAR, drawn_entries, drawn_indikator, drawn_month, drawn_node, drawn_office
from tests.support.engines import ENGINES
from tolok.core.formula.nodes import LEAVES, Constant, Node, Scaled, Score, children, leaves
from tolok.core.kernel.period import Period
from tolok.core.kernel.value import Missing, NotComputable, Number, Value
from tolok.core.measurement.indikator import Aggregation, Indikator
from tolok.core.measurement.measure import terms_of
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.measurement.realisasi import realisasi
from tolok.core.registers.entry import Entry
from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime, IsWithinDays, Nature, Term
from tolok.engines import Engine
from tolok.engines.cells import Cells, Presence
from tolok.engines.dense.areas import areas_of
from tolok.engines.dense.capaian import Targets
from tolok.engines.dense.catalogues import Catalogues, bound, rows_of
from tolok.engines.dense.cube import term_cube
from tolok.engines.dense.measure import measure_dense
from tolok.engines.dense.reading import read_terms, statement_terms
from tolok.engines.dense.setting import Setting, quarters
from tolok.engines.dense.stated import stated
from tolok.engines.duckdb import DuckDbEngine

Open = Callable[[Sequence[Entry]], Engine]
TABLES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in Path(__file__).parent.glob("tabel/*.yaml")}


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(table["tabel"], case, id=f"{name}: {case['nama']}")
        for name, table in sorted(TABLES.items())
        for case in table["kasus"]
        if kind in case
    ]


def drawn_condition(drawing: Any) -> Condition:
    if isinstance(drawing, str):
        return {"tepat_waktu": IsOnTime(), "terlambat": IsLate()}[drawing]
    ((kind, given),) = drawing.items()
    match kind:
        case "salah_satu":
            return IsOneOf(given[0], tuple(given[1:]))
        case "terisi":
            return IsFilled(given)
        case "dalam_hari":
            return IsWithinDays(given)
    raise ValueError(f"expected salah_satu, terisi or dalam_hari, got: {kind!r}")


def drawn_term(drawing: dict[str, Any]) -> Term:
    assert set(drawing) <= {"register", "syarat", "tanggal", "ukuran", "sifat", "kolom"}, drawing
    return Term(
        drawing["register"],
        tuple(drawn_condition(condition) for condition in drawing.get("syarat", ())),
        drawing.get("tanggal", "submitted"),
        drawing.get("ukuran", "rows"),
        Nature(drawing.get("sifat", "arus")),
        drawing.get("kolom"),
    )


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
@pytest.mark.parametrize(("table", "case"), cases("term"))
def test_term(engine: Open, table: str, case: dict[str, Any]) -> None:
    term, expected = drawn_term(case["term"]), {drawn_month(m): value for m, value in case["bulan"].items()}
    opened = engine(drawn_entries(table))
    values = opened.term_values([term], [OFFICE, "99.99.99"], sorted(expected))
    assert {month: values[OFFICE, term, month] for month in expected} == expected
    assert {values["99.99.99", term, month] for month in expected} == {0}
    assert list(opened.term_rows(term, OFFICE, sorted(expected))) == case["baris"]


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
@pytest.mark.parametrize(("table", "case"), cases("formula"))
def test_formula(engine: Open, table: str, case: dict[str, Any]) -> None:
    indikator = drawn_indikator(
        case["formula"],
        aggregation=Aggregation(case.get("agregasi", "jumlah")),
        scores={quarter: Decimal(str(score)) for quarter, score in case.get("nilai", {}).items()},
    )
    office = drawn_office(table, case.get("pernyataan"))
    values = engine(office.entries).term_values(terms_of([indikator]), [OFFICE], Period.of_year(YEAR).months())
    for quarter, expected in case["triwulan"].items():
        value, trace = realisasi(indikator, office, values, quarter)
        assert shown(value) == (expected if isinstance(expected, str) else Decimal(str(expected))), f"TW {quarter}"
        assert trace.value == value


@pytest.mark.parametrize(("table", "case"), cases("formula"))
def test_formula_in_bulk(table: str, case: dict[str, Any]) -> None:
    """The nation's arrays say the same of one office, and of every area above it."""
    indikator = drawn_indikator(case["formula"], aggregation=Aggregation(case.get("agregasi", "jumlah")))
    scores = {Score(leaf.words) for leaf in leaves(indikator.node) if isinstance(leaf, Score)}  # type: ignore[arg-type]
    given = [[case.get("nilai", {}).get(quarter) for quarter in range(1, 5)]]
    office = drawn_office(table, case.get("pernyataan"))
    found = measured_in_bulk(indikator, office, {(0, score): np.array(given, np.float64) for score in scores})
    for quarter, expected in case["triwulan"].items():
        for row in range(4):
            number, presence = found.numbers[row, 3 * quarter - 1], found.presence[row, 3 * quarter - 1]
            assert BULK[presence] == (expected if isinstance(expected, str) else "angka"), f"TW {quarter}"
            assert number == (0 if isinstance(expected, str) else pytest.approx(expected, rel=1e-9)), f"TW {quarter}"


BULK = {
    Presence.NUMBER: "angka",
    Presence.MISSING: "belum diisi",
    Presence.NOT_COMPUTABLE: "tidak dapat dihitung",
}


def measured_in_bulk(indikator: Indikator, office: OfficeYear, scores: dict[tuple[int, Score], Any]) -> Cells:
    months, areas = Period.of_year(YEAR).months(), areas_of([OFFICE])
    catalogues = Catalogues((bound(indikator),), ((0,),), np.zeros(1, np.intp))
    every_row = statement_terms(catalogues.terms)
    cube = term_cube(DuckDbEngine(office.entries), [*catalogues.terms, *every_row.values()], [OFFICE], months)
    readings = {
        how: read_terms(cube, stated(office.statements, [OFFICE], months), every_row, how)
        for how in (Aggregation.JUMLAH, Aggregation.POSISI_AKHIR)
    }
    rows = rows_of(catalogues, areas)
    no_targets = np.full((len(rows), 4), np.nan)
    setting = Setting(Targets(no_targets, no_targets, quarters(months)), (None,) * 12, scores=scores)
    return measure_dense(catalogues, areas, rows, cube.place, readings, setting).realisasi


def shown(value: Value) -> Decimal | str:
    match value:
        case Number(number):
            return number
        case Missing():
            return "belum diisi"
        case NotComputable():
            return "tidak dapat dihitung"


def test_every_condition_stands_in_some_table() -> None:
    drawn = [drawn_term(case.values[1]["term"]) for case in cases("term")]
    assert {type(condition) for term in drawn for condition in term.conditions} == set(get_args(Condition))


def test_every_node_that_a_register_can_feed_stands_in_some_table() -> None:
    """Constant and Scaled take no rows of their own; the evaluator's own tests hold them."""
    met = {type(node) for case in cases("formula") for node in _walk(drawn_node(case.values[1]["formula"]))}
    assert met | {Constant, Scaled} == set(get_args(Node))


def _walk(node: Node) -> Iterator[Node]:
    yield node
    if not isinstance(node, LEAVES):
        for child in children(node):
            yield from _walk(child)

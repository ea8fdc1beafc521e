"""The nation's arrays say what the core says office by office, and area by area, whatever rows and statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.support.drawn import drawn_indikator
from tolok.core.formula.nodes import Count, leaves
from tolok.core.kernel.period import Month, Period
from tolok.core.kernel.value import Missing, NotComputable, Number, Value
from tolok.core.measurement.capaian import capaian
from tolok.core.measurement.indikator import Aggregation, CapaianRule, Indikator, Target
from tolok.core.measurement.measure import terms_of
from tolok.core.measurement.office_year import OfficeProfile, OfficeYear
from tolok.core.measurement.realisasi import roll_up
from tolok.core.registers.entry import Entry, Statement, StatementState
from tolok.core.registers.term import Term
from tolok.engines.cells import Cells, Presence
from tolok.engines.dense.areas import areas_of
from tolok.engines.dense.capaian import Targets
from tolok.engines.dense.catalogues import Catalogues, bound, rows_of
from tolok.engines.dense.cube import term_cube
from tolok.engines.dense.measure import Measured, measure_dense
from tolok.engines.dense.reading import read_terms, statement_terms
from tolok.engines.dense.setting import Setting, quarters, scales_on
from tolok.engines.dense.stated import stated
from tolok.engines.duckdb import DuckDbEngine
from tolok.engines.reference import ReferenceEngine

OFFICES = ("35.09.01", "35.09.02", "35.10.01", "36.01.01")
YEAR = 2026
MONTHS = Period.of_year(YEAR).months()
CODES = {Number: Presence.NUMBER, Missing: Presence.MISSING, NotComputable: Presence.NOT_COMPUTABLE}
CAP = (Decimal(0), Decimal(150))

_villages = Term("kegiatan", measure="distinct", column="village")
INDIKATOR = (
    drawn_indikator({"rasio": ["layanan.ktp_tepat_waktu", "layanan.ktp_masuk"]}),
    drawn_indikator({"rasio": ["layanan.ktp_masuk", "kegiatan.bimtek_rencana"]}),
    drawn_indikator({"rasio": ["layanan.ktp_tepat_waktu", "desa.desa"]}, rule=CapaianRule.RENTANG_NAIK),
    drawn_indikator({"selisih": ["layanan.ktp_masuk", "kegiatan.bimtek_peserta"]}, rule=CapaianRule.TURUN_LAN),
    drawn_indikator({"bobot": [[0.4, "layanan.ktp_masuk"], [0.6, "nilai IKM"]]}, rule=CapaianRule.TURUN_RASIO),
    drawn_indikator("kegiatan.bimtek_peserta", rule=CapaianRule.RENTANG_TURUN, aggregation=Aggregation.POSISI_AKHIR),
    drawn_indikator("nilai IKM", aggregation=Aggregation.RATA_RATA, rule=CapaianRule.TEPAT),
    replace(drawn_indikator("surat.seluruh"), node=Count(_villages)),
    replace(drawn_indikator("surat.seluruh", aggregation=Aggregation.POSISI_AKHIR), node=Count(_villages)),
    replace(drawn_indikator("surat.seluruh"), bindings={}, aggregation=Aggregation.RATA_RATA),
    replace(drawn_indikator("surat.seluruh"), bindings={}),
    replace(drawn_indikator("surat.seluruh"), node=None),
)

days = st.dates(Month(2025, 11).first_day, Month(2026, 12).last_day)
rows = st.lists(
    st.builds(
        Entry,
        id=st.uuids().map(str),
        office=st.sampled_from(OFFICES),
        register=st.sampled_from(("layanan", "layanan", "kegiatan", "desa")),
        kind=st.sampled_from(("ktp", "bimtek", "desa")),
        village=st.none() | st.sampled_from(("v1", "v2")),
        submitted=days,
        due=st.none() | days,
        completed=st.none() | days,
        status=st.sampled_from(("selesai", "terlaksana", "diproses")),
        quantity=st.none() | st.integers(0, 30),
    ),
    max_size=40,
).map(lambda found: [replace(entry, kind="desa") if entry.register == "desa" else entry for entry in found])
states = st.sampled_from((StatementState.LENGKAP,) * 30 + (StatementState.NIHIL, StatementState.BELUM))
numbers = st.sampled_from([Decimal(n) for n in (-3, 0, 1, 2, 3, 5, 50, 66, 75, 76, 90, 100)]) | st.decimals(
    0, 120, places=2
)


@st.composite
def nations(draw: st.DrawFn) -> tuple[list[Entry], list[OfficeYear], list[list[Indikator]]]:
    entries = draw(rows)
    is_tidy = draw(st.booleans())
    statements = [
        Statement(office, register, month, StatementState.LENGKAP if is_tidy else draw(states))
        for office in OFFICES
        for register in ("layanan", "kegiatan")
        for month in MONTHS
    ]
    years = [OfficeYear(OfficeProfile(code, code, ""), YEAR, (), (), entries, statements) for code in OFFICES]
    used = [[replace(one, targets=draw(_targets), scores=draw(_scores)) for one in INDIKATOR] for _ in OFFICES]
    return entries, years, used


_targets = st.dictionaries(
    st.integers(1, 4), st.tuples(numbers, numbers, st.booleans()).map(
        lambda t: Target.point(t[0]) if t[2] else Target(min(t[:2]), max(t[:2]))
    ), max_size=4,
)  # fmt: skip
_scores = st.dictionaries(st.integers(1, 4), numbers, max_size=4, min_size=2)


@settings(max_examples=40, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(nation=nations(), lists=st.lists(st.lists(st.integers(0, 11), unique=True, max_size=6), min_size=2, max_size=2),
       dealt=st.lists(st.integers(0, 2), min_size=4, max_size=4))  # fmt: skip
def test_dense_is_the_core_at_every_quarter_and_level(
    nation: tuple[list[Entry], list[OfficeYear], list[list[Indikator]]], lists: list[list[int]], dealt: list[int]
) -> None:
    entries, years, used = nation
    catalogues = (tuple(range(len(INDIKATOR))), *(tuple(chosen) for chosen in lists))
    dense = _dense(entries, years, used, Catalogues(tuple(map(bound, INDIKATOR)), catalogues, np.array(dealt, np.intp)))
    values = ReferenceEngine(entries).term_values(terms_of(INDIKATOR), OFFICES, MONTHS)
    areas = areas_of(OFFICES)
    for row in range(len(dense.rows)):
        which, level, unit = (int(x[row]) for x in (dense.rows.indikator, dense.rows.level, dense.rows.unit))
        members = [
            office for office in range(len(OFFICES))
            if areas.of_office[level][office] == unit and which in catalogues[dealt[office]]
        ]  # fmt: skip
        assert len(members) == dense.rows.offices[row]
        indikator = used[members[0]][which]
        for quarter in range(1, 5):
            value, _ = roll_up(indikator, [years[office] for office in members], values, quarter)
            target = indikator.targets.get(quarter)
            scale = scales_on(MONTHS)[3 * quarter - 1]
            result = capaian(target, value, indikator.rule, scale, CAP)
            where = (INDIKATOR[which].node, level, unit, quarter)
            _same(dense.realisasi, row, 3 * quarter - 1, value, where)
            _same(dense.capaian, row, 3 * quarter - 1, result.capaian, (*where, result.alasan))
            classes = ["", *(each.nama for each in scale.classes)] if scale else [""]
            assert classes[dense.kategori[row, 3 * quarter - 1]] == (result.kategori or ""), (*where, result.alasan)


def _dense(
    entries: list[Entry], years: Sequence[OfficeYear], used: list[list[Indikator]], catalogues: Catalogues
) -> Measured:
    areas = areas_of(OFFICES)
    every_row = statement_terms(catalogues.terms)
    cube = term_cube(DuckDbEngine(entries), [*catalogues.terms, *every_row.values()], OFFICES, MONTHS)
    said = stated(years[0].statements, OFFICES, MONTHS)
    readings = {how: read_terms(cube, said, every_row, how) for how in (Aggregation.JUMLAH, Aggregation.POSISI_AKHIR)}
    table = rows_of(catalogues, areas)
    lo, hi = np.full((2, len(table), 4), np.nan)
    for row in range(len(table)):
        first = int(np.flatnonzero(_members(areas, catalogues, table, row))[0])
        for quarter, target in used[first][table.indikator[row]].targets.items():
            lo[row, quarter - 1], hi[row, quarter - 1] = float(target.lo), float(target.hi)
    scores: dict[Any, Any] = {}
    for place, one in enumerate(INDIKATOR):
        for score in (leaf for leaf in (leaves(one.node) if one.node else ()) if str(leaf).startswith("Score")):
            given = [[used[o][place].scores.get(q) for q in range(1, 5)] for o in range(len(OFFICES))]
            scores[place, score] = np.array(given, np.float64)
    setting = Setting(Targets(lo, hi, quarters(MONTHS)), scales_on(MONTHS), CAP, scores)
    return measure_dense(catalogues, areas, table, cube.place, readings, setting)


def _members(areas: Any, catalogues: Catalogues, table: Any, row: int) -> Any:
    uses = [table.indikator[row] in catalogues.catalogues[c] for c in catalogues.of_office]
    return (areas.of_office[table.level[row]] == table.unit[row]) & np.array(uses)


def _same(cells: Cells, row: int, month: int, value: Value, where: object) -> None:
    assert Presence(cells.presence[row, month]) is CODES[type(value)], (where, value)
    if isinstance(value, Number):
        assert abs(Decimal(cells.numbers[row, month]) - value.value) <= abs(value.value) * Decimal("1e-9"), where
    else:
        assert cells.numbers[row, month] == 0, where

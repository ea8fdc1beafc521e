"""Over periods and offices numerators and denominators are added up and divided once, whatever the rows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.drawn import drawn_indikator, drawn_office
from tests.support.engines import ENGINES
from tolok.core.formula.evaluate import PRECISION
from tolok.core.kernel.period import Month, Period
from tolok.core.kernel.value import NotComputable, Number
from tolok.core.measurement.measure import measure_with, terms_of
from tolok.core.measurement.realisasi import realisasi, roll_up
from tolok.core.registers.entry import Entry

OFFICES = ("35.09.01", "35.09.02", "35.09.03")
SHARE = drawn_indikator({"rasio": ["layanan.ktp_tepat_waktu", "layanan.ktp_masuk"]})
MONTHS = Period.of_year(2026).months()

rows = st.lists(
    st.tuples(
        st.sampled_from(OFFICES), st.integers(1, 12), st.integers(1, 28), st.none() | st.integers(1, 28), st.booleans()
    ),
    max_size=25,
)


def entries_of(drawn: list[tuple[str, int, int, int | None, bool]]) -> list[Entry]:
    return [
        Entry(
            str(number), office, "layanan", "ktp",
            submitted=Month(2026, month).first_day.replace(day=day),
            due=Month(2026, month).last_day,
            completed=None if done is None else Month(2026, 1 + month % 12).first_day.replace(day=done),
            status="selesai" if is_done else "diproses",
        )
        for number, (office, month, day, done, is_done) in enumerate(drawn)
    ]  # fmt: skip


@settings(max_examples=40, deadline=None, derandomize=True)
@given(drawn=rows, quarter=st.integers(1, 4))
def test_roll_up_divides_the_sums_once(drawn: list[tuple[str, int, int, int | None, bool]], quarter: int) -> None:
    entries = entries_of(drawn)
    offices = [
        replace(drawn_office("register", {"layanan": "Jan-Des lengkap"}, office=code), entries=entries)
        for code in OFFICES
    ]
    values = ENGINES["duckdb"](entries).term_values(terms_of([SHARE]), OFFICES, MONTHS)
    last = 3 * quarter
    counted = [e for e in entries if e.submitted is not None and e.submitted.month <= last]
    on_time = [e for e in counted if e.status == "selesai" and e.completed and e.due and e.completed <= e.due]
    value, trace = roll_up(SHARE, offices, values, quarter)
    if not counted:
        assert isinstance(value, NotComputable)
        return
    with localcontext() as context:
        context.prec = PRECISION
        assert value == Number(Decimal(len(on_time)) * 100 / Decimal(len(counted)))
    parts = [realisasi(SHARE, office, values, quarter)[1] for office in offices]
    for side in (0, 1):
        total = sum(part.children[side].value.value for part in parts)  # type: ignore[union-attr]
        assert trace.children[side].value == Number(total)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(drawn=rows, quarter=st.integers(1, 4))
def test_measurement_table_is_the_same_on_every_engine(
    drawn: list[tuple[str, int, int, int | None, bool]], quarter: int
) -> None:
    entries = entries_of(drawn)
    office = replace(drawn_office("register", {"layanan": "Jan-Des lengkap"}, (SHARE,)), entries=entries)
    tables = [measure_with(engine(entries), office, quarter) for engine in ENGINES.values()]
    assert all(table == tables[0] for table in tables)

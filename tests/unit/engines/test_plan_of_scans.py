"""The plan is one scan a date base and one aggregate a distinct predicate, whatever the number of indicators."""

from __future__ import annotations

import sqlite3
from operator import attrgetter
from pathlib import Path

import duckdb
import ibis
import pytest

from tests.support.drawn import drawn_entries
from tolok.core.kernel.period import Month, Period
from tolok.core.registers import all_registers
from tolok.core.registers.term import IsLate, IsOneOf, IsOnTime, Nature, Term
from tolok.engines.compiler import SCHEMA, DateBase, bases_of, compile_terms
from tolok.engines.duckdb import DuckDbEngine
from tolok.engines.reference import ReferenceEngine

MONTHS = Period.of_year(2026).months()
ALL_OFFERED = [register.term(offer.slug) for register in all_registers().values() for offer in register.offers]


def aggregates(terms: list[Term]) -> int:
    return sum(len(scan.aggregates) for scan in compile_terms(terms, ["a"], MONTHS))


def scans_in_plan(terms: list[Term]) -> int:
    """How often DuckDB itself would read the entries; of an empty table it would read nothing."""
    lines = (f"{term.register} | a | 1 | 5 Feb | 9 Feb | 7 Feb" for term in dict.fromkeys(terms))
    table = "\n".join(["register | kind | village | submitted | due | completed", *lines])
    engine = DuckDbEngine(drawn_entries(table, office="a"))
    return engine.explain(terms, ["a"], MONTHS).count("Table: memory.main.entries")


def test_as_many_scans_as_date_bases_for_everything_the_registers_offer() -> None:
    bases = {base for term in ALL_OFFERED for base in bases_of(term)}
    scans = compile_terms(ALL_OFFERED, ["a"], MONTHS)
    assert len(scans) == len(bases) == 5  # submitted, due, the end of positions, desa by submitted and by due
    assert scans_in_plan(ALL_OFFERED) == len(bases)


def test_position_is_read_by_the_month_it_starts_and_the_month_it_ends() -> None:
    position = Term("aset", nature=Nature.POSITION)
    assert bases_of(position) == (DateBase("submitted"), DateBase("submitted", is_end=True))


def test_flow_and_the_start_of_a_position_share_a_scan() -> None:
    assert len(compile_terms([Term("surat"), Term("aset", nature=Nature.POSITION)], ["a"], MONTHS)) == 2


def test_61st_indicator_on_known_predicates_adds_no_aggregate() -> None:
    predicates = [(), (IsOnTime(),), (IsLate(),), (IsOneOf("kind", ("a", "b")),)]
    sixty = [Term(f"register_{i // 4}", predicates[i % 4]) for i in range(60)]
    assert aggregates(sixty) == len(predicates)
    assert aggregates([*sixty, Term("register_99", (IsOnTime(),))]) == len(predicates)
    assert aggregates([*sixty, Term("register_0", (IsOnTime(), IsLate()))]) == len(predicates) + 1


def test_conditions_in_another_order_are_the_same_predicate() -> None:
    one = Term("surat", (IsOnTime(), IsOneOf("kind", ("a",))))
    other = Term("surat", (IsOneOf("kind", ("a",)), IsOnTime(), IsOnTime()))
    assert one == other
    assert aggregates([one, other]) == 1


def test_many_offices_are_not_listed_in_the_query() -> None:
    few, many = [f"{i:08}" for i in range(2)], [f"{i:08}" for i in range(2000)]
    (listed,) = compile_terms([Term("surat")], few, MONTHS)
    (unlisted,) = compile_terms([Term("surat")], many, MONTHS)
    assert len(str(unlisted.expression)) < len(str(listed.expression)) + 200
    rows = drawn_entries("register | submitted\nsurat | 1 Jan", office=many[7])
    values = DuckDbEngine(rows).term_values([Term("surat")], many, MONTHS[:1])
    assert (values[many[7], Term("surat"), MONTHS[0]], sum(v or 0 for v in values.values())) == (1, 1)


def test_a_sorted_file_is_told_between_which_offices_to_look_however_many_they_are() -> None:
    for offices in (["35.09.01", "35.09.02"], [f"35.{i:02}.{j:02}" for i in range(1, 30) for j in range(1, 24)]):
        (scan,) = compile_terms([Term("surat")], offices, MONTHS)
        assert f"BETWEEN '{min(offices)}' AND '{max(offices)}'" in ibis.to_sql(scan.expression, dialect="duckdb")


def test_sum_beyond_what_a_float_or_64_bits_hold_is_exact() -> None:
    big = 2**62 + 1
    rows = drawn_entries(
        f"register | submitted | quantity\naset | 1 Jan | {big}\naset | 2 Jan | {big}\naset | 3 Jan | {big}"
    )
    term, january = Term("aset", measure="quantity"), Month(2026, 1)
    assert DuckDbEngine(rows).term_values([term], ["35.09.01"], [january])["35.09.01", term, january] == 3 * big


def test_nothing_asked_is_nothing_answered() -> None:
    for engine in (DuckDbEngine([]), ReferenceEngine([])):
        assert engine.term_values([], ["a"], MONTHS) == {}
        assert engine.term_values([Term("surat")], [], MONTHS) == {}
        assert engine.term_values([Term("surat")], ["a"], []) == {}
        assert list(engine.term_rows(Term("surat"), "a", [])) == []


def test_parquet_gives_the_same_as_rows_in_memory(tmp_path: Path) -> None:
    rows = drawn_entries("register | kind | submitted | quantity\nsurat | a | 3 Jan | 4\nsurat | b | 3 Feb |")
    columns = "id, office, register, kind, village, submitted, due, completed, status, quantity"
    engine = DuckDbEngine(rows)
    file = tmp_path / "baris 'lama'.parquet"
    quoted = str(file).replace("'", "''")
    engine._connection.execute(f"COPY (SELECT {columns} FROM entries) TO '{quoted}' (FORMAT parquet)")
    terms = [Term("surat"), Term("surat", measure="quantity"), Term("surat", nature=Nature.POSITION)]
    over_file = DuckDbEngine.over_parquet(file)
    assert over_file.term_values(terms, ["35.09.01"], MONTHS) == engine.term_values(terms, ["35.09.01"], MONTHS)
    assert over_file.term_rows(terms[0], "35.09.01", MONTHS) == ["1", "2"]


def test_values_counted_once_read_a_file_once(tmp_path: Path) -> None:
    rows = drawn_entries("register | village | submitted\nsurat | a | 3 Jan\nsurat | b | 3 Feb", office="a")
    file = tmp_path / "baris.parquet"
    DuckDbEngine(rows)._connection.execute(f"COPY entries TO '{file}' (FORMAT parquet)")
    villages = Term("surat", measure="distinct", column="village")
    assert DuckDbEngine.over_parquet(file).explain([villages], ["a"], MONTHS).upper().count("READ_PARQUET") == 1


def test_rows_of_a_cursor_are_taken_up_as_they_come_and_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tolok.engines.duckdb.ROWS", 2)
    rows = drawn_entries("register | kind | submitted | quantity\n" + "surat | a | 3 Jan | 4\n" * 5)
    cursor = sqlite3.connect(":memory:").execute(
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5) "
        "SELECT CAST(n AS TEXT), '35.09.01', 'surat', 'a', NULL, '2026-01-03', NULL, NULL, NULL, 4 FROM t"
    )
    terms = [Term("surat"), Term("surat", measure="quantity"), Term("surat", measure="distinct", column="kind")]
    for given in (map(attrgetter(*SCHEMA), rows), cursor):
        engine = DuckDbEngine.over_rows(given)
        found = engine.term_values(terms, ["35.09.01"], MONTHS)
        assert [found["35.09.01", term, MONTHS[0]] for term in terms] == [5, 20, 1]
        assert list(given) == []
    assert DuckDbEngine.over_rows([]).term_values(terms[:1], ["a"], MONTHS[:1]) == {("a", terms[0], MONTHS[0]): 0}


def test_missing_parquet_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(duckdb.IOException, match="No files found"):
        DuckDbEngine.over_parquet(tmp_path / "tidak-ada.parquet")


def test_values_counted_once_take_one_scan_a_column_whatever_the_predicates() -> None:
    villages = [
        Term(f"register_{i}", c, measure="distinct", column="village") for i, c in enumerate([(), (IsOnTime(),)])
    ]
    terms = [Term("surat"), *villages, Term("surat", measure="distinct", column="kind")]
    scans = compile_terms(terms, ["a"], MONTHS)
    assert [scan.base for scan in scans] == [
        DateBase("submitted"), DateBase("submitted", distinct="village"), DateBase("submitted", distinct="kind")
    ]  # fmt: skip
    assert scans_in_plan(terms) == 3


@pytest.mark.parametrize(
    "wrong",
    [{"measure": "distinct"}, {"column": "village"}, {"measure": "distinct", "column": "id"}],
)
def test_a_distinct_count_names_its_column(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="distinct takes a column"):
        Term("surat", **wrong)  # type: ignore[arg-type]


def test_a_position_has_no_distinct_count() -> None:
    with pytest.raises(ValueError, match="cannot count once in the year"):
        Term("aset", measure="distinct", column="kind", nature=Nature.POSITION)

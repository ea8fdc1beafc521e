"""PostgreSQL: sums, texts and connections as an office has them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import psycopg
import pytest

from tests.support.postgres import postgres_engine, server
from tolok.core.kernel.period import Month, Period
from tolok.core.registers.entry import Entry
from tolok.core.registers.term import IsOneOf, Nature, Term
from tolok.engines.compiler import SCHEMA
from tolok.engines.postgres import PostgresEngine, query_of_lists

OFFICE = "35.09.01"
JANUARY = Month(2026, 1)
COLUMNS = ", ".join(SCHEMA)


def row(name: str, **facts: object) -> Entry:
    return Entry(name, **{"office": OFFICE, "register": "surat", "submitted": date(2026, 1, 5), **facts})  # type: ignore[arg-type]


def test_sum_beyond_64_bits_is_an_exact_integer() -> None:
    big, term = 2**62 + 1, Term("surat", measure="quantity")
    engine = postgres_engine([row(str(number), quantity=big) for number in range(5)])
    found = engine.term_values([term], [OFFICE], [JANUARY])[OFFICE, term, JANUARY]
    assert (found, type(found)) == (5 * big, int)


@pytest.mark.parametrize("locale", ["C", "en-x-icu"])
def test_texts_are_sorted_and_bounded_by_code_point_in_any_locale(locale: str) -> None:
    offices, term = ["B", "a", "_"], Term("surat")
    rows = [row(name, office=office) for office in offices for name in ("b", "A", "_")]
    columns = ", ".join(f'{name} COLLATE "{locale}"' if kind == "string" else name for name, kind in SCHEMA.items())
    query = f"SELECT {columns} FROM ({query_of_lists(SCHEMA)}) AS t ({COLUMNS})"
    engine = PostgresEngine(server(), query, [[getattr(one, name) for one in rows] for name in SCHEMA])
    values = engine.term_values([term], offices, [JANUARY])
    assert [values[office, term, JANUARY] for office in offices] == [3, 3, 3]
    assert engine.term_rows(term, "B", [JANUARY]) == ["A", "_", "b"]


@pytest.mark.parametrize("kind", ["100%", "%s", "it's", "a\\b"])
def test_signs_that_mean_something_to_a_database_are_texts(kind: str) -> None:
    term = Term("surat", (IsOneOf("kind", (kind,)),))
    assert postgres_engine([row("1", kind=kind), row("2", kind="lain")]).term_rows(term, OFFICE, [JANUARY]) == ["1"]
    query = "SELECT '1', '35.09.01', 'surat', '100%', NULL, DATE '2026-01-05', NULL::date, NULL::date, NULL, 1"
    assert PostgresEngine(server(), query).term_rows(term, OFFICE, [JANUARY]) == ["1"] * (kind == "100%")


def test_a_table_in_a_transaction_that_may_only_read_is_enough() -> None:
    standing = Term("aset", nature=Nature.POSITION)
    connection = server()
    kinds = {"string": "text", "date": "date", "int64": "bigint"}
    connection.execute(f"CREATE TABLE entries ({', '.join(f'{name} {kinds[kind]}' for name, kind in SCHEMA.items())})")
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(
                "INSERT INTO entries (id, office, register, submitted) VALUES ('1', 'a', 'aset', 'today')"
            )
            connection.execute("SET TRANSACTION READ ONLY")
            engine, months = PostgresEngine(connection), Period.of_year(2026).months()
            assert engine.term_rows(standing, "a", months) == ["1"]
            assert engine.term_values([standing], ["a"], months)["a", standing, months[-1]] == 1
        assert engine.term_rows(standing, "a", months) == []
    finally:
        connection.execute("DROP TABLE entries")


def test_a_broken_query_is_told_by_the_database() -> None:
    with pytest.raises(psycopg.errors.UndefinedTable, match="entries"):
        PostgresEngine(server()).term_rows(Term("surat"), OFFICE, [JANUARY])


def test_the_engine_is_imported_where_psycopg_is_not_installed() -> None:
    program = "import sys; sys.modules['psycopg'] = None; import tolok.engines.postgres, tolok.engines.skm_postgres"
    subprocess.run([sys.executable, "-c", program], check=True)

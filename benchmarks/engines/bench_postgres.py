"""Inside PostgreSQL against reading the rows out: one office's year, and the groups of many offices.

One office: the sample's year with the terms of its indicators. Its recount inside the database, by DuckDB over the
cursor's rows, and by DuckDB over entries; the rows behind one term inside the database, by the reference engine over
the term's register, and over the whole year. In turn, medians, equal results first. Many offices: the groups of one
scan, fetched from PostgreSQL and streamed from DuckDB over the same rows. Fails where inside is not quicker for one
office, or where PostgreSQL's groups take less than twice DuckDB's (then it need not refuse them).
Usage: bench_postgres.py [rows of many offices, default 500000]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bench_group_step import OFFICES, PREDICATES, REGISTERS, ROWS

ROUNDS = 9
WORTH = 2.0


def main() -> int:
    if os.environ.get("TOLOK_DATA"):
        return one_office()
    from tools.run_tests import throwaway_postgresql

    with throwaway_postgresql() as url, tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TOLOK_DATA": folder, "TOLOK_SECRET_KEY": "bench", "TOLOK_DATABASE_URL": url}
        failed = subprocess.call([sys.executable, __file__], env=environment)
        return failed | many_offices(url, Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else 500_000)


def one_office() -> int:
    from tolok.web import startup

    startup.start_django()
    startup.migrate()
    from tolok.core.kernel.period import Period
    from tolok.core.measurement.measure import terms_of
    from tolok.core.registers.term import Nature
    from tolok.engines.duckdb import DuckDbEngine
    from tolok.engines.reference import ReferenceEngine
    from tolok.web import demo
    from tolok.web.apps.measurement import queries
    from tolok.web.apps.offices.models import Office
    from tolok.web.apps.registers import engine_queries
    from tolok.web.apps.registers import queries as registers
    from tolok.web.apps.registers.models import Entry

    demo.load_sample()
    office = Office.objects.get()
    year, code = office.current_year, office.code
    months = Period.of_year(year).months()
    terms = terms_of(queries.build_office_year(office, year).indikator)
    slugs = {term.register for term in terms}
    flows = [term for term in terms if term.nature is Nature.FLOW]
    term = max(flows, key=lambda one: len(queries.term_rows(office, year, one, months)))
    print(f"one office: {Entry.objects.count()} rows, {len(terms)} terms, {len(months)} months")
    recount = in_turn(
        {
            "inside": lambda: engine_queries.site_engine(office, slugs).term_values(terms, [code], months),
            "DuckDB over rows": lambda: DuckDbEngine.over_rows(engine_queries.rows(office, slugs)).term_values(
                terms, [code], months
            ),
            "DuckDB over entries": lambda: DuckDbEngine(engine_queries.entries(office, slugs)).term_values(
                terms, [code], months
            ),
        }
    )

    def over_year() -> object:
        rows = (row for row in registers.core_entries(office, year) if row.register == term.register)
        return ReferenceEngine(rows).term_rows(term, code, months)

    behind = in_turn(
        {
            "inside": lambda: queries.term_rows(office, year, term, months),
            "reference over the register": lambda: ReferenceEngine(
                engine_queries.entries(office, [term.register], year)
            ).term_rows(term, code, months),
            "reference over the year": over_year,
        }
    )
    told("recount", recount)
    told("rows behind a term", behind)
    return int(any(min(times.values()) != times["inside"] for times in (recount, behind)))


def in_turn(ways: Mapping[str, Callable[[], Any]]) -> dict[str, float]:
    """Milliseconds of each way, median of ROUNDS after a first; every way must find the same."""
    first, *others = [way() for way in ways.values()]
    assert all(other == first for other in others), "expected the same from every way"
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            started = time.perf_counter()
            way()
            times[name].append((time.perf_counter() - started) * 1000)
    return {name: statistics.median(found) for name, found in times.items()}


def told(what: str, times: Mapping[str, float]) -> None:
    inside = times["inside"]
    print(f"  {what}: " + ", ".join(f"{name} {ms:.0f} ms ({ms / inside:.1f})" for name, ms in times.items()))


def many_offices(url: str, folder: Path, count: int) -> int:
    import duckdb
    import psycopg

    from tolok.core.kernel.period import Period
    from tolok.core.registers.term import Term
    from tolok.engines.compiler import SCHEMA, compile_terms
    from tolok.engines.duckdb import DuckDbEngine
    from tolok.engines.postgres import PostgresEngine

    beside = duckdb.connect()
    beside.execute(ROWS, [count])
    beside.execute(f"COPY (SELECT {', '.join(SCHEMA)} FROM entries) TO '{folder}/rows.csv' (HEADER false)")
    months = Period(Period.of_year(2025).first, Period.of_year(2026).last).months()
    terms = [Term(register, predicate) for register in REGISTERS for predicate in PREDICATES]
    (scan,) = compile_terms(terms, OFFICES, months)
    with psycopg.connect(url, autocommit=True) as inside:
        types = {"string": "text", "date": "date", "int64": "bigint"}
        inside.execute(f"CREATE UNLOGGED TABLE entries ({', '.join(f'{n} {types[t]}' for n, t in SCHEMA.items())})")
        with inside.cursor().copy("COPY entries FROM STDIN (FORMAT csv)") as copy:
            copy.write((folder / "rows.csv").read_bytes())
        inside.execute("ANALYZE entries")
        started = time.perf_counter()
        found = PostgresEngine(inside).rows(scan.expression)
        taken = time.perf_counter() - started
    started = time.perf_counter()
    table = DuckDbEngine.over_connection(beside).groups(scan).read_all()
    base = time.perf_counter() - started
    assert sum(row[3] for row in found) == sum(table[3].to_pylist()) == count
    print(f"many offices: {count} rows, {len(found)} groups, {len(scan.aggregates)} aggregates")
    print(f"  PostgreSQL {taken:.2f} s, DuckDB {base:.2f} s, ratio {taken / base:.1f} (it refuses groups from {WORTH})")
    return int(taken / base < WORTH)


if __name__ == "__main__":
    sys.exit(main())

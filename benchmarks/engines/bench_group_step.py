"""The compiler's scan against the bare GROUP BY office, month, register on the same rows, in one run.

Goal: at most 3 times the bare GROUP BY (reference: 2.4 for 91 terms on 8 predicates). Fails above it.
Usage: bench_group_step.py [rows, default 2000000]
"""

from __future__ import annotations

import statistics
import sys
import time

import duckdb
import ibis

from tolok.core.kernel.period import Period
from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime, IsWithinDays, Term
from tolok.engines.compiler import compile_terms

GOAL = 3.0
REPEATS = 5
OFFICES = [f"{number:06}" for number in range(500)]
REGISTERS = [f"register_{number:02}" for number in range(24)]
PREDICATES: tuple[tuple[Condition, ...], ...] = (
    (),
    (IsFilled("completed"),),
    (IsOnTime(),),
    (IsOneOf("status", ("a",)),),
    (IsOneOf("status", ("b", "c")),),
    (IsOneOf("status", ("d",)), IsOnTime()),
    (IsWithinDays(7),),
    (IsLate(),),
)
ROWS = """
CREATE TABLE entries AS
SELECT i::VARCHAR id, printf('%06d', (hash(i) % 500)::INT) office,
       printf('register_%02d', (hash(i + 7) % 24)::INT) register,
       NULL::VARCHAR kind, NULL::VARCHAR village, submitted, submitted + 5 due,
       CASE WHEN hash(i + 3) % 10 < 8 THEN submitted + (hash(i + 5) % 9)::INT END completed,
       ['a', 'b', 'c', 'd'][1 + (hash(i + 9) % 4)::INT] status, (hash(i + 11) % 1000)::BIGINT quantity
FROM (SELECT i, DATE '2025-01-01' + (hash(i + 1) % 730)::INT submitted FROM range(?) t(i))
"""
BARE = "SELECT office, register, date_trunc('month', submitted) m, count(*) FROM entries GROUP BY ALL"


def seconds(connection: duckdb.DuckDBPyConnection, sql: str) -> float:
    started = time.perf_counter()
    connection.execute(f"CREATE OR REPLACE TEMP TABLE answer AS {sql}")
    return time.perf_counter() - started


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    connection = duckdb.connect()
    connection.execute(ROWS, [count])
    terms = [Term(REGISTERS[i % 24], PREDICATES[(i // 24 + i) % 8]) for i in range(91)]
    months = Period(Period.of_year(2025).first, Period.of_year(2026).last).months()
    (scan,) = compile_terms([*terms, *(Term(register) for register in REGISTERS)], OFFICES, months)
    compiled = str(ibis.to_sql(scan.expression, dialect="duckdb"))
    times: dict[str, list[float]] = {"bare": [], "compiled": []}
    for _ in range(REPEATS):
        times["bare"].append(seconds(connection, BARE))
        times["compiled"].append(seconds(connection, compiled))
    everything = scan.aggregates.index(next(a for a in scan.aggregates if not a.conditions))
    counted = connection.execute(f"SELECT sum(a{everything}) FROM answer").fetchall()[0][0]
    assert counted == count, f"expected {count} rows counted, got: {counted}"
    bare, ours = (statistics.median(times[name]) for name in ("bare", "compiled"))
    print(f"{count} rows, {len(scan.aggregates)} aggregates for {len(set(terms))} terms, median of {REPEATS}")
    print(f"bare GROUP BY {bare:.3f} s, compiled scan {ours:.3f} s, ratio {ours / bare:.2f} (goal: {GOAL} at most)")
    return int(ours / bare > GOAL)


if __name__ == "__main__":
    sys.exit(main())

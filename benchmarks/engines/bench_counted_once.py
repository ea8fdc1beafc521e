"""What a count of different desa costs beside the scan that counts rows, on the same rows in one run.

Both answer the same eight predicates in every register; the second counts the desa of those rows, each once a year.
First it is held against SQL's own count of different values a year, office, register and predicate: equal or no ratio.
Usage: bench_counted_once.py [rows, default 2000000]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import replace

import duckdb
import ibis

from tolok.core.kernel.period import Period
from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime, IsWithinDays, Term
from tolok.engines.compiler import Scan, compile_terms
from tolok.engines.duckdb import DuckDbEngine

REPEATS = 5
OFFICES = [f"{number:06}" for number in range(500)]
REGISTERS = [f"register_{number:02}" for number in range(24)]
PREDICATES: dict[str, tuple[Condition, ...]] = {
    "true": (),
    "completed IS NOT NULL": (IsFilled("completed"),),
    "completed <= due": (IsOnTime(),),
    "status = 'a'": (IsOneOf("status", ("a",)),),
    "status IN ('b', 'c')": (IsOneOf("status", ("b", "c")),),
    "status = 'd' AND completed <= due": (IsOneOf("status", ("d",)), IsOnTime()),
    "completed - submitted <= 7": (IsWithinDays(7),),
    "completed IS NULL OR completed > due": (IsLate(),),
}
ROWS = """
CREATE TABLE entries AS
SELECT i::VARCHAR id, printf('%06d', (hash(i) % 500)::INT) office,
       printf('register_%02d', (hash(i + 7) % 24)::INT) register, NULL::VARCHAR kind,
       CASE WHEN hash(i + 13) % 5 > 0 THEN printf('desa %02d', (hash(i + 15) % 14)::INT) END village,
       submitted, submitted + 5 due,
       CASE WHEN hash(i + 3) % 10 < 8 THEN submitted + (hash(i + 5) % 9)::INT END completed,
       ['a', 'b', 'c', 'd'][1 + (hash(i + 9) % 4)::INT] status, NULL::BIGINT quantity
FROM (SELECT i, DATE '2025-01-01' + (hash(i + 1) % 730)::INT submitted FROM range(?) t(i))
"""


def run(connection: duckdb.DuckDBPyConnection, scan: Scan) -> float:
    started = time.perf_counter()
    connection.execute(f"CREATE OR REPLACE TEMP TABLE answer AS {ibis.to_sql(scan.expression, dialect='duckdb')}")
    return time.perf_counter() - started


def told_by_sql(connection: duckdb.DuckDBPyConnection) -> Sequence[int]:
    """The desa of every year, office and register, added up, for each predicate."""
    counts = ", ".join(f"count(DISTINCT village) FILTER ({sql}) AS n{i}" for i, sql in enumerate(PREDICATES))
    sums = ", ".join(f"sum(n{i})::BIGINT" for i in range(len(PREDICATES)))
    grouped = f"SELECT {counts} FROM entries GROUP BY office, register, year(submitted)"
    return connection.execute(f"SELECT {sums} FROM ({grouped})").fetchall()[0]


def added_up(connection: duckdb.DuckDBPyConnection, scan: Scan) -> Sequence[int]:
    places = [next(i for i, one in enumerate(scan.aggregates) if one.conditions == c) for c in _asked(scan)]
    sums = ", ".join(f"sum(a{place})::BIGINT" for place in places)
    return connection.execute(f"SELECT {sums} FROM answer").fetchall()[0]


def _asked(scan: Scan) -> list[tuple[Condition, ...]]:
    return [Term("any", conditions).conditions for conditions in PREDICATES.values()]


def main() -> int:
    count = int(float(sys.argv[1])) if len(sys.argv) > 1 else 2_000_000
    connection = duckdb.connect()
    connection.execute(ROWS, [count])
    DuckDbEngine.over_connection(connection)  # sets the connection up as the engine has it
    rows = [Term(register, conditions) for register in REGISTERS for conditions in PREDICATES.values()]
    desa = [replace(term, measure="distinct", column="village") for term in rows]
    months = Period(Period.of_year(2025).first, Period.of_year(2026).last).months()
    (of_rows,), (of_desa,) = (compile_terms(terms, OFFICES, months) for terms in (rows, desa))
    run(connection, of_desa)
    expected, got = told_by_sql(connection), added_up(connection, of_desa)
    if expected != got:
        print(f"not equal: SQL {expected}, compiled {got}")
        return 1
    times: dict[str, list[float]] = {"rows": [], "desa": []}
    for _ in range(REPEATS):
        times["rows"].append(run(connection, of_rows))
        times["desa"].append(run(connection, of_desa))
    plain, once = (statistics.median(times[name]) for name in ("rows", "desa"))
    print(f"{count} rows, {len(PREDICATES)} predicates, equal to SQL's count of different values; median of {REPEATS}")
    print(f"scan of rows {plain:.3f} s, scan of desa once a year {once:.3f} s, ratio {once / plain:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

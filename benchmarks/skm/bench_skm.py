"""Answers of satisfaction surveys -> NRR, IKM, mutu: ours against the frozen DuckDB SQL of `baseline/skm.py`.

First on the baseline's own file (offices and services as small numbers, every group in class B), by its own SQL; then
on a file as a lake has it: codes of areas, names of services, a year around the asked one, and groups in all classes,
where the SQL rounds before it classifies, as the regulation reads. Checksums first: groups, sum of IKM, groups of each
class. Fails where one differs, or where ours takes more than 1.3 times the SQL on the baseline's file.
Usage: bench_skm.py [answers, default 10000000]
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from tolok.core.kernel.period import Period
from tolok.core.survey import exact_weight, mutu_scale_on
from tolok.engines.skm import TABLE, answer_columns
from tolok.engines.skm_bulk import index_bulk
from tolok.engines.skm_duckdb import DuckDbSurvey

GOAL = 1.3
REPEATS = 5
BASELINE = Path(__file__).resolve().parents[1] / "baseline" / "skm.py"
QUARTERS = [Period.of_quarter(2025, quarter) for quarter in (1, 2, 3, 4)]
CLASSES = "ABCD"
U = answer_columns(9)
SETTINGS = "SET threads=2; SET preserve_insertion_order=false; SET memory_limit='8GB'"
LAKE = """
COPY (SELECT printf('%02d.%02d.%02d', 11 + k // 200, 1 + k // 14 % 14, 1 + k % 14) office,
             ['KTP-el', 'Kartu Keluarga', 'Surat Pindah'][1 + s] service, DATE '2024-10-01' + d::INT AS day,
             {answers}
      FROM (SELECT floor(7285 * random())::INT k, floor(3 * random())::INT s, floor(550 * random()) d
            FROM range({rows})))
TO '{path}'
"""
ANSWER = """(CASE WHEN random() < 0.03 THEN NULL
ELSE 1 + floor(4 * pow(random(), 0.1 + 0.9 * ((k * 3 + s) % 97) / 97)) END)::TINYINT {name}"""

Checksum = tuple[int, float, tuple[int, ...]]


def main() -> int:
    rows = int(float(sys.argv[1])) if len(sys.argv) > 1 else 10_000_000
    with tempfile.TemporaryDirectory() as folder:
        ratio = compared("baseline's file and SQL", Path(folder), rows, baseline_file, baseline_sql)
        compared("a lake's file, SQL rounds first", Path(folder), rows, lake_file, lake_sql)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(
        f"peak memory of both together {memory:.2f} GB; ratio on the baseline's file {ratio:.2f} (goal: {GOAL} at most)"
    )
    return int(ratio > GOAL)


def compared(
    name: str, folder: Path, rows: int, make: Callable[[Path, int], tuple[Path, str]], sql_of: Callable[[Path], str]
) -> float:
    """Runs both in turn and prints what they took; stops where a checksum differs."""
    path, view = make(folder, rows)
    engine = DuckDbSurvey([], len(U))
    engine.connection.execute(SETTINGS)
    engine.connection.unregister(TABLE)
    engine.connection.execute(f"CREATE VIEW {TABLE} AS SELECT {view}, {', '.join(U)} FROM '{path}'")
    by_hand = duckdb.connect()
    by_hand.execute(SETTINGS)
    sql = sql_of(path)
    by_sql, by_us = [], []
    for _ in range(REPEATS):
        by_sql.append(timed(lambda: by_hand.execute(sql))[0])
        took, ours = timed(lambda: ours_of(engine))
        by_us.append(took)
    expected = checksum_of(by_hand)
    assert ours == expected, f"{name}: expected {expected}, got: {ours}"
    print(f"{name}: {rows:,} answers, {ours[0]:,} groups, A to D {ours[2]}, sum of IKM {ours[1]:,.3f}, equal")
    ratio = 0.0
    for place, clock in enumerate(("processor", "wall")):
        hand, mine = (statistics.median(times[place] for times in both) for both in (by_sql, by_us))
        ratio = mine / hand
        print(f"  {clock}: SQL {hand:.2f} s, ours {mine:.2f} s, ratio {ratio:.2f} (medians of {REPEATS} in turn)")
    return ratio


def ours_of(engine: DuckDbSurvey) -> Checksum:
    index = index_bulk(engine.groups(QUARTERS), exact_weight(len(U)), mutu_scale_on(date(2025, 12, 31)))
    classes = tuple(int((index.mutu == place).sum()) for place in range(len(CLASSES)))
    return len(index.mutu), round(float(index.ikm.numbers.sum()), 3), classes


def checksum_of(connection: duckdb.DuckDBPyConnection) -> Checksum:
    classes = ", ".join(f"count(*) FILTER (mutu = '{letter}')" for letter in CLASSES)
    count, total, *each = connection.execute(f"SELECT count(*), round(sum(ikm), 3), {classes} FROM r").fetchall()[0]
    return count, total, tuple(each)


def timed(work: Callable[[], Any]) -> tuple[tuple[float, float], Any]:
    """Processor and wall seconds of `work`, and its result."""
    processor, wall = time.process_time(), time.perf_counter()
    result = work()
    return (time.process_time() - processor, time.perf_counter() - wall), result


def baseline_file(folder: Path, rows: int) -> tuple[Path, str]:
    """The file that the frozen script makes for itself, and how it is seen as a table of answers."""
    (folder / "data").mkdir()
    subprocess.run([sys.executable, str(BASELINE), "gen", str(rows)], cwd=folder, check=True)
    return folder / "data" / f"skm_{rows}.parquet", "kec AS office, unit AS service, tgl AS day"


def baseline_sql(path: Path) -> str:
    """The frozen SQL, word for word, over `path`."""
    source = BASELINE.read_text("utf-8")
    begin = source.index('c.execute(f"""create or replace') + len("c.execute(")
    return str(eval(source[begin : source.index('""")', begin) + 3], {"U": U, "F": path}))


def lake_file(folder: Path, rows: int) -> tuple[Path, str]:
    connection = duckdb.connect()
    connection.execute("SET threads=1; SELECT setseed(0.2)")
    path = folder / "lake.parquet"
    answers = ", ".join(ANSWER.format(name=name) for name in U)
    connection.execute(LAKE.format(answers=answers, rows=rows, path=path))
    return path, "office, service, day"


def lake_sql(path: Path) -> str:
    """The frozen SQL by the lake's columns, for the asked year, classifying what was rounded half-up first."""
    sql = baseline_sql(path).replace("kec,unit,quarter(tgl)", "office,service,quarter(day)")
    sql = sql.replace("case when ikm>=", "case when round(ikm,2)>=").replace("when ikm>=", "when round(ikm,2)>=")
    return sql.replace(f"from '{path}'", f"from '{path}' where day between date '2025-01-01' and date '2025-12-31'")


if __name__ == "__main__":
    sys.exit(main())

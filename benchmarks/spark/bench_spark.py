"""The nation's job on Spark through the compiler against Spark SQL written by hand, in one session, on the same events.

Two take turns in changing order, after two turns that are not counted: the compiler's group step and the group step by
hand, the same NumPy tail after both. Every stage by hand in SQL (`native.py`) runs once, for comparison. DuckDB gives
the checksums that all must have; only cells just on an edge of the scale may stand in the class beside.
Usage: bench_spark.py [events, default 3e6] [turns, default 4] [folder that keeps the data]
Limit: 1.15 times the same stages by hand, whole job and group step. Spark takes 2 cores of this machine (`local[2]`).
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "baseline"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "engines"))

from bench_nation import made
from nation import MONTHS, REGISTERS, check, dealt, job, on_edge, opened, targets_of
from native import NativeGroups, whole_job
from pyspark.sql import SparkSession

from tolok.core.measurement.scale import EdgeRule, all_scales
from tolok.engines.compiler import Scan
from tolok.engines.dense.catalogues import rows_of
from tolok.engines.dense.setting import Setting
from tolok.engines.dense.stated import LENGKAP, Stated
from tolok.engines.spark import SparkEngine
from tolok.engines.spark_session import spark_session

LIMIT = 1.15
WARMING = 2
"""Turns that are not counted: Java still compiles what it runs."""
PARTS = ("whole job", "step", "step's processor time")
SETTINGS = {"spark.driver.memory": "4g", "spark.sql.shuffle.partitions": "2"}
AS_ENTRIES = (
    "CAST(NULL AS STRING) AS id", "kecamatan_code AS office", "register_id AS register", "CAST(NULL AS STRING) AS kind",
    "CAST(NULL AS STRING) AS village", "submitted", "due", "completed", "status", "CAST(NULL AS BIGINT) AS quantity",
)  # fmt: skip


class Timed:
    """An engine whose group step is timed, by the clock and by the processor time of Spark's program."""

    def __init__(self, engine: Any, session: SparkSession) -> None:
        self._engine, self._stat = engine, Path(f"/proc/{session.sparkContext._gateway.proc.pid}/stat")
        self.seconds = self.processor = 0.0

    def groups(self, scan: Scan) -> pa.RecordBatchReader:
        started, spent = time.perf_counter(), self._spent()
        found = self._engine.groups(scan)
        self.seconds, self.processor = time.perf_counter() - started, self._spent() - spent
        return found

    def _spent(self) -> float:
        user, system = self._stat.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    events = sys.argv[1] if len(sys.argv) > 1 else "3e6"
    turns = int(sys.argv[2]) if len(sys.argv) > 2 else 4
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[3] if len(sys.argv) > 3 else temporary).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        data = made(folder, events, "")
        os.chdir(folder)
        session = spark_session("local[2]", SETTINGS)
        try:
            return measured(session, data, turns)
        finally:
            os.chdir("/")


def measured(session: SparkSession, data: str, turns: int) -> int:
    duckdb, where = opened(data, "8GB")
    catalogues = dealt(1, len(where.codes[0]))
    states = np.full((len(REGISTERS), len(where.codes[0]), len(MONTHS)), LENGKAP, np.uint8)
    scale = next(s for s in all_scales() if [c.dari for c in s.classes][:1] == [Decimal(91)]).with_edge(EdgeRule.GE)
    targets = targets_of(rows_of(catalogues, where), where)
    setting = Setting(targets, (scale,) * len(MONTHS), (Decimal(0), Decimal(200)))

    def through(engine: Any) -> tuple[Any, ...]:
        return check(job(engine, catalogues, where, Stated(REGISTERS, states), setting))

    found = job(duckdb, catalogues, where, Stated(REGISTERS, states), setting)
    expected, spare = check(found), on_edge(found, scale)
    compiler = Timed(SparkEngine(session.newSession().read.parquet(data).selectExpr(*AS_ENTRIES)), session)
    views(session, data)
    native = Timed(NativeGroups(session), session)
    contenders = {"compiler": compiler, "by hand": native}
    seconds: dict[str, list[float]] = {f"{name}, {part}": [] for part in PARTS for name in contenders}
    for turn in range(-WARMING, turns):
        for name in list(contenders)[:: 1 if turn % 2 else -1]:  # whoever is first is the colder one
            contender = contenders[name]
            taken = timed(name, lambda engine=contender: through(engine), expected, spare)
            if turn >= 0:
                for part, one in zip(PARTS, (taken, contender.seconds, contender.processor), strict=True):
                    seconds[f"{name}, {part}"].append(one)
    seconds["by hand, every stage in SQL"] = [timed("SQL", lambda: whole_job(session), expected, spare)]
    print(f"checksums {expected} of DuckDB, Spark by hand and Spark through the compiler; {spare} cells on an edge")
    return shown(seconds)


def timed(name: str, contender: Callable[[], tuple[Any, ...]], expected: tuple[Any, ...], spare: int) -> float:
    """Seconds of one turn. Raises ValueError where its checksums are not those of DuckDB."""
    started = time.perf_counter()
    found = contender()
    taken = time.perf_counter() - started
    if not agree(expected, found, spare):
        raise ValueError(f"expected checksums {expected}, got: {found} ({name}; {spare} cells on an edge)")
    return taken


def views(session: SparkSession, data: str) -> None:
    for name, path in (("events", data), ("geo", "data/geo.parquet"), ("target", "data/target.parquet")):
        session.read.parquet(path).createOrReplaceTempView(name)


def agree(expected: tuple[Any, ...], found: tuple[Any, ...], spare: int) -> bool:
    """Rows and sums are equal, but for the order in which doubles were added; categories, but for cells on an edge."""
    sums = all(abs(one - other) <= 0.02 for one, other in zip(expected[:3], found[:3], strict=True))
    return sums and sum(abs(one - other) for one, other in zip(expected[3:], found[3:], strict=True)) <= spare


def shown(seconds: dict[str, list[float]]) -> int:
    median = {name: statistics.median(each) for name, each in seconds.items()}
    for name, each in seconds.items():
        print(f"{name}: {median[name]:.2f} s ({', '.join(f'{one:.2f}' for one in each)})")
    ratios = {part: median[f"compiler, {part}"] / median[f"by hand, {part}"] for part in PARTS}
    sql = median["compiler, whole job"] / median["by hand, every stage in SQL"]
    told = ", ".join(f"{part} {ratio:.2f}" for part, ratio in ratios.items())
    print(f"compiler against the same stages by hand, times: {told} (limit {LIMIT} for the whole job and the step)")
    print(f"compiler against every stage by hand in SQL: {sql:.2f} times")
    return int(max(ratios["whole job"], ratios["step"]) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())

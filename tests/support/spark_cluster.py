"""A cluster of two workers on this machine counts the rows of a folder, at rest and while a worker is killed.

Usage: spark_cluster.py FOLDER. Prints as JSON the sums of both jobs and what the killing met. A program of its own, for
a process has one Spark session.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from pyspark.sql import SparkSession

from tolok.core.kernel.period import Period
from tolok.core.registers.term import IsLate, IsOnTime, IsWithinDays, Nature, Term
from tolok.engines import Engine
from tolok.engines.dense.cube import term_cube
from tolok.engines.spark import SparkEngine
from tolok.engines.spark_session import spark_session

OFFICES = tuple(f"35.{kabupaten:02}.{kecamatan:02}" for kabupaten in range(1, 11) for kecamatan in range(1, 11))
TERMS = (
    Term("surat"),
    Term("surat", (IsOnTime(),)),
    Term("layanan", (IsLate(), IsWithinDays(20))),
    Term("layanan", measure="quantity"),
    Term("surat", measure="distinct", column="village"),
    Term("layanan", nature=Nature.POSITION),
)
# One file a task: enough of them that some are done and some are not while a worker dies.
_SETTINGS = {"spark.sql.files.maxPartitionBytes": "1m", "spark.executor.memory": "1g"}


def sums(engine: Engine) -> list[int]:
    """Of each term all its values, and all of them times their place, so that none can stand elsewhere."""
    values = term_cube(engine, TERMS, OFFICES, Period.of_year(2025).months()).values.reshape(len(TERMS), -1)
    places = np.arange(values.shape[1]) % 9973
    return [*values.sum(axis=1).tolist(), *(values * places).sum(axis=1).tolist()]


def executors(session: SparkSession) -> list[int]:
    """The processes of the workers: the children of Spark's program that run tasks."""
    driver, found = session.sparkContext._gateway.proc.pid, []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == driver and b"CoarseGrainedExecutorBackend" in (process / "cmdline").read_bytes():
                found.append(int(process.name))
        except OSError:  # it ended meanwhile
            continue
    return found


def kill_in_the_middle(session: SparkSession, job: Future[list[int]]) -> dict[str, Any]:
    """Kills one worker once its stage has tasks done, tasks under way and tasks to come; says which and when."""
    tracker = session.sparkContext.statusTracker()
    while not job.done():
        for stage in map(tracker.getStageInfo, tracker.getActiveStageIds()):
            if stage and 2 <= stage.numCompletedTasks <= stage.numTasks - 6 and stage.numActiveTasks == 2:
                before = executors(session)
                os.kill(before[0], signal.SIGKILL)
                return {"done": stage.numCompletedTasks, "tasks": stage.numTasks, "executors": before}
        time.sleep(0.01)
    raise RuntimeError("the job was over before it could be disturbed")


def main() -> None:
    session = spark_session("local-cluster[2,1,1024]", _SETTINGS)
    engine = SparkEngine.over_parquet(session, sorted(Path(sys.argv[1]).glob("*.parquet")))
    at_rest = sums(engine)
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(sums, engine)
        killed = kill_in_the_middle(session, job)
        went_on = not job.done()
        disturbed = job.result()
    after = executors(session)
    print(json.dumps({"at_rest": at_rest, "disturbed": disturbed, "went_on": went_on, "after": after, **killed}))


if __name__ == "__main__":
    main()

"""A cluster gives the same as one machine, also where a worker is killed in the middle of a job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pyspark
import pytest

from tests.support.spark_cluster import OFFICES, sums
from tolok.engines.duckdb import DuckDbEngine

ROOT = Path(__file__).resolve().parents[3]
FILES, ROWS = 16, 100_000
MADE = """
COPY (
  SELECT hash(i)::VARCHAR AS id, '35.' || lpad((1 + hash(i, 1) % 10)::VARCHAR, 2, '0') || '.'
           || lpad((1 + hash(i, 2) % 10)::VARCHAR, 2, '0') AS office,
         CASE WHEN hash(i, 3) % 3 = 0 THEN 'layanan' ELSE 'surat' END AS register, NULL::VARCHAR AS kind,
         'desa ' || (hash(i, 4) % 12) AS village, DATE '2025-01-01' + (hash(i, 5) % 365)::INT AS submitted,
         submitted + 14 AS due,
         CASE WHEN hash(i, 6) % 5 > 0 THEN submitted + (hash(i, 7) % 40)::INT END AS completed,
         NULL::VARCHAR AS status, (hash(i, 8) % 1000000)::BIGINT AS quantity
  FROM range({first}, {last}) AS t(i)
) TO '{path}' (FORMAT parquet)
"""


@pytest.mark.deep
def test_a_worker_killed_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    lake, home = tmp_path / "lake", tmp_path / "spark"
    for folder in (lake, home):
        folder.mkdir()
    for number in range(FILES):
        path, first = lake / f"{number:02}.parquet", number * ROWS
        duckdb.execute(MADE.format(first=first, last=first + ROWS, path=path))
    for part in Path(pyspark.__file__).parent.iterdir():  # workers keep their logs in Spark's own folder
        (home / part.name).symlink_to(part)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SPARK_HOME": str(home), "SPARK_LOCAL_HOSTNAME": "localhost"}
    command = [sys.executable, str(ROOT / "tests/support/spark_cluster.py"), str(lake)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    print(f"a worker killed after {found['done']} of {found['tasks']} tasks of a stage")
    assert found["at_rest"] == found["disturbed"] == sums(DuckDbEngine.over_parquet(f"{lake}/*.parquet"))
    assert min(found["at_rest"]) > 0 and len(OFFICES) == 100
    killed, survivor = found["executors"]
    assert found["went_on"] and killed not in found["after"] and survivor in found["after"]
    assert 0 < found["done"] < found["tasks"]

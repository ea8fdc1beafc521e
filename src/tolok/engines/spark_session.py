"""A Spark session, quiet: on this machine (`local[*]`) or on a cluster (`spark://host:7077`, `yarn`, `k8s://...`).

PySpark and Java are needed by those who use Spark alone (`tolok[spark]`), so both are looked for here, when asked.
Spark's own settings (memory, cores, credentials of a cluster) stand where its administrators put them, in
`spark-defaults.conf` and its environment; here are only those that its answers and the official's terminal need.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

import ibis.expr.types as ir
import pyarrow as pa

from tolok.engines.written import sql

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

HERE = "local[*]"
"""The master that is no cluster: all cores of this machine."""
_SETTINGS = {
    "spark.app.name": "tolok",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # A sum that does not fit stops the job; without ANSI mode it would go round and be believed.
    "spark.sql.ansi.enabled": "true",
    # A date before 1582 is the day that was written, not one of the Julian calendar.
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.driver.maxResultSize": "0",
}
_MASTER = re.compile(r"local(\[.+\])?|local-cluster\[\d+,\d+,\d+\]|yarn|k8s://.+|spark://[^:,/]+:\d+(,[^:,/]+:\d+)*")
_TYPES = {"int64": "bigint", "int8": "tinyint"}
_DAYS_BY_CLOCK = re.compile(r"DATEDIFF\(\s*DAY,\s*(`\w+`\.`\w+`),\s*(`\w+`\.`\w+`)\s*\)")
_WAIT = 5.0
"""Seconds in which a cluster must answer a call; Spark itself would try for a minute."""
_PATIENCE = 30.0
"""Seconds that Spark's program is given to end by itself."""


class SparkUnavailableError(Exception):
    """Spark is not there, cannot be reached or broke off; the message says why and what to do (Indonesian)."""


def spark_session(master: str = HERE, settings: Mapping[str, str] | None = None) -> SparkSession:
    """The session of this process, which ends with it: its program, its temporary folders and its log.

    `settings` come on top of Spark's own. A process has one; asked for again it is the same, whatever the master.
    Raises SparkUnavailableError.
    """
    _check(master)
    from pyspark.logger import PySparkLogger
    from pyspark.sql import SparkSession

    if (already := SparkSession.getActiveSession()) is not None:
        return already
    wanted = {**_SETTINGS, **(_local() if master.startswith("local") else {}), **(settings or {})}
    builder = SparkSession.builder.master(master)
    for name, value in wanted.items():
        builder = builder.config(name, value)
    with tempfile.TemporaryFile() as log:
        try:
            with _errors_to(log):
                session = builder.getOrCreate()
        except _failures() as problem:
            raise SparkUnavailableError(
                f"Spark tidak dapat dimulai dengan --master {master}: {_cause(problem, log)}. "
                "Periksa alamat klaster, dan bahwa Java di mesin ini versi 17 atau 21."
            ) from None
    session.sparkContext.setLogLevel("OFF")
    PySparkLogger.getLogger("SQLQueryContextLogger").disabled = True  # it writes every failed query to the terminal
    atexit.register(_end, session)
    return session


def collected(session: SparkSession, expression: ir.Table) -> pa.Table:
    """The rows of an expression over the session's views, in memory. Raises SparkUnavailableError where a job fails."""
    from pyspark.errors import AnalysisException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", ResourceWarning
            )  # PySpark leaves the socket of each answer to be found open
            return session.sql(spark_sql(expression)).toArrow()
    except AnalysisException:  # the query itself is wrong, and no cluster would take it
        raise
    except _failures() as problem:
        raise SparkUnavailableError(
            f"hitungan Spark terhenti: {_first_line(problem)}. Periksa klaster dan bahwa setiap mesinnya dapat membaca "
            "folder lake di alamat yang sama, lalu ulangi."
        ) from None


def spark_sql(expression: ir.Table) -> str:
    """An expression as Spark is asked it. Days between dates are counted as days.

    Ibis writes DATEDIFF with a unit, which Spark answers by the clock of a time zone: slower, and a day short where a
    day of that zone begins at one o'clock.
    """
    return _DAYS_BY_CLOCK.sub(r"DATEDIFF(\2, \1)", sql(expression, "pyspark"))


def read_parquet(session: SparkSession, paths: Sequence[Path], columns: Mapping[str, str]) -> DataFrame:
    """Parquet files with `columns` (name and type as Ibis calls it), at paths that every machine sees alike."""
    schema = ", ".join(f"{name} {_TYPES.get(kind, kind)}" for name, kind in columns.items())
    return session.read.schema(schema).parquet(*map(_address, paths))


def _address(path: Path) -> str:
    """A path as Spark takes it: a file whatever the cluster's own storage is, its letters none of a pattern."""
    return "file:" + re.sub(r"([\\*?\[\]{}])", r"\\\1", str(path.absolute()))


def _check(master: str) -> None:
    if not _MASTER.fullmatch(master):
        raise SparkUnavailableError(
            f"--master «{master}» tidak dikenal; tulis {HERE}, spark://alamat:7077, yarn atau k8s://alamat"
        )
    if importlib.util.find_spec("pyspark") is None:
        raise SparkUnavailableError("mesin spark memerlukan PySpark. Pasang dengan: pip install 'tolok[spark]'")
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java", path=str(Path(home, "bin")) if home else None) is None:
        raise SparkUnavailableError(
            "mesin spark memerlukan Java 17 atau 21. Pasang dengan: sudo apt-get install default-jre-headless"
        )
    addresses = master.removeprefix("spark://").split(",") if master.startswith("spark://") else []
    if addresses and not any(_answers(address) for address in addresses):
        raise SparkUnavailableError(
            f"klaster Spark di {master} tidak dapat dihubungi. Periksa alamatnya, jaringan, dan bahwa "
            f"klaster itu hidup; tanpa klaster pakai --engine duckdb, atau --master {HERE}."
        )


def _answers(address: str) -> bool:
    host, _, port = address.rpartition(":")
    with contextlib.suppress(OSError), socket.create_connection((host, int(port)), timeout=_WAIT):
        return True
    return False


def _local() -> dict[str, str]:
    """On one machine: nothing listens to its network, and small data are not dealt out over 200 parts."""
    here = "127.0.0.1"
    parts = str(os.cpu_count() or 1)
    return {"spark.driver.host": here, "spark.driver.bindAddress": here, "spark.sql.shuffle.partitions": parts}


@contextlib.contextmanager
def _errors_to(log: IO[bytes]) -> Iterator[None]:
    """What is started meanwhile writes its errors to `log`: Java greets on them before any setting is read."""
    sys.stderr.flush()
    kept = os.dup(2)
    os.dup2(log.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _cause(problem: Exception, log: IO[bytes]) -> str:
    """What Java last said of an error, where it said anything; else the exception's first line."""
    log.seek(0)
    said = [
        line
        for line in log.read().decode("utf-8", "replace").splitlines()
        if re.search(r"\b\w*(Error|Exception)\b", line)
    ]
    return said[-1].strip() if said else _first_line(problem)


def _first_line(problem: Exception) -> str:
    return next(
        (line.strip().rstrip(".") for line in str(problem).splitlines() if line.strip()), type(problem).__name__
    )


def _failures() -> tuple[type[Exception], ...]:
    """What PySpark raises where Java, the cluster or the way to either fails."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    return PySparkException, Py4JError, ConnectionError


def _end(session: SparkSession) -> None:
    """Stops Spark and waits for its program, which removes its temporary folders as it goes."""
    gateway = session.sparkContext._gateway
    with contextlib.suppress(Exception):  # of a cluster or a program that is gone no leave can be taken
        session.stop()
        gateway.shutdown()
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        gateway.proc.stdin.close()
        gateway.proc.wait(timeout=_PATIENCE)

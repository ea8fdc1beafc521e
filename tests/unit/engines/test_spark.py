"""What Spark alone can do otherwise than the rest: read twice, round off, greet on the terminal, be absent."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.support.drawn import drawn_entries
from tests.support.spark import ARROW, as_table, session, spark_engine
from tolok.core.kernel.period import Month, Period
from tolok.core.registers.entry import Entry
from tolok.core.registers.term import IsOnTime, IsWithinDays, Nature, Term
from tolok.core.survey import SurveyGroup, Tally
from tolok.engines.compiler import compile_terms
from tolok.engines.dense.cube import term_cube
from tolok.engines.reference import ReferenceEngine
from tolok.engines.skm import schema_of
from tolok.engines.skm_spark import SparkSurvey
from tolok.engines.spark import SparkEngine
from tolok.engines.spark_session import SparkUnavailableError, spark_session, spark_sql

OFFICE, MONTHS = "35.09.01", Period.of_year(2026).months()
EVERY_BASE = [
    Term("surat", (IsOnTime(), IsWithinDays(7))),
    Term("surat", measure="distinct", column="village"),
    Term("aset", nature=Nature.POSITION),
]


def test_every_scan_reads_its_rows_once(tmp_path: Path) -> None:
    """Spark computes what a plan names twice, twice; the two stages of a distinct count name the rows once."""
    pq.write_table(as_table(drawn_entries("register | submitted\nsurat | 3 Jan")), tmp_path / "a.parquet")
    engine = SparkEngine.over_parquet(session(), [tmp_path / "a.parquet"])
    for scan in compile_terms(EVERY_BASE, [OFFICE], MONTHS):
        frame = engine._session.sql(spark_sql(scan.expression))
        plan = frame._jdf.queryExecution().executedPlan().toString()
        assert plan.count("FileScan parquet") == 1, plan
        assert "timestamp" not in plan, plan  # of days a time zone would make hours


def test_files_with_strange_names_and_days_of_long_ago_are_read(tmp_path: Path) -> None:
    rows = drawn_entries("register | kind | submitted | quantity\nsurat | a | 3 Jan | 4\nsurat | b | 3 Feb |")
    rows.append(Entry("9", OFFICE, "surat", submitted=date(204, 2, 29)))
    folder = tmp_path / "lake [2026] {a,b} it's 100%?*"
    folder.mkdir()
    paths = [folder / f"{number}.parquet" for number in range(len(rows))]
    for path, row in zip(paths, rows, strict=True):
        pq.write_table(as_table([row]), path)
    terms = [Term("surat"), Term("surat", measure="quantity")]
    months = (Month(204, 2), *MONTHS)
    engine = SparkEngine.over_parquet(session(), paths)
    assert engine.term_values(terms, [OFFICE], months) == ReferenceEngine(rows).term_values(terms, [OFFICE], months)


def test_answers_of_a_survey_are_read_from_files(tmp_path: Path) -> None:
    day = date(2026, 1, 31)
    columns = {"office": [OFFICE] * 2, "service": ["KTP"] * 2, "day": [day] * 2, "u1": [4, None], "u2": [3, 1]}
    answers = pa.table(columns, pa.schema([(name, ARROW[kind]) for name, kind in schema_of(2).items()]))
    pq.write_table(answers, tmp_path / "a.parquet")
    quarter = Period.of_quarter(2026, 1)
    found = SparkSurvey.over_parquet(session(), [tmp_path / "a.parquet"], 2).tallies([quarter])
    assert found == {SurveyGroup(OFFICE, "KTP", quarter): Tally(2, (4, 4), (1, 2))}


def test_sum_beyond_64_bits_is_exact_and_refused_as_a_column() -> None:
    big = 2**62 + 1
    rows = [Entry(str(n), OFFICE, "aset", submitted=date(2026, 1, 1), quantity=big) for n in range(3)]
    term, engine = Term("aset", measure="quantity"), spark_engine(rows)
    assert engine.term_values([term], [OFFICE], MONTHS[:1]) == {(OFFICE, term, MONTHS[0]): 3 * big}
    with pytest.raises(OverflowError, match="beyond 64 bits"):
        term_cube(engine, [term], [OFFICE], MONTHS)


def test_engines_of_one_session_have_their_own_rows() -> None:
    engines = [spark_engine(drawn_entries("register | submitted" + "\nsurat | 1 Jan" * count)) for count in (1, 2)]
    found = [engine.term_values([Term("surat")], [OFFICE], MONTHS[:1]) for engine in engines]
    assert [list(values.values()) for values in found] == [[1], [2]]


def test_a_job_that_fails_is_told_in_indonesian(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(as_table(drawn_entries("register | submitted\nsurat | 3 Jan")), path)
    engine = SparkEngine.over_parquet(session(), [path])
    path.write_bytes(b"PAR1 bukan parquet PAR1")
    with pytest.raises(SparkUnavailableError, match=r"hitungan Spark terhenti: .+ lalu ulangi"):
        engine.term_values([Term("surat")], [OFFICE], MONTHS)


@pytest.mark.parametrize("master", ["klaster", "spark://", "http://a:7077", "local-cluster[2]"])
def test_a_master_that_is_none_is_told(master: str) -> None:
    with pytest.raises(SparkUnavailableError, match="tidak dikenal; tulis local"):
        spark_session(master)


def test_what_is_missing_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(SparkUnavailableError, match=r"Java 17 atau 21\. Pasang dengan: sudo apt-get"):
        spark_session()
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(SparkUnavailableError, match=r"pip install 'tolok\[spark\]'"):
        spark_session()


def test_a_cluster_that_does_not_answer_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = server.getsockname()[1]
    with pytest.raises(SparkUnavailableError, match=f"127.0.0.1:{closed} tidak dapat dihubungi"):
        spark_session(f"spark://127.0.0.1:{closed},127.0.0.1:{closed}")


def test_a_lake_is_rolled_up_where_pyspark_is_not_installed() -> None:
    program = "import sys; sys.modules['pyspark'] = None; import tolok.lake.engine, tolok.engines.skm_spark"
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.deep
def test_a_process_with_spark_is_silent_and_leaves_nothing_behind(tmp_path: Path) -> None:
    program = "from tolok.engines.spark_session import spark_session; spark_session('local[1]').range(3).count()"
    environment = {**os.environ, "TMPDIR": str(tmp_path), "JAVA_TOOL_OPTIONS": f"-Djava.io.tmpdir={tmp_path}"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_no_rows_at_all_are_no_rows() -> None:
    engine = SparkEngine.over_table(session(), as_table([]))
    assert set(engine.term_values(EVERY_BASE, [OFFICE], MONTHS).values()) == {0}
    assert engine.term_rows(EVERY_BASE[0], OFFICE, MONTHS) == []

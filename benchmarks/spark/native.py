"""The nation's job by hand in Spark SQL: the stages of the frozen `baseline/a_full.py`.

Spark computes a part of a plan anew each time a query names it, so what is read more than once is persisted: the wide
cumulative table, which four levels are made of (measured: 2.4 times quicker than without).
"""

from __future__ import annotations

import pyarrow as pa
from nation import PREDICATES
from pyspark.sql import DataFrame, SparkSession

from spec import IND, LOWER, NP, TERMS, name, sql
from tolok.core.registers.term import Term
from tolok.engines.compiler import Scan

PREDICATE_SQL = (
    "true", "completed IS NOT NULL", "completed <= due", "status = 0", "status IN (1, 2)",
    "status = 3 AND completed <= due", "datediff(completed, submitted) <= 7", "completed > due",
)  # fmt: skip
GROUP_STEP = """
SELECT kecamatan_code, register_id, year(submitted) * 12 + month(submitted) - 1 AS month, {counts}
FROM events WHERE submitted BETWEEN DATE '2024-01-01' AND DATE '2025-12-31' GROUP BY 1, 2, 3
"""
COUNTS = ", ".join(f"count(*) FILTER (WHERE {predicate}) AS c{place}" for place, predicate in enumerate(PREDICATE_SQL))
ASKED = [Term("0", conditions).conditions for conditions in PREDICATES]
NAMES = [name(term) for term in TERMS]
CATEGORY = "CASE WHEN cap >= 91 THEN 5 WHEN cap >= 76 THEN 4 WHEN cap >= 66 THEN 3 WHEN cap >= 51 THEN 2 ELSE 1 END"


class NativeGroups:
    """The group step by hand, in the place of an engine: what follows it is the same NumPy for both."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session

    def groups(self, scan: Scan) -> pa.RecordBatchReader:
        assert {aggregate.what for aggregate in scan.aggregates} == {"rows"}
        places = [ASKED.index(aggregate.conditions) for aggregate in scan.aggregates]
        found = self._session.sql(GROUP_STEP.format(counts=COUNTS)).toArrow()
        return found.select([0, 1, 2, *(3 + place for place in places)]).to_reader()


def whole_job(session: SparkSession) -> tuple[float, ...]:
    """Events to the baseline's checksums, all of it in Spark SQL."""
    assert len(PREDICATE_SQL) == NP == len(PREDICATES)
    session.sql(GROUP_STEP.format(counts=COUNTS)).createOrReplaceTempView("base")
    pivoted = ", ".join(f"sum(CASE WHEN register_id = {r} THEN c{p} ELSE 0 END) AS {name((r, p))}" for r, p in TERMS)
    wide = f"SELECT kecamatan_code AS kec, month - 24288 AS ym, {pivoted} FROM base GROUP BY 1, 2"
    session.sql(wide).createOrReplaceTempView("wide")
    cumulated = _cumulated(session).persist()
    cumulated.createOrReplaceTempView("cumulated")
    sums = ", ".join(f"sum({each}) AS {each}" for each in NAMES)
    session.sql(
        f"SELECT 3 AS lvl, kec AS code, ym, {', '.join(NAMES)} FROM cumulated "
        f"UNION ALL SELECT 2, kab, ym, {sums} FROM cumulated GROUP BY kab, ym "
        f"UNION ALL SELECT 1, prov, ym, {sums} FROM cumulated GROUP BY prov, ym "
        f"UNION ALL SELECT 0, 0, ym, {sums} FROM cumulated GROUP BY ym"
    ).createOrReplaceTempView("levels")
    (row,) = session.sql(_checked()).toArrow().to_pylist()
    cumulated.unpersist(blocking=True)
    rows, values, capaian, worst, best = row.values()
    return rows, round(values, 2), round(capaian, 2), worst, best


def _cumulated(session: SparkSession) -> DataFrame:
    filled = ", ".join(f"coalesce({each}, 0) AS {each}" for each in NAMES)
    running = ", ".join(f"sum({each}) OVER of_year AS {each}" for each in NAMES)
    return session.sql(
        f"SELECT kec, kab, prov, ym, {running} FROM (SELECT g.kec, g.kab, g.prov, m.ym, {filled} FROM geo g "
        "CROSS JOIN (SELECT CAST(id AS INT) AS ym FROM range(24)) m LEFT JOIN wide w ON w.kec = g.kec AND w.ym = m.ym) "
        "WINDOW of_year AS (PARTITION BY kec, ym DIV 12 ORDER BY ym ROWS UNBOUNDED PRECEDING)"
    )


def _checked() -> str:
    """Values of all indicators, target, capaian, category. What is undefined is kept apart, for LEAST skips NULL."""
    values = ", ".join(f"CAST({sql(tree)} AS DOUBLE) AS i{place}" for place, _, tree, _ in IND)
    pairs = ", ".join(f"{place}, i{place}" for place, *_ in IND)
    lower = ", ".join(map(str, LOWER))
    return f"""
    WITH valued AS (SELECT lvl, code, ym, {values} FROM levels),
    long AS (SELECT lvl, code, ym, stack({len(IND)}, {pairs}) AS (ind, val) FROM valued),
    held AS (SELECT val, CASE WHEN val IS NOT NULL THEN least(200, greatest(0,
        CASE WHEN t.ind IN ({lower}) THEN (2 * target - val) / target * 100 ELSE val / target * 100 END)) END AS cap
      FROM long l JOIN target t ON t.lvl = l.lvl AND t.code = l.code AND t.ind = l.ind AND t.yr = 2024 + l.ym DIV 12)
    SELECT count(*) AS n, sum(val) AS v, sum(cap) AS c, count(*) FILTER (WHERE {CATEGORY} = 5 AND cap IS NOT NULL) AS a,
      count(*) FILTER (WHERE {CATEGORY} = 1 AND cap IS NOT NULL) AS b FROM held
    """

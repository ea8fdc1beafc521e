"""The scans for tolok's own registers, with their kinds, statuses and dates as text, against the bare GROUP BY.

A simulated nation's lake, sorted by office; all terms of its 8 catalogues of 60 indicators but those that count values
once a year (they take scans of another shape). Timed is the processor
time of every scan's groups as columns, and of the bare GROUP BY office, month, register by each scan's own date;
medians of 5 in turn. Both must yield the same groups. Goal: at most 3 times; fails above the limit that is held now.
Usage: bench_registers.py [events, default 2000000]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from tolok.core.kernel.period import Period
from tolok.core.measurement.measure import terms_of
from tolok.core.registers.term import Term
from tolok.engines.compiler import Scan, compile_terms
from tolok.engines.duckdb import DuckDbEngine
from tolok.lake import open_lake
from tolok.lake.catalogues import read_catalogues
from tolok.lake.engine import duckdb_over
from tolok.lake.simulated import MOST_OFFICES, Nation, simulate

YEAR = 2025
MONTHS = Period.of_year(YEAR).months()
GOAL, LIMIT = 3.0, 12.0
REPEATS = 5


def bare(terms: Sequence[Term], offices: Sequence[str]) -> list[Scan]:
    """As many scans as the terms have date bases, each counting rows alone."""
    plain = [Term(term.register, (), term.date_base, "rows", term.nature) for term in terms]
    return list(compile_terms(plain, offices, MONTHS))


def seconds(engine: DuckDbEngine, scans: Sequence[Scan]) -> tuple[float, int]:
    """Processor time of all cores, and the number of groups."""
    started = time.process_time()
    batches: list[pa.RecordBatch] = [batch for scan in scans for batch in engine.groups(scan)]
    return time.process_time() - started, sum(batch.num_rows for batch in batches)


def main() -> int:
    events = int(float(sys.argv[1])) if len(sys.argv) > 1 else 2_000_000
    with tempfile.TemporaryDirectory(prefix="tolok-bench-") as folder:
        simulate(Path(folder), Nation(MOST_OFFICES, events, YEAR), at="2026-01-01T00:00:00+00:00")
        lake = open_lake(Path(folder))
        catalogues, engine = read_catalogues(lake, YEAR), duckdb_over(lake)
        found = terms_of(one for indikator in catalogues.indikator.values() for one in indikator)
        terms = [term for term in found if term.measure != "distinct"]
        offices = sorted(catalogues.offices)
        asked = {"bare": bare(terms, offices), "compiled": list(compile_terms(terms, offices, MONTHS))}
        times: dict[str, list[float]] = {name: [] for name in asked}
        groups: dict[str, int] = {}
        for _ in range(REPEATS):
            for name, scans in asked.items():
                spent, groups[name] = seconds(engine, scans)
                times[name].append(spent)
    if groups["bare"] != groups["compiled"] or len(asked["bare"]) != len(asked["compiled"]):
        print(f"expected the same groups of as many scans, got: {groups}")
        return 1
    least, ours = (statistics.median(times[name]) for name in ("bare", "compiled"))
    aggregates = sum(len(scan.aggregates) for scan in asked["compiled"])
    print(f"{events} events, {len(terms)} terms, {len(asked['compiled'])} scans, {aggregates} aggregates")
    print(f"processor time for a million rows: bare {1e6 * least / events:.3f} s, scans {1e6 * ours / events:.3f} s")
    print(f"{ours / least:.1f} times the bare GROUP BY (goal {GOAL}, fails above {LIMIT})")
    return int(ours / least > LIMIT)


if __name__ == "__main__":
    sys.exit(main())

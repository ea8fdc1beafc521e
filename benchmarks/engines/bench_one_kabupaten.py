"""One kabupaten out of a nation's lake, against the whole nation: files sorted by office are skipped, not read.

A simulated lake is made first and told how long that took. Timed: the groups of every scan that one catalogue's terms
compile to, for the 17 kecamatan or so of a kabupaten, the lake open already; median of 7.
Goal: at most 0.2 s at 100 million events. Fails where the kabupaten costs more than a tenth of the nation.
Usage: bench_one_kabupaten.py [events, default 10000000]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tolok.core.kernel.period import Period
from tolok.core.measurement.measure import terms_of
from tolok.core.registers.term import Term
from tolok.engines.compiler import compile_terms
from tolok.engines.duckdb import DuckDbEngine
from tolok.lake import open_lake
from tolok.lake.catalogues import read_catalogues
from tolok.lake.engine import duckdb_over
from tolok.lake.simulated import MOST_OFFICES, Nation, simulate

YEAR = 2025
GOAL, SHARE = 0.2, 0.1
REPEATS = 7


def counted(engine: DuckDbEngine, terms: Sequence[Term], offices: Sequence[str]) -> tuple[float, int]:
    """Seconds and the number of groups."""
    started, groups = time.perf_counter(), 0
    for scan in compile_terms(terms, offices, Period.of_year(YEAR).months()):
        groups += sum(batch.num_rows for batch in engine.groups(scan))
    return time.perf_counter() - started, groups


def main() -> int:
    events = int(float(sys.argv[1])) if len(sys.argv) > 1 else 10_000_000
    with tempfile.TemporaryDirectory(prefix="tolok-bench-") as folder:
        started = time.perf_counter()
        manifest = simulate(Path(folder), Nation(MOST_OFFICES, events, YEAR), at="2026-01-01T00:00:00+00:00")
        made = time.perf_counter() - started
        size = sum(one.bytes for one in manifest.files.values()) / 1e6
        print(f"simulated {events} events of {MOST_OFFICES} offices in {made:.1f} s, {size:.0f} MB")
        started = time.perf_counter()
        lake = open_lake(Path(folder))
        print(f"every file checked in {time.perf_counter() - started:.2f} s")
        catalogues, engine = read_catalogues(lake, YEAR), duckdb_over(lake)
        terms = terms_of(next(iter(catalogues.indikator.values())))
        everyone = sorted(catalogues.offices)
        mine = [office for office in everyone if office.startswith("35.09.")]
        nation, of_nation = counted(engine, terms, everyone)
        times, groups = zip(*(counted(engine, terms, mine) for _ in range(REPEATS)), strict=True)
    one = statistics.median(times)
    print(f"{len(terms)} terms; nation {nation:.2f} s ({of_nation} groups)")
    print(f"one kabupaten, {len(mine)} kecamatan: {one:.3f} s ({groups[0]} groups), {one / nation:.3f} of the nation")
    print(f"goal at 100 million events: {GOAL} s")
    return int(one > SHARE * nation or not 0 < groups[0] < of_nation)


if __name__ == "__main__":
    sys.exit(main())

"""How the scan of the nation grows, what memory it takes under a limit, and how quickly one kabupaten is answered.

Ten times the events in at most 11 times the time; the group step under a limit of 512 MB within 600 MB; all terms of
one kabupaten of sorted events (by office within the month, as the lake writes them) in 0.2 s.
Usage: bench_growth.py [events, default 1e6] [folder that keeps the data]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_nation import made
from nation import EVERY_ROW, MONTHS, dealt, opened

from tolok.engines.dense.cube import term_cube

GROWTH, MEMORY, KABUPATEN = 11.0, 0.6, 0.2
REPEATS = 3


def scan_seconds(data: str, limit: str = "4GB", offices: int = 7285) -> float:
    """Median seconds of one cube of all terms for the first `offices`."""
    engine, where = opened(data, limit)
    terms = [*dealt(1, len(where.codes[0])).terms, *EVERY_ROW.values()]
    found = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        term_cube(engine, terms, where.codes[0][:offices], MONTHS)
        found.append(time.perf_counter() - started)
    return statistics.median(found)


def group_step(data: str, limit: str) -> None:
    """The groups alone, in batches, in a process of its own; prints its peak before and after, in GB."""
    import resource

    from tolok.engines.compiler import compile_terms

    engine, where = opened(data, limit)
    scans = compile_terms([*dealt(1, 1).terms, *EVERY_ROW.values()], where.codes[0], MONTHS)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    for scan in scans:
        rows = sum(batch.num_rows for batch in engine.groups(scan))
    print(rows, before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6)


def main() -> int:
    if sys.argv[1:2] == ["group-step"]:
        group_step(sys.argv[2], sys.argv[3])
        return 0
    events = float(sys.argv[1]) if len(sys.argv) > 1 else 1e6
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[2] if len(sys.argv) > 2 else temporary).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        few, many, ordered = (
            made(folder, str(count), order) for count, order in ((events / 10, ""), (events, ""), (events, "sorted"))
        )
        os.chdir(folder)
        return measured(few, many, ordered, events)


def measured(few: str, many: str, ordered: str, events: float) -> int:
    # First of all: a process starts with the peak of the one that started it.
    command = [sys.executable, __file__, "group-step", many, "512MB"]
    rows, python, memory = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    step = float(memory) - float(python)
    growth = scan_seconds(many) / scan_seconds(few)
    kabupaten = scan_seconds(ordered, offices=14)
    print(f"ten times the events ({events:.0f}): {growth:.1f} times the time (limit {GROWTH})")
    print(f"group step under 512 MB: {rows} groups, {step:.2f} GB (limit {MEMORY}), beside {python} GB of Python")
    print(f"one kabupaten of sorted events: {kabupaten:.3f} s (limit {KABUPATEN})")
    return int(growth > GROWTH or step > MEMORY or kabupaten > KABUPATEN)


if __name__ == "__main__":
    sys.exit(main())

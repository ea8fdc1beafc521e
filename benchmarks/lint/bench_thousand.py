"""A thousand text decrees of 30 rows read and linted on all cores; linear: 250, 500 and 1,000 in turn, by the decree.

Fails where a decree among a thousand takes more than 1.3 times what it takes among 250.
Usage: bench_thousand.py [decrees, default 1000]
"""

from __future__ import annotations

import os
import sys
import time
from multiprocessing import Pool

from made_decree import made_text

from tolok.core.lint import lint
from tolok.reading import read_decree

ROWS = 30
GOAL = 1.3


def main() -> int:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    workers = os.cpu_count() or 1
    each: dict[int, float] = {}
    with Pool(workers) as pool:
        pool.map(examined, range(2, 2 + workers * 4))  # what a process loads once
        for count in (most // 4, most // 2, most):
            start = time.perf_counter()
            findings = sum(pool.imap_unordered(examined, range(count), chunksize=8))
            took = time.perf_counter() - start
            each[count] = took / count
            print(f"{count} decrees of {ROWS} rows on {workers} cores: {took:.1f} s, ", end="")
            print(f"{each[count] * 1000:.1f} ms each, {findings} findings")
    ratio = each[most] / each[most // 4]
    print(f"one among {most} against one among {most // 4}: {ratio:.2f} times (goal: {GOAL} at most)")
    return int(ratio > GOAL)


def examined(number: int) -> int:
    """How many findings the decree of this number has."""
    return len(lint(read_decree(made_text(ROWS, number), "keputusan.txt").keputusan))


if __name__ == "__main__":
    sys.exit(main())

"""Reading and linting a text decree of 150 rows with all rules against `django.setup()` with our settings, in one run.

Start-up is left out on both sides. Theirs is a fresh process that has imported Django and then times `django.setup()`.
Ours is a fresh process that has examined a decree of one row, so that modules are imported and the regulations and the
names of places loaded; then it times a decree that it has not seen. What the very first decree of a process takes, all
of that included, is told too. Fails above the goal. Usage: bench_against_django.py [runs, default 9]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from made_decree import made_text

GOAL = 1.0
ROWS = 150
DJANGO = """
import time, os
os.environ["DJANGO_SETTINGS_MODULE"] = "tolok.web.settings"
import django
start = time.perf_counter()
django.setup()
print(time.perf_counter() - start)
"""
OURS = """
import sys, time
from pathlib import Path
from tolok.reading import read_decree
from tolok.core.lint import lint, rule_files
rule_files()
for name in sys.argv[1:]:
    content = Path(name).read_bytes()
    start = time.perf_counter()
    decree = read_decree(content, "keputusan.txt").keputusan
    read = time.perf_counter()
    found = lint(decree)
    print(time.perf_counter() - start, read - start, sum(len(one.baris) for one in decree.jabatan), len(found))
"""


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    theirs, firsts, ours, reads = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        first, one_row, decree = (Path(folder, f"{name}.txt") for name in ("first", "one", "decree"))
        first.write_bytes(made_text(ROWS, 8))
        one_row.write_bytes(made_text(1, 7))
        decree.write_bytes(made_text(ROWS, 9))
        environment = {**os.environ, "TOLOK_DATA": folder}
        for _ in range(runs):
            theirs.append(float(told(DJANGO, [], environment)))
            firsts.append(measured(told(OURS, [first], environment))[0])
            took, read, rows, found = measured(told(OURS, [one_row, decree], environment))
            assert rows == ROWS, f"expected {ROWS} rows read, got: {rows}"
            ours.append(took)
            reads.append(read)
    setup, cold, own, read = map(statistics.median, (theirs, firsts, ours, reads))
    print(f"{ROWS} rows, {found:.0f} findings, medians of {runs}: django.setup() {setup * 1000:.0f} ms;")
    print(f"  read and linted {own * 1000:.0f} ms (reading {read * 1000:.0f} ms), ratio {own / setup:.2f} ", end="")
    print(f"(goal: {GOAL} at most); as the first of its process {cold * 1000:.0f} ms, ratio {cold / setup:.2f}")
    return int(own / setup > GOAL)


def measured(output: str) -> tuple[float, float, float, float]:
    """What the last decree took in all and in reading, its rows and its findings."""
    took, read, rows, found = map(float, output.splitlines()[-1].split())
    return took, read, rows, found


def told(program: str, files: list[Path], environment: dict[str, str]) -> str:
    command = [sys.executable, "-c", program, *map(str, files)]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


if __name__ == "__main__":
    sys.exit(main())

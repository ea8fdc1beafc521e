"""How long `tolok --help` takes against an empty Python process: medians and their ratio, in turn, in one run."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

LIMIT = 5.0
RUNS = 21


def main() -> int:
    tolok = [str(Path(sys.executable).parent / "tolok"), "--help"]
    empty = [sys.executable, "-c", "pass"]
    times: dict[str, list[float]] = {"tolok": [], "empty": []}
    for _ in range(RUNS):
        for name, command in (("empty", empty), ("tolok", tolok)):
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            times[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(values) for name, values in times.items()}
    ratio = medians["tolok"] / medians["empty"]
    shown = ", ".join(f"{name} {median * 1000:.1f} ms" for name, median in medians.items())
    print(f"tolok --help against an empty process: {shown}, ratio {ratio:.2f} (limit {LIMIT})")
    return ratio > LIMIT


if __name__ == "__main__":
    sys.exit(main())

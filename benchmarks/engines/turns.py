"""Takes turns with the frozen baseline: stands in for its `meas`, whose Rep waits for an idle machine.

Each repetition waits for a line on standard input and prints its seconds, so that two processes can be measured in
turn. Usage: turns.py FOLDER ARGUMENTS... (run `a_full.py` of the baseline in the folder, untouched).
"""

from __future__ import annotations

import runpy
import sys
import time
import types
from pathlib import Path

BASELINE = Path(__file__).resolve().parents[1] / "baseline"


class Rep:
    """One repetition in its turn."""

    def __init__(self, label: str) -> None:
        self.label = label

    def __enter__(self) -> None:
        sys.stdin.readline()
        self.started = time.perf_counter()

    def __exit__(self, *problem: object) -> None:
        print(f"seconds {time.perf_counter() - self.started}", flush=True)


def main() -> None:
    sys.path.insert(0, str(BASELINE))
    meas = types.ModuleType("meas")
    meas.Rep = Rep  # type: ignore[attr-defined]
    sys.modules["meas"] = meas
    sys.argv = ["a_full.py", *sys.argv[1:]]
    runpy.run_path(str(BASELINE / "a_full.py"))


if __name__ == "__main__":
    main()

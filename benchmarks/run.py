"""Runs every benchmark (`bench_*.py`) in turn and prints what each measured."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(HERE.parent)}  # the papers that are read lie in tests/support


def main() -> int:
    failed = 0
    for script in sorted(HERE.glob("**/bench_*.py")):
        if "baseline" in script.parts or (sys.argv[1:] and not any(word in script.name for word in sys.argv[1:])):
            continue
        print(f"== {script.relative_to(HERE)}", flush=True)
        failed |= subprocess.call([sys.executable, str(script)], env=ENVIRONMENT)
    return failed


if __name__ == "__main__":
    sys.exit(main())

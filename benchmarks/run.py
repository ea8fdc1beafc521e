"""Runs every benchmark (`bench_*.py`) in turn and prints what each measured; with words, those whose path has one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(HERE.parent)}  # the papers that are read lie in tests/support


def main() -> int:
    names = sorted(str(script.relative_to(HERE)) for script in HERE.glob("**/bench_*.py"))
    chosen = [name for name in names if not sys.argv[1:] or any(word in name for word in sys.argv[1:])]
    if not chosen:
        print(f"expected a word of one of {', '.join(names)}, got: {' '.join(sys.argv[1:])}", file=sys.stderr)
        return 2
    failed = 0
    for name in chosen:
        print(f"== {name}", flush=True)
        failed |= subprocess.call([sys.executable, str(HERE / name)], env=ENVIRONMENT)
    return failed


if __name__ == "__main__":
    sys.exit(main())

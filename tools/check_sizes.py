"""Prints how large the source is and fails where a file or function passes its cap."""

from __future__ import annotations

import ast
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE_CAP = 400
FUNCTION_CAP = 60


def main() -> int:
    files = {
        path: path.read_text("utf-8") for path in sorted(ROOT.glob("src/**/*.py")) if "migrations" not in path.parts
    }
    lines = {path: text.count("\n") for path, text in files.items()}
    functions = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path, text in files.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }
    report("files", [count for path, count in lines.items() if count > 10])
    report("functions", list(functions.values()))
    for folder in sorted({path.relative_to(ROOT / "src/tolok").parts[0] for path in files}):
        inside = [count for path, count in lines.items() if path.relative_to(ROOT / "src/tolok").parts[0] == folder]
        print(f"  {folder:<14} {len(inside):>4} files {sum(inside):>6} lines")
    too_long = [
        f"{path.relative_to(ROOT)}: {count} lines, cap {FILE_CAP}" for path, count in lines.items() if count > FILE_CAP
    ]
    too_long += [
        f"{name}: {count} lines, cap {FUNCTION_CAP}" for name, count in functions.items() if count > FUNCTION_CAP
    ]
    print("\n".join(too_long) or "sizes: within their caps")
    return 1 if too_long else 0


def report(what: str, sizes: list[int]) -> None:
    p90 = statistics.quantiles(sizes, n=10)[-1]
    median = statistics.median(sizes)
    print(f"{what}: {len(sizes)}, {sum(sizes)} lines; median {median:.0f}, p90 {p90:.0f}, max {max(sizes)}")


if __name__ == "__main__":
    sys.exit(main())

"""Measures the accuracy of every format and writes its table into benchmarks/README.md, between the markers.

Usage: write_accuracy.py [--deep]: with it five looks of every paper and every page as a scan, which takes long.
Needs the five real decrees beside the checkout; the floors are held by tests/golden/reading/test_formats.py.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tests.golden.reading.test_formats import CELL_FLOORS, DEEP_LOOKS, chosen_scans, one_look
from tests.support.papers.measure import Case, Score, measured_together

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- accuracy of formats: begin -->", "<!-- accuracy of formats: end -->"
HEAD = (
    "| format | decrees | papers | rows found | rows invented | cells right | CER indikator | CER formula |\n"
    "|---|---|---|---|---|---|---|---|"
)


def cases_of(form: str, group: str, *, is_deep: bool) -> list[Case]:
    if form == "pindaian":
        return one_look(form, group) if is_deep else chosen_scans(group)
    return [case for look in range(1 + DEEP_LOOKS * is_deep) for case in one_look(form, group, look)]


def row(form: str, group: str, papers: int, score: Score) -> str:
    whose = "the sample's four" if group == "sample" else "the five real ones"
    cells = f"{score.cells_right.total()} of {score.cells.total()} ({score.share_right:.1%})"
    letters = " | ".join(f"{score.letter_errors(key):.2%}" for key in ("indikator", "formula"))
    found = f"{score.rows_found} of {score.rows}"
    return f"| {form} | {whose} | {papers} | {found} | {score.rows_invented} | {cells} | {letters} |"


def main() -> int:
    is_deep = "--deep" in sys.argv[1:]
    lines = [HEAD]
    for form in (*CELL_FLOORS, "pindaian"):
        for group in ("sample", "five"):
            cases = cases_of(form, group, is_deep=is_deep)
            started = time.perf_counter()
            score = sum(measured_together(cases), Score())
            lines.append(row(form, group, len(cases), score))
            print(lines[-1], f"{time.perf_counter() - started:.0f} s", flush=True)
            print("\n".join(score.misses), file=sys.stderr)
    text = README.read_text("utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    README.write_text(f"{before}{BEGIN}\n" + "\n".join(lines) + f"\n{END}{after}", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

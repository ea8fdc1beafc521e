"""Reading a decree from a PDF with text against bare pdfplumber `extract_tables` on the same file, in one run.

Goal: at most 1.5 times the bare tables, though ours also finds rows without rules, fractions, running text, and every
field of the Keputusan. Fails above it. Usage: bench_text_pdf.py [repeats, default 5]
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable

import pdfplumber
from tests.support.papers import ruled_pdf_of, unruled_pdf_of
from tests.support.papers.decrees import sample_decrees

from tolok.reading import read_decree

GOAL = 1.5


def bare(content: bytes) -> int:
    """Every table of every page, and how many pages there were."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()
        return len(pdf.pages)


def seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def main() -> int:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    decree = sample_decrees()["iki"]
    failed = False
    for name, make in (("ruled", ruled_pdf_of), ("unruled", unruled_pdf_of)):
        content = make(decree, seed=0)
        pages = bare(content)
        read_decree(content, "keputusan.pdf")  # imports and compiled patterns are not what is measured
        pairs = [
            (seconds(lambda c=content: bare(c)), seconds(lambda c=content: read_decree(c, "keputusan.pdf")))
            for _ in range(repeats)
        ]
        theirs, ours = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
        ratio = statistics.median(ours / theirs for theirs, ours in pairs)
        print(f"{name}, {pages} pages, median of {repeats}: bare extract_tables {pages / theirs:.1f} pages/s, ", end="")
        print(f"read_decree {pages / ours:.1f} pages/s, ratio of time {ratio:.2f} (goal: {GOAL} at most)")
        failed |= ratio > GOAL
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

"""Reading scanned pages against bare Tesseract (`ind`, its default page segmentation) on the same pages, in one run.

Goal: at most 2 times bare Tesseract. Bare Tesseract is taken twice, with its own threads and with one (on a busy or
noisy page its threads cost more than they bring), and the faster counts. Fails above the goal.
Usage: bench_scan.py [repeats, default 3]
"""

from __future__ import annotations

import io
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import pypdfium2
from PIL import Image
from tests.support.papers import scan_of
from tests.support.papers.decrees import sample_decrees
from tests.support.papers.scan import DPI

from tolok.reading import read_decree

GOAL = 2.0
PAGES = (0, 2, 3, 4)  # one of running text, three with tables


def main() -> int:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    content = scan_of(sample_decrees()["iki"], seed=0, pages=PAGES)
    document = pypdfium2.PdfDocument(content)
    images = [document[page].render(scale=DPI / 72).to_pil() for page in range(len(document))]
    document.close()
    read_decree(scan_of(sample_decrees()["iki"], seed=0, pages=PAGES[-1:]), "pindaian.pdf")  # models are loaded once
    pairs = [
        (min(bare(images, threads) for threads in (None, "1")), seconds(lambda: read_decree(content, "pindaian.pdf")))
        for _ in range(repeats)
    ]
    theirs, ours = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    ratio = statistics.median(ours / theirs for theirs, ours in pairs)
    print(f"{len(images)} pages, median of {repeats}: Tesseract {theirs / len(images):.2f} s a page, ", end="")
    print(f"read_decree {ours / len(images):.2f} s a page, ratio {ratio:.2f} (goal: {GOAL} at most)")
    return int(ratio > GOAL)


def bare(images: list[Image.Image], threads: str | None) -> float:
    """Seconds for Tesseract on the pages one after another, with `threads` threads (None: as it chooses)."""
    before = os.environ.pop("OMP_THREAD_LIMIT", None)
    if threads is not None:
        os.environ["OMP_THREAD_LIMIT"] = threads
    try:
        return seconds(lambda: [tesseract(image) for image in images])
    finally:
        os.environ.pop("OMP_THREAD_LIMIT", None)
        if before is not None:
            os.environ["OMP_THREAD_LIMIT"] = before


def tesseract(image: Image.Image) -> str:
    """The words on the page as the program gives them."""
    kept = io.BytesIO()
    image.save(kept, "PNG", compress_level=1)
    command = ["tesseract", "stdin", "stdout", "-l", "ind", "--psm", "3"]
    return subprocess.run(command, input=kept.getvalue(), capture_output=True, check=True).stdout.decode()


def seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())

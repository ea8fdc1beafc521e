"""Peak memory of a process that reads a PDF of 300 pages. Goal: under 600 MB. Fails above it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pypdfium2
from tests.support.papers import ruled_pdf_of
from tests.support.papers.decrees import sample_decrees

from tolok.core.catalogue import Keputusan
from tolok.reading import read_decree

GOAL = 600
PAGES = 300


def long_decree(times: int) -> Keputusan:
    """The sample decree with its jabatan printed `times` over, as an annex for a whole kabupaten would be."""
    decree = sample_decrees()["iki"]
    jabatan = tuple(
        replace(one, nama=f"{one.nama} Wilayah {number + 1}") for number in range(times) for one in decree.jabatan
    )
    return replace(decree, jabatan=jabatan)


def pages_of(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def read_and_tell(path: Path) -> None:
    """In a process of its own: the peak is that of the reading alone."""
    started = time.perf_counter()
    reading = read_decree(path.read_bytes(), path.name)
    took = time.perf_counter() - started
    rows = sum(len(jabatan.baris) for jabatan in reading.keputusan.jabatan)
    # ru_maxrss of a child begins at its parent's; the high-water mark of /proc is of this program alone
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(int(peak.split()[1]) // 1024, rows, round(took, 1))


def main() -> int:
    if sys.argv[1:]:
        read_and_tell(Path(sys.argv[1]))
        return 0
    each = pages_of(ruled_pdf_of(long_decree(2))) - pages_of(ruled_pdf_of(long_decree(1)))
    decree = long_decree(-(-PAGES // each))
    content = ruled_pdf_of(decree)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "keputusan.pdf")
        path.write_bytes(content)
        told = subprocess.run([sys.executable, __file__, str(path)], check=True, capture_output=True, text=True)
    peak, rows, took = told.stdout.split()
    printed = sum(len(jabatan.baris) for jabatan in decree.jabatan)
    assert int(rows) == printed, f"expected {printed} rows read, got: {rows}"
    print(f"{pages_of(content)} pages, {rows} rows read in {took} s: peak {peak} MB (goal: under {GOAL})")
    return int(int(peak) >= GOAL)


if __name__ == "__main__":
    sys.exit(main())

"""Tesseract with its Indonesian data: what running text is read with, and lines that RapidOCR is unsure of."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from functools import cache

import cv2

from tolok.reading.scan.array import Array
from tolok.reading.scan.span import Span

INSTALL = "apt-get install tesseract-ocr tesseract-ocr-ind"
_SECONDS = 120  # for one page; a good page takes two
_WORD = "5"  # the level of a word in Tesseract's table


@cache
def is_installed() -> bool:
    """Whether the program and its data for Indonesian are there."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return b"ind" in listed.stdout.split() + listed.stderr.split()


def read_words(grey: Array, *, psm: int, dpi: float) -> list[list[Span]]:
    """The words on the picture by line, in pixels. `psm`: how Tesseract looks (4 a column of lines, 6 a block).

    Nothing where Tesseract gives up on the picture; pictures go through pipes, so that no file is left behind.
    """
    done, png = cv2.imencode(".png", grey, [cv2.IMWRITE_PNG_COMPRESSION, 1])
    if not done:
        return []
    command = ["tesseract", "stdin", "stdout", "-l", "ind", "--psm", str(psm), "--dpi", str(round(dpi)), "tsv"]
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # its threads wait for each other longer than they work
    try:
        result = subprocess.run(
            command, input=png.tobytes(), capture_output=True, timeout=_SECONDS, check=False, env=one_thread
        )
    except subprocess.TimeoutExpired:
        return []
    return _lines(result.stdout.decode("utf-8", "replace")) if result.returncode == 0 else []


def _lines(table: str) -> list[list[Span]]:
    lines: dict[tuple[str, ...], list[Span]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row["text"] or "").strip()
        if row["level"] != _WORD or not text:
            continue
        x0, top = float(row["left"]), float(row["top"])
        x1, bottom = x0 + float(row["width"]), top + float(row["height"])
        word = Span(text, x0, top, x1, bottom, max(float(row["conf"]), 0.0) / 100)
        lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(word)
    return list(lines.values())

"""The files that read, lint and diff are given: their bytes, what a ZIP of several holds, and why one cannot be had."""

from __future__ import annotations

import sys
from pathlib import Path

from tolok.core.kernel.os_words import why_refused
from tolok.reading import ReadingError, default_limits, refuse_size
from tolok.reading.filename import plain
from tolok.reading.unpack import Member, unpack

KINDS = "DOCX, PDF, XLSX, ODS, CSV, gambar, teks, JSON, YAML, ZIP"
STDIN = "masukan baku"


def members_of(name: str, verb: str) -> tuple[Member, ...]:
    """The decrees of a file, a ZIP of several or standard input ("-"). Raises ReadingError and OSError.

    What a ZIP holds besides is told on standard error.
    """
    notes: list[str] = []
    found = unpack(*_load(name), default_limits(), notes)
    for note in notes:
        print(f"tolok {verb}: {note}.", file=sys.stderr)
    return found


def only_member(name: str, verb: str) -> Member:
    """The one decree of a file. Raises ReadingError, also for a ZIP of several, and OSError."""
    found = members_of(name, verb)
    if len(found) > 1:
        inside = ", ".join(f"«{one.name}»" for one in found)
        raise ReadingError(
            f"«{plain(name)}» berisi {len(found)} berkas ({inside}), sedangkan di sini diperlukan satu keputusan. "
            "Buka arsipnya, lalu sebutkan satu berkas di dalamnya."
        )
    return found[0]


def _load(name: str) -> tuple[bytes, str]:
    """The bytes and the name for messages; the size is judged before anything is loaded."""
    most = default_limits().size + 1
    if name == "-":
        return sys.stdin.buffer.read(most), STDIN
    path = Path(name)
    if path.is_dir():
        raise ReadingError(
            f"«{name}» adalah folder, bukan berkas. Sebutkan berkas keputusannya, misalnya {name}/*.pdf."
        )
    refuse_size(path.stat().st_size, path.name)
    with path.open("rb") as source:  # a device or pipe has no size: read no more than could be used
        return source.read(most), path.name


def refusal(name: str, problem: OSError | ReadingError) -> str:
    """Why the file `name` cannot be had, in Indonesian."""
    if isinstance(problem, ReadingError):
        return str(problem)
    return f"«{plain(str(problem.filename or name))}» tidak dapat dibuka: {why_refused(problem)}."

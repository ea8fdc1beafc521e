"""Reading in a process of its own, so that a hostile or broken file can take down nothing but its own reading.

The child is a new interpreter with a bound on its memory; the parent keeps the clock. Whatever ends the reading (the
clock, a cancel, Ctrl-C, the death of the parent), the child goes with every program that it started, and its temporary
files with it.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from tolok.reading.apart_child import DONE, FAULT, MEMORY, PAGE, REFUSED, REQUEST, Message
from tolok.reading.archive import ZIP_MAGIC
from tolok.reading.decree import Reading, find_format, read_decree
from tolok.reading.errors import ReadingError
from tolok.reading.filename import plain_name
from tolok.reading.format import Progress
from tolok.reading.limits import Limits, default_limits

_CHILD = (sys.executable, "-P", "-m", "tolok.reading.apart_child")  # -P: nothing is imported from where we stand
_BEAT = 1.0
"""Seconds after which `progress` is told again what it knows, so that a cancel need not wait for a slow page."""
_SMALLER = "Pisahkan naskah keputusan dari lampiran lain menjadi berkas yang lebih kecil, lalu baca lagi."
_ANEW = "Simpan ulang dari naskah aslinya (atau pindai ulang), lalu baca lagi."
_log = logging.getLogger(__name__)


def read_apart(
    content: bytes, filename: str, *, limits: Limits | None = None, progress: Progress | None = None
) -> Reading:
    """As `read_decree`, in a process of its own where the format is not plain text.

    `progress` is told after every page, and again every second; (0, 0) before the first page is known. What it raises
    ends the reading. Raises ReadingError, also when the reader took too long, too much memory, or died.
    """
    limits, filename = limits or default_limits(), plain_name(filename)
    if find_format(content, filename, limits).is_plain and not content.startswith(ZIP_MAGIC):  # a catalogue's workbook
        return read_decree(content, filename, limits=limits, progress=progress)
    with tempfile.TemporaryDirectory(prefix="tolok-baca-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / REQUEST).write_bytes(pickle.dumps((content, filename, limits)))
        with _child(folder) as process:
            return _follow(_messages(process), filename, limits, progress)


@contextlib.contextmanager
def _child(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The child at work in `folder`; afterwards neither it nor a program that it started runs any more."""
    with subprocess.Popen(
        [*_CHILD, str(folder)],
        stdin=subprocess.PIPE,  # never written to: the child sees by its end that we are gone
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)},
        start_new_session=True,  # a group of its own: killed as a whole, and deaf to the terminal's Ctrl-C
    ) as process:
        try:
            yield process
        finally:
            if hasattr(os, "killpg"):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(process.pid, signal.SIGKILL)
            process.kill()


def _messages(process: subprocess.Popen[bytes]) -> queue.Queue[Message | None]:
    """What the child says, as it comes; None when it says no more."""
    found: queue.Queue[Message | None] = queue.Queue()
    threading.Thread(target=_receive, args=(process.stdout, found), daemon=True).start()
    return found


def _receive(stream: IO[bytes], found: queue.Queue[Message | None]) -> None:
    try:
        while True:
            found.put(pickle.load(stream))  # noqa: S301
    except (EOFError, pickle.UnpicklingError, ValueError, OSError):  # ended, in the middle of a message perhaps
        found.put(None)


def _follow(messages: queue.Queue[Message | None], filename: str, limits: Limits, progress: Progress | None) -> Reading:
    """The reading, once the child has it. Raises ReadingError, and what `progress` raises."""
    deadline = time.monotonic() + limits.seconds
    done = total = 0
    while True:
        left = deadline - time.monotonic()
        if left <= 0:
            raise ReadingError(
                f"Berkas «{filename}»: pembacaan melewati batas {limits.seconds} detik{_page(done, total)}. {_SMALLER}"
            )
        with contextlib.suppress(queue.Empty):
            message = messages.get(timeout=min(left, _BEAT))
            if message is None or message[0] != PAGE:
                return _result(message, filename, limits, _page(done, total))
            _, done, total = message
        if progress is not None:
            progress(done, total)


def _result(message: Message | None, filename: str, limits: Limits, page: str) -> Reading:
    """The Reading of the child's last word. Raises ReadingError for every other."""
    if message is None:
        raise ReadingError(
            f"Berkas «{filename}»: pembaca berhenti mendadak{page}; berkasnya rusak atau terlalu berat dibaca. {_ANEW}"
        )
    kind = message[0]
    if kind == DONE:
        reading: Reading = message[1]
        return reading
    if kind == REFUSED:
        raise ReadingError(message[1])
    if kind == MEMORY:
        limit = limits.memory // (1024 * 1024)
        raise ReadingError(f"Berkas «{filename}»: pembacaan memerlukan memori lebih dari {limit} MB{page}. {_SMALLER}")
    if kind == FAULT:
        _log.error("reading %s failed:\n%s", filename, message[1])
        raise ReadingError(
            f"Berkas «{filename}»: pembaca gagal{page} karena susunan berkas yang tidak dikenalnya. {_ANEW}"
        )
    raise ValueError(f"expected a message of the reader, got: {kind!r}")


def _page(done: int, total: int) -> str:
    return f" sesudah halaman {done} dari {total}" if total else ""

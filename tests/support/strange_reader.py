"""A reader's child process whose one format does what the file says: what hostile and broken files do to readers.

Started by tests in place of `tolok.reading.apart_child`; the product knows nothing of it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time

from tolok.reading import apart, apart_child, decree
from tolok.reading.errors import ReadingError
from tolok.reading.format import Format, Source
from tolok.reading.layout import Layout
from tolok.reading.text import read_text

COMMAND = (sys.executable, "-m", "tests.support.strange_reader")


def read(source: Source) -> Layout:
    """The first line of the file is what happens: a word, and what it needs; the rest is read as text."""
    order, _, rest = source.content.partition(b"\n")
    word, *values = order.decode().split()
    DEEDS[word](source, *values)
    return read_text(Source(rest, source.filename, source.limits))


def _pages(source: Source, count: str = "3", seconds: str = "0") -> None:
    """Takes `seconds` for each of `count` pages."""
    for done in range(1, int(count) + 1):
        time.sleep(float(seconds))
        source.step(done, int(count))


def _hang(source: Source, *_: str) -> None:
    source.step(1, 9)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        time.sleep(60)


def _start_another(source: Source, file: str) -> None:
    """A program of our own that hangs too, as a recogniser would, with a temporary file; its number goes to `file`."""
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    left, _ = tempfile.mkstemp()
    os.close(left)
    with open(file, "w") as note:
        note.write(str(other.pid))
    _hang(source)


def _die(source: Source, number: str) -> None:
    source.step(2, 5)
    os.kill(os.getpid(), int(number))


def _eat_memory(source: Source) -> None:
    source.step(1, 2)
    eaten = [bytearray(64 * 1024 * 1024) for _ in range(1024)]
    raise AssertionError(f"expected no room for {len(eaten)} blocks")


def _refuse(source: Source) -> None:
    raise ReadingError("Berkas «x»: tidak terbaca.")


def _fail(source: Source) -> None:
    raise KeyError("a fault of the reader")


def _print(source: Source) -> None:
    print("words of a library", flush=True)
    os.write(1, b"and of one in C\n")


DEEDS = {
    "pages": _pages, "hang": _hang, "another": _start_another, "die": _die, "eat": _eat_memory, "refuse": _refuse,
    "fail": _fail, "print": _print,
}  # fmt: skip
STRANGE = Format("aneh", lambda content, filename: True, read, is_slow=True)


def _be_parent() -> None:
    """A process that reads the strange file of its environment apart, for a test to kill."""
    apart._CHILD = COMMAND
    apart.find_format = lambda *_: STRANGE
    apart.read_apart(os.environ["ORDER"].encode() + b"\n", "x.pdf")


if __name__ == "__main__":
    if sys.argv[1:] == ["parent"]:
        _be_parent()
    else:
        decree.format_of = lambda content, filename: STRANGE
        apart_child.main()

"""The other side of `apart`: the interpreter that reads one file and says so on its standard output, in pickles.

Pickles are no risk here: both sides are this program and this user. Loaded by `python -m`, never imported by others.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tolok.reading.decree import read_decree
from tolok.reading.errors import ReadingError
from tolok.reading.limits import Limits

REQUEST = "permintaan"
"""The file in the child's folder: a pickle of (content, filename, limits)."""
PAGE, DONE, REFUSED, MEMORY, FAULT = "page", "done", "refused", "memory", "fault"
"""What a message is: (PAGE, done, total), then one of (DONE, Reading), (REFUSED, message), (MEMORY,), (FAULT, text)."""
Message = tuple[Any, ...]


def main() -> None:
    folder = Path(sys.argv[1])
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints would stand between the messages
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()
    content, filename, limits = pickle.loads((folder / REQUEST).read_bytes())  # noqa: S301
    _bound_memory(limits.memory)

    def say(message: Message) -> None:
        pickle.dump(message, channel)
        channel.flush()

    say(_outcome(content, filename, limits, say))
    os._exit(0)  # nothing is left to be tidied, and the recognisers' threads take long to end


def _outcome(content: bytes, filename: str, limits: Limits, say: Callable[[Message], None]) -> Message:
    try:
        reading = read_decree(content, filename, limits=limits, progress=lambda done, total: say((PAGE, done, total)))
    except ReadingError as problem:
        return (REFUSED, str(problem))
    except Exception as problem:
        return (MEMORY,) if _is_out_of_memory(problem) else (FAULT, traceback.format_exc())
    return (DONE, reading)


def _is_out_of_memory(problem: Exception) -> bool:
    """Libraries in C++ say it in words of their own: "bad allocation", "std::bad_alloc", "Failed to allocate"."""
    return isinstance(problem, MemoryError) or "alloc" in str(problem).lower()


def _bound_memory(limit: int) -> None:
    """Bounds the address space (bytes) of us and of each program we start, where the system has such a bound."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    with contextlib.suppress(ValueError, OSError):  # macOS has the name and refuses the value
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _end_with_parent(folder: Path) -> None:
    """Waits for the end of standard input, which comes when the parent is gone, however it went."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    shutil.rmtree(folder, ignore_errors=True)
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":
    main()

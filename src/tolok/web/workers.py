"""The processes that read files beside the web: started with it, started again when one dies, gone when it goes."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping

COMMAND = (sys.executable, "-P", "-m", "tolok", "manage", "db_worker", "--with-parent", "--verbosity", "0")
_PATIENCE = 10
"""Seconds that a worker has to put its reading back in the queue and end."""
_SHORT_LIFE = 30
_LONGEST_WAIT = 60


def worker_count(environment: Mapping[str, str]) -> int:
    """How many workers run beside the web: TOLOK_WORKERS, 1 where nothing is said. Raises ValueError."""
    text = environment.get("TOLOK_WORKERS", "1")
    if not (text.isascii() and text.isdecimal()) or int(text) > 64:
        raise ValueError(
            f"TOLOK_WORKERS=«{text}»: tulislah bilangan 0 sampai 64; 0 bila pembaca berjalan di tempat lain."
        )
    return int(text)


@contextlib.contextmanager
def workers(count: int) -> Iterator[None]:
    """`count` workers while the block runs. A worker ends also when we die: it sees that its input ended."""
    ended = threading.Event()
    keepers = [threading.Thread(target=_keep, args=(ended,), daemon=True) for _ in range(count)]
    for keeper in keepers:
        keeper.start()
    try:
        yield
    finally:
        ended.set()
        for keeper in keepers:
            keeper.join(2 * _PATIENCE)


def _keep(ended: threading.Event) -> None:
    """Keeps one worker alive; one that dies young is waited for longer each time."""
    wait = 1
    while not ended.is_set():
        began = time.monotonic()
        _run_one(ended)
        wait = 1 if time.monotonic() - began > _SHORT_LIFE else min(2 * wait, _LONGEST_WAIT)
        ended.wait(wait)


def _run_one(ended: threading.Event) -> None:
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, start_new_session=True
    ) as process:  # Ctrl-C is for us to pass on
        while process.poll() is None and not ended.wait(0.5):
            pass
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()

"""Work that takes long, done on several processors, with its results in order and only a few pieces in memory."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
WORKERS = min(os.cpu_count() or 1, 4)  # more would hold too many pages in memory at once


def side_by_side(jobs: Iterable[Callable[[], T]]) -> Iterator[T]:
    """What each of `jobs` gives, in their order.

    `jobs` is walked in this thread, and no further than one job beyond those at work. Where one raises, or the caller
    stops, the jobs in hand are ended first.
    """
    waiting: deque[Future[T]] = deque()
    with ThreadPoolExecutor(WORKERS) as pool:
        try:
            for job in jobs:
                waiting.append(pool.submit(job))
                if len(waiting) > WORKERS:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()

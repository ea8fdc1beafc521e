"""Long work in steps, with a bar on the terminal; nothing is drawn where nobody looks."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def shown_steps(what: str) -> Iterator[Callable[[int, int], None]]:
    """Yields what is to be told (steps done, of how many); the bar goes when the work is over or cancelled."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from tqdm import tqdm

    with tqdm(
        desc=what, file=sys.stderr, leave=False, bar_format="{desc}: {n_fmt} dari {total_fmt} |{bar}| {elapsed}"
    ) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)
            bar.refresh()

        yield show

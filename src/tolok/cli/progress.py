"""A decree read while a bar on the terminal tells how far it is; nothing is drawn where nobody looks."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, NoReturn

from tolok.reading import Reading
from tolok.reading.apart import read_apart
from tolok.reading.filename import plain

if TYPE_CHECKING:
    from tqdm import tqdm

_OPENING = "{desc}: membuka berkas, {elapsed}"
_LAYOUT = "{desc}: halaman {n_fmt} dari {total_fmt} |{bar}| {elapsed}, sisa {remaining}"
_NAME_WIDTH = 40


def read_shown(content: bytes, filename: str) -> Reading:
    """As `read_apart`, with a bar on standard error when that is a terminal. Raises ReadingError."""
    if not sys.stderr.isatty():
        return read_apart(content, filename)
    with contextlib.closing(_Bar(filename)) as bar:
        return read_apart(content, filename, progress=bar.show)


class _Bar:
    """Appears with the first that is told (a second after the start), so not for what is read in a moment; cleared in
    the end."""

    def __init__(self, filename: str) -> None:
        self.filename = plain(filename)
        self.drawn: tqdm[NoReturn] | None = None

    def close(self) -> None:
        if self.drawn is not None:
            self.drawn.close()

    def show(self, done: int, total: int) -> None:
        if self.drawn is None:  # and not "or": a bar without a total has no truth
            self.drawn = self._draw()
        drawn = self.drawn
        if total:
            drawn.bar_format, drawn.total = _LAYOUT, total
        drawn.update(done - drawn.n)
        drawn.refresh()

    def _draw(self) -> tqdm[NoReturn]:
        from tqdm import tqdm

        name = self.filename if len(self.filename) <= _NAME_WIDTH else self.filename[: _NAME_WIDTH - 1] + "…"
        # smoothing 0: pages come several at a time, so only their average tells how long the rest will take
        return tqdm(desc=name, bar_format=_OPENING, smoothing=0, file=sys.stderr, leave=False)

"""What a format is: how it is recognised, and how its bytes become a layout. One folder a format, found by walking."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from tolok.core.catalogue import Keputusan
from tolok.reading.errors import ReadingError
from tolok.reading.layout import Layout
from tolok.reading.limits import Limits

Progress = Callable[[int, int], None]
"""Told after every page: how many are done, of how many. It may raise CancelledError to stop the reading."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file with its name, the limits that hold for it, and who is told how far the reading is."""

    content: bytes
    filename: str
    limits: Limits
    progress: Progress | None = None
    started: float = field(default_factory=time.monotonic)

    def step(self, done: int, total: int) -> None:
        """To be called after every page (or sheet). Raises ReadingError when the time is up."""
        if self.progress is not None:
            self.progress(done, total)
        if time.monotonic() - self.started > self.limits.seconds and done < total:
            raise ReadingError(
                f"Berkas «{self.filename}»: pembacaan melewati batas {self.limits.seconds} detik pada halaman {done} "
                f"dari {total}. Pisahkan naskah keputusan dari lampiran lain menjadi berkas yang lebih kecil, "
                "lalu baca lagi."
            )


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name for messages, whether a file is one (by content before name), and its reader.

    `read` gives a Layout; or a Keputusan where the file is a decree in an exchange form already. `is_slow`: a page
    takes long enough that reading belongs in the background. `is_plain`: read by our own code from text, so that it may
    be read in this very process (see `apart`). Heavy libraries are imported inside `read`.
    """

    name: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[Source], Layout | Keputusan]
    is_slow: bool = False
    is_plain: bool = False


@cache
def all_formats() -> tuple[Format, ...]:
    """Every format: the `FORMAT` of each folder below `tolok.reading`."""
    package = import_module("tolok.reading")
    folders = (one.name for one in iter_modules(package.__path__) if one.ispkg)
    modules = (import_module(f"tolok.reading.{name}") for name in folders)
    return tuple(module.FORMAT for module in modules if hasattr(module, "FORMAT"))


def format_of(content: bytes, filename: str) -> Format | None:
    """The format that recognises the file; None where none does (it may still be plain text)."""
    return next((one for one in all_formats() if one.recognises(content, filename)), None)

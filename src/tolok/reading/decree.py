"""The way in: bytes of a file -> Reading."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from tolok.core.catalogue import Keputusan
from tolok.reading.errors import ReadingError
from tolok.reading.filename import plain_name
from tolok.reading.format import Format, Progress, Source, format_of
from tolok.reading.limits import Limits, default_limits, refuse_large_tables
from tolok.reading.notes import folded
from tolok.reading.sniff import refuse_size, refuse_unsupported
from tolok.reading.text import FORMAT as TEXT
from tolok.reading.xlsx import is_workbook

__all__ = ["Reading", "is_slow", "read_decree"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A decree as read: what it says, its source as lines of text (line 1 is `lines[0]`), notes, file hash, pages."""

    keputusan: Keputusan
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    sha256: str
    pages: int = 0


def read_decree(
    content: bytes, filename: str, *, limits: Limits | None = None, progress: Progress | None = None
) -> Reading:
    """The decree in `content`. `filename` gives the format with the content, and stands in messages.

    `progress` is told of every page and may raise CancelledError. Raises ReadingError, whose Indonesian message names
    the place, the cause and the remedy. Nothing is read by half.
    """
    limits, filename = limits or default_limits(), plain_name(filename)
    source = Source(content, filename, limits, progress)
    found = find_format(content, filename, limits).read(source)
    sha256 = hashlib.sha256(content).hexdigest()
    if isinstance(found, Keputusan):
        return Reading(found, _as_lines(content), (), sha256)
    refuse_large_tables(found, filename, limits)
    from tolok.reading.keputusan.assemble import assemble  # slow to import; a web that computes does not read

    keputusan, notes = assemble(found, filename)
    return Reading(keputusan, found.source, folded((*found.notes, *notes)), sha256, found.pages)


def is_slow(content: bytes, filename: str) -> bool:
    """Whether reading takes long enough to belong in the background."""
    found = format_of(content, filename)
    return found is not None and found.is_slow


def find_format(content: bytes, filename: str, limits: Limits) -> Format:
    """The format of a file. Raises ReadingError for an empty file, one too large, and a format that nobody reads."""
    filename = plain_name(filename)
    if not content:
        raise ReadingError(
            f"Berkas «{filename}»: kosong (0 byte), tidak ada yang dapat dibaca. Periksa berkasnya, lalu unggah ulang."
        )
    refuse_size(len(content), filename, limits)
    if (found := format_of(content, filename)) is not None:
        return found
    refuse_unsupported(content, filename)
    return TEXT


def _as_lines(content: bytes) -> tuple[str, ...]:
    """The text of an exchange form; a workbook has none, its places are those of the document it was read from."""
    return () if is_workbook(content) else tuple(content.decode("utf-8", "replace").splitlines())

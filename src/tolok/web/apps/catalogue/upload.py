"""An uploaded file -> the decree it holds and its lines; with `tasks` the only place that knows the reading road."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from tolok.reading import Reading, ReadingError, default_limits, refuse_size
from tolok.reading.apart import read_apart
from tolok.reading.decree import find_format
from tolok.reading.filename import plain_name
from tolok.reading.unpack import Member, is_picture_archive, unpack


class UploadError(ValueError):
    """The file cannot be taken; the message is Indonesian: what, why, and what to do."""


def read_upload(name: str, content: bytes) -> Reading:
    """The decree in `content`, the lines that its places count, and the reader's notes. Raises UploadError."""
    try:
        return read_apart(content, name)
    except ReadingError as problem:
        raise UploadError(str(problem)) from None


def check_format(name: str, content: bytes) -> bool:
    """Whether the file takes long to read. Raises UploadError for a format that nobody reads, and for an empty file."""
    try:
        return find_format(content, name, default_limits()).is_slow
    except ReadingError as problem:
        raise UploadError(str(problem)) from None


def members(name: str, content: bytes, notes: list[str]) -> tuple[Member, ...]:
    """The files in a ZIP of several, else the file itself; `notes` is told what was left out. Raises UploadError."""
    try:
        return unpack(content, name, default_limits(), notes)
    except ReadingError as problem:
        raise UploadError(str(problem)) from None


def together(found: Sequence[Member]) -> tuple[Member, ...]:
    """Several pictures chosen at once as the one decree that they are pages of; anything else as it is."""
    if len(found) < 2:
        return tuple(found)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, one in zip(_told_apart([one.name for one in found]), found, strict=True):
            archive.writestr(zipfile.ZipInfo(name), one.content)
    if not is_picture_archive(kept.getvalue()):
        return tuple(found)
    return (Member(plain_name(f"{found[0].name} dan {len(found) - 1} gambar lain.zip"), kept.getvalue()),)


def _told_apart(names: Sequence[str]) -> list[str]:
    """The names, those that came before with a number: some phones call every photo the same."""
    before = [names[:place].count(name) for place, name in enumerate(names)]
    paths = [PurePath(name) for name in names]
    return [
        f"{path.stem} {count + 1}{path.suffix}" if count else path.name
        for path, count in zip(paths, before, strict=True)
    ]


def check_size(name: str, size: int) -> None:
    """Raises UploadError for a file too large to be read, before it is loaded."""
    try:
        refuse_size(size, name)
    except ReadingError as problem:
        raise UploadError(str(problem)) from None


def storable(value: Any) -> Any:
    """JSON data without the signs that no database keeps: NUL, and halves of a pair (PDF fonts give such letters)."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {storable(key): storable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [storable(one) for one in value]
    return value

"""An uploaded file -> the decree it holds and its lines; the only place that knows the reading road."""

from __future__ import annotations

from tolok.reading import Reading, ReadingError, read_decree, refuse_size


class UploadError(ValueError):
    """The file cannot be taken; the message is Indonesian: what, why, and what to do."""


def read_upload(name: str, content: bytes) -> Reading:
    """The decree in `content`, the lines that its places count, and the reader's notes. Raises UploadError."""
    try:
        return read_decree(content, name)
    except ReadingError as problem:
        raise UploadError(str(problem)) from None


def check_size(name: str, size: int) -> None:
    """Raises UploadError for a file too large to be read, before it is loaded."""
    try:
        refuse_size(size, name)
    except ReadingError as problem:
        raise UploadError(str(problem)) from None

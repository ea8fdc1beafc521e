"""A file that a verb writes appears whole or not at all, whatever breaks off the writing."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yields where to write what then becomes `path`; what is no file (a device, a pipe) is simply written to.

    Raises OSError naming `path`.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    draft = path.resolve().with_name(f".tolok-{secrets.token_hex(4)}")
    try:
        yield draft
        draft.replace(path.resolve())
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, str(path)) from None
    finally:
        draft.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """`content` as a whole file. Raises OSError."""
    with whole_file(path) as draft:
        draft.write_bytes(content)

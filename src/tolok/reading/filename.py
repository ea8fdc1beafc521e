"""A file's name as it may be shown: in a message, on a page, on a terminal."""

from __future__ import annotations

from tolok.core.kernel.text import squeeze

_LONGEST = 255


def plain_name(name: str) -> str:
    """A file's own name, whatever system's path stands before it, without signs that are not for the eye.

    Those are line ends, NUL, halves of a pair, and what turns the direction of reading. A long name keeps its end.
    """
    own = name.replace("\\", "/").rpartition("/")[2]
    return plain(own)[-_LONGEST:] or "tanpa nama"


def plain(text: str) -> str:
    """`text` on one line, without signs that are not for the eye."""
    return squeeze("".join(sign if sign.isprintable() else " " for sign in text))

"""What a reader says when it cannot read."""

from __future__ import annotations


class ReadingError(ValueError):
    """The document cannot be read as a decree; the Indonesian message names place, cause and remedy."""

"""What stops a reading."""

from __future__ import annotations


class ReadingError(ValueError):
    """A file that cannot be read; the message (Indonesian) says where, why, and what to do."""


class CancelledError(Exception):
    """A person stopped the reading; raised by the progress that they were shown, never an error to report."""

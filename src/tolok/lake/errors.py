"""What is wrong with a lake."""

from __future__ import annotations


class LakeError(Exception):
    """A lake cannot be read or written; the message is Indonesian: which file, what, and what to do."""

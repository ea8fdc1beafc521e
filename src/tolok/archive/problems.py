"""What can be wrong with an archive: one row (kept out, the rest is read), or the whole (nothing is read)."""

from __future__ import annotations

from dataclasses import dataclass


class ArchiveError(ValueError):
    """The archive cannot be read or written at all; the message is Indonesian and says what to do."""


@dataclass(frozen=True, slots=True)
class ArchiveProblem:
    """One row that was left out, or one fault in it: where (`line` 1-based in the file), why, what to do."""

    file: str
    line: int | None
    column: str | None
    cause: str
    remedy: str

    def __str__(self) -> str:
        place = [self.file, self.line and f"baris {self.line}", self.column and f"kolom {self.column}"]
        return f"{', '.join(part for part in place if part)}: {self.cause} {self.remedy}".rstrip()

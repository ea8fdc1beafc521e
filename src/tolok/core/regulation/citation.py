"""Citations of regulations in running text."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.core.regulation.regulation import Regulation


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation: its words as written (white space folded), what it names, and the regulation if tolok knows it."""

    words: str
    jenis: str
    nomor: str
    tahun: int | None
    regulation: Regulation | None
    is_local: bool = False
    is_amendment: bool = False
    start: int = 0


def find_citations(text: str) -> tuple[Citation, ...]:
    """Each citation in `text`, in order."""
    raise NotImplementedError


def main_citation(text: str) -> Citation | None:
    """The instrument that an item of Mengingat itself cites: its first citation."""
    return next(iter(find_citations(text)), None)

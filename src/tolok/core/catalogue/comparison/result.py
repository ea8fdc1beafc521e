"""What a comparison says, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tolok.core.catalogue.keputusan import Baris


class Status(StrEnum):
    """What became of a jabatan or a row."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


class Depth(StrEnum):
    """How deep a change of words goes. SPELLING is a guess: every changed word is nearly the old one."""

    WORDS = "words"
    SPELLING = "spelling"
    PUNCTUATION = "punctuation"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs: its key in the exchange form, its words before and after (None: not there)."""

    key: str
    label: str
    old: str | None
    new: str | None
    depth: Depth = Depth.WORDS


@dataclass(frozen=True, slots=True)
class FormulaChange:
    """How a formula changed: `parts` by meaning (jenis, pembilang ...); `text` the wording where it differs.

    `is_swapped`: pembilang and penyebut changed places. `has_parts`: the formula could be taken apart at all, so that
    unchanged parts say that the same is computed.
    """

    parts: tuple[FieldChange, ...]
    text: FieldChange | None
    is_swapped: bool = False
    has_parts: bool = True

    @property
    def is_meant(self) -> bool:
        """Whether the formula now computes something else, as far as its parts tell."""
        return any(part.depth is Depth.WORDS for part in self.parts)


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row stands: its jabatan and its place there, from 1."""

    jabatan: str
    number: int


@dataclass(frozen=True, slots=True)
class RowChange:
    """What became of one row. `is_moved`: to another jabatan, or before or behind rows that it followed or led;
    `from_jabatan` is the jabatan that it left, None where it stayed (a jabatan renamed is not another).

    `kin` names rows of the other decree that this one may have been joined into or split from.
    """

    status: Status
    old: Baris | None
    new: Baris | None
    old_place: RowPlace | None
    new_place: RowPlace | None
    is_moved: bool = False
    from_jabatan: str | None = None
    fields: tuple[FieldChange, ...] = ()
    formula: FormulaChange | None = None
    kin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JabatanChange:
    """What became of one jabatan, and of the rows that stand in it now; rows dropped from it too."""

    status: Status
    old_nama: str | None
    new_nama: str | None
    fields: tuple[FieldChange, ...]
    rows: tuple[RowChange, ...]

    @property
    def nama(self) -> str:
        return self.new_nama if self.new_nama is not None else self.old_nama or ""

    @property
    def is_renamed(self) -> bool:
        return self.old_nama is not None and self.new_nama is not None and any(f.key == "nama" for f in self.fields)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs: `head` fields and items of the lists of the head, and every jabatan, also the same."""

    head: tuple[FieldChange, ...]
    jabatan: tuple[JabatanChange, ...]

    @property
    def is_same(self) -> bool:
        return not self.head and all(one.status is Status.SAME for one in self.jabatan)

    def rows(self) -> Iterator[RowChange]:
        for one in self.jabatan:
            yield from one.rows

    def counts(self) -> dict[Status, int]:
        """Rows by what became of them."""
        found = Counter(row.status for row in self.rows())
        return {status: found[status] for status in Status}

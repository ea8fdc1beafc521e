"""A regulation as of a date: in force, not yet, or repealed; and the dated numbers it sets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any


class Status(Enum):
    """How a regulation stands on a day."""

    BELUM_BERLAKU = "belum berlaku"
    BERLAKU = "berlaku"
    DICABUT = "dicabut"


class Certainty(Enum):
    """How sure we are of a statement: read at its source, in secondary material, remembered, remembered unsurely."""

    VERIFIED = "V"
    SECONDARY = "V2"
    MEMORY = "M"
    UNSURE = "M?"

    @property
    def is_checked(self) -> bool:
        """Whether it was read somewhere, at the source or at second hand: sure enough to mend a decree by it."""
        return self in (Certainty.VERIFIED, Certainty.SECONDARY)

    @property
    def note(self) -> str:
        """What a reader of the statement should do, in Indonesian; empty where it was verified."""
        return "periksa di JDIH" if self in (Certainty.MEMORY, Certainty.UNSURE) else ""


@dataclass(frozen=True, slots=True)
class Gazette:
    """A number of the state gazette of a year: Lembaran Negara (LN) or Berita Negara (BN)."""

    tahun: int
    nomor: int


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a regulation sets, from a day to a day (inclusive; None: still).

    `nilai` is plain data: str, int, Decimal, bool, None, tuples and read-only mappings of these.
    """

    name: str
    nilai: Any
    berlaku_dari: date
    berlaku_sampai: date | None
    sumber: str
    kepastian: Certainty

    def is_set_on(self, day: date) -> bool:
        return self.berlaku_dari <= day and (self.berlaku_sampai is None or day <= self.berlaku_sampai)


@dataclass(frozen=True, slots=True)
class Regulation:
    """One national regulation.

    `berlaku_sampai` is the last day it was in force (None: no repeal known). `dicabut_oleh` and `diubah_oleh` are ids.
    `kepastian` is of number and title; `kepastian_status` of dates, repeal and amendments, often known less well;
    `kepastian_ln` of the gazette numbers; `kepastian_ubahan` of single amendments that are known less well still.
    `judul_lain` are other wordings of the title that are in use and not to be held against a decree.
    """

    id: str
    jenis: str
    nomor: str
    tahun: int
    judul: str
    singkatan: str
    berlaku_dari: date
    berlaku_sampai: date | None
    dicabut_oleh: str | None
    diubah_oleh: tuple[str, ...]
    sumber: str
    kepastian: Certainty
    kepastian_status: Certainty
    ln: Gazette | None = None
    tln: int | None = None
    bn: Gazette | None = None
    aliases: tuple[str, ...] = ()
    judul_lain: tuple[str, ...] = ()
    kepastian_ln: Certainty = Certainty.MEMORY
    kepastian_ubahan: Mapping[str, Certainty] = field(default_factory=dict)
    catatan: str = ""
    parameters: Mapping[str, tuple[Parameter, ...]] = field(default_factory=dict)

    def status_on(self, day: date) -> Status:
        """In force, not yet or repealed on `day`: a decree is judged by the law of its own date."""
        if day < self.berlaku_dari:
            return Status.BELUM_BERLAKU
        if self.berlaku_sampai is not None and day > self.berlaku_sampai:
            return Status.DICABUT
        return Status.BERLAKU

    def parameter_on(self, name: str, day: date) -> Parameter | None:
        """The value of `name` that this regulation sets on `day`, or None."""
        found = [p for p in self.parameters.get(name, ()) if p.is_set_on(day)]
        return max(found, key=lambda p: p.berlaku_dari, default=None)

    def certainty_of_amendment(self, other: str) -> Certainty:
        """How sure we are that the regulation of id `other` changed this one."""
        return self.kepastian_ubahan.get(other, self.kepastian_status)

    def certainty_note(self) -> str:
        """ "periksa di JDIH" where title, dates or status are from memory; empty where all were verified."""
        return self.kepastian.note or self.kepastian_status.note

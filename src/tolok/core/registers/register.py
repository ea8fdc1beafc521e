"""What a source register is. One declaration gives the form, the template, the importer, the engine's columns,
the phrases that bind and the reference page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from tolok.core.registers.term import Condition, Nature, Term

TYPED_COLUMNS = ("kind", "village", "submitted", "due", "completed", "status", "quantity")
"""Columns that every entry has as columns of the one table; all others live in its JSON."""


class ColumnType(Enum):
    TEXT = "teks"
    LONG_TEXT = "uraian"
    DATE = "tanggal"
    CHOICE = "pilihan"
    INTEGER = "bilangan bulat"
    VILLAGE = "desa"


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value: the stored slug and the words shown."""

    value: str
    label: str


def choices(labels: Mapping[str, str]) -> tuple[Choice, ...]:
    """The choices of a column from slug -> words shown, in that order."""
    return tuple(Choice(value, label) for value, label in labels.items())


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a register. `name` is one of TYPED_COLUMNS, or a key of the entry's JSON (Indonesian slug).

    `word` names the column in a formula's notation where the usual word for it would mislead ("nilai" for the
    quantity of assets); `satuan` is what its numbers count ("rupiah", "orang").
    """

    name: str
    label: str
    type: ColumnType
    required: bool = False
    choices: tuple[Choice, ...] = ()
    help: str = ""
    example: str = ""
    word: str = ""
    satuan: str = ""


@dataclass(frozen=True, slots=True)
class CountOffer:
    """Something a register can answer: a slug, the Indonesian words for it, and the conditions on its rows.

    `phrases` are ways decrees name it; binding scores a formula's phrase against `label` and `phrases`. `column` is
    the one whose values a `distinct` measure counts (see Term).
    """

    slug: str
    label: str
    phrases: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    date_base: str | None = None
    measure: str = "rows"
    column: str | None = None


def desa_offer(slug: str, label: str, phrases: tuple[str, ...], conditions: tuple[Condition, ...]) -> CountOffer:
    """The desa and kelurahan of the rows that meet `conditions`, each once in the year; the label says so."""
    told = f"{label} (desa berbeda, dihitung sekali setahun)"
    return CountOffer(slug, told, phrases, conditions, measure="distinct", column="village")


@dataclass(frozen=True, slots=True)
class Register:
    """A source register: who keeps it, what it holds, which date decides the period, what it can count.

    `satuan` is what one row is ("permohonan"). `is_reference` marks dated reference data (desa, pegawai) that is read
    like a register but kept on its own page and needs no monthly statement.
    """

    slug: str
    nama: str
    keeper: str
    columns: tuple[Column, ...]
    offers: tuple[CountOffer, ...]
    nature: Nature = Nature.FLOW
    date_base: str = "submitted"
    evidence: str = ""
    sumber_data_words: tuple[str, ...] = ()
    is_reference: bool = False
    order_rules: tuple[tuple[str, str], ...] = field(default=(("submitted", "due"), ("submitted", "completed")))
    """Pairs of date columns of which the first may not be later than the second."""
    satuan: str = "baris"

    def column(self, name: str) -> Column:
        """The column called `name`. Raises KeyError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def offer(self, slug: str) -> CountOffer:
        """The offer called `slug`, or put together from the conditions that `slug` spells. Raises KeyError."""
        for offer in self.offers:
            if offer.slug == slug:
                return offer
        if "=" in slug:
            from tolok.core.registers.composed import composed_offer  # it builds CountOffer: not before this module

            return composed_offer(self, slug)
        raise KeyError(f"{self.slug} offers {[o.slug for o in self.offers]}, got: {slug!r}")

    def term(self, slug: str) -> Term:
        """The Term of one of its offers."""
        offer = self.offer(slug)
        date_base = offer.date_base or self.date_base
        return Term(self.slug, offer.conditions, date_base, offer.measure, self.nature, offer.column)

"""Several decrees of one office side by side: which IKU governs which IKI, which decree follows which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from tolok.core.catalogue.keputusan import Jabatan, Keputusan
from tolok.core.lint.context import Context, Row
from tolok.core.lint.wording.posts import read_post
from tolok.core.lint.wording.subjects import name_of
from tolok.core.lint.wording.succession import Succession

_SHORTEST_PLAN = 3
"""Years; a decree for fewer is a decree of the year, whatever plan it lies in."""


@dataclass(frozen=True)
class Decree:
    """One of the decrees, by the name that the caller gave it (its file)."""

    name: str
    context: Context

    @property
    def keputusan(self) -> Keputusan:
        return self.context.keputusan

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """First and last year it is for: as its title says, else the year of its date; None where neither is known."""
        if period := self.keputusan.periode:
            return period.dari, period.sampai
        day = self.keputusan.tanggal
        return (day.year, day.year) if day else None

    @cached_property
    def plan(self) -> tuple[int, int] | None:
        """The years of its plan (Renstra), where it is for a whole one."""
        years = self.years
        return years if years and years[1] - years[0] + 1 >= _SHORTEST_PLAN else None

    @cached_property
    def iku(self) -> tuple[Row, ...]:
        """Its rows that measure the office: those of the office or the camat, else all, where it is an IKU decree."""
        if self.keputusan.jenis != "IKU":
            return ()
        own = tuple(row for row in self.context.rows if is_head(row.jabatan))
        return own or self.context.rows

    @cached_property
    def iki(self) -> tuple[Row, ...]:
        """Its rows that measure one position below the camat."""
        if self.keputusan.jenis == "IKU" and not any(is_head(row.jabatan) for row in self.context.rows):
            return ()
        return tuple(row for row in self.context.rows if not is_head(row.jabatan))


@dataclass(frozen=True)
class Cascade:
    """An IKU decree and the decrees whose IKI carry it (the IKU decree itself where it holds sheets of positions)."""

    iku: Decree
    below: tuple[Decree, ...]

    @cached_property
    def iki(self) -> tuple[tuple[Decree, Row], ...]:
        """The rows of all positions."""
        return tuple((decree, row) for decree in self.below for row in decree.iki)

    @cached_property
    def twins(self) -> tuple[tuple[Row, Decree, Row], ...]:
        """Each row of a position with the IKU that has the same name, word by word."""
        by_name: dict[tuple[str, ...], Row] = {}
        for row in self.iku.iku:
            by_name.setdefault(name_of(row.baris.indikator), row)
        by_name.pop((), None)
        named = ((decree, row, by_name.get(name_of(row.baris.indikator))) for decree, row in self.iki)
        return tuple((iku, decree, row) for decree, row, iku in named if iku)


@dataclass(frozen=True)
class Step:
    """An IKU decree and the next one."""

    older: Decree
    newer: Decree

    @cached_property
    def rows(self) -> Succession:
        """What became of the rows that measure the office."""
        return Succession(self.older.iku, self.newer.iku)

    @property
    def is_within_plan(self) -> bool:
        """Whether both lie in the years of one plan (Renstra), as far as their own words tell."""
        plan, years = self.older.plan, self.newer.years
        return bool(plan and years and plan[0] <= years[0] and years[1] <= plan[1])


@dataclass(frozen=True)
class Office:
    """The decrees of one office by the names that the caller gave them."""

    contexts: Mapping[str, Context]

    @cached_property
    def decrees(self) -> tuple[Decree, ...]:
        """All decrees, the older first; those without a year last, as given."""
        found = [Decree(name, context) for name, context in self.contexts.items()]
        return tuple(sorted(found, key=lambda one: (one.years is None, one.years, one.keputusan.tanggal or date.min)))

    @cached_property
    def cascades(self) -> tuple[Cascade, ...]:
        """Each IKU decree with the IKI under it, where there are any: those of its years that no later IKU governs."""
        heads = [one for one in self.decrees if one.iku]
        below: dict[str, list[Decree]] = {one.name: [] for one in heads}
        for decree in self.decrees:
            head = decree if decree.iku else _governing(heads, decree)
            if head and decree.iki:
                below[head.name].append(decree)
        return tuple(Cascade(one, tuple(below[one.name])) for one in heads if below[one.name])

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Each IKU decree with years and the IKU decree that follows it."""
        dated = [one for one in self.decrees if one.iku and one.years]
        return tuple(Step(older, newer) for older, newer in pairwise(dated))


def _governing(heads: list[Decree], decree: Decree) -> Decree | None:
    """The IKU decree under which the IKI of `decree` stand; the only one where years do not tell."""
    years = decree.years
    if years:
        fitting = [one for one in heads if one.years and one.years[0] <= years[0] <= one.years[1]]
        if fitting:
            return fitting[-1]
    return heads[0] if len(heads) == 1 and not (years and heads[0].years) else None


def is_head(jabatan: Jabatan) -> bool:
    """Whether the sheet is that of the office itself or of the camat."""
    if jabatan.jenis_jabatan == "instansi":
        return True
    post = read_post(jabatan.nama)
    return bool(post and post.is_post and post.kind in ("camat", "lurah"))

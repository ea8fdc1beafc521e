"""Who writes a register: planner and admin all, a section those that its jabatan keeps, the camat none.

A register names its keeper as offices commonly do ("Kasi Pelayanan"); the office's own list says who that is there
("Kepala Seksi Pelayanan Umum"), by name or by alias. Where it names nobody of the office, every section may write:
a register that nobody could fill would stay empty for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tolok.core.kernel.text import words
from tolok.core.registers.register import Register
from tolok.web.apps.offices import queries as offices
from tolok.web.permissions import Role

_SHORT = {
    "kasi": "kepala seksi",
    "kasie": "kepala seksi",
    "kasubbag": "kepala subbagian",
    "kasubag": "kepala subbagian",
    "subbag": "subbagian",
    "subag": "subbagian",
    "sekcam": "sekretaris kecamatan",
}
"""How offices shorten the names of jabatan; what else an office writes stands in its list of aliases."""


@dataclass(frozen=True, slots=True)
class Keepers:
    """The office's jabatan and aliases, read once a page."""

    jabatan: Sequence[str]
    aliases: Sequence[tuple[str, str]]

    def of(self, register: Register) -> tuple[str, ...]:
        """The jabatan of the office that keep a register; empty when its keeper names none."""
        names = {tuple(_spelled_out(name)) for name in self._names_of(register.keeper)}
        return tuple(jabatan for jabatan in self.jabatan if any(_begins(jabatan, name) for name in names))

    def may_write(self, user: Any, register: Register) -> bool:
        if user.role != Role.SECTION:
            return user.role in (Role.ADMIN, Role.PLANNER)
        keeping = self.of(register)
        own = {tuple(_spelled_out(name)) for name in self._names_of(user.jabatan)}
        return not keeping or any(tuple(_spelled_out(jabatan)) in own for jabatan in keeping)

    def _names_of(self, name: str) -> list[str]:
        """A jabatan's name and what it is an alias of."""
        spelled = _spelled_out(name)
        return [name, *(jabatan for alias, jabatan in self.aliases if _spelled_out(alias) == spelled)]


def keepers_of(office: Any) -> Keepers:
    return Keepers(offices.jabatan_names(office), offices.alias_pairs(office))


def _begins(jabatan: str, name: tuple[str, ...]) -> bool:
    """ "Kasi Pelayanan" is "Kepala Seksi Pelayanan Umum" here; "Kasi" alone would be everybody."""
    spelled = tuple(_spelled_out(jabatan))
    return spelled == name or (len(name) > 2 and spelled[: len(name)] == name)


def _spelled_out(name: str) -> list[str]:
    return [word for short in words(name) for word in _SHORT.get(short, short).split()]

"""Who answers for an indicator today: the name in the decree -> the jabatan it means -> its holder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tolok.core.kernel.text import fold
from tolok.web.apps.offices import queries as offices


@dataclass(frozen=True, slots=True)
class Holder:
    """`written` as the decree has it; `jabatan` differs where an alias applies; `nama` is "" where nobody is."""

    written: str
    jabatan: str
    nama: str
    is_plt: bool


def holders_of(office: Any, written_names: tuple[str, ...], day: date) -> list[Holder]:
    """The holders on `day`, in the decree's order. Of two in office the acting one (Plt.) answers, then the later."""
    aliases = {fold(alias.alias): alias.jabatan for alias in offices.alias_list(office, on=day)}
    people = sorted(offices.pejabat_list(office, on=day), key=lambda p: (p.is_plt, p.sejak or date.min))
    by_jabatan = {fold(person.jabatan): person for person in people}
    found = []
    for written in written_names:
        jabatan = aliases.get(fold(written), written)
        person = by_jabatan.get(fold(jabatan))
        found.append(Holder(written, jabatan, person.nama if person else "", bool(person and person.is_plt)))
    return found

"""Areas of every level by their code: what an area is called, what lies above it and what below.

The levels above the kecamatan follow from `kecamatan.csv`: a code begins with the code of the area above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from tolok.core.wilayah import desa_of, kecamatan_list

_LENGTHS = (0, 2, 5, 8, 13)


class Level(IntEnum):
    """How many parts a code has; the nation has none, its code is the empty text."""

    NASIONAL = 0
    PROVINSI = 1
    KABUPATEN = 2
    KECAMATAN = 3
    DESA = 4


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """One area of the official list; `nama` of a kabupaten carries its word ("Kota Batu")."""

    code: str
    nama: str

    @property
    def level(self) -> Level:
        return level_of(self.code)


NATION = Area("", "Indonesia")


def level_of(code: str) -> Level:
    """The level of a dotted code; "" is the nation. Raises ValueError for another form."""
    try:
        return Level(_LENGTHS.index(len(code)))
    except ValueError:
        raise ValueError(f"expected a code such as 35, 35.09, 35.09.09 or 35.09.09.2001, got: {code!r}") from None


def code_above(code: str, level: Level) -> str:
    """The code of the area of `level` that the area `code` lies in, or itself. Raises ValueError for one below it."""
    if level > level_of(code):
        raise ValueError(f"expected a level not below that of {code!r}, got: {level.name}")
    return code[: _LENGTHS[level]]


def areas(level: Level) -> tuple[Area, ...]:
    """All areas of a level down to the kecamatan, by code. Raises ValueError for DESA: ask `areas_in` for those."""
    if level is Level.DESA:
        raise ValueError("expected a level down to KECAMATAN, got: DESA")
    return tuple(area for code, area in _down_to_kecamatan().items() if level_of(code) is level)


def area_of(code: str) -> Area | None:
    """The area with that code; None where the official list has none."""
    if len(code) == _LENGTHS[Level.DESA]:
        return next((area for area in areas_in(code[: _LENGTHS[Level.KECAMATAN]]) if area.code == code), None)
    return _down_to_kecamatan().get(code)


def areas_in(code: str) -> tuple[Area, ...]:
    """The areas directly below the area `code`, by code; none for an unknown one."""
    if len(code) == _LENGTHS[Level.KECAMATAN]:
        return tuple(Area(desa.code, desa.nama) for desa in desa_of(code))
    return _below().get(code, ())


@cache
def _down_to_kecamatan() -> dict[str, Area]:
    found = {NATION.code: NATION}
    for one in kecamatan_list():
        found[one.code[:2]] = Area(one.code[:2], one.provinsi)
        found[one.code[:5]] = Area(one.code[:5], one.kabupaten)
        found[one.code] = Area(one.code, one.nama)
    return dict(sorted(found.items()))


@cache
def _below() -> dict[str, tuple[Area, ...]]:
    found: dict[str, list[Area]] = {}
    for code, area in _down_to_kecamatan().items():
        if code:
            found.setdefault(code_above(code, Level(area.level - 1)), []).append(area)
    return {above: tuple(below) for above, below in found.items()}

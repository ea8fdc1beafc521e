"""Who there is in a simulated nation: its offices with their sizes and habits, and how work is spread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tolok.core.registers import all_registers
from tolok.core.registers.register import Register
from tolok.core.wilayah import Kecamatan, kecamatan_list
from tolok.core.wilayah.areas import Level, code_above

MOST_OFFICES = 7285
DESA = "desa"
_SHARES = {"surat": 34.0, "layanan": 30.0, "kehadiran": 14.0, "kegiatan": 9.0, "dokumen": 7.0, "aset": 3.0}
"""Of a hundred rows of an office; a register that is not named here has two."""
_MONTHS = (0.75, 0.85, 0.95, 0.95, 1.0, 0.95, 1.0, 1.0, 1.05, 1.1, 1.25, 1.9)
"""How busy each month is: accounts are settled in December."""
_SILENT, _LATE, _CARELESS = 0.02, 0.10, 0.01

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Nation:
    """What is to be simulated. `events` are rows of registers over `years` calendar years from `first_year`.

    Beside them the desa of every office stand as reference rows. `catalogues` kinds of catalogue, each of
    `indicators` rows, are dealt over the offices. Raises ValueError for what cannot be.
    """

    offices: int
    events: int
    first_year: int = 2025
    years: int = 1
    catalogues: int = 8
    indicators: int = 60
    seed: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.offices <= MOST_OFFICES:
            raise ValueError(f"offices must be 1..{MOST_OFFICES}, as many as the official list has; got {self.offices}")
        if self.events < 0 or self.years < 1 or self.catalogues < 1 or self.indicators < 1 or self.seed < 0:
            raise ValueError(f"expected counts that can be, got: {self!r}")

    def random(self, *what: int) -> np.random.Generator:
        """A stream of random numbers of its own for each thing that is drawn, so that none depends on the others."""
        return np.random.Generator(np.random.Philox(np.random.SeedSequence([self.seed, *what])))

    @cached_property
    def kecamatan(self) -> tuple[Kecamatan, ...]:
        """The offices by code: whole kabupaten as far as they go, so that there is something to roll up."""
        by_kabupaten: dict[str, list[Kecamatan]] = {}
        for one in kecamatan_list():
            by_kabupaten.setdefault(code_above(one.code, Level.KABUPATEN), []).append(one)
        codes = list(by_kabupaten)
        order = self.random(1).permutation(len(codes))
        chosen = [one for place in order for one in by_kabupaten[codes[place]]][: self.offices]
        return tuple(sorted(chosen, key=lambda one: one.code))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return tuple(one.code for one in self.kecamatan)

    @cached_property
    def registers(self) -> tuple[Register, ...]:
        """Those that events fall in, by slug."""
        return tuple(register for slug, register in sorted(all_registers().items()) if slug != DESA)

    @cached_property
    def silent(self) -> Flags:
        """Offices that send nothing at all, neither rows nor statements; one office alone is never silent."""
        if self.offices == 1:
            return np.zeros(1, np.bool_)
        return self.random(2).random(self.offices) < _SILENT

    @cached_property
    def late_by(self) -> NDArray[np.int64]:
        """How many of the last months each office has not stated yet."""
        draw = self.random(3)
        return np.where(draw.random(self.offices) < _LATE, draw.integers(1, 5, self.offices), 0)

    @cached_property
    def careless(self) -> Flags:
        """Offices that now and then leave a quantity empty."""
        return self.random(4).random(self.offices) < _CARELESS

    @cached_property
    def spread(self) -> Floats:
        """[office, register]: the share of all rows; sums to 1."""
        draw = self.random(5)
        sizes = draw.lognormal(0.0, 0.9, self.offices) * ~self.silent
        shares = np.array([_SHARES.get(register.slug, 2.0) for register in self.registers])
        uneven = draw.gamma(4.0, 0.25, (self.offices, len(self.registers)))
        found = sizes[:, None] * shares[None, :] * uneven
        total = found.sum()
        return np.asarray(found / total) if total else found

    @cached_property
    def events_by_month(self) -> NDArray[np.int64]:
        """How many of the events fall in each month; they sum to `events`."""
        weights = np.array(_MONTHS * self.years)
        return np.asarray(self.random(6).multinomial(self.events, weights / weights.sum()))

    def counts(self, month: int) -> NDArray[np.int64]:
        """[office, register]: the rows of the month number `month` of the simulation."""
        flat = self.random(7, month).multinomial(self.events_by_month[month], self.spread.ravel())
        return np.asarray(flat.reshape(self.spread.shape))

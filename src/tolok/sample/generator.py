"""The sample's year: decrees, plan and seeded rows put together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from random import Random

from tolok.core.catalogue import Keputusan, from_data
from tolok.core.kernel.period import Period
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.registers import all_registers
from tolok.core.registers.entry import Entry, Statement, StatementState
from tolok.sample.kantor import ALIASES, OFFICE, PEJABAT
from tolok.sample.plan import planned
from tolok.sample.rows import aset, dokumen, kegiatan, kehadiran, layanan, reference, surat
from tolok.sample.workdays import YEAR

_SEEDED = {
    "aset": aset.rows,
    "dokumen": dokumen.rows,
    "kegiatan": kegiatan.rows,
    "kehadiran": kehadiran.rows,
    "layanan": layanan.rows,
    "surat": surat.rows,
}
_FIXED = {"desa": reference.desa_rows, "pegawai": reference.pegawai_rows}


def sample_year(seed: int = 2025) -> OfficeYear:
    """Kecamatan Wanakerti's 2025. The same `seed` gives the same year, row by row."""
    keputusan = published_decrees()
    return OfficeYear(
        office=OFFICE,
        year=YEAR,
        keputusan=keputusan,
        indikator=planned(keputusan),
        entries=tuple(_entries(seed)),
        statements=tuple(_statements()),
        pejabat=PEJABAT,
        aliases=ALIASES,
    )


def published_decrees() -> tuple[Keputusan, ...]:
    """The clean IKU and IKI decrees as read and confirmed."""
    folder = files("tolok.sample").joinpath("keputusan")
    return tuple(from_data(json.loads(folder.joinpath(f"{name}.json").read_text("utf-8"))) for name in ("iku", "iki"))


def _entries(seed: int) -> Iterator[Entry]:
    for slug in all_registers():
        if slug in _SEEDED:
            # A stream for each register: a text seed is hashed the same way on every machine and Python.
            yield from _SEEDED[slug](Random(f"{seed}/{slug}"))  # noqa: S311 - sample rows, no secret
        elif slug in _FIXED:
            yield from _FIXED[slug]()


def _statements() -> Iterator[Statement]:
    """Every month stated, but for the one that was left off and the one with nothing in it."""
    for slug, register in all_registers().items():
        if register.is_reference or slug not in _SEEDED:
            continue
        for month in Period.of_year(YEAR).months():
            state = StatementState.LENGKAP
            if (slug, month.month) == ("kehadiran", kehadiran.UNFINISHED_MONTH):
                state = StatementState.BELUM
            if (slug, month.month) == ("dokumen", dokumen.NIHIL_MONTH):
                state = StatementState.NIHIL
            yield Statement(OFFICE.code, slug, month, state)

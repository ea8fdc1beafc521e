"""Daftar Hadir ASN: one row for each civil servant and working day.

November was left off after its first days and never stated complete: its rows must not be taken for a month.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from tolok.core.registers.entry import Entry
from tolok.sample.kantor import OFFICE, PEGAWAI, Pegawai
from tolok.sample.workdays import YEAR, workdays

UNFINISHED_MONTH = 11
_STATES = ("hadir", "terlambat", "dinas_luar", "izin", "sakit", "cuti", "tanpa_keterangan")
_WEIGHTS = (820, 70, 55, 12, 14, 25, 4)
_LEFT_OFF = (date(YEAR, UNFINISHED_MONTH, 7), date(YEAR, UNFINISHED_MONTH, 30))


def rows(rng: Random) -> Iterator[Entry]:
    number = 0
    for day in workdays():
        if _LEFT_OFF[0] <= day <= _LEFT_OFF[1]:
            continue
        for pegawai in PEGAWAI:
            if pegawai.sejak <= day and (pegawai.sampai is None or day < pegawai.sampai):
                number += 1
                yield _presence(rng, number, day, pegawai)


def _presence(rng: Random, number: int, day: date, pegawai: Pegawai) -> Entry:
    status = rng.choices(_STATES, _WEIGHTS)[0]
    lain = {"nip": pegawai.nip, "nama_pegawai": pegawai.nama}
    if status == "dinas_luar":
        lain["keterangan"] = f"Surat tugas {rng.randint(1, 400)}/ST/{day.year}"
    return Entry(
        id=f"hadir-{number:04}", office=OFFICE.code, register="kehadiran", submitted=day, status=status, lain=lain
    )

"""Reference data: the desa and the civil servants, with the dates between which they stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tolok.core.registers.entry import Entry
from tolok.sample.kantor import DESA, OFFICE, PEGAWAI


def desa_rows() -> Iterator[Entry]:
    for number, name in enumerate(DESA.values(), 1):
        yield Entry(
            id=f"desa-{number:02}",
            office=OFFICE.code,
            register="desa",
            kind="desa",
            village=name,
            submitted=date(2008, 1, 2),
        )


def pegawai_rows() -> Iterator[Entry]:
    for number, pegawai in enumerate(PEGAWAI, 1):
        yield Entry(
            id=f"pegawai-{number:02}",
            office=OFFICE.code,
            register="pegawai",
            kind=pegawai.jenis,
            submitted=pegawai.sejak,
            completed=pegawai.sampai,
            status="aktif",
            lain={
                "nip": pegawai.nip,
                "nama_pegawai": pegawai.nama,
                "jabatan": pegawai.jabatan,
                "pangkat": pegawai.pangkat,
            },
        )

"""A small decree of our own writing, as an office would upload it."""

from __future__ import annotations

from decimal import Decimal

from tolok.web.apps.accounts.models import User
from tolok.web.apps.catalogue import actions
from tolok.web.apps.catalogue.models import Reading, Version
from tolok.web.apps.offices.models import Office

TEXT = """KEPUTUSAN CAMAT RAWA UJI
NOMOR 5 TAHUN 2025
TENTANG
INDIKATOR KINERJA UTAMA KECAMATAN RAWA UJI

KABUPATEN CONTOH

CAMAT RAWA UJI,

Menimbang : bahwa perlu menetapkan indikator kinerja utama;

MEMUTUSKAN:

KESATU : Menetapkan Indikator Kinerja Utama Kecamatan Rawa Uji.

Ditetapkan di Rawa Uji
pada tanggal 2 Januari 2025

CAMAT RAWA UJI,

BUDI CONTOH

LAMPIRAN KEPUTUSAN CAMAT RAWA UJI

NO\tSASARAN\tINDIKATOR KINERJA UTAMA\tFORMULA\tPENANGGUNG JAWAB\tSUMBER DATA
1\tMeningkatnya mutu pelayanan\tPersentase layanan yang selesai tepat waktu\t{formula}\tKasi Pelayanan\tRegister layanan
2\tMeningkatnya tertib arsip\tJumlah surat masuk\tJumlah surat masuk\tKasubbag Umum\tAgenda surat
"""
FORMULA = "Jumlah layanan yang selesai tepat waktu / Jumlah seluruh permohonan layanan x 100%"

BINDINGS = (
    ("1/1", "Jumlah layanan yang selesai tepat waktu", "layanan", "semua_tepat_waktu"),
    ("1/1", "Jumlah seluruh permohonan layanan", "layanan", "semua_masuk"),
    ("1/2", "Jumlah surat masuk", "surat", "masuk_seluruh"),
)


def decree(formula: str = FORMULA, kecamatan: str = "RAWA UJI") -> bytes:
    return TEXT.format(formula=formula).replace("RAWA UJI", kecamatan).encode()


def uploaded(office: Office, by: User, formula: str = FORMULA, kecamatan: str = "RAWA UJI") -> Reading:
    """The decree, uploaded and read."""
    return actions.upload_decree(office=office, name="iku.txt", content=decree(formula, kecamatan), by=by)[0]


def published(office: Office, by: User, *, bound: bool = True) -> Version:
    """The decree in force from 2025, its phrases bound to the register of services and the agenda."""
    reading = uploaded(office, by)
    version = actions.publish(reading=reading, token=reading.revision, first_year=2025, last_year=None, by=by)
    if bound:
        for place, phrase, register, offer in BINDINGS:
            actions.bind(
                reading=reading, place=place, phrase=phrase, register=register, offer=offer, score=Decimal(1), by=by
            )
    return version

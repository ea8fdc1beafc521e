"""Daftar Hadir ASN: one row for each civil servant and working day."""

from __future__ import annotations

from tolok.core.registers.register import Column, ColumnType, CountOffer, Register, choices
from tolok.core.registers.term import IsOneOf

STATES = {
    "hadir": "Hadir",
    "terlambat": "Hadir, terlambat",
    "dinas_luar": "Dinas luar",
    "izin": "Izin",
    "sakit": "Sakit",
    "cuti": "Cuti",
    "tanpa_keterangan": "Tanpa keterangan",
}


def _offer(slug: str, label: str, phrases: tuple[str, ...], *states: str) -> CountOffer:
    return CountOffer(slug, label, phrases, (IsOneOf("status", states),) if states else ())


REGISTER = Register(
    slug="kehadiran",
    nama="Daftar Hadir ASN",
    satuan="hari kerja pegawai",
    keeper="Kasubbag Umum dan Kepegawaian",
    columns=(
        Column("submitted", "Tanggal", ColumnType.DATE, True, help="Hari kerja.", example="03-02-2026", word="tanggal"),
        Column("nip", "NIP", ColumnType.TEXT, help="18 angka.", example="198503122010011004"),
        Column("nama_pegawai", "Nama pegawai", ColumnType.TEXT, True, example="Budi Santoso"),
        Column(
            "status",
            "Kehadiran",
            ColumnType.CHOICE,
            True,
            choices(STATES),
            "Satu baris untuk tiap pegawai pada tiap hari kerja.",
            "Hadir",
            word="kehadiran",
        ),
        Column("keterangan", "Keterangan", ColumnType.LONG_TEXT, help="Nomor surat tugas, surat izin, dan sebagainya."),
    ),
    offers=(
        _offer(
            "seluruh",
            "Seluruh hari kerja ASN",
            (
                "ASN yang wajib hadir",
                "PNS yang wajib hadir",
                "hari kerja pegawai",
                "daftar hadir pegawai",
                "kehadiran ASN seharusnya",
            ),
        ),
        _offer(
            "hadir",
            "Kehadiran ASN (termasuk terlambat dan dinas luar)",
            (
                "ASN yang hadir",
                "PNS yang hadir",
                "pegawai yang masuk kerja",
                "kehadiran pegawai",
                "hari hadir ASN",
            ),
            "hadir",
            "terlambat",
            "dinas_luar",
        ),
        _offer(
            "hadir_tepat_waktu",
            "ASN yang hadir tepat waktu (termasuk dinas luar)",
            (
                "pegawai yang hadir tepat waktu",
                "pegawai yang masuk kerja tepat waktu",
            ),
            "hadir",
            "dinas_luar",
        ),
        _offer("terlambat", "ASN yang hadir terlambat", ("keterlambatan pegawai",), "terlambat"),
        _offer(
            "berhalangan",
            "ASN yang tidak hadir dengan izin, sakit atau cuti",
            (
                "pegawai yang izin",
                "pegawai yang sakit",
                "pegawai yang cuti",
            ),
            "izin",
            "sakit",
            "cuti",
        ),
        _offer(
            "tanpa_keterangan",
            "ASN yang tidak hadir tanpa keterangan",
            ("pegawai mangkir", "pegawai alpa", "ASN tidak hadir tanpa alasan yang sah"),
            "tanpa_keterangan",
        ),
        _offer(
            "tidak_hadir",
            "ASN yang tidak hadir",
            ("ketidakhadiran pegawai",),
            "izin",
            "sakit",
            "cuti",
            "tanpa_keterangan",
        ),
    ),
    evidence="Rekap mesin presensi atau daftar hadir yang ditandatangani",
    sumber_data_words=(
        "daftar hadir",
        "daftar hadir karyawan",
        "absensi",
        "rekap absensi",
        "presensi",
        "daftar hadir pegawai",
        "finger print",
        "e-presensi",
        "rekapitulasi kehadiran",
    ),
)

"""Daftar Pegawai: the civil servants of the office, dated reference data."""

from __future__ import annotations

from tolok.core.registers.register import Column, ColumnType, CountOffer, Register, choices
from tolok.core.registers.term import IsOneOf, Nature

REGISTER = Register(
    slug="pegawai",
    nama="Daftar Pegawai",
    satuan="pegawai",
    keeper="Kasubbag Umum dan Kepegawaian",
    columns=(
        Column("kind", "Jenis ASN", ColumnType.CHOICE, True, choices({"pns": "PNS", "pppk": "PPPK"}), example="PNS"),
        Column("nip", "NIP", ColumnType.TEXT, True, help="18 angka.", example="198503122010011004"),
        Column("nama_pegawai", "Nama pegawai", ColumnType.TEXT, True, example="Budi Santoso"),
        Column("jabatan", "Jabatan", ColumnType.TEXT, example="Kasi Pemerintahan"),
        Column("pangkat", "Pangkat/golongan", ColumnType.TEXT, example="Penata, III/c"),
        Column("submitted", "Bertugas sejak", ColumnType.DATE, True, example="01-04-2021", word="sejak"),
        Column(
            "completed",
            "Sampai",
            ColumnType.DATE,
            help="Hari pindah, pensiun atau berganti status; kosong bila masih.",
            word="sampai",
        ),
        Column(
            "status",
            "Status",
            ColumnType.CHOICE,
            True,
            choices({"aktif": "Aktif", "tugas_belajar": "Tugas belajar", "cuti_panjang": "Cuti di luar tanggungan"}),
            example="Aktif",
        ),
    ),
    offers=(
        CountOffer("asn", "Seluruh ASN", ("ASN", "pegawai", "aparatur", "ASN di kecamatan", "karyawan")),
        CountOffer("pns", "Seluruh PNS", ("PNS", "pegawai negeri sipil"), (IsOneOf("kind", ("pns",)),)),
        CountOffer("pppk", "Seluruh PPPK", ("PPPK", "pegawai dengan perjanjian kerja"), (IsOneOf("kind", ("pppk",)),)),
        CountOffer("aktif", "ASN yang aktif bertugas", ("pegawai aktif",), (IsOneOf("status", ("aktif",)),)),
    ),
    nature=Nature.POSITION,
    evidence="Surat keputusan pengangkatan, mutasi atau pensiun",
    sumber_data_words=(
        "data pegawai",
        "daftar pegawai",
        "daftar urut kepangkatan",
        "duk",
        "file pns",
        "data kepegawaian",
    ),
    is_reference=True,
)

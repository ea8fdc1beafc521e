"""Daftar Desa: the desa and kelurahan of the office, dated reference data."""

from __future__ import annotations

from tolok.core.registers.register import Column, ColumnType, CountOffer, Register, choices
from tolok.core.registers.term import IsOneOf, Nature

REGISTER = Register(
    slug="desa",
    nama="Daftar Desa dan Kelurahan",
    satuan="desa",
    keeper="Kasi Pemerintahan",
    columns=(
        Column(
            "kind",
            "Jenis",
            ColumnType.CHOICE,
            True,
            choices({"desa": "Desa", "kelurahan": "Kelurahan"}),
            example="Desa",
        ),
        Column("village", "Desa/kelurahan", ColumnType.VILLAGE, True, example="Sukamaju"),
        Column("submitted", "Berdiri sejak", ColumnType.DATE, True, example="01-01-2010", word="sejak"),
        Column(
            "completed",
            "Sampai",
            ColumnType.DATE,
            help="Hari digabung atau beralih; kosong bila masih ada.",
            word="sampai",
        ),
    ),
    offers=(
        CountOffer("seluruh", "Seluruh desa dan kelurahan", ("desa/kelurahan", "desa se-kecamatan dan kelurahan")),
        CountOffer(
            "desa", "Seluruh desa", ("desa", "desa yang ada", "desa di kecamatan"), (IsOneOf("kind", ("desa",)),)
        ),
        CountOffer(
            "kelurahan", "Seluruh kelurahan", ("kelurahan", "kelurahan yang ada"), (IsOneOf("kind", ("kelurahan",)),)
        ),
    ),
    nature=Nature.POSITION,
    evidence="Peraturan daerah pembentukan, kode wilayah Kementerian Dalam Negeri",
    sumber_data_words=("data desa", "daftar desa", "profil desa", "monografi kecamatan", "profil kecamatan"),
    is_reference=True,
)

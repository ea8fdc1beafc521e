"""Buku Inventaris Aset: what the office owns and in which condition. A position, not a flow.

A row stands from its acquisition (or from the day its condition began) until it is disposed of or its condition
changes: then the row is closed and a new one opened, so that the condition at any month's end stays answerable.
"""

from __future__ import annotations

from tolok.core.registers.register import Column, ColumnType, CountOffer, Register, choices
from tolok.core.registers.term import Condition, IsOneOf, Nature

KINDS = {
    "tanah": "Tanah",
    "gedung": "Gedung dan bangunan",
    "kendaraan": "Kendaraan dinas",
    "peralatan": "Peralatan dan mesin",
    "komputer": "Komputer dan jaringan",
    "mebel": "Mebel",
    "lainnya": "Aset lainnya",
}
CONDITIONS = {"baik": "Baik", "rusak_ringan": "Rusak ringan", "rusak_berat": "Rusak berat"}

# Slug of a group -> kinds, noun, other nouns. Decrees say "sarana dan prasarana" for the whole inventory.
GROUPS: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "semua": (
        (),
        "aset",
        ("sarana dan prasarana", "barang milik daerah", "barang inventaris", "sarana prasarana aparatur"),
    ),
    "gedung": (("gedung",), "gedung kantor", ("bangunan kantor",)),
    "kendaraan": (("kendaraan",), "kendaraan dinas", ("kendaraan dinas operasional",)),
    "peralatan": (("peralatan", "komputer", "mebel"), "peralatan dan perlengkapan kantor", ("peralatan dan mesin",)),
}


def _offers(slug: str, kinds: tuple[str, ...], noun: str, others: tuple[str, ...]) -> tuple[CountOffer, ...]:
    chosen: tuple[Condition, ...] = (IsOneOf("kind", kinds),) if kinds else ()
    nouns = (noun, *others)
    prefix = "" if slug == "semua" else f"{slug}_"

    def said(*endings: str) -> tuple[str, ...]:
        return tuple(ending.format(each) for each in nouns for ending in endings)

    def in_condition(*values: str) -> tuple[Condition, ...]:
        return (*chosen, IsOneOf("status", values))

    return (
        CountOffer(prefix + "seluruh", f"Seluruh {noun}", said("{}", "{} yang dimiliki", "{} yang digunakan"), chosen),
        CountOffer(
            prefix + "baik",
            f"{noun.capitalize()} dalam kondisi baik",
            said("{} yang berfungsi baik", "{} yang layak fungsi"),
            in_condition("baik"),
        ),
        CountOffer(
            prefix + "dapat_digunakan",
            f"{noun.capitalize()} yang dapat digunakan (baik dan rusak ringan)",
            said("{} yang dapat dimanfaatkan"),
            in_condition("baik", "rusak_ringan"),
        ),
        CountOffer(
            prefix + "rusak",
            f"{noun.capitalize()} yang rusak (ringan dan berat)",
            said("{} dalam kondisi rusak"),
            in_condition("rusak_ringan", "rusak_berat"),
        ),
        CountOffer(prefix + "rusak_berat", f"{noun.capitalize()} yang rusak berat", (), in_condition("rusak_berat")),
        CountOffer(
            prefix + "nilai",
            f"Nilai {noun} (rupiah)",
            said("nilai perolehan {}"),
            chosen,
            measure="quantity",
        ),
    )


REGISTER = Register(
    slug="aset",
    nama="Buku Inventaris Aset",
    satuan="aset",
    keeper="Kasubbag Perencanaan, Keuangan dan Aset",
    columns=(
        Column("kind", "Golongan aset", ColumnType.CHOICE, True, choices(KINDS), example="Kendaraan dinas"),
        Column("kode_barang", "Kode barang", ColumnType.TEXT, example="1.3.2.02.01.04.001"),
        Column("nama_barang", "Nama barang", ColumnType.TEXT, True, example="Sepeda motor dinas"),
        Column(
            "submitted",
            "Berlaku sejak",
            ColumnType.DATE,
            True,
            help="Tanggal perolehan, atau hari kondisi ini mulai berlaku.",
            example="15-01-2026",
            word="sejak",
        ),
        Column(
            "completed",
            "Berlaku sampai",
            ColumnType.DATE,
            help="Hari dihapus atau berganti kondisi; kosong bila masih berlaku. Kondisi baru: baris baru.",
            example="20-08-2026",
            word="sampai",
        ),
        Column("status", "Kondisi", ColumnType.CHOICE, True, choices(CONDITIONS), example="Baik", word="kondisi"),
        Column(
            "quantity",
            "Nilai perolehan (rupiah)",
            ColumnType.INTEGER,
            help="Rupiah penuh, tanpa sen.",
            example="18.500.000",
            word="nilai",
            satuan="rupiah",
        ),
        Column("keterangan", "Keterangan", ColumnType.LONG_TEXT),
    ),
    offers=tuple(offer for slug, group in GROUPS.items() for offer in _offers(slug, *group)),
    nature=Nature.POSITION,
    evidence="Kartu inventaris barang, berita acara serah terima atau penghapusan",
    sumber_data_words=(
        "daftar aset",
        "kartu inventaris barang",
        "kib",
        "inventaris",
        "dokumen inventaris aset",
        "buku inventaris",
        "simbada",
        "simda bmd",
        "berita acara penerimaan barang",
        "daftar barang",
        "kir",
    ),
)

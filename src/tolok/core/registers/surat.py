"""Agenda Surat: letters in and out, from receipt to distribution and archive."""

from __future__ import annotations

from tolok.core.registers.register import Column, ColumnType, CountOffer, Register, choices
from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime

INCOMING = IsOneOf("kind", ("masuk",))
OUTGOING = IsOneOf("kind", ("keluar",))


def _offers(slug: str, noun: str, others: tuple[str, ...], *conditions: Condition) -> tuple[CountOffer, ...]:
    """What can be asked of letters in, letters out, or both."""
    prefix = f"{slug}_" if slug else ""
    done = "terkirim" if slug == "keluar" else "terdistribusi"
    nouns = (noun, *others)

    def said(*endings: str) -> tuple[str, ...]:
        return tuple(ending.format(each) for each in nouns for ending in endings)

    return (
        CountOffer(
            prefix + "seluruh", f"Seluruh {noun}", said("{}", "{} dalam register", "{} yang diterima"), conditions
        ),
        CountOffer(
            prefix + "selesai",
            f"{noun.capitalize()} yang {done}",
            said("{} yang didistribusikan", "{} yang dikirim", "{} yang ditindaklanjuti", "{} yang selesai"),
            (*conditions, IsFilled("completed")),
        ),
        CountOffer(
            prefix + "tepat_waktu",
            f"{noun.capitalize()} yang {done} tepat waktu",
            said("{} yang ditindaklanjuti tepat waktu", "{} yang diproses tepat waktu"),
            (*conditions, IsOnTime()),
        ),
        CountOffer(
            prefix + "terlambat",
            f"{noun.capitalize()} yang terlambat {done}",
            said("{} yang melewati batas waktu"),
            (*conditions, IsLate()),
        ),
        CountOffer(
            prefix + "diarsip",
            f"{noun.capitalize()} yang diarsip",
            said("arsip {}", "{} yang disimpan"),
            (*conditions, IsOneOf("status", ("diarsip",))),
        ),
    )


REGISTER = Register(
    slug="surat",
    nama="Agenda Surat",
    satuan="surat",
    keeper="Kasubbag Umum dan Kepegawaian",
    columns=(
        Column(
            "kind",
            "Jenis surat",
            ColumnType.CHOICE,
            True,
            choices({"masuk": "Surat masuk", "keluar": "Surat keluar"}),
            "Surat yang diterima kecamatan, atau yang dikeluarkannya.",
            "Surat masuk",
        ),
        Column(
            "nomor", "Nomor surat", ColumnType.TEXT, True, help="Seperti tertulis pada surat.", example="005/112/2026"
        ),
        Column(
            "submitted",
            "Tanggal diterima/dibuat",
            ColumnType.DATE,
            True,
            help="Surat masuk: hari diterima. Surat keluar: tanggal surat. Tanggal ini menentukan bulannya.",
            example="12-03-2026",
        ),
        Column("perihal", "Perihal", ColumnType.LONG_TEXT, True, example="Undangan rapat koordinasi"),
        Column(
            "asal_tujuan",
            "Asal/tujuan",
            ColumnType.TEXT,
            help="Pengirim surat masuk, atau tujuan surat keluar.",
            example="Dinas Pemberdayaan Masyarakat dan Desa",
        ),
        Column(
            "due",
            "Batas distribusi/tindak lanjut",
            ColumnType.DATE,
            help="Kosong berarti tanpa batas waktu; surat itu tidak dihitung tepat waktu.",
            example="14-03-2026",
        ),
        Column(
            "completed",
            "Tanggal didistribusikan/dikirim",
            ColumnType.DATE,
            help="Kosong bila belum.",
            example="13-03-2026",
        ),
        Column(
            "status",
            "Status",
            ColumnType.CHOICE,
            True,
            choices({"diproses": "Sedang diproses", "terdistribusi": "Terdistribusi/terkirim", "diarsip": "Diarsip"}),
            "Keadaan terakhir surat.",
            "Diarsip",
        ),
        Column("village", "Desa/kelurahan", ColumnType.VILLAGE, help="Bila surat dari atau untuk satu desa."),
    ),
    offers=(
        *_offers("", "surat masuk dan surat keluar", ("surat", "surat menyurat")),
        *_offers("masuk", "surat masuk", (), INCOMING),
        *_offers("keluar", "surat keluar", (), OUTGOING),
    ),
    evidence="Pindaian surat dan lembar disposisi atau bukti kirim",
    sumber_data_words=(
        "agenda surat",
        "agenda surat masuk",
        "agenda surat keluar",
        "buku agenda",
        "dokumen surat",
        "surat masuk",
        "surat keluar",
        "register surat",
        "register arsip surat",
        "nota dinas",
        "lembar disposisi",
        "ekspedisi",
        "arsip",
    ),
)
